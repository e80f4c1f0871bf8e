"""The audit: written with the change, chained, never changed, and shown to those it concerns."""

from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cloud.audit import operations, queries
from cloud.audit.rules import FIRST_HASH, SealedEntry, entry_hash, first_broken
from cloud.branches.models import BranchRow
from cloud.foundation.actor import SYSTEM
from cloud.foundation.changes import Change
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.paging import PageRequest
from tests.cloud.conftest import SignIn
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Ground, Urls


def chain(count: int) -> list[SealedEntry]:
    entries, previous = [], FIRST_HASH
    for position in range(1, count + 1):
        content = {"action": f"step {position}"}
        digest = entry_hash(content=content, position=position, previous_hash=previous)
        entries.append(SealedEntry(position, content, previous, digest))
        previous = digest
    return entries


def test_a_whole_chain_holds() -> None:
    assert first_broken(chain(5), kept={}) is None


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_changed_entry_is_found_at_its_place(place: int) -> None:
    entries = chain(5)
    old = entries[place]
    entries[place] = SealedEntry(old.position, {"action": "nothing happened"}, old.previous_hash, old.hash)

    assert first_broken(entries, kept={}) == place + 1


def test_a_broken_link_is_found_even_if_the_content_is_as_it_was() -> None:
    entries = chain(5)
    old = entries[2]
    entries[2] = SealedEntry(old.position, old.content, FIRST_HASH, old.hash)

    assert first_broken(entries, kept={}) == 3


def test_a_removed_or_moved_entry_is_found() -> None:
    entries = chain(5)

    assert first_broken(entries[:2] + entries[3:], kept={}) == 3
    assert first_broken([entries[1], entries[0], *entries[2:]], kept={}) == 1


def write(transaction: Transaction, branch_id: UUID | None, action: str) -> None:
    operations.record(
        transaction, actor=SYSTEM, action=action, object_kind="thing", object_id=uuid4(), branch_id=branch_id
    )


async def test_each_branch_has_its_own_whole_chain(transaction: Transaction, ground: Ground) -> None:
    for number in range(3):
        write(transaction, ground.nairobi, f"a{number}")
        write(transaction, ground.mombasa, f"b{number}")
        write(transaction, None, f"c{number}")
    await transaction.flush()

    sealed = await operations.seal(transaction, kept={})
    again = await operations.seal(transaction, kept={})

    positions = await transaction.execute(
        text("SELECT array_agg(position ORDER BY id) FROM audit_entry GROUP BY branch_id")
    )
    assert (sealed, again) == (9, 0)
    assert [row[0] for row in positions] == [[1, 2, 3]] * 3
    assert await queries.verify(transaction, kept={}) == {}


async def test_what_is_read_back_has_the_hash_it_was_sealed_with(fresh_database: Urls, ground: Ground) -> None:
    async with opened(fresh_database) as database:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            operations.record(
                transaction,
                actor=SYSTEM,
                action="price.changed",
                object_kind="part",
                object_id=7,
                branch_id=ground.nairobi,
                before={"price": 1.1, "name": "Dichtung ü", "when": None},
                after={"price": 1e-7, "is_new": True},
            )
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await operations.seal(transaction, kept={})
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            broken = await queries.verify(transaction, kept={})

    assert broken == {}


async def test_what_changed_of_a_row_is_told_of_its_table_and_its_id(transaction: Transaction, ground: Ground) -> None:
    row, before, after = BranchRow(id=ground.nairobi), {"name": "Nairobi", "tax": None}, {"name": "Nairobi West"}

    change = Change(before=before, after=after)
    operations.record_change(
        transaction, actor=SYSTEM, action="branch.changed", row=row, branch_id=row.id, change=change
    )
    await transaction.flush()

    kept, _ = await queries.list_entries(
        transaction,
        branch_ids=[ground.nairobi],
        wanted=queries.Wanted(object_kind="branch", object_id=str(row.id)),
        page=PageRequest(limit=5, cursor=None),
    )
    assert [(one.action, one.branch_id, one.before, one.after) for one in kept] == [
        ("branch.changed", row.id, before, after)
    ]


async def tampered(database: Database, owner: Database, change: str, ground: Ground) -> dict[str, int]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        for number in range(3):
            write(transaction, ground.nairobi, f"step {number}")
        await transaction.flush()
        await operations.seal(transaction, kept={})
    async with owner.transaction() as transaction:
        await transaction.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER append_only"))
        await transaction.execute(text(change))
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        return await queries.verify(transaction, kept={})


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET after = '{\"amount\": 1}' WHERE position = 2",
        "DELETE FROM audit_entry WHERE position = 2",
        "UPDATE audit_entry SET person_name = 'somebody else' WHERE position = 2",
    ],
)
async def test_even_the_owner_of_the_tables_cannot_change_history_unseen(
    fresh_database: Urls, ground: Ground, change: str
) -> None:
    owner = Database(fresh_database.owner, pool_size=1)
    async with opened(fresh_database) as database:
        broken = await tampered(database, owner, change, ground)
    await owner.close()

    assert broken == {str(ground.nairobi): 2}


@pytest.mark.parametrize(
    "statement", ["DELETE FROM audit_entry", "UPDATE audit_entry SET action = 'x'", "TRUNCATE audit_entry"]
)
async def test_the_programs_may_only_add(database: Database, ground: Ground, statement: str) -> None:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        write(transaction, ground.nairobi, "once")

    async def change_history() -> None:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text(statement))

    with pytest.raises(DBAPIError):
        await change_history()


async def test_a_change_and_its_entry_are_one(manager: httpx.AsyncClient, ground: Ground) -> None:
    made = await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant"})
    await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant"})  # refused: the name is taken

    entries = (await manager.get("/audit", params={"object_id": made.json()["id"]})).json()["items"]
    everything = (await manager.get("/audit", params={"object_kind": "site"})).json()["items"]

    assert [(entry["action"], entry["person_name"]) for entry in entries] == [("site.added", "Manager")]
    assert everything == entries


async def test_a_manager_reads_the_audit_of_the_own_branches_alone(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant"})
    foreigner = await sign_in(ground.mombasa_manager)
    dispatcher = await sign_in(ground.dispatcher)

    assert (await foreigner.get("/audit", params={"object_kind": "site"})).json()["items"] == []
    assert (await dispatcher.get("/audit")).status_code == 403

"""Erasure: what is personal goes, when and by which kind of act stays, and every chain still holds."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from cloud.audit import operations, queries
from cloud.audit.erasing import erase_older, erase_person
from cloud.audit.models import AuditEntryRow
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Database, Transaction, act_as_system
from tests.cloud.place import Ground

NOW = datetime(2026, 11, 28, 1, tzinfo=UTC)
GRACE = Actor(
    person_id=uuid4(), name="Grace Njeri", language="en", branch_ids=frozenset(), permissions=frozenset(), via="session"
)


def write(transaction: Transaction, actor: Actor, branch_id: UUID | None, object_id: UUID) -> None:
    operations.record(
        transaction,
        actor=actor,
        action="technician.changed",
        object_kind="technician",
        object_id=object_id,
        branch_id=branch_id,
        after={"phone": "+254712345678"},
    )


async def entries_of(transaction: Transaction, branch_id: UUID | None) -> list[AuditEntryRow]:
    statement = select(AuditEntryRow).where(AuditEntryRow.branch_id.is_not_distinct_from(branch_id))
    return list((await transaction.execute(statement.order_by(AuditEntryRow.id))).scalars())


async def test_a_persons_name_and_what_was_noted_of_them_go_and_the_chains_hold(
    transaction: Transaction, ground: Ground
) -> None:
    about_grace, about_another = uuid4(), uuid4()
    write(transaction, GRACE, ground.nairobi, about_another)
    write(transaction, SYSTEM, ground.nairobi, about_grace)
    write(transaction, SYSTEM, ground.nairobi, about_another)
    write(transaction, GRACE, None, about_another)
    await transaction.flush()
    await operations.seal(transaction, kept={})
    before = await queries.verify(transaction, kept={})

    erased = await erase_person(
        transaction, actor=SYSTEM, person_id=GRACE.person_id, object_ids=[str(about_grace)], now=NOW
    )
    await transaction.flush()
    transaction.expunge_all()
    by_grace, on_grace, other, word = await entries_of(transaction, ground.nairobi)

    assert (before, erased) == ({}, 3)
    assert (by_grace.person_name, by_grace.after, by_grace.person_id) == (
        "", {"phone": "+254712345678"}, GRACE.person_id,
    )  # fmt: skip
    assert (on_grace.person_name, on_grace.after, on_grace.action) == ("system", None, "technician.changed")
    assert (other.after, other.erased_at) == ({"phone": "+254712345678"}, None)
    assert (word.action, word.after) == ("audit.erased", {"entries": 2})
    assert await queries.verify(transaction, kept={}) == {}
    await operations.seal(transaction, kept={})
    await transaction.flush()
    assert await queries.verify(transaction, kept={}) == {}


async def test_after_its_time_an_entry_keeps_when_and_what_kind_of_act_alone(
    transaction: Transaction, ground: Ground
) -> None:
    write(transaction, GRACE, ground.nairobi, uuid4())
    await transaction.flush()
    await operations.seal(transaction, kept={})
    await transaction.flush()

    young = await erase_older(transaction, actor=SYSTEM, before=NOW - timedelta(days=365), now=NOW)
    old = await erase_older(transaction, actor=SYSTEM, before=NOW + timedelta(days=36500), now=NOW)
    await transaction.flush()
    await operations.seal(transaction, kept={})
    await transaction.flush()
    transaction.expunge_all()
    entry, word = await entries_of(transaction, ground.nairobi)

    assert (young, old) == (0, 1)
    assert (entry.person_name, entry.before, entry.after, entry.action) == ("", None, None, "technician.changed")
    assert (word.action, word.object_id) == ("audit.erased", "retention")
    assert await queries.verify(transaction, kept={}) == {}


@pytest.mark.parametrize(
    "change",
    [
        "person_name = 'Somebody else', erased_at = now()",
        "person_name = '', name_salt = NULL",
        "after = '{}', values_salt = NULL, erased_at = now()",
        "action = 'x', erased_at = now()",
        "hash = NULL, erased_at = now()",
    ],
)
async def test_the_database_lets_a_sealed_entry_lose_but_never_gain(
    database: Database, ground: Ground, change: str
) -> None:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        write(transaction, GRACE, ground.nairobi, uuid4())
        await transaction.flush()
        await operations.seal(transaction, kept={})

    async def change_history() -> None:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text(f"UPDATE audit_entry SET {change}"))

    with pytest.raises(DBAPIError, match="never changed"):
        await change_history()

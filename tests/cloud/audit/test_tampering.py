"""Whoever owns the database cannot rewrite the audit unseen: a thousand ways tried in a real one."""

import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from cloud.audit import operations, queries
from cloud.audit.heads_file import Heads, HeadsFile
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Database, Transaction, act_as_system
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Ground, Urls

ENTRIES = 40
KEPT_EVERY = 8
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
UNSEALED = "position = NULL, previous_hash = NULL, hash = NULL"

Forgery = Callable[["Forger", int], Awaitable[int]]


class Forger:
    """The owner of the tables, who can switch every fence off and knows how entries are chained."""

    def __init__(self, transaction: Transaction, branch_id: UUID, kept: Heads) -> None:
        self.transaction = transaction
        self.branch_id = branch_id
        self.kept = kept

    async def run(self, statement: str, **values: Any) -> None:
        where = statement.replace("PLACE", "branch_id = :branch AND position")
        await self.transaction.execute(text(where), {"branch": self.branch_id, **values})

    async def chain_anew(self, place: int) -> None:
        """Unseal everything from a place on, and let a sealer that knows of no kept heads chain it."""
        await self.run(f"UPDATE audit_entry SET {UNSEALED} WHERE PLACE >= :place", place=place)
        self.transaction.expunge_all()
        await operations.seal(self.transaction, kept={})
        await self.transaction.flush()

    def next_kept(self, place: int) -> int:
        return min(position for position in self.kept[self.branch_id] if position >= place)


async def content(forger: Forger, place: int) -> int:
    await forger.run("UPDATE audit_entry SET person_name = 'somebody else' WHERE PLACE = :place", place=place)
    return place


async def one_hash(forger: Forger, place: int) -> int:
    await forger.run("UPDATE audit_entry SET hash = md5(hash) || md5(hash) WHERE PLACE = :place", place=place)
    return place


async def link(forger: Forger, place: int) -> int:
    await forger.run("UPDATE audit_entry SET previous_hash = repeat('f', 64) WHERE PLACE = :place", place=place)
    return place


async def removed(forger: Forger, place: int) -> int:
    await forger.run("DELETE FROM audit_entry WHERE PLACE = :place", place=place)
    return place


async def swapped(forger: Forger, place: int) -> int:
    other = place - 1 if place == ENTRIES else place + 1
    await forger.run("UPDATE audit_entry SET position = -:place WHERE PLACE = :place", place=place)
    await forger.run("UPDATE audit_entry SET position = :place WHERE PLACE = :other", place=place, other=other)
    await forger.run("UPDATE audit_entry SET position = :other WHERE PLACE = -:place", place=place, other=other)
    return min(place, other)


async def end_cut_off(forger: Forger, place: int) -> int:
    await forger.run("DELETE FROM audit_entry WHERE PLACE >= :place", place=place)
    return forger.next_kept(place)


async def unsealed(forger: Forger, place: int) -> int:
    """The sealer that runs knows the kept heads: it chains nothing to a chain that was cut."""
    await forger.run(f"UPDATE audit_entry SET {UNSEALED}, person_name = 'x' WHERE PLACE >= :place", place=place)
    forger.transaction.expunge_all()
    assert await operations.seal(forger.transaction, kept=forger.kept) == 0
    return forger.next_kept(place)


async def chained_anew(forger: Forger, place: int) -> int:
    await forger.run("UPDATE audit_entry SET person_name = 'somebody else' WHERE PLACE = :place", place=place)
    await forger.chain_anew(place)
    return forger.next_kept(place)


async def removed_and_chained_anew(forger: Forger, place: int) -> int:
    await forger.run("DELETE FROM audit_entry WHERE PLACE = :place", place=place)
    await forger.chain_anew(place)
    return forger.next_kept(place)


async def erased_without_a_word(forger: Forger, place: int) -> int:
    """As the service erases, digests and all: but no entry of the chain says so."""
    erased = (
        "person_name = '', name_digest = encode(sha256(convert_to(name_salt || E'\\n\"system\"', 'UTF8')), 'hex'), "
        "name_salt = NULL, erased_at = now()"
    )
    await forger.run(f"UPDATE audit_entry SET {erased} WHERE PLACE = :place", place=place)
    return place


async def said_to_be_erased(forger: Forger, place: int) -> int:
    """Without the digest that the chain was made of."""
    await forger.run(
        "UPDATE audit_entry SET person_name = '', name_salt = NULL, name_digest = repeat('0', 64), erased_at = now() "
        "WHERE PLACE = :place",
        place=place,
    )
    return place


FORGERIES: tuple[Forgery, ...] = (
    content, one_hash, link, removed, swapped, end_cut_off, unsealed, chained_anew, removed_and_chained_anew,
    erased_without_a_word, said_to_be_erased,
)  # fmt: skip


async def sealed(database: Database, branch_id: UUID, file: HeadsFile) -> None:
    """Seal entries one by one; the head is kept every so often, and at the end."""
    for number in range(1, ENTRIES + 1):
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            operations.record(
                transaction,
                actor=SYSTEM,
                action=f"step {number}",
                object_kind="thing",
                object_id=uuid4(),
                branch_id=branch_id,
            )
            await transaction.flush()
            await operations.seal(transaction, kept={})
            await transaction.flush()
            if number % KEPT_EVERY == 0:
                await operations.keep_heads(transaction, file=file, now=NOW)


@pytest.mark.serial
async def test_a_thousand_seeded_tamperings_are_found_and_named(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    file = HeadsFile(tmp_path / "heads.jsonl")
    async with opened(fresh_database) as database:
        await sealed(database, ground.nairobi, file)
    kept = file.kept().heads
    owner = Database(fresh_database.owner, pool_size=1)
    broken_at: dict[int, tuple[str, object, object]] = {}

    async with owner.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER append_only"))
        assert await queries.verify(transaction, kept=kept) == {}
        for seed in range(1000):
            chance = random.Random(seed)  # seeded on purpose
            forge, place = chance.choice(FORGERIES), chance.randint(1, ENTRIES)
            forged = await transaction.begin_nested()
            wrong = await forge(Forger(transaction, ground.nairobi, kept), place)
            transaction.expunge_all()
            found = await queries.verify(transaction, kept=kept)
            if found != {str(ground.nairobi): wrong}:
                broken_at[seed] = (forge.__name__, wrong, found)
            transaction.expunge_all()
            await forged.rollback()
        assert await queries.verify(transaction, kept=kept) == {}
    await owner.close()

    assert broken_at == {}


async def test_heads_are_kept_only_where_they_moved_and_a_restore_lets_them_go(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    file = HeadsFile(tmp_path / "heads.jsonl")
    async with opened(fresh_database) as database:
        await sealed(database, ground.nairobi, file)
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await operations.keep_heads(transaction, file=file, now=NOW)

    kept = file.kept()
    with file.path.open("a") as lines:
        lines.write("{ half a li\n")
    torn = file.kept()
    file.note_restore(now=NOW)

    assert list(kept.heads[ground.nairobi]) == list(range(KEPT_EVERY, ENTRIES + 1, KEPT_EVERY))
    assert (kept.unreadable_lines, torn.heads, torn.unreadable_lines) == (0, kept.heads, 1)
    assert file.kept().heads == {}
    assert file.path.stat().st_mode & 0o077 == 0

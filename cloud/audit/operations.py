"""Writing the audit and sealing it."""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any, Final, Protocol
from uuid import UUID

import structlog
from sqlalchemy import func, select

from cloud.audit.heads_file import Heads, HeadsFile
from cloud.audit.models import AuditEntryRow
from cloud.audit.queries import branches_of, content_of, head_of
from cloud.audit.rules import entry_hash
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change
from cloud.foundation.database import Transaction

log = structlog.get_logger()
NO_BRANCH: Final = UUID(int=0)
SEALER_LOCK: Final = 0x6D61_6675_0002
BATCH: Final = 1000
SALT_BYTES: Final = 16


class NamedRow(Protocol):
    """A row that its table and its id name."""

    __tablename__: str
    id: Any


def record(
    transaction: Transaction,
    *,
    actor: Actor,
    action: str,
    object_kind: str,
    object_id: UUID | str | int,
    branch_id: UUID | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write down a change in the transaction that makes it."""
    transaction.add(
        AuditEntryRow(
            branch_id=branch_id,
            person_id=actor.person,
            person_name=actor.name,
            via=actor.via,
            action=action,
            object_kind=object_kind,
            object_id=str(object_id),
            before=_plain(before),
            after=_plain(after),
            name_salt=token_hex(SALT_BYTES),
            values_salt=token_hex(SALT_BYTES),
        )
    )


def record_change(
    transaction: Transaction, *, actor: Actor, action: str, row: NamedRow, branch_id: UUID | None, change: Change
) -> None:
    """Write down what changed of a row; its table's name says what kind of object it is."""
    record(
        transaction,
        actor=actor,
        action=action,
        object_kind=row.__tablename__,
        object_id=row.id,
        branch_id=branch_id,
        before=change.before,
        after=change.after,
    )


async def seal(transaction: Transaction, *, kept: Heads) -> int:
    """Chain entries that are not chained yet and return how many; one sealer at a time.

    A chain that ends before a head that was kept has been cut: nothing is chained to it, so that it stays found.
    """
    if not (await transaction.execute(select(func.pg_try_advisory_xact_lock(SEALER_LOCK)))).scalar_one():
        return 0
    cut = await cut_chains(transaction, kept=kept)
    unsealed = (
        select(AuditEntryRow)
        .where(
            AuditEntryRow.hash.is_(None),
            func.coalesce(AuditEntryRow.branch_id, NO_BRANCH).not_in([one or NO_BRANCH for one in cut]),
        )
        .order_by(AuditEntryRow.id)
        .limit(BATCH)
    )
    rows = (await transaction.execute(unsealed)).scalars().all()
    heads: dict[UUID | None, tuple[int, str]] = {}
    for row in rows:
        if row.branch_id not in heads:
            heads[row.branch_id] = await head_of(transaction, branch_id=row.branch_id)
        position, previous_hash = heads[row.branch_id]
        row.position, row.previous_hash = position + 1, previous_hash
        row.hash = entry_hash(content=content_of(row) or {}, position=position + 1, previous_hash=previous_hash)
        heads[row.branch_id] = (row.position, row.hash)
    return len(rows)


async def keep_heads(transaction: Transaction, *, file: HeadsFile, now: datetime) -> None:
    """Write the heads that have moved since the last time into the file, and log which chains were cut."""
    kept = file.kept().heads
    if cut := await cut_chains(transaction, kept=kept):
        log.error("audit.chain_was_cut", branches=sorted(str(one) for one in cut), advice="mafundi-cloud audit verify")
    moved = []
    for branch_id in await branches_of(transaction):
        position, digest = await head_of(transaction, branch_id=branch_id)
        if branch_id not in cut and position > max(kept.get(branch_id, ()), default=0):
            moved.append((branch_id, position, digest))
    file.keep(moved, now=now)


async def cut_chains(transaction: Transaction, *, kept: Heads) -> set[UUID | None]:
    """Return the branches whose chain ends before a head that was kept of it."""
    return {
        branch_id
        for branch_id, hashes in kept.items()
        if (await head_of(transaction, branch_id=branch_id))[0] < max(hashes)
    }


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {
        name: value if isinstance(value, bool | int | float | None) else str(value) for name, value in values.items()
    }

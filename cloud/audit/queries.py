"""Reading and verifying the audit."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from cloud.audit.heads_file import Heads
from cloud.audit.models import AuditEntryRow
from cloud.audit.rules import FIRST_HASH, SealedEntry, first_broken
from cloud.foundation.database import Transaction
from cloud.foundation.paging import PageRequest, cut, seek

ORGANISATION: Final = "(organisation)"
"""Stands for the chain of entries that belong to no branch."""


def content_of(row: AuditEntryRow) -> dict[str, Any]:
    """Return what the hash covers."""
    return {
        "at": row.at.isoformat(),
        "branch_id": row.branch_id,
        "person_id": row.person_id,
        "person_name": row.person_name,
        "via": row.via,
        "action": row.action,
        "object_kind": row.object_kind,
        "object_id": row.object_id,
        "before": row.before,
        "after": row.after,
    }


async def list_entries(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    object_kind: str | None,
    object_id: str | None,
    page: PageRequest,
) -> tuple[list[AuditEntryRow], str | None]:
    """Return entries of these branches and of the organisation itself, newest first."""
    statement = select(AuditEntryRow).where(
        or_(AuditEntryRow.branch_id.in_(branch_ids), AuditEntryRow.branch_id.is_(None))
    )
    if object_kind is not None:
        statement = statement.where(AuditEntryRow.object_kind == object_kind)
    if object_id is not None:
        statement = statement.where(AuditEntryRow.object_id == object_id)
    statement = seek(statement, columns=[AuditEntryRow.id], kinds=[int], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def head_of(transaction: Transaction, *, branch_id: UUID | None) -> tuple[int, str]:
    """Return position and hash of the newest sealed entry of a branch: what the whole chain before it hangs on."""
    newest = (
        select(AuditEntryRow.position, AuditEntryRow.hash)
        .where(AuditEntryRow.branch_id.is_not_distinct_from(branch_id), AuditEntryRow.hash.is_not(None))
        .order_by(AuditEntryRow.position.desc())
        .limit(1)
    )
    found = (await transaction.execute(newest)).one_or_none()
    return (0, FIRST_HASH) if found is None else (found.position or 0, found.hash or FIRST_HASH)


async def branches_of(transaction: Transaction) -> set[UUID | None]:
    """Return the branches that have entries; None stands for the organisation."""
    return set((await transaction.execute(select(AuditEntryRow.branch_id).distinct())).scalars())


async def verify(transaction: Transaction, *, kept: Heads) -> dict[str, int]:
    """Return the branches whose chain is broken or not the one whose heads were kept, with the first bad position."""
    broken: dict[str, int] = {}
    for branch_id in await branches_of(transaction) | set(kept):
        sealed = (
            select(AuditEntryRow)
            .where(AuditEntryRow.branch_id.is_not_distinct_from(branch_id), AuditEntryRow.hash.is_not(None))
            .order_by(AuditEntryRow.position)
        )
        rows = (await transaction.execute(sealed)).scalars()
        position = first_broken(
            (SealedEntry(row.position or 0, content_of(row), row.previous_hash or "", row.hash or "") for row in rows),
            kept=kept.get(branch_id, {}),
        )
        if position is not None:
            broken[ORGANISATION if branch_id is None else str(branch_id)] = position
    return broken

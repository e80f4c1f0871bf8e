"""Reading and verifying the audit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from cloud.audit.heads_file import Heads
from cloud.audit.models import AuditEntryRow
from cloud.audit.rules import FIRST_HASH, SealedEntry, digest_of, first_broken
from cloud.foundation.database import Transaction
from cloud.foundation.paging import PageRequest, cut, seek

ERASED: Final = "audit.erased"
"""The word by which an erasure says how many entries of its chain it took from."""
ORGANISATION: Final = "(organisation)"
"""Stands for the chain of entries that belong to no branch."""


def content_of(row: AuditEntryRow) -> dict[str, Any] | None:
    """Return what the hash covers; None if it was erased and no digest stands for it."""
    if row.name_salt is None and row.name_digest is None:
        return None if row.erased_at else _content_of_before_digests(row)
    return {
        "at": row.at.isoformat(),
        "branch_id": row.branch_id,
        "person_id": row.person_id,
        "via": row.via,
        "action": row.action,
        "object_kind": row.object_kind,
        "object_id": row.object_id,
        "name": name_digest_of(row),
        "values": values_digest_of(row),
    }


def name_digest_of(row: AuditEntryRow) -> str | None:
    """Return what stands for the name in the chain, from the name itself as long as it is there."""
    return row.name_digest if row.name_salt is None else digest_of(row.person_name, salt=row.name_salt)


def values_digest_of(row: AuditEntryRow) -> str | None:
    """Return what stands for the values in the chain, from the values themselves as long as they are there."""
    if row.values_salt is None:
        return row.values_digest
    return digest_of({"before": row.before, "after": row.after}, salt=row.values_salt)


def _content_of_before_digests(row: AuditEntryRow) -> dict[str, Any]:
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; what is left out is not asked about."""

    object_kind: str | None = None
    object_id: str | None = None
    action: str | None = None
    person: str | None = None
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING: Final = Wanted()


async def list_entries(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    with_organisation: bool = True,
    wanted: Wanted = EVERYTHING,
    page: PageRequest,
) -> tuple[list[AuditEntryRow], str | None]:
    """Return entries of these branches and of the organisation itself, newest first."""
    of_branches = AuditEntryRow.branch_id.in_(branch_ids)
    statement = select(AuditEntryRow).where(
        or_(of_branches, AuditEntryRow.branch_id.is_(None)) if with_organisation else of_branches
    )
    given = {
        AuditEntryRow.object_kind: wanted.object_kind,
        AuditEntryRow.object_id: wanted.object_id,
    }
    for column, value in given.items():
        if value is not None:
            statement = statement.where(column == value)
    if wanted.action is not None:
        statement = statement.where(AuditEntryRow.action.startswith(wanted.action, autoescape=True))
    if wanted.person is not None:
        statement = statement.where(AuditEntryRow.person_name.icontains(wanted.person, autoescape=True))
    if wanted.since is not None:
        statement = statement.where(AuditEntryRow.at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(AuditEntryRow.at < wanted.until)
    statement = seek(statement, columns=[AuditEntryRow.id], kinds=[int], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def kinds_of_objects(transaction: Transaction, *, branch_ids: Collection[UUID]) -> list[str]:
    """Return what kinds of objects these branches' entries and the organisation's are about, in order."""
    statement = (
        select(AuditEntryRow.object_kind)
        .where(or_(AuditEntryRow.branch_id.in_(branch_ids), AuditEntryRow.branch_id.is_(None)))
        .distinct()
        .order_by(AuditEntryRow.object_kind)
    )
    return list((await transaction.execute(statement)).scalars())


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
    """Return the branches whose chain is broken, or not the one whose heads were kept, with the first bad position.

    Bad is also what was erased without a word: each erasure says in the same chain how many entries it took.
    """
    broken: dict[str, int] = {}
    for branch_id in await branches_of(transaction) | set(kept):
        position = await _first_bad(transaction, branch_id=branch_id, kept=kept.get(branch_id, {}))
        if position is not None:
            broken[ORGANISATION if branch_id is None else str(branch_id)] = position
    return broken


async def _first_bad(transaction: Transaction, *, branch_id: UUID | None, kept: Mapping[int, str]) -> int | None:
    own = AuditEntryRow.branch_id.is_not_distinct_from(branch_id)
    sealed = select(AuditEntryRow).where(own, AuditEntryRow.hash.is_not(None)).order_by(AuditEntryRow.position)
    rows = (await transaction.execute(sealed)).scalars().all()
    position = first_broken(
        (SealedEntry(row.position or 0, content_of(row), row.previous_hash or "", row.hash or "") for row in rows),
        kept=kept,
    )
    if position is not None:
        return position
    words = select(AuditEntryRow.after).where(own, AuditEntryRow.action == ERASED)
    told = sum(int((after or {}).get("entries", 0)) for after in (await transaction.execute(words)).scalars())
    erased = [row.position for row in rows if row.erased_at is not None]
    return erased[0] if len(erased) > told else None

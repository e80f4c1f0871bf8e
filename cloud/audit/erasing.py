"""Taking out of the audit what may no longer be kept, so that every chain still holds."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select

from cloud.audit.models import AuditEntryRow
from cloud.audit.operations import record
from cloud.audit.queries import ERASED, name_digest_of, values_digest_of
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction

MOST_AT_ONCE: Final = 5000
_SEALED = AuditEntryRow.hash.is_not(None)
_HAS_VALUES = and_(
    or_(AuditEntryRow.before.is_not(None), AuditEntryRow.after.is_not(None)), AuditEntryRow.action != ERASED
)


async def erase_person(
    transaction: Transaction, *, actor: Actor, person_id: UUID, object_ids: Collection[str], now: datetime
) -> int:
    """Erase a person's name where they acted, and the values of entries about them; return how many it took from.

    When, where, what kind of act and on which object stay, with an id that names nobody any more.
    """
    by_them = select(AuditEntryRow).where(AuditEntryRow.person_id == person_id, AuditEntryRow.person_name != "")
    rows = (await transaction.execute(by_them.where(_SEALED).with_for_update())).scalars().all()
    fresh = _erase(rows, now=now, is_name=True)
    about_them = select(AuditEntryRow).where(AuditEntryRow.object_id.in_(object_ids), _HAS_VALUES)
    rows = (await transaction.execute(about_them.where(_SEALED).with_for_update())).scalars().all()
    fresh += _erase(rows, now=now, is_name=False)
    _say(transaction, fresh, actor=actor, object_kind="person", object_id=str(person_id))
    return len(fresh)


async def erase_older(transaction: Transaction, *, actor: Actor, before: datetime, now: datetime) -> int:
    """Erase names and values of entries older than that, so many at once, and return how many it took from."""
    older = select(AuditEntryRow).where(
        AuditEntryRow.at < before, _SEALED, or_(AuditEntryRow.person_name != "", _HAS_VALUES)
    )
    older = older.order_by(AuditEntryRow.id).limit(MOST_AT_ONCE).with_for_update()
    rows = (await transaction.execute(older)).scalars().all()
    fresh = _erase(rows, now=now, is_name=True)
    fresh += _erase((row for row in rows if row.action != ERASED), now=now, is_name=False)
    _say(transaction, fresh, actor=actor, object_kind="audit", object_id="retention")
    return len(rows)


def _erase(rows: Iterable[AuditEntryRow], *, now: datetime, is_name: bool) -> list[AuditEntryRow]:
    """Put digests in the place of what is erased, and return the entries of which nothing was erased before."""
    fresh = []
    for row in rows:
        if row.erased_at is None:
            row.erased_at = now
            fresh.append(row)
        if is_name:
            row.name_digest, row.name_salt, row.person_name = name_digest_of(row), None, ""
        else:
            row.values_digest, row.values_salt = values_digest_of(row), None
            row.before = row.after = None
    return fresh


def _say(
    transaction: Transaction, fresh: Iterable[AuditEntryRow], *, actor: Actor, object_kind: str, object_id: str
) -> None:
    """Say in each chain how many of its entries lost something: what was erased without a word is found."""
    counts: dict[UUID | None, int] = {}
    for row in fresh:
        counts[row.branch_id] = counts.get(row.branch_id, 0) + 1
    for branch_id, count in counts.items():
        record(
            transaction,
            actor=actor,
            action=ERASED,
            object_kind=object_kind,
            object_id=object_id,
            branch_id=branch_id,
            after={"entries": count},
        )

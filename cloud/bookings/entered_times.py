"""Times that a person writes down: what nobody's steps told, because the phone lay in the van or the job had none."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from psycopg.errors import ExclusionViolation
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.exc import IntegrityError

from cloud.bookings.counted_times import times_told_by
from cloud.bookings.errors import BadEnteredTime, TimeAlreadyTold, TimeIdTaken
from cloud.bookings.models import EnteredTimeRow
from cloud.bookings.operations import lock_technicians
from cloud.bookings.times import TimeEntry
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound

LONGEST: Final = timedelta(days=1)


async def enter_time(
    transaction: Transaction,
    *,
    actor: Actor,
    entry_id: UUID,
    branch_id: UUID,
    work_order_id: UUID,
    technician_id: UUID,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    note: str,
    now: datetime,
) -> tuple[EnteredTimeRow, bool]:
    """Write down a stretch of somebody's time and tell whether it is new; the same entry may come again.

    Raises:
        BadEnteredTime: it ends before it starts, lasts longer than a day, or is not over yet.
        TimeAlreadyTold: the technician's steps, or another entry, tell of that time already.
        TimeIdTaken: another entry has this id.
    """
    if not starts_at < ends_at <= min(now, starts_at + LONGEST):
        raise BadEnteredTime
    await lock_technicians(transaction, technician_ids=[technician_id])
    values = {
        "id": entry_id,
        "branch_id": branch_id,
        "work_order_id": work_order_id,
        "technician_id": technician_id,
        "kind": kind,
        "during": Range(starts_at, ends_at),
        "note": note,
        "entered_by": actor.name,
        "entered_at": now,
    }
    before = await transaction.get(EnteredTimeRow, entry_id)
    if before is not None:
        same = ("work_order_id", "technician_id", "kind", "during")
        if any(getattr(before, name) != values[name] for name in same):
            raise TimeIdTaken
        return before, False
    await _require_untold(transaction, technician_id, starts_at, ends_at)
    try:
        await transaction.execute(insert(EnteredTimeRow).values(values))
    except IntegrityError as error:
        if isinstance(error.orig, ExclusionViolation):
            raise TimeAlreadyTold from error
        raise
    row = await transaction.get(EnteredTimeRow, entry_id)
    assert row is not None  # written above
    return row, True


async def withdraw_time(
    transaction: Transaction, *, actor: Actor, entry_id: UUID, work_order_id: UUID, now: datetime
) -> tuple[EnteredTimeRow, bool]:
    """Take an entry back and tell whether that is new; the row stays, for who asks later.

    Raises:
        NotFound.
    """
    row = await transaction.get(EnteredTimeRow, entry_id, with_for_update=True)
    if row is None or row.work_order_id != work_order_id:
        raise NotFound
    if row.withdrawn_at is not None:
        return row, False
    row.withdrawn_at, row.withdrawn_by = now, actor.name
    await transaction.flush()
    return row, True


async def _require_untold(
    transaction: Transaction, technician_id: UUID, starts_at: datetime, ends_at: datetime
) -> None:
    """Nobody is paid twice for an hour: steps on the phone count first."""
    wanted = TimeEntry("", starts_at, ends_at)
    told = await times_told_by(transaction, technician_id=technician_id, starts_at=starts_at, ends_at=ends_at)
    if any(entry.meets(wanted) for entry in told):
        raise TimeAlreadyTold

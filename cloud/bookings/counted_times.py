"""The time that counts: told by the steps of bookings, or written down where no step tells of the same time."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range

from cloud.bookings.models import BookingMoveRow, BookingRow, EnteredTimeRow
from cloud.bookings.times import Step, TimeEntry, time_entries
from cloud.foundation.database import Transaction

LONGEST_JOB: Final = timedelta(days=2)
"""Steps of a booking that began before a period may reach into it."""
AROUND_A_BOOKING: Final = timedelta(days=1)
"""People begin early and end late: steps are looked for at bookings of a day around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTime(TimeEntry):
    """A time entry of somebody for an order, with where it comes from: a booking's steps, or a person who wrote it."""

    work_order_id: UUID
    technician_id: UUID
    booking_id: UUID | None = None
    written: EnteredTimeRow | None = None


async def times_of_orders(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> list[CountedTime]:
    """Return the times of these orders, the earliest first.

    Steps that a phone told later than somebody wrote the same time down count; the writing does not.
    """
    return await _counted(
        transaction,
        of_bookings=[BookingRow.work_order_id.in_(work_order_ids)],
        of_entered=[EnteredTimeRow.work_order_id.in_(work_order_ids)],
    )


async def times_of_branch(
    transaction: Transaction, *, branch_id: UUID, starts_at: datetime, ends_at: datetime
) -> list[CountedTime]:
    """Return the times of a branch's people that may touch the period; they are not cut to it."""
    around = Range(starts_at - LONGEST_JOB, ends_at + LONGEST_JOB)
    return await _counted(
        transaction,
        of_bookings=[
            BookingRow.branch_id == branch_id,
            BookingMoveRow.at >= around.lower,
            BookingMoveRow.at < around.upper,
        ],
        of_entered=[EnteredTimeRow.branch_id == branch_id, EnteredTimeRow.during.overlaps(around)],
    )


async def times_told_by(
    transaction: Transaction, *, technician_id: UUID, starts_at: datetime, ends_at: datetime
) -> list[CountedTime]:
    """Return what the technician's own steps tell of bookings around this time."""
    around = Range(starts_at - AROUND_A_BOOKING, ends_at + AROUND_A_BOOKING)
    return await _told(transaction, [BookingRow.technician_id == technician_id, BookingRow.during.overlaps(around)])


async def _counted(
    transaction: Transaction, *, of_bookings: Sequence[Any], of_entered: Sequence[Any]
) -> list[CountedTime]:
    told = await _told(transaction, of_bookings)
    told_of: dict[tuple[UUID, UUID], list[CountedTime]] = defaultdict(list)
    for one in told:
        told_of[one.work_order_id, one.technician_id].append(one)
    statement = select(EnteredTimeRow).where(EnteredTimeRow.withdrawn_at.is_(None), *of_entered)
    written = [
        CountedTime(
            kind=row.kind,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            work_order_id=row.work_order_id,
            technician_id=row.technician_id,
            written=row,
        )
        for row in (await transaction.execute(statement)).scalars()
    ]
    untold = [
        one for one in written if not any(one.meets(other) for other in told_of[one.work_order_id, one.technician_id])
    ]
    return sorted([*told, *untold], key=lambda one: one.starts_at)


async def _told(transaction: Transaction, conditions: Sequence[Any]) -> list[CountedTime]:
    statement = (
        select(BookingRow, BookingMoveRow)
        .join(BookingMoveRow, BookingMoveRow.booking_id == BookingRow.id)
        .where(*conditions)
        .order_by(BookingMoveRow.at, BookingMoveRow.id)
    )
    steps: dict[BookingRow, list[Step]] = defaultdict(list)
    for booking, move in (await transaction.execute(statement)).all():
        steps[booking].append(Step(move.device_at or move.at, move.to_status))
    return [
        CountedTime(
            kind=entry.kind,
            starts_at=entry.starts_at,
            ends_at=entry.ends_at,
            work_order_id=booking.work_order_id,
            technician_id=booking.technician_id,
            booking_id=booking.id,
        )
        for booking, told in steps.items()
        for entry in time_entries(told)
    ]

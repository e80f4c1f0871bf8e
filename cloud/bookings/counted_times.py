"""The time that counts, of many orders at once: told by steps, or written down where no step tells of the same time."""

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

Whose = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Travel or work of somebody for an order; without an end it still goes on."""

    work_order_id: UUID
    technician_id: UUID
    kind: str
    starts_at: datetime
    ends_at: datetime | None

    def lasting(self, now: datetime) -> timedelta:
        """Return how long it has lasted; never negative, whatever clocks said."""
        return max((self.ends_at or now) - self.starts_at, timedelta(0))


async def times_of_orders(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> list[Stretch]:
    """Return travel and work for these orders."""
    return await _stretches(
        transaction,
        of_bookings=[BookingRow.work_order_id.in_(work_order_ids)],
        of_entered=[EnteredTimeRow.work_order_id.in_(work_order_ids)],
    )


async def times_of_branch(
    transaction: Transaction, *, branch_id: UUID, starts_at: datetime, ends_at: datetime
) -> list[Stretch]:
    """Return travel and work of a branch's people that may touch the period; stretches are not cut to it."""
    around = Range(starts_at - LONGEST_JOB, ends_at + LONGEST_JOB)
    return await _stretches(
        transaction,
        of_bookings=[
            BookingRow.branch_id == branch_id,
            BookingMoveRow.at >= around.lower,
            BookingMoveRow.at < around.upper,
        ],
        of_entered=[EnteredTimeRow.branch_id == branch_id, EnteredTimeRow.during.overlaps(around)],
    )


async def _stretches(
    transaction: Transaction, *, of_bookings: Sequence[Any], of_entered: Sequence[Any]
) -> list[Stretch]:
    told = await _told(transaction, of_bookings)
    written: dict[Whose, list[TimeEntry]] = defaultdict(list)
    statement = select(EnteredTimeRow).where(EnteredTimeRow.withdrawn_at.is_(None), *of_entered)
    for row in (await transaction.execute(statement)).scalars():
        entry = TimeEntry(row.kind, row.starts_at, row.ends_at)
        whose = row.work_order_id, row.technician_id
        if not any(entry.meets(other) for other in told.get(whose, [])):
            written[whose].append(entry)
    return [
        Stretch(order_id, technician_id, entry.kind, entry.starts_at, entry.ends_at)
        for found in (told, written)
        for (order_id, technician_id), entries in found.items()
        for entry in entries
        if entry.kind != "break"
    ]


async def _told(transaction: Transaction, conditions: Sequence[Any]) -> dict[Whose, list[TimeEntry]]:
    statement = (
        select(BookingRow, BookingMoveRow)
        .join(BookingMoveRow, BookingMoveRow.booking_id == BookingRow.id)
        .where(*conditions)
        .order_by(BookingMoveRow.at, BookingMoveRow.id)
    )
    bookings: dict[UUID, BookingRow] = {}
    steps: dict[UUID, list[Step]] = defaultdict(list)
    for booking, move in (await transaction.execute(statement)).all():
        bookings[booking.id] = booking
        steps[booking.id].append(Step(move.device_at or move.at, move.to_status))
    told: dict[Whose, list[TimeEntry]] = defaultdict(list)
    for row in bookings.values():
        told[row.work_order_id, row.technician_id] += time_entries(steps[row.id])
    return told

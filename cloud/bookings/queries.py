"""Reading bookings; always within the branches given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import Range

from cloud.bookings.models import AWAITED_SQL, BookingMoveRow, BookingRow, EnteredTimeRow
from cloud.bookings.rules import FINISHED, HOLDING, OVERDUE_AFTER, UNDER_WAY, BookingStep, steps_from
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody is on site; degrees, WGS 84, if a position was told."""

    at: datetime
    latitude: float | None
    longitude: float | None


Booking = BookingRow
"""What other slices hold of a booking: they read it and hand it back to the operations."""


async def get_booking(transaction: Transaction, *, booking_id: UUID, branch_ids: Collection[UUID]) -> BookingRow:
    """Raises: NotFound."""
    statement = select(BookingRow).where(BookingRow.id == booking_id, BookingRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def bookings_of_orders(
    transaction: Transaction, *, work_order_ids: Collection[UUID]
) -> dict[UUID, list[BookingRow]]:
    """Return the bookings of these orders, in the order of their times."""
    statement = select(BookingRow).where(BookingRow.work_order_id.in_(work_order_ids))
    statement = statement.order_by(func.lower(BookingRow.during), BookingRow.id)
    statement = statement.execution_options(populate_existing=True)  # what was read before a lock may be old
    found: dict[UUID, list[BookingRow]] = {order_id: [] for order_id in work_order_ids}
    for row in (await transaction.execute(statement)).scalars():
        found[row.work_order_id].append(row)
    return found


async def orders_worked_at(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these orders for which somebody has ever set out, or for which a time was written down."""
    set_out = select(BookingRow.work_order_id).where(
        BookingRow.work_order_id.in_(work_order_ids), BookingRow.status.in_((*UNDER_WAY, *FINISHED))
    )
    entered = select(EnteredTimeRow.work_order_id).where(
        EnteredTimeRow.work_order_id.in_(work_order_ids), EnteredTimeRow.withdrawn_at.is_(None)
    )
    return set((await transaction.execute(set_out.union(entered))).scalars())


async def bookings_between(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    starts_at: datetime,
    ends_at: datetime,
    technician_ids: Collection[UUID] | None = None,
) -> Sequence[BookingRow]:
    """Return bookings of any state that touch the period, in order."""
    statement = select(BookingRow).where(
        BookingRow.branch_id.in_(branch_ids), BookingRow.during.overlaps(Range(starts_at, ends_at))
    )
    if technician_ids is not None:
        statement = statement.where(BookingRow.technician_id.in_(technician_ids))
    statement = statement.order_by(func.lower(BookingRow.during), BookingRow.id)
    return (await transaction.execute(statement)).scalars().all()


async def held_of_technician(transaction: Transaction, *, technician_id: UUID) -> Sequence[BookingRow]:
    """Return what a technician has to do now and later, in order."""
    statement = select(BookingRow).where(BookingRow.technician_id == technician_id, BookingRow.status.in_(HOLDING))
    return (await transaction.execute(statement.order_by(func.lower(BookingRow.during), BookingRow.id))).scalars().all()


async def newly_overdue(transaction: Transaction, *, now: datetime, at_most: int) -> Sequence[BookingRow]:
    """Return and lock bookings whose technician does not show and that are not marked; what is in use waits."""
    due_at = func.lower(BookingRow.during) + func.make_interval(0, 0, 0, 0, 0, BookingRow.travel_minutes)
    statement = (
        select(BookingRow)
        .where(text(AWAITED_SQL), due_at <= now - OVERDUE_AFTER)
        .order_by(due_at, BookingRow.id)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    return (await transaction.execute(statement)).scalars().all()


async def moves_of(transaction: Transaction, *, booking_ids: Collection[UUID]) -> Sequence[BookingMoveRow]:
    """Return every step of these bookings, oldest first."""
    statement = select(BookingMoveRow).where(BookingMoveRow.booking_id.in_(booking_ids))
    return (await transaction.execute(statement.order_by(BookingMoveRow.at, BookingMoveRow.id))).scalars().all()


async def arrivals_of(transaction: Transaction, *, work_order_id: UUID) -> list[Arrival]:
    """Return where and when somebody said to be on site of this order, oldest first."""
    statement = (
        select(BookingMoveRow)
        .join(BookingRow, BookingRow.id == BookingMoveRow.booking_id)
        .where(
            BookingRow.work_order_id == work_order_id,
            BookingMoveRow.to_status == "on_site",
        )
        .order_by(BookingMoveRow.at, BookingMoveRow.id)
    )
    rows = (await transaction.execute(statement)).scalars()
    return [Arrival(row.at, row.latitude, row.longitude) for row in rows]


def allowed_steps(booking: BookingRow) -> list[BookingStep]:
    """Return the steps that are possible now, the usual one first."""
    return steps_from(booking.status)

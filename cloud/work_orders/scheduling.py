"""Bookings of an order: made, changed and moved here, so that the order's status follows in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from cloud.bookings import operations as bookings
from cloud.bookings.operations import Place
from cloud.bookings.queries import Booking, allowed_steps, bookings_of_orders
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.work_orders.completion import missing_proof, require_proof
from cloud.work_orders.errors import OrderNotBookable
from cloud.work_orders.journal import set_status, write_history
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.promises import note_arrival
from cloud.work_orders.proof import words_of
from cloud.work_orders.rules import FOLLOWS_BOOKINGS, derived_status
from cloud.work_orders.verification import begin_verification


async def book_order(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int,
    now: datetime,
    booking_id: UUID | None = None,
) -> Booking:
    """Give a technician this order.

    Raises:
        OrderNotBookable: it waits for approval, or is done or over.
        BadBookingTime, TechnicianAlreadyBooked.
    """
    await bookings.lock_technicians(transaction, technician_ids=[technician_id])
    await lock_orders(transaction, orders=[order])
    if order.status not in (*FOLLOWS_BOOKINGS, "on_hold"):
        raise OrderNotBookable(number=order.number, status=order.status)
    row = await bookings.book(
        transaction,
        actor=actor,
        branch_id=order.branch_id,
        work_order_id=order.id,
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        travel_minutes=travel_minutes,
        summary=_summary(order),
        booking_id=booking_id,
    )
    await follow_bookings(transaction, actor=actor, order=order, now=now)
    return row


async def reschedule_booking(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    booking: Booking,
    seen_version: int,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int,
    now: datetime,
) -> Booking:
    """Give a booking another time or technician.

    Raises:
        ChangedMeanwhile, BookingUnderWay, BadBookingTime, TechnicianAlreadyBooked.
    """
    await bookings.lock_technicians(transaction, technician_ids=[booking.technician_id, technician_id])
    await lock_orders(transaction, orders=[order])
    row = await bookings.reschedule(
        transaction,
        actor=actor,
        booking=booking,
        seen_version=seen_version,
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        travel_minutes=travel_minutes,
        summary=_summary(order),
    )
    await follow_bookings(transaction, actor=actor, order=order, now=now)
    return row


async def move_booking(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    booking: Booking,
    to: str,
    reason: str = "",
    now: datetime,
    device_at: datetime | None = None,
    place: Place | None = None,
) -> Booking:
    """Take a booking a step further, and its order with it.

    Raises:
        BookingStepNotAllowed, BookingReasonRequired.
        ProofMissing: this would complete the order.
    """
    await lock_orders(transaction, orders=[order])
    await transaction.refresh(booking, with_for_update=True)
    may_complete = to == "completed" and to in {step.to for step in allowed_steps(booking)}
    is_proved = may_complete and await _is_last(transaction, order, booking)
    if is_proved:
        await require_proof(transaction, actor=actor, order=order, reason=reason)
    row = await bookings.move(
        transaction,
        actor=actor,
        booking=booking,
        to=to,
        reason=reason,
        summary=_summary(order),
        now=now,
        device_at=device_at,
        place=place,
    )
    await follow_bookings(transaction, actor=actor, order=order, now=now, at=device_at, is_proved=is_proved)
    if to in ("on_site", "working"):
        await note_arrival(transaction, order=order, now=now, at=device_at)
    return row


async def conclude_bookings(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, to: str, reason: str, now: datetime
) -> None:
    """Set technicians free when a person has decided: work under way ends as `to`, the rest is cancelled."""
    for booking in await _bookings(transaction, order):
        if booking.is_holding:
            await bookings.move(
                transaction,
                actor=actor,
                booking=booking,
                to=to if booking.has_begun else "cancelled",
                reason=reason,
                summary=_summary(order),
                now=now,
                is_concluded=True,
            )


async def follow_bookings(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    now: datetime,
    at: datetime | None = None,
    is_proved: bool = False,
) -> None:
    """Bring the order, which the caller has locked, to the state that its bookings tell.

    What a person has decided stays until work begins. An order whose proof lacks is not done because the last of
    several technicians ended otherwise: it waits for somebody to bring the proof. `is_proved`: that was looked at.
    `at` is when it happened, if a phone tells it late.
    """
    status = derived_status(booking.status for booking in await _bookings(transaction, order))
    lacking = ""
    if status == "completed" and not is_proved:
        lacking = words_of(await missing_proof(transaction, order=order))
        status = "unscheduled" if lacking else status
    decided = order.status not in FOLLOWS_BOOKINGS
    if status == order.status or (decided and not (order.status == "on_hold" and status == "in_progress")):
        return
    if lacking:
        write_history(transaction, actor, order, "proof_missing", text=lacking)
    await set_status(transaction, actor=actor, order=order, to=status, now=now, at=at)
    if status == "completed":
        await begin_verification(transaction, order=order, now=now)


async def lock_orders(transaction: Transaction, *, orders: Iterable[WorkOrderRow]) -> None:
    """Let nobody else move these orders until the end of the transaction, and read them anew.

    Taken after the technicians and before any booking, sorted: whoever moves an order or its bookings begins here.
    """
    for order in sorted(orders, key=lambda one: str(one.id)):
        await transaction.refresh(order, with_for_update=True)


async def _bookings(transaction: Transaction, order: WorkOrderRow) -> Sequence[Booking]:
    """Return the order's bookings; those before a failed repair tell nothing about the next one."""
    found = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    return [one for one in found if order.reopened_at is None or one.created_at >= order.reopened_at]


async def _is_last(transaction: Transaction, order: WorkOrderRow, booking: Booking) -> bool:
    """Tell whether the order is done once this booking is."""
    others = [one.status for one in await _bookings(transaction, order) if one.id != booking.id]
    return derived_status([*others, "completed"]) == "completed"


def _summary(order: WorkOrderRow) -> str:
    return f"{order.number} {order.title}"

"""Choosing and booking technicians."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from cloud.audit import operations as audit
from cloud.bookings.errors import BookingUnderWay
from cloud.bookings.operations import lock_technicians
from cloud.bookings.queries import Booking, get_booking
from cloud.dispatch import queries
from cloud.dispatch.errors import (
    CannotGoThen,
    MayNotBeDisplaced,
    NeedsConfirmation,
    NobodyCanGo,
    NobodyElseCanGo,
    NoLongerWaiting,
    UnknownTechnician,
)
from cloud.dispatch.events import DispatchModeSet
from cloud.dispatch.models import DispatchSettingRow
from cloud.dispatch.rules import NOT_TO_BE_OVERRULED, Candidate, Job, Offer, Reason, Rejection, Time, objections, rank
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.sla.queries import next_promises
from cloud.technicians.queries import technician_names
from cloud.work_orders.queries import WorkOrder, order_by_id
from cloud.work_orders.scheduling import book_order, lock_orders, move_booking, reschedule_booking

log = structlog.get_logger()


async def rank_technicians(
    transaction: Transaction, *, order: WorkOrder, now: datetime
) -> tuple[Job, list[Offer], list[Rejection]]:
    """Return who could take the order, the best first, and why the others cannot."""
    owed = await next_promises(transaction, work_order_ids=[order.id])
    promised_at = owed[order.id].due_at if order.id in owed else None
    due_at = min((at for at in (promised_at, order.due_at) if at is not None), default=None)
    job = await queries.job_of(transaction, order=order, due_at=due_at)
    candidates = await queries.candidates_for(transaction, order=order, now=now)
    return job, *rank(candidates, job, now=now)


async def dispatch_order(
    transaction: Transaction, *, order: WorkOrder, now: datetime, actor: Actor = SYSTEM
) -> Booking:
    """Book the best technician; less urgent jobs in the way of an emergency wait for somebody else.

    Raises:
        NobodyCanGo.
        NoLongerWaiting: a person was faster.
    """
    _, offers, _ = await rank_technicians(transaction, order=order, now=now)
    if not offers:
        raise NobodyCanGo(number=order.number)
    await lock_technicians(transaction, technician_ids=[offers[0].technician_id])
    await lock_orders(transaction, orders=[order])
    if order.status != "unscheduled":
        raise NoLongerWaiting(number=order.number, status=order.status)
    return await _take_offer(transaction, actor=actor, order=order, offer=offers[0], now=now)


async def hand_over(
    transaction: Transaction, *, actor: Actor, booking: Booking, seen_version: int, reason: str, now: datetime
) -> Booking:
    """Give up a booking nobody has set out for and book the best other technician; return the new booking.

    The new one is made first: the order never waits in between, and an automatic branch books nobody besides.

    Raises:
        ChangedMeanwhile, BookingUnderWay, OrderNotBookable.
        NobodyElseCanGo: everything stays as it is.
    """
    order = await order_by_id(transaction, work_order_id=booking.work_order_id)
    _, offers, _ = await rank_technicians(transaction, order=order, now=now)
    best = next((offer for offer in offers if offer.technician_id != booking.technician_id), None)
    if best is not None:
        await lock_technicians(transaction, technician_ids=[booking.technician_id, best.technician_id])
    await lock_orders(transaction, orders=[order])
    await transaction.refresh(booking, with_for_update=True)
    require_same(seen=seen_version, current=booking.version)
    if booking.has_begun:
        raise BookingUnderWay(status=booking.status)
    if best is None:
        names = await technician_names(transaction, technician_ids=[booking.technician_id])
        raise NobodyElseCanGo(number=order.number, name=names[booking.technician_id])
    made = await _take_offer(transaction, actor=actor, order=order, offer=best, now=now)
    await move_booking(transaction, actor=actor, order=order, booking=booking, to="cancelled", reason=reason, now=now)
    return made


async def book_technician(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrder,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int,
    now: datetime,
    booking_id: UUID | None = None,
    displaced: Collection[UUID] = (),
    is_confirmed: bool = False,
) -> Booking:
    """Book whom a person chose; to an emergency the `displaced` bookings give way.

    Raises:
        UnknownTechnician, OrderNotBookable, BadBookingTime, TechnicianAlreadyBooked.
        CannotGoThen, NeedsConfirmation, MayNotBeDisplaced.
    """
    during = (starts_at, ends_at)
    candidate = await _require_fit(transaction, order, technician_id, during=during, is_confirmed=is_confirmed)
    yielding = {visit.booking_id for visit in candidate.visits if visit.may_yield}
    if displaced and (order.priority != "emergency" or not yielding.issuperset(displaced)):
        raise MayNotBeDisplaced(number=order.number)
    await lock_technicians(transaction, technician_ids=[technician_id])
    await lock_orders(transaction, orders=[order])
    await _displace(transaction, actor=actor, booking_ids=displaced, by=order, now=now)
    return await book_order(
        transaction,
        actor=actor,
        order=order,
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        travel_minutes=travel_minutes,
        now=now,
        booking_id=booking_id,
    )


async def change_booking(
    transaction: Transaction,
    *,
    actor: Actor,
    booking: Booking,
    seen_version: int,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int,
    now: datetime,
    is_confirmed: bool = False,
) -> Booking:
    """Move a booking to another time or technician.

    Raises:
        UnknownTechnician, ChangedMeanwhile, BookingUnderWay, BadBookingTime, TechnicianAlreadyBooked.
        CannotGoThen, NeedsConfirmation.
    """
    require_same(seen=seen_version, current=booking.version)
    order = await order_by_id(transaction, work_order_id=booking.work_order_id)
    during = (starts_at, ends_at)
    await _require_fit(transaction, order, technician_id, during=during, is_confirmed=is_confirmed)
    return await reschedule_booking(
        transaction,
        actor=actor,
        order=order,
        booking=booking,
        seen_version=seen_version,
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        travel_minutes=travel_minutes,
        now=now,
    )


async def take_step(
    transaction: Transaction,
    *,
    actor: Actor,
    booking: Booking,
    seen_version: int,
    to: str,
    reason: str,
    now: datetime,
) -> Booking:
    """Take a booking a step further, as a dispatcher does.

    Raises:
        ChangedMeanwhile, BookingStepNotAllowed, BookingReasonRequired.
    """
    order = await order_by_id(transaction, work_order_id=booking.work_order_id)
    await lock_orders(transaction, orders=[order])
    await transaction.refresh(booking, with_for_update=True)
    require_same(seen=seen_version, current=booking.version)
    return await move_booking(transaction, actor=actor, order=order, booking=booking, to=to, reason=reason, now=now)


async def free_technician(transaction: Transaction, *, bookings: Sequence[Booking], reason: str, now: datetime) -> None:
    """Give up bookings of somebody who will not come; their orders wait for somebody else."""
    for booking in bookings:
        if booking.is_holding and not booking.has_begun:
            order = await order_by_id(transaction, work_order_id=booking.work_order_id)
            await move_booking(
                transaction, actor=SYSTEM, order=order, booking=booking, to="cancelled", reason=reason, now=now
            )


async def set_mode(
    transaction: Transaction, *, actor: Actor, branch_id: UUID, mode: str, seen_version: int
) -> DispatchSettingRow:
    """Say how a branch dispatches.

    Raises:
        ChangedMeanwhile.
    """
    row = await queries.setting_of(transaction, branch_id=branch_id)
    if row.version > 0:
        await transaction.refresh(row, with_for_update=True)
    require_same(seen=seen_version, current=row.version)
    before, row.mode = row.mode, mode
    row.version += 1
    transaction.add(row)
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="dispatch.mode_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before={"mode": before},
        after={"mode": mode},
    )
    announce(transaction, DispatchModeSet(branch_id=branch_id, subject_id=branch_id, mode=mode, summary=mode))
    return row


async def _take_offer(
    transaction: Transaction, *, actor: Actor, order: WorkOrder, offer: Offer, now: datetime
) -> Booking:
    await _displace(transaction, actor=actor, booking_ids=offer.displaced, by=order, now=now)
    return await book_order(
        transaction,
        actor=actor,
        order=order,
        technician_id=offer.technician_id,
        starts_at=offer.leaves_at,
        ends_at=offer.ends_at,
        travel_minutes=offer.travel_minutes,
        now=now,
    )


async def _displace(
    transaction: Transaction, *, actor: Actor, booking_ids: Collection[UUID], by: WorkOrder, now: datetime
) -> None:
    reason = f"emergency {by.number}"
    for booking_id in sorted(booking_ids, key=str):
        booking = await get_booking(transaction, booking_id=booking_id, branch_ids=[by.branch_id])
        order = await order_by_id(transaction, work_order_id=booking.work_order_id)
        await move_booking(
            transaction, actor=actor, order=order, booking=booking, to="cancelled", reason=reason, now=now
        )
        log.info("dispatch.displaced", order=order.number, by=by.number)


async def _require_fit(
    transaction: Transaction, order: WorkOrder, technician_id: UUID, *, during: Time, is_confirmed: bool
) -> Candidate:
    candidate = await queries.candidate_for(transaction, order=order, technician_id=technician_id, during=during)
    if candidate is None:
        raise UnknownTechnician(field_errors={"technician_id": UnknownTechnician.code})
    job = await queries.job_of(transaction, order=order, due_at=None)
    found = objections(candidate, job, during=during)
    if any(one.code in NOT_TO_BE_OVERRULED for one in found):
        raise CannotGoThen(**_told(candidate, found))
    if found and not is_confirmed:
        raise NeedsConfirmation(**_told(candidate, found))
    return candidate


def _told(candidate: Candidate, found: Sequence[Reason]) -> dict[str, Any]:
    """Return what a refusal says: one message an objection, each filled by what lacks."""
    codes = list(dict.fromkeys(one.code for one in found))
    return {
        "name": candidate.name,
        "field_errors": {f"objections.{code}": f"dispatch.objection.{code}" for code in codes},
        **{code: ", ".join(one.what for one in found if one.code == code) for code in codes},
    }

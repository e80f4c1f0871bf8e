"""Routes of dispatching: candidates, bookings, the day, how a branch dispatches."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.assets.queries import asset_names, sites_by_id
from cloud.bookings.queries import Booking as BookingOfSlice
from cloud.bookings.queries import allowed_steps, bookings_between, bookings_of_orders, get_booking
from cloud.dispatch import operations, queries
from cloud.dispatch.payloads import (
    Booking,
    BookingChange,
    BookingMove,
    Candidates,
    Day,
    DayTechnician,
    DispatchSetting,
    HandOver,
    NewBooking,
    NewDispatchSetting,
    Offered,
    OfferRemark,
    PossibleStep,
    Rejected,
    ScorePart,
    WaitingOrder,
    WorkTime,
)
from cloud.dispatch.rules import Offer
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.technicians.queries import active_technicians, technician_names, work_times
from cloud.work_orders.queries import WorkOrder, get_order, orders_by_id

router = APIRouter(tags=["dispatch"], route_class=ActorRoute)

LATE_AFTER: Final = timedelta(minutes=15)
"""How long somebody may take to set out before the day view marks the job."""


@router.get(
    "/work-orders/{work_order_id}/candidates",
    response_model=Candidates,
    dependencies=[allowed("booking.read")],
    summary="Who could take an order",
)
async def get_candidates(work_order_id: UUID, context: Context) -> Candidates:
    """Return everybody of the branch: who could go and what that costs, and why the others cannot."""
    order = await _order(context, work_order_id)
    job, offers, rejections = await operations.rank_technicians(context.transaction, order=order, now=context.now)
    setting = await queries.setting_of(context.transaction, branch_id=order.branch_id)
    return Candidates.model_validate(
        {
            "mode": setting.mode,
            "due_at": job.due_at,
            "offers": [_offered(offer, number) for number, offer in enumerate(offers, start=1)],
            "rejected": [Rejected.model_validate(rejection) for rejection in rejections],
        }
    )


@router.post(
    "/work-orders/{work_order_id}/bookings",
    response_model=Booking,
    status_code=201,
    dependencies=[allowed("booking.write")],
    summary="Book a technician",
)
async def book(work_order_id: UUID, body: NewBooking, context: Context, response: Response) -> Booking:
    """Give a technician an order; a technician who has another job then is refused with the job's time."""
    row = await operations.book_technician(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        technician_id=body.technician_id,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        travel_minutes=body.travel_minutes,
        booking_id=body.id,
        displaced=body.displaced_bookings,
        is_confirmed=body.is_confirmed,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.get(
    "/work-orders/{work_order_id}/bookings",
    response_model=Page[Booking],
    dependencies=[allowed("booking.read")],
    summary="The bookings of an order",
)
async def list_bookings(work_order_id: UUID, context: Context) -> Page[Booking]:
    """Return the bookings of an order in the order of their times."""
    order = await _order(context, work_order_id)
    found = await bookings_of_orders(context.transaction, work_order_ids=[order.id])
    return Page(items=await _bookings(context, found[order.id]))


@router.patch(
    "/bookings/{booking_id}",
    response_model=Booking,
    dependencies=[allowed("booking.write")],
    summary="Change a booking's time or technician",
)
async def change_booking(
    booking_id: UUID, body: BookingChange, context: Context, response: Response, seen_version: SeenVersion
) -> Booking:
    """Give a booking another time or technician, as long as nobody has set out."""
    row = await operations.change_booking(
        context.transaction,
        actor=context.actor,
        booking=await get_booking(context.transaction, booking_id=booking_id, branch_ids=context.actor.branch_ids),
        seen_version=seen_version,
        now=context.now,
        **body.model_dump(),
    )
    return await _answer(context, response, row)


@router.post(
    "/bookings/{booking_id}/moves",
    response_model=Booking,
    dependencies=[allowed("booking.write")],
    summary="Take a booking a step further",
)
async def move_booking(
    booking_id: UUID, body: BookingMove, context: Context, response: Response, seen_version: SeenVersion
) -> Booking:
    """Cancel a booking, or note a step that was told by voice."""
    row = await operations.take_step(
        context.transaction,
        actor=context.actor,
        booking=await get_booking(context.transaction, booking_id=booking_id, branch_ids=context.actor.branch_ids),
        seen_version=seen_version,
        to=body.to,
        reason=body.reason,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.post(
    "/bookings/{booking_id}/hand-over",
    response_model=Booking,
    status_code=201,
    dependencies=[allowed("booking.write")],
    summary="Give a booking to the next best technician",
)
async def hand_over(
    booking_id: UUID, body: HandOver, context: Context, response: Response, seen_version: SeenVersion
) -> Booking:
    """Give up a booking and book the best other technician at once; if nobody else can go, nothing changes."""
    row = await operations.hand_over(
        context.transaction,
        actor=context.actor,
        booking=await get_booking(context.transaction, booking_id=booking_id, branch_ids=context.actor.branch_ids),
        seen_version=seen_version,
        reason=body.reason,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.get("/dispatch/day", response_model=Day, dependencies=[allowed("booking.read")], summary="A day as planned")
async def get_day(context: Context, branch_id: UUID, on: Annotated[date | None, Query(alias="date")] = None) -> Day:
    """Return technicians, bookings and waiting orders of one day of a branch, by the branch's own clock."""
    context.require_branch(branch_id)
    zone = await queries.zone_of(context.transaction, branch_id=branch_id)
    day = on or context.now.astimezone(zone).date()
    starts_at = datetime.combine(day, time(), zone)
    ends_at = datetime.combine(day + timedelta(days=1), time(), zone)
    technicians = await active_technicians(context.transaction, branch_id=branch_id)
    times = await work_times(context.transaction, technicians=technicians, zone=zone, within=(starts_at, ends_at))
    bookings = await bookings_between(context.transaction, branch_ids=[branch_id], starts_at=starts_at, ends_at=ends_at)
    waiting = await queries.orders_without_booking(context.transaction, branch_ids=[branch_id])
    setting = await queries.setting_of(context.transaction, branch_id=branch_id)
    return Day(
        branch_id=branch_id,
        date=day,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=zone.key,
        mode=setting.mode,
        mode_version=setting.version,
        technicians=[
            DayTechnician(
                id=row.id,
                name=row.name,
                skills=[one["skill"] for one in row.skills],
                work_times=[WorkTime(starts_at=begin, ends_at=end) for begin, end in times[row.id]],
            )
            for row in technicians
        ],
        bookings=await _bookings(context, bookings),
        waiting=await _waiting(context, waiting),
    )


@router.get(
    "/dispatch/settings/{branch_id}",
    response_model=DispatchSetting,
    dependencies=[allowed("booking.read")],
    summary="How a branch dispatches",
)
async def get_setting(branch_id: UUID, context: Context, response: Response) -> DispatchSetting:
    """Return whether orders are booked automatically, on a suggestion, or by hand."""
    context.require_branch(branch_id)
    row = await queries.setting_of(context.transaction, branch_id=branch_id)
    set_etag(response, row.version)
    return DispatchSetting.model_validate(row)


@router.put(
    "/dispatch/settings/{branch_id}",
    response_model=DispatchSetting,
    dependencies=[allowed("dispatch.write")],
    summary="Say how a branch dispatches",
)
async def put_setting(
    branch_id: UUID, body: NewDispatchSetting, context: Context, response: Response, seen_version: SeenVersion
) -> DispatchSetting:
    """Choose automatic, suggested or manual dispatching."""
    context.require_branch(branch_id)
    row = await operations.set_mode(
        context.transaction, actor=context.actor, branch_id=branch_id, mode=body.mode, seen_version=seen_version
    )
    set_etag(response, row.version)
    return DispatchSetting.model_validate(row)


async def _order(context: Context, work_order_id: UUID) -> WorkOrder:
    return await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)


async def _answer(context: Context, response: Response, row: BookingOfSlice) -> Booking:
    set_etag(response, row.version)
    return (await _bookings(context, [row]))[0]


async def _bookings(context: Context, rows: Sequence[BookingOfSlice]) -> list[Booking]:
    orders = await orders_by_id(context.transaction, work_order_ids={row.work_order_id for row in rows})
    sites = await sites_by_id(context.transaction, site_ids={one.site_id for one in orders.values() if one.site_id})
    names = await technician_names(context.transaction, technician_ids={row.technician_id for row in rows})
    found = []
    for row in rows:
        order = orders[row.work_order_id]
        site = sites.get(order.site_id) if order.site_id else None
        found.append(
            Booking.model_validate(
                {
                    **row.__dict__,
                    "starts_at": row.starts_at,
                    "ends_at": row.ends_at,
                    "work_order_number": order.number,
                    "title": order.title,
                    "priority": order.priority,
                    "site_name": site.name if site else None,
                    "technician_name": names[row.technician_id],
                    "is_late": not row.has_begun and row.is_holding and row.starts_at + LATE_AFTER < context.now,
                    "is_overdue": row.is_overdue,
                    "allowed_steps": [PossibleStep.model_validate(step) for step in allowed_steps(row)],
                }
            )
        )
    return found


async def _waiting(context: Context, orders: Sequence[WorkOrder]) -> list[WaitingOrder]:
    names = await asset_names(context.transaction, asset_ids={one.asset_id for one in orders if one.asset_id})
    return [
        WaitingOrder.model_validate({**one.__dict__, "asset_name": names.get(one.asset_id) if one.asset_id else None})
        for one in orders
    ]


def _offered(offer: Offer, number: int) -> Offered:
    return Offered(
        technician_id=offer.technician_id,
        name=offer.name,
        rank=number,
        leaves_at=offer.leaves_at,
        arrives_at=offer.arrives_at,
        ends_at=offer.ends_at,
        travel_minutes=offer.travel_minutes,
        is_way_assumed=offer.is_way_assumed,
        slack_minutes=offer.slack_minutes,
        displaced_bookings=list(offer.displaced),
        cost_minutes=round(offer.cost, 1),
        parts=[ScorePart.model_validate({"kind": kind, "minutes": minutes}) for kind, minutes in offer.parts.items()],
        remarks=[OfferRemark.model_validate(remark) for remark in offer.remarks],
    )

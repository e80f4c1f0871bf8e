"""What was done at an order, as far as it is to be paid for: working time, the way, and parts."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from cloud.assets.queries import sites_by_id
from cloud.billing.models import PriceListRow
from cloud.billing.pricing import CoverOf, Done, Part, Prices, Visit
from cloud.bookings.counted_times import CountedTime, times_of_orders
from cloud.contracts.queries import cover_finder
from cloud.foundation.database import Transaction
from cloud.foundation.places import Coordinates, road_m
from cloud.inventory.order_queries import used_for_order
from cloud.technicians.queries import Technician, technicians_by_id
from cloud.work_orders.categories import category_by_id
from cloud.work_orders.queries import WorkOrder, orders_by_id


async def done_at(transaction: Transaction, *, order: WorkOrder) -> Done:
    """Return what was done at an order that is completed."""
    category = await category_by_id(transaction, category_id=order.category_id)
    repeated = order.follow_up_of
    before = await orders_by_id(transaction, work_order_ids=[repeated]) if repeated else {}
    return Done(
        visits=await _visits(transaction, order),
        parts=await _parts(transaction, order),
        skills=[str(one["skill"]) for one in order.required_skills],
        category_id=str(category.id) if category else None,
        category_name=category.name if category else "",
        repeat_of=before[repeated].number if repeated in before else "",
    )


async def coverage(transaction: Transaction, *, order: WorkOrder, customer_id: UUID, on: date) -> CoverOf:
    """Return what answers which contract or warranty covers a part of the order."""
    covers = await cover_finder(transaction, customer_id=customer_id)

    def cover_of(what: str) -> tuple[str, str] | None:
        found = covers.cover_of(what, site_id=order.site_id, asset_id=order.asset_id, on=on)
        return (found.kind, found.number) if found else None

    return cover_of


def prices_of(row: PriceListRow) -> Prices:
    """Return a price list as the rules read it."""
    return Prices(
        labour_rate=row.labour_rate,
        skill_rates={one["skill"]: Decimal(one["rate"]) for one in row.skill_rates},
        travel_per_km=row.travel_per_km,
        call_out_fee=row.call_out_fee,
        part_prices={one["part_number"]: Decimal(one["price"]) for one in row.part_prices},
        fixed_prices={one["category_id"]: Decimal(one["price"]) for one in row.fixed_prices},
    )


async def _visits(transaction: Transaction, order: WorkOrder) -> Sequence[Visit]:
    """Return each booking in which somebody set out or worked; what came after the job came back is a repeat.

    Times that were written down by hand are gathered by technician; they are a visit if no booking of theirs is one.
    """
    assert order.completed_at is not None  # only what is done is priced
    found = await times_of_orders(transaction, work_order_ids=[order.id])
    people = await technicians_by_id(transaction, technician_ids={one.technician_id for one in found})
    place = await _place_of(transaction, order)
    stays: dict[tuple[UUID, UUID | None], list[CountedTime]] = defaultdict(list)
    for one in found:
        stays[one.technician_id, one.booking_id].append(one)
    came = {technician_id for technician_id, booking_id in stays if booking_id is not None}
    visits = []
    for (technician_id, booking_id), times in stays.items():
        technician = people[technician_id]
        visits.append(
            Visit(
                technician.name,
                _lasting(times, "work", until=order.completed_at),
                _km(technician, place),
                technician.hourly_rate,
                travelling=_lasting(times, "travel", until=order.completed_at),
                is_repeat=order.reopened_at is not None and times[0].starts_at >= order.reopened_at,
                is_call_out=booking_id is not None or technician_id not in came,
            )
        )
    return visits


def _lasting(times: Sequence[CountedTime], kind: str, *, until: datetime) -> timedelta:
    return sum((one.lasting(until) for one in times if one.kind == kind), timedelta(0))


async def _place_of(transaction: Transaction, order: WorkOrder) -> Coordinates | None:
    site = (await sites_by_id(transaction, site_ids=[order.site_id])).get(order.site_id) if order.site_id else None
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def _km(technician: Technician, place: Coordinates | None) -> float | None:
    """Return the estimated way from the technician's home and back, if both places are known."""
    if place is None or technician.home_latitude is None or technician.home_longitude is None:
        return None
    return 2 * road_m((technician.home_latitude, technician.home_longitude), place) / 1000


async def _parts(transaction: Transaction, order: WorkOrder) -> Sequence[Part]:
    """Return what was used; what was used after the job came back is a repeat."""
    back = order.reopened_at
    first = await used_for_order(transaction, work_order_id=order.id, before=back)
    again = await used_for_order(transaction, work_order_id=order.id, since=back) if back else []
    return [
        Part(one.number, one.name, one.unit, one.quantity, one.unit_cost, one.sale_price, is_repeat=is_repeat)
        for used, is_repeat in ((first, False), (again, True))
        for one in used
        if one.quantity > 0
    ]

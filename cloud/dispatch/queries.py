"""What dispatching has to know: the job, everybody of the branch, and the day as it stands."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cloud.assets.queries import sites_by_id
from cloud.bookings.queries import Booking, bookings_between, bookings_of_orders
from cloud.branches.queries import get_branch
from cloud.dispatch.models import DispatchSettingRow
from cloud.dispatch.rules import Candidate, Job, Position, Supplies, Time, Visit
from cloud.foundation.database import Transaction
from cloud.inventory.order_queries import free_for_order, needs_of_order
from cloud.inventory.queries import stores_of
from cloud.technicians.queries import Technician, active_technicians, certificates_until, leaves_of, work_times
from cloud.work_orders.queries import WorkOrder, orders_by_id

HORIZON: Final = timedelta(days=7)
AROUND: Final = timedelta(days=1)
"""No shift is longer, so that around a chosen time all that touches it is known."""

REFUSED: Final = ("declined", "cannot_complete")
DEFAULT_MODE: Final = "suggested"
_URGENCY: Final = ("low", "normal", "high", "emergency")


async def setting_of(transaction: Transaction, *, branch_id: UUID) -> DispatchSettingRow:
    """Return how a branch dispatches; a branch that never said so gets suggestions."""
    statement = select(DispatchSettingRow).where(DispatchSettingRow.branch_id == branch_id)
    row = (await transaction.execute(statement)).scalar_one_or_none()
    return row or DispatchSettingRow(branch_id=branch_id, mode=DEFAULT_MODE, version=0)


async def job_of(transaction: Transaction, *, order: WorkOrder, due_at: datetime | None) -> Job:
    """Return the order as a job."""
    sites = await sites_by_id(transaction, site_ids={order.site_id} if order.site_id else set())
    site = sites.get(order.site_id) if order.site_id else None
    return Job(
        position=_position(site.latitude, site.longitude) if site else None,
        duration=timedelta(minutes=order.duration_minutes),
        priority=order.priority,
        levels={one["skill"]: one["level"] for one in order.required_skills},
        certificates=tuple(order.required_certificates),
        due_at=due_at,
    )


async def candidates_for(transaction: Transaction, *, order: WorkOrder, now: datetime) -> list[Candidate]:
    """Return everybody of the order's branch with their work and visits of the days ahead."""
    technicians = await active_technicians(transaction, branch_id=order.branch_id)
    return await _candidates(transaction, order, technicians, (now - HORIZON / 7, now + HORIZON))


async def candidate_for(
    transaction: Transaction, *, order: WorkOrder, technician_id: UUID, during: Time
) -> Candidate | None:
    """Return a technician of the order's branch as he stands around a time; None: there is no such one."""
    everybody = await active_technicians(transaction, branch_id=order.branch_id)
    chosen = [row for row in everybody if row.id == technician_id]
    found = await _candidates(transaction, order, chosen, (during[0] - AROUND, during[1] + AROUND))
    return next(iter(found), None)


async def _candidates(
    transaction: Transaction, order: WorkOrder, technicians: Sequence[Technician], within: Time
) -> list[Candidate]:
    zone = await zone_of(transaction, branch_id=order.branch_id)
    times = await work_times(transaction, technicians=technicians, zone=zone, within=within)
    visits = await _visits(transaction, technicians, order, within)
    leaves = await _leaves(transaction, technicians, within)
    refusals = await _refusals(transaction, order)
    supplies = await supplies_for(transaction, order=order)
    return [
        Candidate(
            technician_id=row.id,
            name=row.name,
            home=_position(row.home_latitude, row.home_longitude),
            levels={one["skill"].casefold(): one["level"] for one in row.skills},
            certificates=certificates_until(row, zone=zone),
            work_times=times[row.id],
            visits=visits[row.id],
            supplies=supplies.get(row.id, supplies[None]),
            leaves=leaves[row.id],
            refused_because=refusals.get(row.id),
        )
        for row in technicians
    ]


async def _leaves(transaction: Transaction, technicians: Sequence[Technician], within: Time) -> dict[UUID, list[Time]]:
    found: dict[UUID, list[Time]] = {row.id: [] for row in technicians}
    for leave in await leaves_of(transaction, technician_ids=list(found), starts_at=within[0], ends_at=within[1]):
        found[leave.technician_id].append((leave.starts_at, leave.ends_at))
    return found


async def _refusals(transaction: Transaction, order: WorkOrder) -> dict[UUID, str]:
    """Return who declined or gave up this order, and why; before a failed repair it was another job."""
    bookings = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    return {
        booking.technician_id: booking.reason
        for booking in bookings
        if booking.status in REFUSED and (order.reopened_at is None or booking.created_at >= order.reopened_at)
    }


async def supplies_for(transaction: Transaction, *, order: WorkOrder) -> dict[UUID | None, Supplies]:
    """Return by technician where the parts are that the order still needs; None stands for those without a van."""
    needs = [one for one in await needs_of_order(transaction, work_order_id=order.id) if one.outstanding]
    stores = await stores_of(transaction, branch_id=order.branch_id) if needs else []
    free = await free_for_order(transaction, branch_id=order.branch_id, needs=needs)

    def has(place_id: UUID | None, part_id: UUID, wanted: Decimal) -> bool:
        return place_id is not None and free.get(place_id, {}).get(part_id, Decimal(0)) >= wanted

    warehouse_ids = [one.id for one in stores if one.kind == "warehouse"]
    vans: dict[UUID | None, UUID | None] = {None: None}
    vans |= {one.technician_id: one.id for one in stores if one.technician_id}
    found = {}
    for technician_id, van_id in vans.items():
        where: dict[str, list[str]] = {"in_van": [], "in_warehouse": [], "missing": []}
        for need in needs:
            if has(van_id, need.part_id, need.outstanding):
                side = "in_van"
            elif any(has(one, need.part_id, need.outstanding) for one in warehouse_ids):
                side = "in_warehouse"
            else:
                side = "missing"
            where[side].append(f"{need.number} {need.name}")
        found[technician_id] = Supplies(**{name: tuple(parts) for name, parts in where.items()})
    return found


async def zone_of(transaction: Transaction, *, branch_id: UUID) -> ZoneInfo:
    """Return the branch's time zone."""
    return ZoneInfo((await get_branch(transaction, branch_id=branch_id)).time_zone)


async def _visits(
    transaction: Transaction, technicians: Sequence[Technician], order: WorkOrder, within: Time
) -> dict[UUID, list[Visit]]:
    bookings = await bookings_between(
        transaction,
        branch_ids=[order.branch_id],
        technician_ids=[row.id for row in technicians],
        starts_at=within[0],
        ends_at=within[1],
    )
    held = [booking for booking in bookings if booking.is_holding]
    orders = await orders_by_id(transaction, work_order_ids={booking.work_order_id for booking in held})
    site_ids = {one.site_id for one in orders.values() if one.site_id}
    sites = await sites_by_id(transaction, site_ids=site_ids)
    visits: dict[UUID, list[Visit]] = {row.id: [] for row in technicians}
    for booking in held:
        other = orders[booking.work_order_id]
        site = sites.get(other.site_id) if other.site_id else None
        visits[booking.technician_id].append(
            Visit(
                booking_id=booking.id,
                during=(booking.starts_at, booking.ends_at),
                position=_position(site.latitude, site.longitude) if site else None,
                may_yield=_may_yield(booking, other, order),
                travel_minutes=booking.travel_minutes,
            )
        )
    return visits


def _may_yield(booking: Booking, other: WorkOrder, order: WorkOrder) -> bool:
    """Only what nobody has set out for, and what is less urgent, gives way to an emergency."""
    return not booking.has_begun and _URGENCY.index(other.priority) < _URGENCY.index(order.priority)


def _position(latitude: float | None, longitude: float | None) -> Position | None:
    return None if latitude is None or longitude is None else Position(latitude, longitude)


async def orders_without_booking(transaction: Transaction, *, branch_ids: Collection[UUID]) -> list[WorkOrder]:
    """Return orders that wait for somebody, the most urgent first."""
    statement = select(WorkOrder).where(WorkOrder.branch_id.in_(branch_ids), WorkOrder.status == "unscheduled")
    rows = (await transaction.execute(statement.order_by(WorkOrder.opened_at, WorkOrder.id).limit(200))).scalars()
    return sorted(rows, key=lambda row: -_URGENCY.index(row.priority))

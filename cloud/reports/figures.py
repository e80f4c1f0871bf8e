"""Collecting the facts behind the figures of a branch, in a few statements whatever the number of jobs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Boolean, Integer, Uuid, column, exists, or_, select, table

from cloud.billing.queries import revenue_of_orders
from cloud.bookings.counted_times import CountedTime, times_of_branch, times_of_orders
from cloud.foundation.database import Transaction
from cloud.foundation.money import line_amount
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.inventory.order_queries import cost_of_orders
from cloud.reports.rules import Figure, FigureName, JobFacts, Span, Workforce, figures_of
from cloud.technicians.models import TechnicianRow
from cloud.technicians.queries import work_times
from cloud.work_orders.models import VerificationRow, WorkOrderRow
from cloud.work_orders.queries import DONE, is_done

DECIDED: Final = ("held", "failed")
Part = Literal["worked", "invoiced", "repeats", "answered"]
"""Which of a figure's jobs one of its numbers counts; `worked`: all that somebody was at in the period."""

# The customer's side is a slice beside this one; its tables are read by their names.
LINK: Final = table("access_link", column("work_order_id", Uuid()), column("may_decide", Boolean()))
RATING: Final = table("customer_rating", column("work_order_id", Uuid()), column("score", Integer()))


@dataclass(frozen=True, slots=True)
class Branch:
    """Whose figures they are."""

    id: UUID
    zone: ZoneInfo
    currency: str


@dataclass(slots=True)
class Times:
    """What was told of one job's time, and what it costs."""

    worked: timedelta = timedelta(0)
    travelled: timedelta = timedelta(0)
    labour: int = 0
    travel: int = 0
    by_technician: dict[tuple[UUID, str], timedelta] = field(default_factory=lambda: defaultdict(timedelta))


async def figures(transaction: Transaction, *, branch: Branch, span: Span, now: datetime) -> list[Figure]:
    """Return the figures of a branch and period."""
    completed = (await transaction.execute(_orders(branch, span, "operational_cost"))).scalars().all()
    judged = (await transaction.execute(_orders(branch, span, "repeat_rate"))).scalars().all()
    return figures_of(
        completed=await facts_of(transaction, branch=branch, span=span, orders=completed, now=now),
        judged=await facts_of(transaction, branch=branch, span=span, orders=judged, now=now),
        workforce=await _workforce(transaction, branch=branch, span=span, now=now),
    )


async def latest_branch(transaction: Transaction, *, branch_ids: Collection[UUID]) -> UUID | None:
    """Return which of these branches completed a job last."""
    statement = (
        select(WorkOrderRow.branch_id)
        .where(WorkOrderRow.branch_id.in_(branch_ids), WorkOrderRow.status.in_(DONE))
        .order_by(WorkOrderRow.completed_at.desc().nulls_last())
        .limit(1)
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def jobs_of_figure(
    transaction: Transaction,
    *,
    branch: Branch,
    span: Span,
    figure: FigureName,
    part: Part | None,
    now: datetime,
    page: PageRequest,
) -> tuple[list[tuple[WorkOrderRow, JobFacts]], str | None]:
    """Return the jobs that a figure, or one of its numbers, counts, newest first: as many as it says."""
    columns = [WorkOrderRow.opened_at, WorkOrderRow.id]
    wanted = await _orders_of_part(transaction, branch, span, figure, part, now)
    statement = seek(wanted, columns=columns, kinds=[datetime, UUID], page=page)
    rows, next_cursor = cut((await transaction.execute(statement)).scalars().all(), page=page, key=["opened_at", "id"])
    facts = await facts_of(transaction, branch=branch, span=span, orders=rows, now=now)
    return list(zip(rows, facts, strict=True)), next_cursor


async def facts_of(
    transaction: Transaction, *, branch: Branch, span: Span, orders: Sequence[WorkOrderRow], now: datetime
) -> list[JobFacts]:
    """Return what is known of these jobs, in their order."""
    ids = {order.id for order in orders}
    times = await _times(transaction, branch=branch, order_ids=ids, now=now)
    parts = await cost_of_orders(transaction, work_order_ids=ids)
    revenue = await revenue_of_orders(transaction, work_order_ids=ids)
    scores = await _scores(transaction, ids)
    asked = await _asked(transaction, ids)
    repeats = await _repeats(transaction, span, orders)
    return [
        JobFacts(
            order_id=order.id,
            opened_at=order.opened_at,
            completed_at=order.completed_at if is_done(order) else None,
            worked=times[order.id].worked,
            travelled=times[order.id].travelled,
            labour=times[order.id].labour,
            travel=times[order.id].travel,
            parts=_in(branch.currency, parts.get(order.id)),
            revenue=_in(branch.currency, revenue[order.id]) if order.id in revenue else None,
            score=scores.get(order.id),
            is_asked=order.id in asked,
            is_repeat=order.id in repeats,
        )
        for order in orders
    ]


def _orders(branch: Branch, span: Span, figure: FigureName) -> Any:
    statement = select(WorkOrderRow).where(WorkOrderRow.branch_id == branch.id)
    if figure == "repeat_rate":
        decided = exists().where(
            VerificationRow.work_order_id == WorkOrderRow.id,
            VerificationRow.state.in_(DECIDED),
            VerificationRow.decided_at >= span.starts_at,
            VerificationRow.decided_at < span.ends_at,
        )
        return statement.where(decided)
    statement = statement.where(
        WorkOrderRow.status.in_(DONE),
        WorkOrderRow.completed_at >= span.starts_at,
        WorkOrderRow.completed_at < span.ends_at,
    )
    if figure == "satisfaction":
        has_link = exists().where(LINK.c.work_order_id == WorkOrderRow.id, LINK.c.may_decide)
        has_rating = exists().where(RATING.c.work_order_id == WorkOrderRow.id)
        return statement.where(or_(has_link, has_rating))
    return statement


async def _orders_of_part(
    transaction: Transaction, branch: Branch, span: Span, figure: FigureName, part: Part | None, now: datetime
) -> Any:
    counted = _orders(branch, span, figure)
    if part is None:
        return counted
    if part == "worked":
        within = Span(span.starts_at, max(span.starts_at, min(span.ends_at, now)))
        stretches = await _busy(transaction, branch, within)
        ids = {one.work_order_id for one in stretches if within.clipped(one.starts_at, one.ends_at or now)}
        return select(WorkOrderRow).where(WorkOrderRow.branch_id == branch.id, WorkOrderRow.id.in_(ids))
    orders = (await transaction.execute(counted)).scalars().all()
    everyone = {order.id for order in orders}
    if part == "invoiced":
        found: Collection[UUID] = (await revenue_of_orders(transaction, work_order_ids=everyone)).keys()
    elif part == "repeats":
        found = await _repeats(transaction, span, orders)
    else:
        found = (await _scores(transaction, everyone)).keys()
    return counted.where(WorkOrderRow.id.in_(found))


async def _busy(transaction: Transaction, branch: Branch, within: Span) -> list[CountedTime]:
    """Return when somebody was at work or on the way; stretches are not cut to the period."""
    found = await times_of_branch(transaction, branch_id=branch.id, starts_at=within.starts_at, ends_at=within.ends_at)
    return [one for one in found if not one.is_break]


async def _times(
    transaction: Transaction, *, branch: Branch, order_ids: Collection[UUID], now: datetime
) -> dict[UUID, Times]:
    found: dict[UUID, Times] = defaultdict(Times)
    stretches = [one for one in await times_of_orders(transaction, work_order_ids=order_ids) if not one.is_break]
    for one in stretches:
        found[one.work_order_id].by_technician[one.technician_id, one.kind] += one.lasting(now)
    statement = select(TechnicianRow.id, TechnicianRow.hourly_rate).where(
        TechnicianRow.id.in_({one.technician_id for one in stretches})
    )
    rates = {row.id: row.hourly_rate for row in await transaction.execute(statement)}
    for times in found.values():
        _price(times, rates=rates, currency=branch.currency)
    return found


def _price(times: Times, *, rates: dict[UUID, Decimal], currency: str) -> None:
    """Add up the time of everybody; each technician's time on the way and at work is one line, rounded once."""
    for (technician_id, kind), lasting in times.by_technician.items():
        hours = Decimal(round(lasting.total_seconds())) / 3600
        cost = line_amount(quantity=hours, unit_price=rates[technician_id], currency=currency).minor_units
        if kind == "travel":
            times.travelled, times.travel = times.travelled + lasting, times.travel + cost
        else:
            times.worked, times.labour = times.worked + lasting, times.labour + cost


async def _workforce(transaction: Transaction, *, branch: Branch, span: Span, now: datetime) -> Workforce:
    """Return what the branch's technicians had and did up to now: time to come is nobody's shortcoming."""
    until = min(span.ends_at, now)
    if until <= span.starts_at:
        return Workforce(0, timedelta(0), timedelta(0))
    within = Span(span.starts_at, until)
    stretches = await _busy(transaction, branch, within)
    worked, days = timedelta(0), set()
    for one in stretches:
        inside = within.clipped(one.starts_at, one.ends_at or now)
        if inside:
            worked += inside
            start = max(one.starts_at, within.starts_at)
            days.add((one.technician_id, start.astimezone(branch.zone).date()))
    on_shift, shift_days = await _shifts(transaction, branch, within, {one.technician_id for one in stretches})
    return Workforce(len(days | shift_days), on_shift, worked)


async def _shifts(
    transaction: Transaction, branch: Branch, within: Span, worked: set[UUID]
) -> tuple[timedelta, set[tuple[UUID, Any]]]:
    statement = select(TechnicianRow).where(
        TechnicianRow.branch_id == branch.id, or_(TechnicianRow.is_active, TechnicianRow.id.in_(worked))
    )
    technicians = (await transaction.execute(statement)).scalars().all()
    laid = await work_times(
        transaction, technicians=technicians, zone=branch.zone, within=(within.starts_at, within.ends_at)
    )
    total = sum((ends - starts for periods in laid.values() for starts, ends in periods), timedelta(0))
    days = {(who, starts.astimezone(branch.zone).date()) for who, periods in laid.items() for starts, _ in periods}
    return total, days


async def _scores(transaction: Transaction, order_ids: Collection[UUID]) -> dict[UUID, int]:
    statement = select(RATING.c.work_order_id, RATING.c.score).where(RATING.c.work_order_id.in_(order_ids))
    return {row.work_order_id: row.score for row in await transaction.execute(statement)}


async def _asked(transaction: Transaction, order_ids: Collection[UUID]) -> set[UUID]:
    statement = select(LINK.c.work_order_id).where(LINK.c.work_order_id.in_(order_ids), LINK.c.may_decide)
    return set((await transaction.execute(statement.distinct())).scalars())


async def _repeats(transaction: Transaction, span: Span, orders: Iterable[WorkOrderRow]) -> set[UUID]:
    """Return whose repair failed, who came back, and who was followed by another order, all in the period."""
    by_id = {order.id: order for order in orders}
    failed = select(VerificationRow.work_order_id).where(
        VerificationRow.work_order_id.in_(by_id),
        VerificationRow.state == "failed",
        VerificationRow.decided_at >= span.starts_at,
        VerificationRow.decided_at < span.ends_at,
    )
    followed = select(WorkOrderRow.follow_up_of).where(
        WorkOrderRow.follow_up_of.in_(by_id),
        WorkOrderRow.opened_at >= span.starts_at,
        WorkOrderRow.opened_at < span.ends_at,
    )
    found = set((await transaction.execute(failed.union(followed))).scalars())
    came_back = {
        order.id
        for order in by_id.values()
        if order.reopened_at is not None and span.starts_at <= order.reopened_at < span.ends_at
    }
    return found | came_back


def _in(currency: str, amount: Any) -> int:
    """Return the minor units of an amount in the branch's currency; what is in another does not add up with it."""
    return amount.minor_units if amount is not None and amount.currency == currency else 0

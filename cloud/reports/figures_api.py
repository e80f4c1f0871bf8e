"""Routes of the figures: six numbers of a branch and period, and the jobs behind each."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query

from cloud.branches.queries import get_branch
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed
from cloud.reports import figures
from cloud.reports.errors import BadPeriod
from cloud.reports.figure_payloads import FigureJob, FigureValue, LatestBranch
from cloud.reports.rules import FigureName, JobFacts, ReadyPeriod, Span, own_period, ready_period
from cloud.work_orders.queries import WorkOrder

router = APIRouter(prefix="/figures", tags=["figures"], route_class=ActorRoute)
READS: Final = [allowed("figures.read")]


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """Which branch and days are asked for: a ready period, or from a day to a day, both whole."""

    branch_id: UUID
    ready: ReadyPeriod
    first: date | None
    last: date | None

    async def resolved(self, context: RequestContext) -> tuple[figures.Branch, Span, Span]:
        """Return the branch, the period and the one before.

        Raises:
            NotFound: the branch is none of the actor's.
            BadPeriod.
        """
        context.require_branch(self.branch_id)
        row = await get_branch(context.transaction, branch_id=self.branch_id)
        branch = figures.Branch(row.id, ZoneInfo(row.time_zone), row.currency)
        if self.first is None and self.last is None:
            return (branch, *ready_period(self.ready, now=context.now, zone=branch.zone))
        if self.first is None or self.last is None:
            raise BadPeriod(field_errors={"to": BadPeriod.code})
        return (branch, *own_period(first=self.first, last=self.last, zone=branch.zone))


def asked_period(
    branch_id: UUID,
    period: Annotated[ReadyPeriod, Query(description="By the branch's calendar; `from` and `to` go before it.")] = (
        "this_month"
    ),
    first: Annotated[date | None, Query(alias="from", description="The first day.")] = None,
    last: Annotated[date | None, Query(alias="to", description="The last day; it counts wholly.")] = None,
) -> AskedPeriod:
    """Read the branch and the period from the query string."""
    return AskedPeriod(branch_id, period, first, last)


Asked = Annotated[AskedPeriod, Depends(asked_period)]


@router.get("", response_model=Page[FigureValue], dependencies=READS, summary="The figures of a branch")
async def get_figures(context: Context, asked: Asked) -> Page[FigureValue]:
    """Return productivity, completion time, revenue per job, repeat rate, satisfaction and cost, and those before."""
    branch, span, before = await asked.resolved(context)
    now = await figures.figures(context.transaction, branch=branch, span=span, now=context.now)
    then = await figures.figures(context.transaction, branch=branch, span=before, now=context.now)
    return Page(
        items=[
            FigureValue(
                figure=one.figure,
                key=one.key,
                value=one.value,
                before=earlier.value,
                unit=one.unit,
                currency=branch.currency,
                starts_at=span.starts_at,
                ends_at=span.ends_at,
                before_starts_at=before.starts_at,
                before_ends_at=before.ends_at,
            )
            for one, earlier in zip(now, then, strict=True)
        ]
    )


@router.get("/branch", response_model=LatestBranch, dependencies=READS, summary="Which branch to begin with")
async def get_latest_branch(context: Context) -> LatestBranch:
    """Return the branch that completed a job last: its figures are worth a first look."""
    branch_id = await figures.latest_branch(context.transaction, branch_ids=context.actor.branch_ids)
    return LatestBranch(branch_id=branch_id)


@router.get("/{figure}/jobs", response_model=Page[FigureJob], dependencies=READS, summary="The jobs of a figure")
async def list_jobs(
    figure: FigureName,
    context: Context,
    asked: Asked,
    page: PageDependency,
    only: Annotated[
        figures.Part | None,
        Query(description="Those that one of the figure's numbers counts; `worked`: somebody was at it in the period."),
    ] = None,
) -> Page[FigureJob]:
    """Return the jobs that a figure counts, newest first."""
    branch, span, _ = await asked.resolved(context)
    found, next_cursor = await figures.jobs_of_figure(
        context.transaction, branch=branch, span=span, figure=figure, part=only, now=context.now, page=page
    )
    return Page(items=[_job(order, facts, branch.currency) for order, facts in found], next_cursor=next_cursor)


def _job(order: WorkOrder, facts: JobFacts, currency: str) -> FigureJob:
    return FigureJob(
        work_order_id=order.id,
        number=order.number,
        title=order.title,
        opened_at=facts.opened_at,
        completed_at=facts.completed_at,
        hours_open=facts.hours_open,
        worked_minutes=_minutes(facts.worked),
        travel_minutes=_minutes(facts.travelled),
        labour=facts.labour,
        travel=facts.travel,
        parts=facts.parts,
        cost=facts.cost,
        revenue=facts.revenue,
        currency=currency,
        score=facts.score,
        is_repeat=facts.is_repeat,
    )


def _minutes(lasting: timedelta) -> int:
    return round(lasting.total_seconds() / 60)

"""Routes of promises: those of an order, all that are owed, and what a branch promises."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.branches.queries import get_branch
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.sla import operations, queries
from cloud.sla.payloads import (
    WEEKDAYS,
    BranchTerms,
    NewWorkingHours,
    Priority,
    Promise,
    PromiseState,
    Terms,
    WorkingHours,
)
from cloud.sla.terms import Terms as TermsOfBranch

router = APIRouter(tags=["service levels"], route_class=ActorRoute)


@router.get(
    "/promises",
    response_model=Page[Promise],
    dependencies=[allowed("work_order.read")],
    summary="List promises",
)
async def list_promises(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    state: Annotated[PromiseState | None, Query(description="Without it: all that are still owed.")] = None,
) -> Page[Promise]:
    """Return promises of your branches, the nearest due first."""
    rows, next_cursor = await queries.list_promises(
        context.transaction, branch_ids=context.branches(branch_id), state=state, page=page
    )
    return Page(items=[Promise.model_validate(row) for row in rows], next_cursor=next_cursor)


@router.get(
    "/work-orders/{work_order_id}/promises",
    response_model=Page[Promise],
    dependencies=[allowed("work_order.read")],
    summary="The promises of an order",
)
async def promises_of_order(work_order_id: UUID, context: Context) -> Page[Promise]:
    """Return respond, arrive and resolve of one order; none if the order is not of your branches."""
    found = await queries.promises_of_orders(context.transaction, work_order_ids=[work_order_id])
    rows = [row for row in found[work_order_id] if context.actor.may_see(row.branch_id)]
    return Page(items=[Promise.model_validate(row) for row in rows])


@router.get(
    "/branches/{branch_id}/terms",
    response_model=Page[BranchTerms],
    dependencies=[allowed("work_order.read")],
    summary="What a branch promises",
)
async def get_terms(branch_id: UUID, context: Context) -> Page[BranchTerms]:
    """Return the terms of every priority, the most urgent first."""
    context.require_branch(branch_id)
    found = await queries.terms_of(context.transaction, branch_id=branch_id)
    return Page(items=[_answer(priority, terms, version) for priority, (terms, version) in found.items()])


@router.put(
    "/branches/{branch_id}/terms/{priority}",
    response_model=BranchTerms,
    dependencies=[allowed("sla.write")],
    summary="Set what a branch promises",
)
async def set_terms(
    branch_id: UUID, priority: Priority, body: Terms, context: Context, response: Response, seen_version: SeenVersion
) -> BranchTerms:
    """Set the terms of one priority; orders that are open keep those they began with."""
    context.require_branch(branch_id)
    terms = TermsOfBranch(**{**body.model_dump(), "pauses_on": tuple(body.pauses_on)})
    row = await operations.set_terms(
        context.transaction,
        actor=context.actor,
        branch_id=branch_id,
        priority=priority,
        terms=terms,
        seen_version=seen_version,
        now=context.now,
    )
    set_etag(response, row.version)
    return _answer(priority, terms, row.version)


@router.get(
    "/branches/{branch_id}/working-hours",
    response_model=WorkingHours,
    dependencies=[allowed("branch.read")],
    summary="When a branch works",
)
async def get_working_hours(branch_id: UUID, context: Context, response: Response) -> WorkingHours:
    """Return the windows of the week and the holidays, on the branch's own clock."""
    context.require_branch(branch_id)
    return await _hours(context, response, branch_id)


@router.put(
    "/branches/{branch_id}/working-hours",
    response_model=WorkingHours,
    dependencies=[allowed("branch.write")],
    summary="Say when a branch works",
)
async def set_working_hours(
    branch_id: UUID, body: NewWorkingHours, context: Context, response: Response, seen_version: SeenVersion
) -> WorkingHours:
    """Set the windows of the week and the holidays; promises that run keep the hours they began with."""
    context.require_branch(branch_id)
    await operations.set_working_hours(
        context.transaction,
        actor=context.actor,
        branch_id=branch_id,
        windows=[{**one.model_dump(), "weekday": WEEKDAYS.index(one.weekday)} for one in body.windows],
        holidays=[day.isoformat() for day in body.holidays],
        seen_version=seen_version,
        now=context.now,
    )
    return await _hours(context, response, branch_id)


async def _hours(context: Context, response: Response, branch_id: UUID) -> WorkingHours:
    branch = await get_branch(context.transaction, branch_id=branch_id)
    set_etag(response, branch.version)
    windows = [{**one, "weekday": WEEKDAYS[one["weekday"]]} for one in branch.calendar["windows"]]
    return WorkingHours.model_validate(
        {
            "windows": windows,
            "holidays": branch.calendar["holidays"],
            "time_zone": branch.time_zone,
            "version": branch.version,
        }
    )


def _answer(priority: str, terms: TermsOfBranch, version: int) -> BranchTerms:
    return BranchTerms.model_validate(
        {
            "priority": priority,
            "respond_minutes": terms.respond_minutes,
            "arrive_minutes": terms.arrive_minutes,
            "resolve_minutes": terms.resolve_minutes,
            "is_around_the_clock": terms.is_around_the_clock,
            "pauses_on": list(terms.pauses_on),
            "version": version,
        }
    )

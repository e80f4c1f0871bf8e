"""Routes of forecasts and proposed visits."""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.assets.queries import asset_names
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.predictions import operations, queries
from cloud.predictions.models import ForecastRow, VisitProposalRow
from cloud.predictions.payloads import (
    Dismissal,
    Forecast,
    NewPredictionSetting,
    PathStep,
    PredictionSetting,
    VisitProposal,
)
from cloud.telemetry.queries import point_names
from cloud.work_orders.queries import orders_by_id

router = APIRouter(tags=["predictions"], route_class=ActorRoute)


@router.get(
    "/visit-proposals",
    response_model=Page[VisitProposal],
    dependencies=[allowed("prediction.read")],
    summary="List proposed visits",
)
async def list_proposals(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    state: Annotated[Literal["open", "decided", "all"], Query()] = "all",
    asset_id: UUID | None = None,
    work_order_id: UUID | None = None,
) -> Page[VisitProposal]:
    """Return proposed visits of your branches, newest first."""
    rows, next_cursor = await queries.list_proposals(
        context.transaction,
        branch_ids=context.branches(branch_id),
        state=state,
        asset_id=asset_id,
        work_order_id=work_order_id,
        page=page,
    )
    return Page(items=await _proposals(context, rows), next_cursor=next_cursor)


@router.get(
    "/visit-proposals/{proposal_id}",
    response_model=VisitProposal,
    dependencies=[allowed("prediction.read")],
    summary="A proposed visit",
)
async def get_proposal(proposal_id: UUID, context: Context, response: Response) -> VisitProposal:
    """Return one proposed visit with what it explains itself with."""
    return await _answer(context, response, await _proposal(context, proposal_id))


@router.post(
    "/visit-proposals/{proposal_id}/acceptance",
    response_model=VisitProposal,
    dependencies=[allowed("prediction.decide")],
    summary="Accept a proposed visit",
)
async def accept_visit(
    proposal_id: UUID, context: Context, response: Response, seen_version: SeenVersion
) -> VisitProposal:
    """Open the work order, due before the limit may be reached."""
    row = await operations.accept_visit(
        context.transaction,
        actor=context.actor,
        proposal=await _proposal(context, proposal_id),
        seen_version=seen_version,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.post(
    "/visit-proposals/{proposal_id}/dismissal",
    response_model=VisitProposal,
    dependencies=[allowed("prediction.decide")],
    summary="Dismiss a proposed visit",
)
async def dismiss_visit(
    proposal_id: UUID, body: Dismissal, context: Context, response: Response, seen_version: SeenVersion
) -> VisitProposal:
    """Say that nobody needs to go, and why."""
    row = await operations.dismiss_visit(
        context.transaction,
        actor=context.actor,
        proposal=await _proposal(context, proposal_id),
        seen_version=seen_version,
        verdict=body.verdict,
        note=body.note,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.get(
    "/forecasts", response_model=Page[Forecast], dependencies=[allowed("prediction.read")], summary="List forecasts"
)
async def list_forecasts(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    asset_id: UUID | None = None,
    point_id: int | None = None,
) -> Page[Forecast]:
    """Return the newest forecast of each limit of your branches."""
    rows, next_cursor = await queries.list_forecasts(
        context.transaction, branch_ids=context.branches(branch_id), asset_id=asset_id, point_id=point_id, page=page
    )
    return Page(items=await _forecasts(context, rows), next_cursor=next_cursor)


@router.get(
    "/predictions/settings/{branch_id}",
    response_model=PredictionSetting,
    dependencies=[allowed("prediction.read")],
    summary="What a branch does with a foreseen fault",
)
async def get_setting(branch_id: UUID, context: Context) -> PredictionSetting:
    """Return whether a person decides, or orders are opened at once."""
    context.require_branch(branch_id)
    return PredictionSetting.model_validate(await queries.setting_of(context.transaction, branch_id=branch_id))


@router.put(
    "/predictions/settings/{branch_id}",
    response_model=PredictionSetting,
    dependencies=[allowed("branch.write")],
    summary="Say what a branch does with a foreseen fault",
)
async def put_setting(branch_id: UUID, body: NewPredictionSetting, context: Context) -> PredictionSetting:
    """Have a person decide, or orders opened at once."""
    context.require_branch(branch_id)
    row = await operations.set_mode(context.transaction, actor=context.actor, branch_id=branch_id, mode=body.mode)
    return PredictionSetting.model_validate(row)


async def _proposal(context: Context, proposal_id: UUID) -> VisitProposalRow:
    return await queries.get_proposal(context.transaction, proposal_id=proposal_id, branch_ids=context.actor.branch_ids)


async def _answer(context: Context, response: Response, row: VisitProposalRow) -> VisitProposal:
    set_etag(response, row.version)
    return (await _proposals(context, [row]))[0]


async def _proposals(context: Context, rows: Sequence[VisitProposalRow]) -> list[VisitProposal]:
    names = await asset_names(context.transaction, asset_ids={row.asset_id for row in rows})
    orders = await orders_by_id(
        context.transaction, work_order_ids={row.work_order_id for row in rows if row.work_order_id}
    )
    return [
        VisitProposal.model_validate(
            {
                **row.__dict__,
                "asset_name": names[row.asset_id],
                "evidence": {**row.evidence, "path": _path(row.evidence["path"])},
                "work_order_number": orders[row.work_order_id].number if row.work_order_id else None,
            }
        )
        for row in rows
    ]


async def _forecasts(context: Context, rows: Sequence[ForecastRow]) -> list[Forecast]:
    names = await point_names(context.transaction, point_ids={row.point_id for row in rows})
    return [
        Forecast.model_validate(
            {
                **row.__dict__,
                "point_name": names[row.point_id][0],
                "unit": names[row.point_id][1],
                "path": _path(row.path),
            }
        )
        for row in rows
    ]


def _path(steps: Sequence[Sequence[float]]) -> list[PathStep]:
    return [PathStep(at=at, low=low, expected=expected, high=high) for at, low, expected, high in steps]

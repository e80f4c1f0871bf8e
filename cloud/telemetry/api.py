"""Routes of points: their names, what they measure, their newest values."""

import math
from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.gateways.queries import gateway_names
from cloud.telemetry import operations, queries
from cloud.telemetry.models import LastValueRow
from cloud.telemetry.payloads import (
    Binding,
    LastValue,
    LatestValues,
    Point,
    PointName,
    Thinning,
    WaitingPoint,
)
from cloud.telemetry.queries import BoundPoint
from cloud.telemetry.thinning import would_keep
from schemas.reduction import DEFAULT_HEARTBEAT_S, Reduction

router = APIRouter(tags=["points"], route_class=ActorRoute)


@router.get("/points", response_model=Page[Point], dependencies=[allowed("point.read")], summary="List points")
async def list_points(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    gateway_id: UUID | None = None,
    asset_id: UUID | None = None,
    state: Literal["pending", "bound"] | None = None,
) -> Page[Point]:
    """Return measured values of your branches, newest first; pending ones wait for a name and a machine."""
    found, next_cursor = await queries.list_points(
        context.transaction,
        branch_ids=context.branches(branch_id),
        gateway_id=gateway_id,
        asset_id=asset_id,
        state=state,
        page=page,
    )
    return Page(items=await _points(context, found), next_cursor=next_cursor)


@router.get(
    "/points/latest",
    response_model=LatestValues,
    dependencies=[allowed("point.read")],
    summary="Newest readings of many points",
)
async def get_latest_values(
    context: Context,
    branch_id: UUID | None = None,
    gateway_id: UUID | None = None,
    asset_id: UUID | None = None,
) -> Response:
    """Return the newest reading of every point of your branches, or of one branch, edge agent or asset, in columns."""
    content = await queries.latest_values(
        context.transaction, branch_ids=context.branches(branch_id), gateway_id=gateway_id, asset_id=asset_id
    )
    return Response(content, media_type="application/json")


@router.get(
    "/points/waiting",
    response_model=Page[WaitingPoint],
    dependencies=[allowed("point.read")],
    summary="List points that wait for an asset",
)
async def list_waiting_points(
    context: Context, page: PageDependency, branch_id: UUID | None = None, gateway_id: UUID | None = None
) -> Page[WaitingPoint]:
    """Return points of all your edge agents that no asset has yet, newest first, and how fast their readings come."""
    found, next_cursor = await queries.list_points(
        context.transaction,
        branch_ids=context.branches(branch_id),
        gateway_id=gateway_id,
        state="pending",
        page=page,
    )
    ids = [item.point.id for item in found]
    rates = await queries.readings_a_minute(context.transaction, point_ids=ids, now=context.now)
    names = await gateway_names(context.transaction, gateway_ids={item.point.gateway_id for item in found})
    return Page(
        items=[
            WaitingPoint.model_validate(
                {
                    **item.point.__dict__,
                    "gateway_name": names[item.point.gateway_id],
                    "first_seen_at": item.point.created_at,
                    "last": _last(item.last),
                    "readings_a_minute": rates.get(item.point.id, 0.0),
                }
            )
            for item in found
        ],
        next_cursor=next_cursor,
    )


@router.get("/points/{point_id}", response_model=Point, dependencies=[allowed("point.read")], summary="A point")
async def get_point(point_id: int, context: Context, response: Response) -> Point:
    """Return one measured value."""
    return await _answer(context, response, point_id)


@router.patch("/points/{point_id}", response_model=Point, dependencies=[allowed("point.write")], summary="Name a point")
async def name_point(
    point_id: int, body: PointName, context: Context, response: Response, seen_version: SeenVersion
) -> Point:
    """Give a point the name people use."""
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    await operations.name_point(
        context.transaction, actor=context.actor, point=found.point, seen_version=seen_version, name=body.name
    )
    return await _answer(context, response, point_id)


@router.put(
    "/points/{point_id}/binding",
    response_model=Point,
    dependencies=[allowed("point.write")],
    summary="Bind a point to an asset",
)
async def bind_point(point_id: int, body: Binding, context: Context, response: Response) -> Point:
    """Say which machine a point measures; the binding covers all its readings that were no machine's so far."""
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    await operations.bind_point(
        context.transaction, actor=context.actor, point=found.point, asset_id=body.asset_id, now=context.now
    )
    return await _answer(context, response, point_id)


@router.delete(
    "/points/{point_id}/binding",
    response_model=Point,
    dependencies=[allowed("point.write")],
    summary="Unbind a point",
)
async def unbind_point(point_id: int, context: Context, response: Response) -> Point:
    """Say that a point measures its machine no longer."""
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    await operations.unbind_point(context.transaction, actor=context.actor, point=found.point, now=context.now)
    return await _answer(context, response, point_id)


@router.get(
    "/points/{point_id}/thinning",
    response_model=Thinning,
    dependencies=[allowed("point.read")],
    summary="What a deadband would leave out",
)
async def try_thinning(
    point_id: int,
    context: Context,
    deadband: Annotated[float, Query(ge=0, allow_inf_nan=False)],
    heartbeat_s: Annotated[float, Query(ge=1, le=86_400)] = DEFAULT_HEARTBEAT_S,
) -> Thinning:
    """Count what an edge agent would have kept of the last hour, at most of the newest 5,000 readings."""
    await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    thinned = await would_keep(
        context.transaction,
        point_id=point_id,
        reduction=Reduction(deadband=deadband, heartbeat_s=heartbeat_s),
        since=context.now - timedelta(hours=1),
        until=context.now,
    )
    return Thinning.model_validate(thinned)


async def _answer(context: Context, response: Response, point_id: int) -> Point:
    await context.transaction.flush()
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    set_etag(response, found.point.version)
    return (await _points(context, [found]))[0]


async def _points(context: Context, found: list[BoundPoint]) -> list[Point]:
    names = await gateway_names(context.transaction, gateway_ids={item.point.gateway_id for item in found})
    return [
        Point.model_validate(
            {
                **item.point.__dict__,
                "gateway_name": names[item.point.gateway_id],
                "asset_id": item.asset_id,
                "asset_name": item.asset_name,
                "last": _last(item.last),
            }
        )
        for item in found
    ]


def _last(row: LastValueRow | None) -> LastValue | None:
    if row is None:
        return None
    return LastValue(value=row.value if math.isfinite(row.value) else None, at=row.at, quality=row.quality)

"""Routes of points and their series."""

import math
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.gateways.queries import gateway_names
from cloud.telemetry import operations, queries
from cloud.telemetry.errors import EmptyPeriod
from cloud.telemetry.models import LastValueRow
from cloud.telemetry.payloads import Binding, Gap, LastValue, Point, PointName, SeriesAnswer
from cloud.telemetry.queries import BoundPoint

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
    """Say which machine a point measures; a first binding covers all its readings so far."""
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
    "/points/{point_id}/series",
    response_model=SeriesAnswer,
    dependencies=[allowed("point.read")],
    summary="A point's readings over time",
)
async def get_series(
    point_id: int,
    context: Context,
    starts_at: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    ends_at: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    max_points: Annotated[int, Query(ge=10, le=2000)] = 1000,
) -> SeriesAnswer:
    """Return a period (default: the last hour) in at most `max_points` buckets."""
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    until: datetime = ends_at or context.now
    since: datetime = starts_at or until - timedelta(hours=1)
    if since >= until:
        raise EmptyPeriod(field_errors={"to": EmptyPeriod.code})
    series = await queries.series(
        context.transaction, point_id=point_id, starts_at=since, ends_at=until, max_points=max_points
    )
    return SeriesAnswer(
        point_id=point_id,
        unit=found.point.unit,
        starts_at=since,
        ends_at=until,
        bucket_s=series.bucket_s,
        at=series.at,
        min=series.low,
        max=series.high,
        avg=series.average,
        gaps=[Gap(starts_at=before, ends_at=after) for before, after in series.gaps],
        raw=series.is_raw,
    )


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

"""Routes of points and their series."""

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime

from cloud.assets.queries import get_asset
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.database import Transaction
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.foundation.validators import answer_once
from cloud.gateways.queries import gateway_names
from cloud.telemetry import operations, queries
from cloud.telemetry.errors import EmptyPeriod
from cloud.telemetry.models import LastValueRow
from cloud.telemetry.payloads import (
    Binding,
    Gap,
    LastValue,
    LatestValues,
    Point,
    PointName,
    SeriesAnswer,
    Thinning,
    WaitingPoint,
)
from cloud.telemetry.queries import BoundPoint
from cloud.telemetry.raw_export import Wanted, lines, wanted_of_asset
from cloud.telemetry.series import series as read_series
from cloud.telemetry.storage import Kept
from cloud.telemetry.thinning import would_keep
from schemas.reduction import DEFAULT_HEARTBEAT_S, Reduction

router = APIRouter(tags=["points"], route_class=ActorRoute)
downloads = APIRouter(tags=["points"], route_class=DetachedRoute)

FromTime = Annotated[AwareDatetime | None, Query(alias="from")]
ToTime = Annotated[AwareDatetime | None, Query(alias="to")]

SOURCES: Final[dict[Kept, Literal["raw", "1min", "1h"]]] = {Kept.RAW: "raw", Kept.MINUTES: "1min", Kept.HOURS: "1h"}
CSV: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {
            "text/csv": {
                "schema": {"type": "string"},
                "example": "point_id,name,unit,time,value,quality\r\n"
                "7,Vibration,mm/s,2026-11-23T08:15:00.000000Z,2.4,good\r\n",
            }
        }
    }
}


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


@router.get(
    "/points/{point_id}/series",
    response_model=SeriesAnswer,
    dependencies=[allowed("point.read")],
    summary="A point's readings over time",
)
async def get_series(
    point_id: int,
    context: Context,
    request: Request,
    starts_at: FromTime = None,
    ends_at: ToTime = None,
    max_points: Annotated[int, Query(ge=10, le=2000)] = 1000,
) -> Response:
    """Return a period (default: the last hour) in at most `max_points` buckets.

    With If-None-Match, 304 if the answer would be the same.
    """
    found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
    until: datetime = ends_at or context.now
    since: datetime = starts_at or until - timedelta(hours=1)
    if since >= until:
        raise EmptyPeriod(field_errors={"to": EmptyPeriod.code})
    series = await read_series(
        context.transaction, point_id=point_id, starts_at=since, ends_at=until, max_points=max_points
    )
    answer = SeriesAnswer(
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
        source=SOURCES[series.source],
    )
    return answer_once(request, answer.model_dump_json(by_alias=True).encode())


@downloads.get(
    "/points/{point_id}/readings.csv",
    response_class=StreamingResponse,
    dependencies=[allowed("point.read")],
    summary="Raw readings of a point as a file",
    responses=CSV,
)
async def get_readings(
    point_id: int, request: Request, starts_at: FromTime = None, ends_at: ToTime = None
) -> StreamingResponse:
    """Return every reading as it was stored (default: all that is kept), in the order of their times."""
    async with own_transaction(request) as context:
        found = await queries.get_point(context.transaction, point_id=point_id, branch_ids=context.actor.branch_ids)
        until = _end_of(starts_at, ends_at, now=context.now)
    wanted = [Wanted(point_id, found.point.name, found.point.unit, starts_at, until)]
    return _download(request, wanted, name=f"readings-{point_id}.csv")


@downloads.get(
    "/assets/{asset_id}/readings.csv",
    response_class=StreamingResponse,
    dependencies=[allowed("point.read")],
    summary="Raw readings of an asset as a file",
    responses=CSV,
)
async def get_asset_readings(
    asset_id: UUID, request: Request, starts_at: FromTime = None, ends_at: ToTime = None
) -> StreamingResponse:
    """Return every reading of the asset's points while they measured it (default: all that is kept), point by point."""
    async with own_transaction(request) as context:
        asset = await get_asset(context.transaction, asset_id=asset_id, branch_ids=context.actor.branch_ids)
        until = _end_of(starts_at, ends_at, now=context.now)
        wanted = await wanted_of_asset(context.transaction, asset_id=asset_id, starts_at=starts_at, ends_at=until)
    return _download(request, wanted, name=f"readings-{asset.tag}.csv")


def _end_of(starts_at: datetime | None, ends_at: datetime | None, *, now: datetime) -> datetime:
    """Raises: EmptyPeriod."""
    until = ends_at or now
    if starts_at is not None and starts_at >= until:
        raise EmptyPeriod(field_errors={"to": EmptyPeriod.code})
    return until


def _download(request: Request, wanted: list[Wanted], *, name: str) -> StreamingResponse:
    @asynccontextmanager
    async def begin() -> AsyncIterator[Transaction]:
        async with own_transaction(request) as context:
            yield context.transaction

    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        # Compressing it here would cost this program more than all the rest.
        "Content-Encoding": "identity",
    }
    return StreamingResponse(lines(begin, wanted), media_type="text/csv; charset=utf-8", headers=headers)


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

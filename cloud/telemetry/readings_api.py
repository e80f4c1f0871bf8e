"""Routes of what points measured: series, and raw readings as files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime

from cloud.assets.queries import get_asset
from cloud.audit.reads import note_export
from cloud.foundation.database import Transaction
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.foundation.validators import answer_once
from cloud.telemetry import queries
from cloud.telemetry.errors import EmptyPeriod
from cloud.telemetry.payloads import Gap, SeriesAnswer
from cloud.telemetry.raw_export import Wanted, lines, wanted_of_asset
from cloud.telemetry.series import series as read_series
from cloud.telemetry.storage import Kept

router = APIRouter(tags=["points"], route_class=ActorRoute)
downloads = APIRouter(tags=["points"], route_class=DetachedRoute)

FromTime = Annotated[AwareDatetime | None, Query(alias="from")]
ToTime = Annotated[AwareDatetime | None, Query(alias="to")]

FIRST_AT: Final = datetime(1970, 1, 1, tzinfo=UTC)
LAST_AT: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""No reading lies before or behind; what is asked of a longer time is answered of this one."""

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
    since, until = _period(starts_at, ends_at, now=context.now, usual=timedelta(hours=1))
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
        since, until = _period(starts_at, ends_at, now=context.now)
        await note_export(context, request, object_kind="point", object_id=point_id)
    wanted = [Wanted(point_id, found.point.name, found.point.unit, since, until)]
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
        since, until = _period(starts_at, ends_at, now=context.now)
        wanted = await wanted_of_asset(context.transaction, asset_id=asset_id, starts_at=since, ends_at=until)
        await note_export(context, request, object_kind="asset", object_id=asset_id, branch_id=asset.branch_id)
    return _download(request, wanted, name=f"readings-{asset.tag}.csv")


def _period(
    starts_at: datetime | None, ends_at: datetime | None, *, now: datetime, usual: timedelta | None = None
) -> tuple[datetime, datetime]:
    """Return the period asked for, within the times that readings can have; `usual`: how long it is by default.

    Raises:
        EmptyPeriod.
    """
    until = _possible(ends_at or now)
    since = _possible(starts_at or (until - usual if usual else FIRST_AT))
    if since >= until:
        raise EmptyPeriod(field_errors={"to": EmptyPeriod.code})
    return since, until


def _possible(at: datetime) -> datetime:
    """Return the time, or the nearest one that a reading can have."""
    return min(max(at, FIRST_AT), LAST_AT).astimezone(UTC)


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

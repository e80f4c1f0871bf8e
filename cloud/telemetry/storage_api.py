"""The route of what storage looks like."""

from typing import Final, Literal

from fastapi import APIRouter, Request

from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.foundation.settings import WebSettings
from cloud.telemetry.payloads import KeptFigures, Storage
from cloud.telemetry.storage import Kept
from cloud.telemetry.storage_figures import storage_figures

router = APIRouter(tags=["storage"], route_class=ActorRoute)

NAMES: Final[dict[Kept, Literal["raw", "1min", "1h"]]] = {Kept.RAW: "raw", Kept.MINUTES: "1min", Kept.HOURS: "1h"}


@router.get("/storage", response_model=Storage, dependencies=[allowed("storage.read")], summary="What storage holds")
async def get_storage(context: Context, request: Request) -> Storage:
    """Return the kind of server, how much is kept and for how long, how fast it grows, and what waits."""
    settings: WebSettings = request.app.state.settings
    found = await storage_figures(context.transaction, folder=settings.database_folder, now=context.now)
    days = {
        Kept.RAW: settings.retention_days,
        Kept.MINUTES: settings.retention_1min_days,
        Kept.HOURS: settings.retention_1h_days,
    }
    return Storage(
        tier=found.tier.value,
        server_version=found.server_version,
        timescaledb_version=found.timescaledb,
        database_bytes=found.database_bytes,
        kept=[
            KeptFigures(
                kind=NAMES[one.kept],
                rows=one.rows,
                size_bytes=one.size_bytes,
                bytes_a_row=round(one.size_bytes / one.rows, 1) if one.rows else None,
                oldest_at=one.oldest_at,
                kept_days=days[one.kept],
            )
            for one in found.kept
        ],
        waiting_hours=found.waiting_hours,
        oldest_waiting_at=found.oldest_waiting_at,
        default_rows=found.default_rows,
        growth_bytes_a_day=found.growth_bytes_a_day,
        disk_free_bytes=found.disk_free_bytes,
        full_at=found.full_at,
    )

"""Routes of joined screens."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from cloud.assets.queries import get_asset
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.reports import queries
from cloud.reports.payloads import Overview, Timeline

router = APIRouter(tags=["overview"], route_class=ActorRoute)


@router.get("/overview", response_model=Overview, dependencies=[allowed("overview.read")], summary="How things stand")
async def get_overview(context: Context, branch_id: UUID | None = None) -> Overview:
    """Return machines with their state, open incidents and open orders of your branches."""
    return await queries.overview(context.transaction, branch_ids=context.branches(branch_id), now=context.now)


@router.get(
    "/assets/{asset_id}/timeline",
    response_model=Timeline,
    dependencies=[allowed("asset.read")],
    summary="A machine's time line",
)
async def get_timeline(
    asset_id: UUID,
    context: Context,
    starts_at: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    ends_at: Annotated[AwareDatetime | None, Query(alias="to")] = None,
) -> Timeline:
    """Return points with limits, alarms and orders of a machine (default: the last day)."""
    asset = await get_asset(context.transaction, asset_id=asset_id, branch_ids=context.actor.branch_ids)
    until: datetime = ends_at or context.now
    since: datetime = starts_at or until - timedelta(days=1)
    return await queries.timeline(context.transaction, asset=asset, starts_at=since, ends_at=until)

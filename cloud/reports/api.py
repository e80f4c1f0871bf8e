"""Routes of joined screens."""

from asyncio import to_thread
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime

from cloud.assets.queries import get_asset
from cloud.files.pictures import rewritten
from cloud.files.store import ContentStore
from cloud.foundation.messages import language_of
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.reports import queries, service_report
from cloud.reports.payloads import Overview, Timeline
from cloud.work_orders.queries import get_order

PICTURE_PX: Final = 800

router = APIRouter(tags=["overview"], route_class=ActorRoute)
documents = APIRouter(tags=["overview"], route_class=DetachedRoute)


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


@documents.get(
    "/work-orders/{work_order_id}/report.pdf",
    response_class=Response,
    dependencies=[allowed("work_order.read")],
    summary="The service report",
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}, "example": "(PDF)"}}}
    },
)
async def get_service_report(work_order_id: UUID, request: Request) -> Response:
    """Return what was done at an order and what proves it, as a PDF in the reader's language."""
    async with own_transaction(request) as context:
        order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
        number = order.number
        report = await service_report.gather(
            context.transaction, order=order, language=language_of(request), now=context.now
        )
    store: ContentStore = request.app.state.content_store
    pictures = {}
    for name, sha256 in report.pictures.items():
        content = b"".join([piece async for piece in await store.read(sha256)])
        pictures[name] = await to_thread(rewritten, content, longest_side_px=PICTURE_PX)
    address = f"{request.base_url}work-orders/{work_order_id}"
    pdf = await to_thread(service_report.render, report, pictures=pictures, address=address)
    headers = {"Content-Disposition": f'attachment; filename="{number}.pdf"', "Cache-Control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)

"""Routes of joined screens."""

from asyncio import to_thread
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime

from cloud.assets.queries import get_asset
from cloud.files.store import ContentStore
from cloud.foundation.errors import NotFound
from cloud.foundation.messages import language_of
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.reports import queries, sent_report, service_report
from cloud.reports.payloads import Overview, ServiceReport, Timeline
from cloud.work_orders.queries import get_order

router = APIRouter(tags=["overview"], route_class=ActorRoute)
documents = APIRouter(tags=["overview"], route_class=DetachedRoute)


@router.get("/overview", response_model=Overview, dependencies=[allowed("overview.read")], summary="How things stand")
async def get_overview(context: Context, branch_id: UUID | None = None) -> Overview:
    """Return machines with their state, open incidents and open orders of your branches."""
    return await queries.overview(context.transaction, branch_ids=context.branches(branch_id), now=context.now)


@router.get(
    "/assets/{asset_id}/timeline",
    response_model=Timeline,
    dependencies=[allowed("asset.read", of_sites=True)],
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
    pictures = await service_report.pictures_of(report, store=store)
    address = f"{request.base_url}work-orders/{work_order_id}"
    pdf = await to_thread(service_report.render, report, pictures=pictures, address=address)
    headers = {"Content-Disposition": f'attachment; filename="{number}.pdf"', "Cache-Control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@router.get(
    "/work-orders/{work_order_id}/reports",
    response_model=Page[ServiceReport],
    dependencies=[allowed("work_order.read")],
    summary="Reports sent to the customer",
)
async def list_service_reports(work_order_id: UUID, context: Context) -> Page[ServiceReport]:
    """Return the report of each completion: to whom it went, or why to nobody."""
    order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
    rows = await sent_report.reports_of(context.transaction, work_order_id=order.id)
    return Page(items=[ServiceReport.model_validate(row) for row in rows])


@documents.post(
    "/work-orders/{work_order_id}/reports/{report_id}/sending",
    response_model=ServiceReport,
    dependencies=[allowed("work_order.write")],
    summary="Send the report again",
)
async def send_service_report(work_order_id: UUID, report_id: UUID, request: Request) -> ServiceReport:
    """Mail the report to the customer's service addresses of today; it is written now if it never was."""
    async with own_transaction(request) as context:
        order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
        rows = await sent_report.reports_of(context.transaction, work_order_id=order.id)
        row = next((one for one in rows if one.id == report_id), None)
        if row is None:
            raise NotFound
        settings = request.app.state.settings
        await sent_report.send(
            context.transaction,
            actor=context.actor,
            order=order,
            row=row,
            store=request.app.state.content_store,
            public_url=settings.public_url.rstrip("/") or str(request.base_url).rstrip("/"),
            now=context.now,
        )
        return ServiceReport.model_validate(row)

"""Routes of the office about customers' pages: links of an order, codes of a site, what the customer said."""

from asyncio import to_thread
from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request, Response

from cloud.assets.models import AssetRow, SiteRow
from cloud.assets.queries import get_site, list_assets
from cloud.billing.errors import NotIssued
from cloud.billing.queries import get_invoice, invoice_of_order
from cloud.branches.queries import organisation
from cloud.foundation.errors import NotFound
from cloud.foundation.messages import language_of
from cloud.foundation.paging import Page, PageRequest
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.portal import links, queries, sheet
from cloud.portal.models import AccessLinkRow
from cloud.portal.pages import decision_payload, rating_payload
from cloud.portal.payloads import CustomerLink, CustomerSide, MadeLink, Reporter
from cloud.portal.rules import is_live
from cloud.work_orders.queries import get_order

router = APIRouter(tags=["customers' pages"], route_class=ActorRoute)
sheets = APIRouter(tags=["customers' pages"], route_class=DetachedRoute)

LINKS: Final = [allowed("portal.link")]
MOST_CARDS: Final = 200
PDF: Final = {"application/pdf": {"schema": {"type": "string", "format": "binary"}, "example": "(PDF)"}}


@router.get(
    "/work-orders/{work_order_id}/customer",
    response_model=CustomerSide,
    dependencies=[allowed("work_order.read")],
    summary="The customer's side of an order",
)
async def get_customer_side(work_order_id: UUID, context: Context) -> CustomerSide:
    """Return the links to the order's page and what the customer has said."""
    order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
    request = await queries.request_of(context.transaction, work_order_id=order.id)
    invoice = await invoice_of_order(context.transaction, work_order_id=order.id)
    invoice_id = invoice.id if invoice is not None and invoice.number is not None else None
    rows = await queries.links_of_order(context.transaction, work_order_id=order.id, invoice_id=invoice_id)
    rating = await queries.rating_of(context.transaction, work_order_id=order.id)
    return CustomerSide(
        reporter=Reporter.model_validate(request) if request else None,
        decision=decision_payload(await queries.decision_of(context.transaction, order=order)),
        rating=rating_payload(rating, now=context.now),
        invoice_id=invoice_id,
        links=[_payload(row, now=context.now) for row in rows],
    )


@router.post(
    "/work-orders/{work_order_id}/customer-links",
    response_model=MadeLink,
    status_code=201,
    dependencies=LINKS,
    summary="Make a link for the customer",
)
async def make_link(work_order_id: UUID, context: Context, request: Request) -> MadeLink:
    """Return a new link to the order's page for its customer; its address is told this once."""
    order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
    row, token = await links.open_order_link(
        context.transaction, actor=context.actor, order=order, origin="office", now=context.now
    )
    return _made(row, token, request, now=context.now)


@router.post(
    "/invoices/{invoice_id}/customer-links",
    response_model=MadeLink,
    status_code=201,
    dependencies=LINKS,
    summary="Make a link to pay an invoice",
)
async def make_invoice_link(invoice_id: UUID, context: Context, request: Request) -> MadeLink:
    """Return a new link by which an issued invoice is seen and paid; its address is told this once."""
    invoice = await get_invoice(context.transaction, invoice_id=invoice_id, branch_ids=context.actor.branch_ids)
    if invoice.number is None:
        raise NotIssued
    row, token = await links.open_invoice_link(
        context.transaction, actor=context.actor, invoice=invoice, origin="office", now=context.now
    )
    return _made(row, token, request, now=context.now)


@router.post(
    "/customer-links/{link_id}/renewal",
    response_model=MadeLink,
    status_code=201,
    dependencies=LINKS,
    summary="Replace a link of an order",
)
async def renew_link(link_id: UUID, context: Context, request: Request) -> MadeLink:
    """Close a link and return a new one to the same order."""
    old = await queries.get_link(context.transaction, link_id=link_id, branch_ids=context.actor.branch_ids)
    if old.kind != "order":
        raise NotFound
    order = await get_order(
        context.transaction, work_order_id=links.id_of_subject(old), branch_ids=context.actor.branch_ids
    )
    await links.revoke(context.transaction, actor=context.actor, link=old, now=context.now)
    row, token = await links.open_order_link(
        context.transaction,
        actor=context.actor,
        order=order,
        origin="office",
        now=context.now,
        may_decide=old.may_decide,
    )
    return _made(row, token, request, now=context.now)


@router.delete("/customer-links/{link_id}", status_code=204, dependencies=LINKS, summary="Close a link")
async def revoke_link(link_id: UUID, context: Context) -> None:
    """Close a link at once: whoever has it sees nothing any more."""
    row = await queries.get_link(context.transaction, link_id=link_id, branch_ids=context.actor.branch_ids)
    await links.revoke(context.transaction, actor=context.actor, link=row, now=context.now)


@router.get(
    "/sites/{site_id}/request-links",
    response_model=Page[CustomerLink],
    dependencies=[allowed("site.read")],
    summary="Codes that hang at a site",
)
async def list_site_links(site_id: UUID, context: Context) -> Page[CustomerLink]:
    """Return the links of the sheets that were printed for a site, the newest first."""
    site = await get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids)
    rows = await queries.links_of_site(context.transaction, site_id=site.id)
    return Page(items=[_payload(row, now=context.now) for row in rows])


@sheets.post(
    "/sites/{site_id}/request-sheet",
    response_class=Response,
    dependencies=LINKS,
    summary="A sheet of codes to print",
    responses={200: {"content": PDF}},
)
async def make_sheet(site_id: UUID, request: Request) -> Response:
    """Return a PDF with a code for the site and one for each machine; earlier sheets stay valid until closed."""
    async with own_transaction(request) as context:
        site = await get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids)
        found, _ = await list_assets(
            context.transaction,
            branch_ids=context.actor.branch_ids,
            site_id=site.id,
            customer_id=None,
            text=None,
            page=PageRequest(limit=MOST_CARDS, cursor=None),
        )
        company = await organisation(context.transaction)
    token = links.new_token()
    pdf = await to_thread(
        sheet.render,
        company=company.name if company else "",
        site=site.name,
        cards=_cards(site, [asset for asset, _ in found], address=_public_url(request) + links.path_of(token)),
        language=language_of(request),
    )
    # The link is kept only once there is paper for it.
    async with own_transaction(request) as context:
        await links.open_site_link(context.transaction, actor=context.actor, site=site, token=token, now=context.now)
    headers = {"Content-Disposition": 'attachment; filename="codes.pdf"', "Cache-Control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _cards(site: SiteRow, assets: list[AssetRow], *, address: str) -> list[sheet.Card]:
    machines = [sheet.Card(f"{address}?machine={one.id}", one.name, one.tag) for one in assets]
    return [sheet.Card(address, site.name, site.address), *sorted(machines, key=lambda card: card.name)]


def _public_url(request: Request) -> str:
    """Return the address under which customers find the service."""
    configured: str = request.app.state.settings.public_url
    return configured.rstrip("/") or str(request.base_url).rstrip("/")


def _payload(row: AccessLinkRow, *, now: datetime) -> CustomerLink:
    live = is_live(expires_at=row.expires_at, revoked_at=row.revoked_at, now=now)
    fields = {name: getattr(row, name) for name in CustomerLink.model_fields if name != "is_live"}
    return CustomerLink.model_validate({**fields, "is_live": live})


def _made(row: AccessLinkRow, token: str, request: Request, *, now: datetime) -> MadeLink:
    address = _public_url(request) + links.path_of(token)
    return MadeLink.model_validate({**_payload(row, now=now).model_dump(), "address": address})

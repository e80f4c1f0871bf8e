"""Routes by a link, without an account. The secret comes in a header; every link that opens nothing gets one answer."""

from asyncio import to_thread
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request, Response

from cloud.billing import invoice_copy
from cloud.files import pictures
from cloud.files.errors import FileTooLarge
from cloud.files.operations import keep_content
from cloud.files.queries import contents_of
from cloud.files.store import ContentStore, whole
from cloud.foundation.errors import NotFound
from cloud.portal import operations, payments, reporting
from cloud.portal.errors import NotDoneYet
from cloud.portal.pages import page_of
from cloud.portal.payloads import (
    NewDecision,
    NewPortalPayment,
    NewPortalRequest,
    NewRating,
    NewSignature,
    PortalPage,
    PortalReported,
)
from cloud.portal.rules import DONE
from cloud.portal.visit import REQUESTS, UPLOADS, WRITES, Token, visit
from cloud.work_orders.evidence import attachments_of
from cloud.work_orders.queries import order_by_id

router = APIRouter(prefix="/portal", tags=["customers' pages"])

MOST_BYTES: Final = 12 * 2**20
SHOWN_PX: Final = 1200
SEALED: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
PICTURE: Final = {"image/jpeg": {"schema": {"type": "string", "format": "binary"}, "example": "(picture)"}}
PDF: Final = {"application/pdf": {"schema": {"type": "string", "format": "binary"}, "example": "(PDF)"}}


@router.get("/page", response_model=PortalPage, summary="What a link opens")
async def get_page(request: Request, response: Response, token: Token = "") -> PortalPage:
    """Return a site's request page with its machines, or an order with how it stands."""
    response.headers.update({"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
    async with visit(request, token) as seen:
        return await page_of(seen)


@router.put(
    "/pictures/{file_id}",
    status_code=204,
    summary="Send a picture",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "(content)"}
            },
        }
    },
)
async def put_picture(file_id: UUID, request: Request, token: Token = "") -> None:
    """Keep the body as a picture for a report or a signature; only the picture is kept, not the camera's notes."""
    async with visit(request, token, rate=UPLOADS):
        pass  # a stranger's body, or one too many, is not even read
    picture = await to_thread(pictures.rewritten, await _body_of(request))
    store: ContentStore = request.app.state.content_store
    digest = await keep_content(store=store, content=picture)
    async with visit(request, token) as seen:
        await operations.keep_picture(
            seen.transaction, actor=seen.actor(), link=seen.link, file_id=file_id, content=picture, digest=digest
        )


@router.post("/requests", response_model=PortalReported, status_code=201, summary="Report something")
async def report(body: NewPortalRequest, request: Request, response: Response, token: Token = "") -> PortalReported:
    """Open an order; what was reported within the hour about the same machine leads to the order there is."""
    async with visit(request, token, rate=REQUESTS) as seen:
        seen.require_site()
        told = reporting.Report(**body.model_dump())
        done = await reporting.report(
            seen.transaction, actor=seen.actor(body.person_name), link=seen.link, told=told, now=seen.now
        )
        response.status_code = 201 if done.is_new else 200
        response.headers["Cache-Control"] = "no-store"
        return PortalReported(
            is_new=done.is_new, number=done.order.number, reported_at=done.reported_at, token=done.token
        )


@router.post("/decisions", response_model=PortalPage, summary="Confirm or dispute the work")
async def decide(body: NewDecision, request: Request, token: Token = "") -> PortalPage:
    """Say whether the work is right; the office is told of a dispute at once."""
    async with visit(request, token, rate=WRITES) as seen:
        seen.require_order()
        await operations.decide(
            seen.transaction,
            actor=seen.actor(body.person_name),
            link=seen.link,
            decision_id=body.id,
            decision=body.decision,
            words=body.words,
            now=seen.now,
        )
        return await page_of(seen)


@router.post("/signatures", response_model=PortalPage, summary="Sign for the work")
async def sign(body: NewSignature, request: Request, token: Token = "") -> PortalPage:
    """Sign with a picture that was sent before."""
    async with visit(request, token, rate=WRITES) as seen:
        seen.require_order()
        await operations.sign(
            seen.transaction,
            actor=seen.actor(body.signed_by),
            link=seen.link,
            file_id=body.file_id,
            name=body.signed_by,
            now=seen.now,
        )
        return await page_of(seen)


@router.put("/rating", response_model=PortalPage, summary="Rate the work")
async def rate(body: NewRating, request: Request, token: Token = "") -> PortalPage:
    """Rate the work from 1 to 5; for seven days the rating may be changed."""
    async with visit(request, token, rate=WRITES) as seen:
        seen.require_order()
        await operations.rate(
            seen.transaction,
            actor=seen.actor(),
            link=seen.link,
            score=body.score,
            words=body.words,
            now=seen.now,
        )
        return await page_of(seen)


@router.get(
    "/photos/{photo_id}", response_class=Response, summary="A photo of the work", responses={200: {"content": PICTURE}}
)
async def get_photo(photo_id: UUID, request: Request, token: Token = "") -> Response:
    """Return a photo of work that is done, without what the camera wrote into it."""
    async with visit(request, token) as seen:
        order_id = seen.require_order()
        order = await order_by_id(seen.transaction, work_order_id=order_id)
        attachments = await attachments_of(seen.transaction, work_order_id=order_id)
        photo = next((one for one in attachments if one.id == photo_id and one.kind == "photo"), None)
        if photo is None or order.status not in DONE:
            raise NotFound
        digest = (await contents_of(seen.transaction, file_ids=[photo.file_id]))[photo.file_id]
    store: ContentStore = request.app.state.content_store
    content = await whole(store, digest)
    picture = await to_thread(pictures.rewritten, content, longest_side_px=SHOWN_PX)
    return Response(picture, media_type=pictures.MEDIA_TYPE, headers=SEALED)


@router.get(
    "/report.pdf", response_class=Response, summary="The service report by a link", responses={200: {"content": PDF}}
)
async def get_report(request: Request, token: Token = "") -> Response:
    """Return what was done and what proves it, as a PDF."""
    writer = request.app.state.report_writer
    async with visit(request, token) as seen:
        order = await order_by_id(seen.transaction, work_order_id=seen.require_order())
        if order.status not in DONE:
            raise NotDoneYet
        gathered = await writer.gather(seen.transaction, order=order, language=seen.language, now=seen.now)
        number = order.number
    # The code on it opens the service's own page: a link's secret is not printed.
    pdf = await writer.write(gathered, address=str(request.base_url))
    headers = {**SEALED, "Content-Disposition": f'attachment; filename="{number}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


@router.post("/payments", response_model=PortalPage, summary="Pay an invoice")
async def pay(body: NewPortalPayment, request: Request, token: Token = "") -> PortalPage:
    """Have a phone asked to pay (M-Pesa); what comes of it is on the page: accepted is not paid."""
    async with visit(request, token, rate=WRITES) as seen:
        await payments.pay(seen.transaction, link=seen.link, request_id=body.id, phone=body.phone, now=seen.now)
        return await page_of(seen)


@router.get("/invoice.pdf", response_class=Response, summary="The invoice by a link", responses={200: {"content": PDF}})
async def get_invoice(request: Request, token: Token = "") -> Response:
    """Return the invoice as it was sent, or as it would be written now."""
    async with visit(request, token) as seen:
        invoice = await payments.invoice_of(seen.transaction, link=seen.link)
        short_code = seen.mobile_money.short_code
        gathered = await invoice_copy.gather(seen.transaction, invoice=invoice, short_code=short_code)
    pdf = await invoice_copy.write(gathered, store=request.app.state.content_store)
    headers = {**SEALED, "Content-Disposition": f'attachment; filename="{gathered.file_name}"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def _body_of(request: Request) -> bytes:
    """Read the body, but never more than a picture has, whatever its sender announced."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            raise FileTooLarge(limit_mb=MOST_BYTES // 2**20)
    return bytes(content)

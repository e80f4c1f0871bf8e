"""Routes of invoices and credit notes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from cloud.billing import invoice_copy, invoice_mail, operations, queries
from cloud.billing.answers import invoice_payload, listed
from cloud.billing.credit_notes import WantedCredit
from cloud.billing.invoice_mail import Stationery
from cloud.billing.lines import WantedLine
from cloud.billing.models import InvoiceRow
from cloud.billing.payloads import Invoice, InvoiceInList, InvoiceOfOrder, LinesOfDraft, NewCreditNote, Shown
from cloud.billing.provider import account_of
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, RequestContext, allowed, own_transaction
from cloud.work_orders.queries import get_order

router = APIRouter(prefix="/invoices", tags=["invoices"], route_class=ActorRoute)
documents = APIRouter(prefix="/invoices", tags=["invoices"], route_class=DetachedRoute)
READS = [allowed("invoice.read")]
WRITES = [allowed("invoice.write")]
ISSUES = [allowed("invoice.issue")]


@router.get("", response_model=Page[InvoiceInList], dependencies=READS, summary="List invoices")
async def list_invoices(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    customer_id: UUID | None = None,
    work_order_id: UUID | None = None,
    show: Annotated[Shown | None, Query(description="Without it: all but discarded drafts.")] = None,
    q: Annotated[str | None, Query(max_length=100, description="Number, reference, customer, title, order.")] = None,
) -> Page[InvoiceInList]:
    """Return invoices and credit notes of your branches, newest first."""
    rows, next_cursor = await queries.list_invoices(
        context.transaction,
        branch_ids=context.branches(branch_id),
        show=show,
        customer_id=customer_id,
        work_order_id=work_order_id,
        text=q,
        now=context.now,
        page=page,
    )
    return Page(items=await listed(context.transaction, rows, now=context.now), next_cursor=next_cursor)


@router.post("", response_model=Invoice, status_code=201, dependencies=WRITES, summary="Invoice an order")
async def draft_invoice(body: InvoiceOfOrder, context: Context, response: Response) -> Invoice:
    """Make the draft of a completed order from its times, parts, prices and contracts."""
    order = await get_order(context.transaction, work_order_id=body.work_order_id, branch_ids=context.actor.branch_ids)
    row = await operations.draft_of_order(context.transaction, actor=context.actor, order=order)
    return await _answer(context, response, row)


@router.get("/{invoice_id}", response_model=Invoice, dependencies=READS, summary="An invoice")
async def get_invoice(invoice_id: UUID, context: Context, response: Response) -> Invoice:
    """Return an invoice or credit note with its lines and what became of it."""
    return await _answer(context, response, await _invoice(context, invoice_id))


@router.put("/{invoice_id}/lines", response_model=Invoice, dependencies=WRITES, summary="Change a draft")
async def change_lines(
    invoice_id: UUID, body: LinesOfDraft, context: Context, response: Response, seen_version: SeenVersion
) -> Invoice:
    """Give a draft these lines; those left out are removed."""
    row = await operations.change_lines(
        context.transaction,
        actor=context.actor,
        invoice=await _invoice(context, invoice_id),
        seen_version=seen_version,
        lines=[WantedLine(**line.model_dump()) for line in body.lines],
    )
    return await _answer(context, response, row)


@router.post("/{invoice_id}/discarding", response_model=Invoice, dependencies=WRITES, summary="Discard a draft")
async def discard_draft(invoice_id: UUID, context: Context, response: Response, seen_version: SeenVersion) -> Invoice:
    """Give a draft up; it is not made again by itself."""
    row = await operations.discard_draft(
        context.transaction,
        actor=context.actor,
        invoice=await _invoice(context, invoice_id),
        seen_version=seen_version,
    )
    return await _answer(context, response, row)


@router.post("/{invoice_id}/issuing", response_model=Invoice, dependencies=ISSUES, summary="Issue an invoice")
async def issue_invoice(invoice_id: UUID, context: Context, response: Response, seen_version: SeenVersion) -> Invoice:
    """Give a draft its number; from then on a credit note alone corrects it. It is sent to the customer by itself."""
    row = await operations.issue_invoice(
        context.transaction,
        actor=context.actor,
        invoice=await _invoice(context, invoice_id),
        seen_version=seen_version,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.post(
    "/{invoice_id}/credit-notes",
    response_model=Invoice,
    status_code=201,
    dependencies=ISSUES,
    summary="Credit an invoice",
)
async def credit_invoice(
    invoice_id: UUID, body: NewCreditNote, context: Context, response: Response, seen_version: SeenVersion
) -> Invoice:
    """Issue a credit note for lines of an invoice, or for all that is left of it, and return it."""
    wanted = None if body.lines is None else [WantedCredit(one.line_id, one.amount) for one in body.lines]
    note = await operations.credit_invoice(
        context.transaction,
        actor=context.actor,
        invoice=await _invoice(context, invoice_id),
        seen_version=seen_version,
        wanted=wanted,
        reason=body.reason,
        now=context.now,
    )
    return await _answer(context, response, note)


@documents.get(
    "/{invoice_id}/invoice.pdf",
    response_class=Response,
    dependencies=READS,
    summary="The invoice as a PDF",
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}, "example": "(PDF)"}}}
    },
)
async def get_invoice_pdf(invoice_id: UUID, request: Request) -> Response:
    """Return the invoice in the customer's language as it was sent, else as it would be written now."""
    short_code = account_of(request.app.state.settings).short_code
    async with own_transaction(request) as context:
        row = await _invoice(context, invoice_id)
        gathered = await invoice_copy.gather(context.transaction, invoice=row, short_code=short_code)
    pdf = await invoice_copy.write(gathered, store=request.app.state.content_store)
    headers = {"Content-Disposition": f'attachment; filename="{gathered.file_name}"', "Cache-Control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@documents.post("/{invoice_id}/sending", response_model=Invoice, dependencies=WRITES, summary="Send it again")
async def send_invoice(invoice_id: UUID, request: Request) -> Invoice:
    """Mail an issued invoice to the customer's billing addresses of today."""
    stationery = Stationery(
        request.app.state.content_store,
        account_of(request.app.state.settings).short_code,
        request.app.state.pay_link,
    )
    async with own_transaction(request) as context:
        row = await _invoice(context, invoice_id)
        await invoice_mail.send(
            context.transaction, actor=context.actor, invoice=row, stationery=stationery, now=context.now
        )
        return await invoice_payload(context, row)


async def _invoice(context: RequestContext, invoice_id: UUID) -> InvoiceRow:
    return await queries.get_invoice(context.transaction, invoice_id=invoice_id, branch_ids=context.actor.branch_ids)


async def _answer(context: RequestContext, response: Response, row: InvoiceRow) -> Invoice:
    set_etag(response, row.version)
    return await invoice_payload(context, row)

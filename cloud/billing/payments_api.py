"""Routes of payments: what came in, where it was put, whom we asked, what waits for a person."""

from uuid import UUID

from fastapi import APIRouter, Request

from cloud.billing import by_hand, ledger, operations, payment_queries, queries, settling
from cloud.billing.answers import amount_of, payments_payload, request_payload
from cloud.billing.errors import NoMobileMoney
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY
from cloud.billing.payment_models import PaymentCallbackRow
from cloud.billing.payment_payloads import (
    AllocationOfInvoice,
    Allocations,
    Cash,
    Decision,
    Mistake,
    Payment,
    PaymentCallback,
    PaymentRequest,
    PhoneToAsk,
    ProviderState,
)
from cloud.billing.provider import account_of
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed

router = APIRouter(tags=["payments"], route_class=ActorRoute)
READS = [allowed("invoice.read")]
WRITES = [allowed("payment.write")]


@router.get("/payments", response_model=Page[Payment], dependencies=READS, summary="List payments")
async def list_payments(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    customer_id: UUID | None = None,
    only_left: bool = False,
    waits: bool = False,
) -> Page[Payment]:
    """Return payments, newest first; `only_left`: of which something is on no invoice yet; `waits`: a whole unit."""
    rows, next_cursor = await payment_queries.list_payments(
        context.transaction,
        branch_ids=context.branches(branch_id),
        customer_id=customer_id,
        only_left=only_left,
        waits=waits,
        page=page,
    )
    return Page(items=await payments_payload(context.transaction, rows), next_cursor=next_cursor)


@router.post(
    "/payments/{payment_id}/allocations",
    response_model=Payment,
    dependencies=WRITES,
    summary="Put a payment on invoices",
)
async def allocate(payment_id: UUID, body: Allocations, context: Context) -> Payment:
    """Put parts of a payment on invoices of one customer; a payment that was nobody's becomes theirs."""
    row = await ledger.allocate(
        context.transaction,
        actor=context.actor,
        payment_id=payment_id,
        wanted={part.invoice_id: part.amount for part in body.parts},
        now=context.now,
    )
    return (await payments_payload(context.transaction, [row]))[0]


@router.post(
    "/payments/{payment_id}/voiding",
    response_model=Payment,
    dependencies=WRITES,
    summary="Take back what was booked by mistake",
)
async def void_payment(payment_id: UUID, body: Mistake, context: Context) -> Payment:
    """Take a payment that a person booked off every invoice and mark it; what the provider told us of stays."""
    row = await by_hand.void_payment(
        context.transaction, actor=context.actor, payment_id=payment_id, reason=body.reason, now=context.now
    )
    return (await payments_payload(context.transaction, [row]))[0]


@router.get(
    "/invoices/{invoice_id}/allocations",
    response_model=Page[AllocationOfInvoice],
    dependencies=READS,
    summary="What was paid on an invoice",
)
async def list_allocations(invoice_id: UUID, context: Context) -> Page[AllocationOfInvoice]:
    """Return what was put on an invoice and taken off it, oldest first."""
    invoice = await _invoice(context, invoice_id)
    found = await payment_queries.allocations_of(context.transaction, invoice_id=invoice.id)
    return Page(
        items=[
            AllocationOfInvoice(
                id=row.id,
                payment_id=payment.id,
                method=payment.method,
                receipt_number=payment.receipt_number,
                payer=payment.payer,
                amount=amount_of(row.amount_minor, payment.currency),
                by=row.by,
                at=row.at,
                is_voided=payment.voided_at is not None,
                is_voidable=payment.voided_at is None and row.amount_minor > 0 and by_hand.is_by_hand(payment),
            )
            for row, payment in found
        ]
    )


@router.post(
    "/invoices/{invoice_id}/cash",
    response_model=Payment,
    status_code=201,
    dependencies=WRITES,
    summary="Record cash",
)
async def record_cash(invoice_id: UUID, body: Cash, context: Context) -> Payment:
    """Book money taken in hand, or by M-Pesa with its receipt shown; what is above what is owed is left as credit."""
    row = await by_hand.record_by_hand(
        context.transaction,
        actor=context.actor,
        payment_id=body.id,
        invoice=await _invoice(context, invoice_id),
        method=body.method,
        amount=body.amount,
        receipt_number=body.receipt_number,
        received_at=body.received_at or context.now,
        note=body.note,
        now=context.now,
    )
    return (await payments_payload(context.transaction, [row]))[0]


@router.get(
    "/invoices/{invoice_id}/payment-requests",
    response_model=Page[PaymentRequest],
    dependencies=READS,
    summary="Which phones were asked",
)
async def list_requests(invoice_id: UUID, context: Context) -> Page[PaymentRequest]:
    """Return the requests for payment of an invoice, the newest first."""
    invoice = await _invoice(context, invoice_id)
    rows = await payment_queries.requests_of(context.transaction, invoice_id=invoice.id)
    return Page(items=[request_payload(row) for row in rows])


@router.post(
    "/invoices/{invoice_id}/payment-requests",
    response_model=PaymentRequest,
    status_code=201,
    dependencies=WRITES,
    summary="Ask a phone to pay",
)
async def ask_for_payment(invoice_id: UUID, body: PhoneToAsk, context: Context, request: Request) -> PaymentRequest:
    """Ask by M-Pesa for what is owed, in whole shillings rounded up; accepted is not paid."""
    invoice = await _invoice(context, invoice_id)
    if not account_of(request.app.state.settings).is_set_up:
        raise NoMobileMoney(currency=invoice.currency)
    row = await operations.ask_for_payment(
        context.transaction, invoice=invoice, phone=body.phone, request_id=body.id, now=context.now
    )
    return request_payload(row)


@router.get(
    "/payment-callbacks",
    response_model=Page[PaymentCallback],
    dependencies=READS,
    summary="What was told and is not booked",
)
async def list_callbacks(
    context: Context, page: PageDependency, branch_id: UUID | None = None
) -> Page[PaymentCallback]:
    """Return messages in the provider's name that were refused or wait, newest first, with the reason."""
    found, next_cursor = await payment_queries.open_callbacks(
        context.transaction, branch_ids=context.branches(branch_id), page=page
    )
    return Page(items=[_callback(row, invoice_id) for row, invoice_id in found], next_cursor=next_cursor)


@router.post(
    "/payment-callbacks/{callback_id}/decision",
    response_model=PaymentCallback,
    dependencies=WRITES,
    summary="Decide on a message",
)
async def decide(callback_id: UUID, body: Decision, context: Context) -> PaymentCallback:
    """Say that a message that was not booked paid an invoice, or that it is no payment of its own."""
    row = await settling.settle_callback(
        context.transaction,
        actor=context.actor,
        callback_id=callback_id,
        invoice=None if body.invoice_id is None else await _invoice(context, body.invoice_id),
        reason=body.reason,
        now=context.now,
    )
    return _callback(row, body.invoice_id)


@router.get("/payment-provider", response_model=ProviderState, dependencies=READS, summary="How it goes with M-Pesa")
async def get_provider(context: Context, request: Request) -> ProviderState:
    """Return whether phones can be asked, and how many were; no secret is shown."""
    account = account_of(request.app.state.settings)
    found = await payment_queries.traffic(context.transaction, now=context.now)
    return ProviderState(
        is_set_up=account.is_set_up,
        url=account.url,
        short_code=account.short_code,
        transaction_type=account.transaction_type,
        callback_url=account.callback_url,
        is_c2b_set_up=bool(account.c2b_token),
        pending=found.pending,
        paid_today=found.paid_today,
        failed_today=found.failed_today,
        waiting=found.waiting,
        last_callback_at=found.last_callback_at,
    )


async def _invoice(context: RequestContext, invoice_id: UUID) -> InvoiceRow:
    return await queries.get_invoice(context.transaction, invoice_id=invoice_id, branch_ids=context.actor.branch_ids)


def _callback(row: PaymentCallbackRow, invoice_id: UUID | None) -> PaymentCallback:
    fields = {name: getattr(row, name) for name in PaymentCallback.model_fields if hasattr(row, name)}
    amount = None if row.amount_minor is None else amount_of(row.amount_minor, CURRENCY)
    return PaymentCallback.model_validate({**fields, "invoice_id": invoice_id, "amount": amount})

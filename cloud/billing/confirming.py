"""From "it is paid" to a payment in the ledger, once: booked anew, or found as one that was told in another way."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from cloud.billing import ledger
from cloud.billing.errors import ReceiptTaken
from cloud.billing.models import InvoiceRow
from cloud.billing.payment_models import PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.billing.payment_rules import MAYBE_THE_SAME, RECEIPT_TAKEN
from cloud.billing.request_states import fail, mark_paid
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money


async def confirm(
    transaction: Transaction, row: PaymentRequestRow, *, receipt_number: str | None, now: datetime
) -> tuple[UUID, bool]:
    """Book what a locked request was paid, once, and return the payment and whether it is new.

    Without a receipt number (the query gives none) one that was told and waits is taken; a payment found without one
    is a guess that is listed.

    Raises:
        ReceiptTaken: a payment that cannot be this one has the receipt.
    """
    waiting = await _waiting_callback(transaction, row)
    receipt = receipt_number or (waiting.receipt_number if waiting else "") or None
    invoice = await transaction.get(InvoiceRow, row.invoice_id, with_for_update=True, populate_existing=True)
    assert invoice is not None  # a foreign key
    amount = Money(row.amount_minor, row.currency)
    known = await _payment_told_already(transaction, row, invoice, receipt)
    if known is None:
        payment = await ledger.book(transaction, actor=SYSTEM, row=_payment(row, invoice, receipt, now))
        await ledger.put_on(transaction, payment=payment, invoice=invoice, at_most=amount, by="mpesa", now=now)
    else:
        payment = known
        payment.request_id = payment.request_id or row.id
        if receipt is None:
            transaction.add(_doubt(row, payment, now))
    if waiting is not None:
        waiting.outcome, waiting.payment_id = "booked", payment.id
    await mark_paid(transaction, row, now=now)
    return payment.id, known is None


async def believe_query(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
    """Book what the provider says is paid when asked: it gives no receipt number."""
    try:
        await confirm(transaction, row, receipt_number=None, now=now)
    except ReceiptTaken:
        waiting = await _waiting_callback(transaction, row)
        if waiting is not None:
            waiting.outcome, waiting.reason = "refused", RECEIPT_TAKEN
        await fail(transaction, row, reason=RECEIPT_TAKEN, now=now)


async def _waiting_callback(transaction: Transaction, row: PaymentRequestRow) -> PaymentCallbackRow | None:
    statement = (
        select(PaymentCallbackRow)
        .where(PaymentCallbackRow.request_id == row.id, PaymentCallbackRow.outcome == "waiting")
        .order_by(PaymentCallbackRow.received_at)
        .limit(1)
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def _payment_told_already(
    transaction: Transaction, row: PaymentRequestRow, invoice: InvoiceRow, receipt: str | None
) -> PaymentRow | None:
    """Return the payment that we were told of in another way (C2B, by hand): by its receipt, else by what it was for.

    Raises:
        ReceiptTaken: the receipt is that of cash, of another request or of another amount.
    """
    if receipt is not None:
        found = await ledger.by_receipt(transaction, receipt=receipt)
        if found is not None and not _may_be_of(found, row):
            raise ReceiptTaken(receipt=receipt)
        return found
    statement = select(PaymentRow).where(
        PaymentRow.method == ledger.MPESA,
        PaymentRow.request_id.is_(None),
        PaymentRow.typed_reference == invoice.payment_reference,
        PaymentRow.amount_minor == row.amount_minor,
        PaymentRow.received_at >= row.asked_at,
    )
    statement = statement.order_by(PaymentRow.id).limit(1).with_for_update()
    return (await transaction.execute(statement)).scalar_one_or_none()


def _may_be_of(payment: PaymentRow, row: PaymentRequestRow) -> bool:
    is_free = payment.request_id in (None, row.id)
    return payment.method == ledger.MPESA and is_free and payment.amount_minor == row.amount_minor


def _doubt(row: PaymentRequestRow, payment: PaymentRow, now: datetime) -> PaymentCallbackRow:
    """What is listed when the provider's answer was taken for a payment that may be another one."""
    return PaymentCallbackRow(
        id=new_id(),
        branch_id=row.branch_id,
        kind="stk",
        outcome="waiting",
        reason=MAYBE_THE_SAME,
        request_id=row.id,
        payment_id=payment.id,
        checkout_request_id=row.checkout_request_id or "",
        amount_minor=row.amount_minor,
        payer=row.phone,
        body={},
        received_at=now,
    )


def _payment(row: PaymentRequestRow, invoice: InvoiceRow, receipt: str | None, now: datetime) -> PaymentRow:
    return PaymentRow(
        id=new_id(),
        branch_id=invoice.branch_id,
        customer_id=invoice.customer_id,
        method=ledger.MPESA,
        receipt_number=receipt,
        request_id=row.id,
        amount_minor=row.amount_minor,
        currency=row.currency,
        payer=row.phone,
        typed_reference=invoice.payment_reference,
        recorded_by="mpesa",
        received_at=now,
    )

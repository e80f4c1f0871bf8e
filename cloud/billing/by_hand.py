"""What a person books and takes back by hand: cash, and M-Pesa whose receipt they were shown."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from cloud.audit import operations as audit
from cloud.billing import ledger
from cloud.billing.errors import IdUsedForAnotherPayment, NoMobileMoney, NotVoidable
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY
from cloud.billing.payment_models import AllocationRow, PaymentCallbackRow, PaymentRow
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound


async def record_by_hand(
    transaction: Transaction,
    *,
    actor: Actor,
    payment_id: UUID,
    invoice: InvoiceRow,
    method: str,
    amount: Decimal,
    receipt_number: str,
    received_at: datetime,
    note: str,
    now: datetime,
) -> PaymentRow:
    """Book money that a person took in hand, or whose M-Pesa receipt they were shown. The same id counts once.

    What is above what is owed stays the customer's credit. What the provider tells of the same receipt confirms it.

    Raises:
        NotIssued, BadAmount, NoMobileMoney, ReceiptTaken, IdUsedForAnotherPayment.
    """
    await transaction.refresh(invoice, with_for_update=True)
    ledger.require_payable(invoice)
    money = ledger.money_of(amount, currency=invoice.currency, field="amount")
    is_mobile = method == ledger.MPESA
    if is_mobile and invoice.currency != CURRENCY:
        raise NoMobileMoney(currency=invoice.currency)
    receipt = receipt_number.strip().upper() if is_mobile else receipt_number
    row = PaymentRow(
        id=payment_id,
        branch_id=invoice.branch_id,
        customer_id=invoice.customer_id,
        method=method,
        receipt_number=receipt,
        amount_minor=money.minor_units,
        currency=money.currency,
        typed_reference=invoice.payment_reference if is_mobile else "",
        note=note,
        recorded_by=actor.name,
        received_at=received_at,
    )
    known = await transaction.get(PaymentRow, payment_id)
    if known is not None:
        same = (known.method, known.receipt_number, known.amount_minor, known.customer_id)
        if same != (method, receipt, money.minor_units, invoice.customer_id):
            raise IdUsedForAnotherPayment
        return known
    booked = await ledger.book(transaction, row=row, actor=actor)
    await ledger.put_on(transaction, payment=booked, invoice=invoice, at_most=money, by=actor.name, now=now)
    return booked


async def void_payment(
    transaction: Transaction, *, actor: Actor, payment_id: UUID, reason: str, now: datetime
) -> PaymentRow:
    """Take back what was booked by hand by mistake: off every invoice, marked, and its receipt free again.

    What the provider told us of stays. Taking back twice is taking back once.

    Raises:
        NotFound, NotVoidable.
    """
    invoice_ids = await _invoices_of(transaction, payment_id)
    invoices = await ledger.lock_invoices(transaction, invoice_ids, branch_ids=actor.branch_ids)
    payment = await ledger.lock_payment(transaction, payment_id=payment_id)
    if payment.branch_id is None or not actor.may_see(payment.branch_id):
        raise NotFound
    if payment.voided_at is not None:
        return payment
    if not is_by_hand(payment) or await _was_told(transaction, payment):
        raise NotVoidable
    if set(await _invoices_of(transaction, payment_id)) != set(invoice_ids):
        raise NotVoidable
    for invoice in invoices:
        await ledger.take_back(transaction, payment=payment, invoice=invoice, by=actor.name, now=now)
    payment.voided_at, payment.voided_by, payment.void_reason = now, actor.name, reason
    audit.record(
        transaction,
        actor=actor,
        action="payment.voided",
        object_kind="payment",
        object_id=payment.id,
        branch_id=payment.branch_id,
        before={"receipt": payment.receipt_number, "amount_minor": payment.amount_minor},
        after={"why": reason},
    )
    ledger.tell(transaction, payment)
    await transaction.flush()
    return payment


def is_by_hand(payment: PaymentRow) -> bool:
    """Tell whether a person booked it, and nothing that we asked for was paid by it."""
    return payment.method == ledger.CASH or (payment.recorded_by != "mpesa" and payment.request_id is None)


async def _was_told(transaction: Transaction, payment: PaymentRow) -> bool:
    """A message of a mobile payment stands behind it; one that came for a receipt booked as cash does not."""
    statement = select(PaymentCallbackRow.id).where(
        PaymentCallbackRow.payment_id == payment.id, PaymentCallbackRow.outcome.in_(("booked", "repeat", "settled"))
    )
    return payment.method != ledger.CASH and (await transaction.execute(statement.limit(1))).first() is not None


async def _invoices_of(transaction: Transaction, payment_id: UUID) -> list[UUID]:
    statement = select(AllocationRow.invoice_id).where(AllocationRow.payment_id == payment_id).distinct()
    return sorted((await transaction.execute(statement)).scalars())

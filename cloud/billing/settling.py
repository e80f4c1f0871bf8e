"""What a person decides on messages that were not booked, and how a doubt about one payment or two ends.

Lock order: request, callback, invoice, payment.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select, update

from cloud.audit import operations as audit
from cloud.billing import ledger
from cloud.billing.errors import NotSettleable, ReceiptTaken
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY
from cloud.billing.payment_models import PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.billing.payment_rules import MAYBE_THE_SAME, WRONG_ADDRESS
from cloud.billing.request_states import lock_request, mark_paid
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money


async def settle_callback(
    transaction: Transaction,
    *,
    actor: Actor,
    callback_id: UUID,
    invoice: InvoiceRow | None,
    reason: str,
    now: datetime,
) -> PaymentCallbackRow:
    """A person decides on what was refused or waits: it is a payment of this invoice, or (None) it is none of its own.

    Raises:
        NotFound, NotSettleable, NotIssued, ReceiptTaken.
    """
    row, request = await _lock(transaction, callback_id)
    if row is None or (row.branch_id is not None and not actor.may_see(row.branch_id)):
        raise NotFound
    if row.outcome not in ("refused", "waiting"):
        raise NotSettleable
    if invoice is not None:
        row.payment_id = await _book_by_hand(transaction, row, request, invoice, actor=actor, now=now)
        row.branch_id = invoice.branch_id
    elif row.reason == MAYBE_THE_SAME:
        await _add_doubted_receipt(transaction, row)
    row.outcome = "settled"
    audit.record(
        transaction,
        actor=actor,
        action="payment_callback.settled",
        object_kind="payment_callback",
        object_id=row.id,
        branch_id=row.branch_id,
        before={"reason": row.reason},
        after={"receipt": row.receipt_number, "payment_id": row.payment_id, "why": reason},
    )
    await transaction.flush()
    return row


async def payment_of(transaction: Transaction, request: PaymentRequestRow) -> PaymentRow | None:
    """Return what a request was paid by, locked."""
    statement = select(PaymentRow).where(PaymentRow.request_id == request.id).with_for_update()
    return (await transaction.execute(statement)).scalar_one_or_none()


async def second_of(transaction: Transaction, request: PaymentRequestRow) -> PaymentRow | None:
    """Return the payment that a person said was another than the one we took, while nobody told us its receipt."""
    statement = (
        select(PaymentRow)
        .join(PaymentCallbackRow, PaymentCallbackRow.payment_id == PaymentRow.id)
        .where(
            PaymentCallbackRow.request_id == request.id,
            PaymentCallbackRow.reason == MAYBE_THE_SAME,
            PaymentCallbackRow.outcome == "settled",
            PaymentRow.receipt_number.is_(None),
        )
        .limit(1)
    )
    return (await transaction.execute(statement.with_for_update(of=PaymentRow))).scalar_one_or_none()


async def is_doubted(transaction: Transaction, *, receipt: str) -> bool:
    """Tell whether a payment with this receipt waits for somebody to say whether it is one we know."""
    statement = select(PaymentCallbackRow.id).where(
        PaymentCallbackRow.outcome == "waiting",
        PaymentCallbackRow.reason == MAYBE_THE_SAME,
        PaymentCallbackRow.receipt_number == receipt,
    )
    return (await transaction.execute(statement.limit(1))).first() is not None


async def end_doubts(transaction: Transaction, *, request: PaymentRequestRow, receipt: str) -> None:
    """Take off the list what the provider's own word about a request has decided."""
    told = and_(PaymentCallbackRow.kind == "c2b", PaymentCallbackRow.receipt_number == receipt)
    statement = update(PaymentCallbackRow).where(
        PaymentCallbackRow.outcome == "waiting",
        PaymentCallbackRow.reason == MAYBE_THE_SAME,
        or_(PaymentCallbackRow.request_id == request.id, told),
    )
    await transaction.execute(statement.values(outcome="noted"))


async def _lock(
    transaction: Transaction, callback_id: UUID
) -> tuple[PaymentCallbackRow | None, PaymentRequestRow | None]:
    about = select(PaymentCallbackRow.request_id).where(PaymentCallbackRow.id == callback_id)
    request_id = (await transaction.execute(about)).scalar_one_or_none()
    request = await lock_request(transaction, request_id=request_id) if request_id is not None else None
    row = await transaction.get(PaymentCallbackRow, callback_id, with_for_update=True, populate_existing=True)
    return row, request


async def _book_by_hand(
    transaction: Transaction,
    row: PaymentCallbackRow,
    request: PaymentRequestRow | None,
    invoice: InvoiceRow,
    *,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Book what was told, or add its receipt to what the request was paid by already."""
    await transaction.refresh(invoice, with_for_update=True)
    ledger.require_payable(invoice)
    payment = _payment(row, invoice, actor)
    paid = await payment_of(transaction, request) if request is not None else None
    if paid is not None and paid.receipt_number is None:
        if await ledger.by_receipt(transaction, receipt=row.receipt_number) is not None:
            raise ReceiptTaken(receipt=row.receipt_number)
        paid.receipt_number = row.receipt_number
        return paid.id
    if request is not None and paid is None:
        payment.request_id = request.id
    booked = await ledger.book(transaction, row=payment, actor=actor)
    money = Money(booked.amount_minor, booked.currency)
    await ledger.put_on(transaction, payment=booked, invoice=invoice, at_most=money, by=actor.name, now=now)
    if request is not None and paid is None:
        await mark_paid(transaction, request, now=now)
    return booked.id


def _payment(row: PaymentCallbackRow, invoice: InvoiceRow, actor: Actor) -> PaymentRow:
    has_amount = row.amount_minor is not None and row.amount_minor > 0
    is_known = bool(row.receipt_number) or row.reason == MAYBE_THE_SAME
    if row.reason == WRONG_ADDRESS or not has_amount or not is_known or invoice.currency != CURRENCY:
        raise NotSettleable
    return PaymentRow(
        id=new_id(),
        branch_id=invoice.branch_id,
        customer_id=invoice.customer_id,
        method=ledger.MPESA,
        receipt_number=row.receipt_number or None,
        amount_minor=row.amount_minor,
        currency=CURRENCY,
        payer=row.payer,
        typed_reference=row.typed_reference,
        recorded_by=actor.name,
        received_at=row.received_at,
    )


async def _add_doubted_receipt(transaction: Transaction, row: PaymentCallbackRow) -> None:
    """It is the payment we took it for: what was told of it gives its receipt."""
    if row.payment_id is None or not row.receipt_number:
        return
    payment = await ledger.lock_payment(transaction, payment_id=row.payment_id)
    if payment.receipt_number is None and await ledger.by_receipt(transaction, receipt=row.receipt_number) is None:
        payment.receipt_number = row.receipt_number

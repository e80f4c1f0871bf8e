"""What a provider tells us by itself: kept whole, judged, and booked, made to wait, or refused with the reason.

Whatever is not booked is listed for a person: nothing that was told is lost.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import func, or_, select

from cloud.billing import ledger
from cloud.billing.confirming import confirm
from cloud.billing.errors import ReceiptTaken
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY, MpesaAccount
from cloud.billing.payment_models import PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.billing.payment_rules import (
    MAYBE_THE_SAME,
    RECEIPT_TAKEN,
    SUCCESS,
    WRONG_ADDRESS,
    OwnPayment,
    Told,
    judge,
    read_callback,
    read_own_payment,
)
from cloud.billing.request_states import ask_at_once, fail, lock_request
from cloud.billing.rules import ISSUED, plain_reference
from cloud.billing.settling import end_doubts, is_doubted, payment_of, second_of
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import AmountTooLarge, Money

log = structlog.get_logger()

MOST_STRANGERS: Final = 200
"""So many callbacks with a wrong address are kept an hour; more are counted in the log alone."""


async def hear_stk(
    transaction: Transaction,
    *,
    account: MpesaAccount,
    request_id: UUID,
    token: str,
    body: Mapping[str, Any],
    now: datetime,
) -> PaymentCallbackRow | None:
    """Take in what is said about a request for payment."""
    told = read_callback(body)
    row = _kept("stk", body, now)
    if told is not None:
        _note_told(row, told)
    if not account.is_token_of(request_id, token):
        return await _refuse_stranger(transaction, row, now=now)
    request = await lock_request(transaction, request_id=request_id)
    transaction.add(row)
    if request is None or told is None:
        row.outcome, row.reason = "refused", "unknown_request" if request is None else "unreadable"
        await transaction.flush()
        return row
    row.request_id, row.branch_id = request.id, request.branch_id
    await transaction.flush()
    if told.result_code != SUCCESS:
        await _hear_failure(transaction, row, request, told, now=now)
    else:
        await _hear_success(transaction, row, request, told, now=now)
    await transaction.flush()
    return row


async def hear_c2b(
    transaction: Transaction, *, account: MpesaAccount, token: str, body: Mapping[str, Any], now: datetime
) -> PaymentCallbackRow | None:
    """Take in a payment that a customer made by themselves; the reference they typed finds the invoice."""
    told = read_own_payment(body)
    row = _kept("c2b", body, now)
    if told is not None:
        row.receipt_number, row.payer, row.typed_reference = told.receipt_number, told.payer, told.typed_reference
        row.amount_minor = _minor(told.amount)
    if not account.is_c2b_token(token):
        return await _refuse_stranger(transaction, row, now=now)
    transaction.add(row)
    row.outcome, row.reason = "refused", "unreadable"
    if told is not None and row.amount_minor is not None:
        if told.short_code != account.short_code:
            row.reason = "wrong_short_code"
        elif told.amount % 1 or row.amount_minor <= 0:
            row.reason = "not_whole"
        else:
            await _book_own(transaction, row, told, now=now)
    await transaction.flush()
    return row


async def _hear_failure(
    transaction: Transaction, row: PaymentCallbackRow, request: PaymentRequestRow, told: Told, *, now: datetime
) -> None:
    if told.checkout_request_id != request.checkout_request_id:
        row.outcome, row.reason = "refused", "unknown_checkout"
    elif request.status == "pending":
        await fail(transaction, request, reason=f"{told.result_code} {told.result_text}".strip(), now=now)
        row.outcome = "noted"
    else:
        row.outcome = "repeat"


async def _hear_success(
    transaction: Transaction, row: PaymentCallbackRow, request: PaymentRequestRow, told: Told, *, now: datetime
) -> None:
    row.outcome, row.reason = judge(
        told,
        checkout_request_id=request.checkout_request_id,
        phone=request.phone,
        amount=Money(request.amount_minor, request.currency).amount,
        status=request.status,
        pushed_at=request.pushed_at,
        now=now,
    )
    if row.outcome == "refused":
        return
    paid = await payment_of(transaction, request)
    if paid is not None:
        await _hear_again(transaction, row, request, paid)
    elif row.outcome == "waiting":
        await ask_at_once(transaction, request, now=now)
    else:
        try:
            row.payment_id, is_new = await confirm(transaction, request, receipt_number=told.receipt_number, now=now)
        except ReceiptTaken:
            row.outcome, row.reason = "refused", RECEIPT_TAKEN
            # The query would book it once more, without the receipt by which it is known.
            await fail(transaction, request, reason=RECEIPT_TAKEN, now=now)
        else:
            row.outcome = "booked" if is_new else "repeat"


async def _hear_again(
    transaction: Transaction, row: PaymentCallbackRow, request: PaymentRequestRow, paid: PaymentRow
) -> None:
    """Of what is paid only the receipt number can still be new: the status query gives none."""
    row.payment_id, row.reason = paid.id, ""
    known = await ledger.by_receipt(transaction, receipt=row.receipt_number) if row.receipt_number else paid
    lacking = paid if paid.receipt_number is None else await second_of(transaction, request)
    if known is not None and known.id in (paid.id, lacking and lacking.id):
        row.outcome = "repeat"
    elif known is not None:
        row.outcome, row.reason = "refused", RECEIPT_TAKEN
    elif lacking is not None:
        row.payment_id, lacking.receipt_number = lacking.id, row.receipt_number
        row.outcome = "noted"
    else:
        row.outcome, row.reason = "refused", "other_receipt"
    if row.receipt_number:
        await end_doubts(transaction, request=request, receipt=row.receipt_number)


async def _book_own(transaction: Transaction, row: PaymentCallbackRow, told: OwnPayment, *, now: datetime) -> None:
    invoice = await _invoice_for(transaction, told.typed_reference)
    if invoice is not None:
        row.branch_id = invoice.branch_id
    known = await ledger.by_receipt(transaction, receipt=told.receipt_number)
    if known is not None:
        is_same = known.method == ledger.MPESA and known.amount_minor == row.amount_minor
        row.outcome, row.reason = ("repeat", "") if is_same else ("refused", RECEIPT_TAKEN)
        row.payment_id = known.id
        return
    if await is_doubted(transaction, receipt=told.receipt_number):
        row.outcome, row.reason = "repeat", ""
        return
    doubted = await _without_receipt(transaction, invoice, row.amount_minor) if invoice is not None else None
    if doubted is not None:
        row.outcome, row.reason, row.payment_id = "waiting", MAYBE_THE_SAME, doubted.id
        return
    await _book_new(transaction, row, told, invoice, now=now)


async def _book_new(
    transaction: Transaction,
    row: PaymentCallbackRow,
    told: OwnPayment,
    invoice: InvoiceRow | None,
    *,
    now: datetime,
) -> None:
    payment = PaymentRow(
        id=new_id(),
        branch_id=invoice.branch_id if invoice else None,
        customer_id=invoice.customer_id if invoice else None,
        method=ledger.MPESA,
        receipt_number=told.receipt_number,
        amount_minor=row.amount_minor,
        currency=CURRENCY,
        payer=told.payer,
        typed_reference=invoice.payment_reference if invoice else told.typed_reference,
        recorded_by="mpesa",
        received_at=now,
    )
    try:
        booked = await ledger.book(transaction, row=payment, actor=SYSTEM)
    except ReceiptTaken:
        row.outcome, row.reason = "repeat", ""
        return
    row.outcome, row.reason, row.payment_id = "booked", "" if invoice else "no_invoice", booked.id
    if invoice is not None:
        money = Money(booked.amount_minor, booked.currency)
        await ledger.put_on(transaction, payment=booked, invoice=invoice, at_most=money, by="mpesa", now=now)


async def _invoice_for(transaction: Transaction, typed: str) -> InvoiceRow | None:
    """Return the invoice that somebody meant, locked: by its reference, or by its number however it was typed."""
    plain = plain_reference(typed)
    if not plain:
        return None
    number = func.replace(func.upper(InvoiceRow.number), "-", "")
    statement = select(InvoiceRow).where(
        InvoiceRow.kind == "invoice",
        InvoiceRow.status.in_(ISSUED),
        InvoiceRow.currency == CURRENCY,
        or_(InvoiceRow.payment_reference == plain, number == plain),
    )
    return (await transaction.execute(statement.with_for_update())).scalars().first()


async def _without_receipt(
    transaction: Transaction, invoice: InvoiceRow, amount_minor: int | None
) -> PaymentRow | None:
    """Return the payment of this invoice that the status query confirmed and whose receipt nobody told us yet."""
    statement = select(PaymentRow).where(
        PaymentRow.method == ledger.MPESA,
        PaymentRow.receipt_number.is_(None),
        PaymentRow.typed_reference == invoice.payment_reference,
        PaymentRow.amount_minor == amount_minor,
    )
    return (await transaction.execute(statement.limit(1).with_for_update())).scalar_one_or_none()


async def _refuse_stranger(
    transaction: Transaction, row: PaymentCallbackRow, *, now: datetime
) -> PaymentCallbackRow | None:
    """Keep what came to a wrong address, as long as that is not a flood."""
    recent = select(func.count()).where(
        PaymentCallbackRow.reason == WRONG_ADDRESS, PaymentCallbackRow.received_at > now - timedelta(hours=1)
    )
    if (await transaction.execute(recent)).scalar_one() >= MOST_STRANGERS:
        log.warning("billing.callback_refused", kind=row.kind)
        return None
    row.outcome, row.reason = "refused", WRONG_ADDRESS
    transaction.add(row)
    await transaction.flush()
    return row


def _kept(kind: str, body: Mapping[str, Any], now: datetime) -> PaymentCallbackRow:
    return PaymentCallbackRow(
        id=new_id(),
        kind=kind,
        outcome="refused",
        reason="",
        checkout_request_id="",
        receipt_number="",
        payer="",
        typed_reference="",
        body=dict(body),
        received_at=now,
    )


def _note_told(row: PaymentCallbackRow, told: Told) -> None:
    row.checkout_request_id, row.result_code = told.checkout_request_id, told.result_code
    row.receipt_number, row.payer = told.receipt_number, told.phone
    row.amount_minor = None if told.amount is None else _minor(told.amount)


def _minor(amount: Any) -> int | None:
    try:
        return Money.rounded(amount, CURRENCY).minor_units
    except (AmountTooLarge, ArithmeticError):
        return None

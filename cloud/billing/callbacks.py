"""What a provider tells us by itself: kept whole, judged, and booked, made to wait, or refused with the reason.

Whatever is not booked is listed for a person: nothing that was told is lost.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import func, or_, select

from cloud.audit import operations as audit
from cloud.billing import ledger
from cloud.billing.errors import NotSettleable, ReceiptTaken
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY, MpesaAccount
from cloud.billing.payment_models import PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.billing.payment_requests import ask_at_once, confirm, fail, lock_request
from cloud.billing.payment_rules import SUCCESS, OwnPayment, Told, judge, read_callback, read_own_payment
from cloud.billing.rules import ISSUED, plain_reference
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
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
        else:
            await _book_own(transaction, row, told, now=now)
    await transaction.flush()
    return row


async def settle_callback(
    transaction: Transaction,
    *,
    actor: Actor,
    callback_id: UUID,
    invoice: InvoiceRow | None,
    reason: str,
    now: datetime,
) -> PaymentCallbackRow:
    """A person decides on what was refused or waits: it is a payment of this invoice, or (None) it is nothing.

    Raises:
        NotFound, NotSettleable, NotIssued, ReceiptTaken.
    """
    row = await transaction.get(PaymentCallbackRow, callback_id, with_for_update=True, populate_existing=True)
    if row is None or (row.branch_id is not None and not actor.may_see(row.branch_id)):
        raise NotFound
    if row.outcome not in ("refused", "waiting"):
        raise NotSettleable
    if invoice is not None:
        row.payment_id = await _book_by_hand(transaction, row, invoice, actor=actor, now=now)
        row.branch_id = invoice.branch_id
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
    paid = await _payment_of(transaction, request)
    if paid is not None:
        await _hear_again(transaction, row, paid)
    elif row.outcome == "waiting":
        await ask_at_once(transaction, request, now=now)
    else:
        try:
            row.payment_id, is_new = await confirm(transaction, request, receipt_number=told.receipt_number, now=now)
        except ReceiptTaken:
            row.outcome, row.reason = "refused", "receipt_taken"
        else:
            row.outcome = "booked" if is_new else "repeat"


async def _hear_again(transaction: Transaction, row: PaymentCallbackRow, paid: PaymentRow) -> None:
    """Of what is paid only the receipt number can still be new: the status query gives none."""
    row.payment_id, row.reason = paid.id, ""
    if paid.receipt_number is None and row.receipt_number:
        if await _by_receipt(transaction, row.receipt_number) is not None:
            row.outcome, row.reason = "refused", "receipt_taken"
            return
        paid.receipt_number = row.receipt_number
        row.outcome = "noted"
    elif row.receipt_number in ("", paid.receipt_number):
        row.outcome = "repeat"
    else:
        row.outcome, row.reason = "refused", "other_receipt"


async def _book_own(transaction: Transaction, row: PaymentCallbackRow, told: OwnPayment, *, now: datetime) -> None:
    invoice = await _invoice_for(transaction, told.typed_reference)
    if invoice is not None:
        row.branch_id = invoice.branch_id
    known = await _by_receipt(transaction, told.receipt_number)
    if known is None and invoice is not None:
        known = await _without_receipt(transaction, invoice, row.amount_minor)
        if known is not None:
            known.receipt_number = told.receipt_number
            row.outcome, row.reason, row.payment_id = "noted", "", known.id
            return
    if known is not None:
        row.outcome, row.reason, row.payment_id = "repeat", "", known.id
        return
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


async def _book_by_hand(
    transaction: Transaction, row: PaymentCallbackRow, invoice: InvoiceRow, *, actor: Actor, now: datetime
) -> UUID:
    await transaction.refresh(invoice, with_for_update=True)
    ledger.require_payable(invoice)
    if row.amount_minor is None or row.amount_minor <= 0 or not row.receipt_number or invoice.currency != CURRENCY:
        raise NotSettleable
    payment = PaymentRow(
        id=new_id(),
        branch_id=invoice.branch_id,
        customer_id=invoice.customer_id,
        method=ledger.MPESA,
        receipt_number=row.receipt_number,
        amount_minor=row.amount_minor,
        currency=CURRENCY,
        payer=row.payer,
        typed_reference=row.typed_reference,
        recorded_by=actor.name,
        received_at=row.received_at,
    )
    booked = await ledger.book(transaction, row=payment, actor=actor)
    money = Money(booked.amount_minor, booked.currency)
    await ledger.put_on(transaction, payment=booked, invoice=invoice, at_most=money, by=actor.name, now=now)
    return booked.id


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


async def _payment_of(transaction: Transaction, request: PaymentRequestRow) -> PaymentRow | None:
    statement = select(PaymentRow).where(PaymentRow.request_id == request.id).with_for_update()
    return (await transaction.execute(statement)).scalar_one_or_none()


async def _by_receipt(transaction: Transaction, receipt: str) -> PaymentRow | None:
    statement = select(PaymentRow).where(PaymentRow.method == ledger.MPESA, PaymentRow.receipt_number == receipt)
    return (await transaction.execute(statement.with_for_update())).scalar_one_or_none()


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
        PaymentCallbackRow.reason == "wrong_address", PaymentCallbackRow.received_at > now - timedelta(hours=1)
    )
    if (await transaction.execute(recent)).scalar_one() >= MOST_STRANGERS:
        log.warning("billing.callback_refused", kind=row.kind)
        return None
    row.outcome, row.reason = "refused", "wrong_address"
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
    except AmountTooLarge:
        return None

"""Asking a customer's phone to pay, and what comes of it: pending until the provider says paid or not."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.billing import ledger, queries
from cloud.billing.errors import (
    AboveMobileLimit,
    AlreadyAsked,
    EnoughAsked,
    IdUsedForAnotherPayment,
    NoMobileMoney,
    NotAMobileNumber,
    NothingOwed,
    ReceiptTaken,
)
from cloud.billing.events import PaymentQueryDue, PaymentRequested, PaymentRequestMoved
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY, MOST_AT_ONCE, Mpesa, ProviderAway, ProviderRefused, ProviderSilent
from cloud.billing.payment_models import PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.billing.payment_rules import (
    ASKED_FOR,
    FIRST_PAUSE,
    KENYAN_MOBILE,
    MAYBE_THE_SAME,
    RECEIPT_TAKEN,
    SUCCESS,
    pause_after,
)
from cloud.billing.rules import whole_units_up
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money
from cloud.foundation.phone_numbers import e164

SAME_QUESTION: Final = timedelta(minutes=2)
"""So long a question stays on a phone; a second one on top of it would be paid twice."""

MOST_PHONES: Final = 3
"""So many phones may ring for one invoice at a time: whoever has its link could ring strangers."""

MOST_AT_A_TIME: Final = 50


class NotAskedYet(Exception):
    """The provider cannot be reached; the queue tries again."""


async def ask_for_payment(
    transaction: Transaction, *, invoice: InvoiceRow, phone: str, request_id: UUID, now: datetime
) -> PaymentRequestRow:
    """Have a phone asked for what is owed, in whole shillings rounded up (the rest stays the customer's credit).

    The same id asks once. The push itself is sent after the commit.

    Raises:
        NotIssued, NoMobileMoney, NothingOwed, BadPhoneNumber, NotAMobileNumber, AboveMobileLimit, AlreadyAsked,
        EnoughAsked, IdUsedForAnotherPayment.
    """
    known = await transaction.get(PaymentRequestRow, request_id)
    if known is not None:
        if known.invoice_id != invoice.id:
            raise IdUsedForAnotherPayment
        return known
    await transaction.refresh(invoice, with_for_update=True)
    ledger.require_payable(invoice)
    amount = await _asked_amount(transaction, invoice)
    number = e164(phone, region="KE", field="phone")
    if not KENYAN_MOBILE.fullmatch(number):
        raise NotAMobileNumber(field_errors={"phone": NotAMobileNumber.code})
    await _require_no_other(transaction, invoice, number, now)
    row = PaymentRequestRow(
        id=request_id,
        branch_id=invoice.branch_id,
        invoice_id=invoice.id,
        phone=number,
        amount_minor=amount.minor_units,
        currency=amount.currency,
        status="new",
        asked_at=now,
        queries=0,
    )
    transaction.add(row)
    announce(transaction, PaymentRequested(branch_id=row.branch_id, subject_id=row.id))
    await transaction.flush()
    _tell(transaction, row)
    return row


def may_ask_again(request: PaymentRequestRow, *, now: datetime) -> bool:
    """Tell whether the question has left the phone, so that another may be put."""
    return request.asked_at <= now - SAME_QUESTION


async def push(transaction: Transaction, *, request_id: UUID, provider: Mpesa, now: datetime) -> None:
    """Show the question on the phone, once. An answer that never came is a failure: nobody is asked twice unawares.

    Raises:
        NotAskedYet: the provider is away; nothing was asked.
    """
    row = await lock_request(transaction, request_id=request_id)
    if row is None or row.status != "new":
        return
    invoice = await queries.invoice_by_id(transaction, invoice_id=row.invoice_id)
    assert invoice is not None  # a foreign key
    if not provider.account.is_set_up:
        await fail(transaction, row, reason="not_set_up", now=now)
        return
    try:
        accepted = await provider.push(
            request_id=row.id,
            phone=row.phone,
            shillings=int(Money(row.amount_minor, row.currency).amount),
            reference=invoice.payment_reference,
            description=invoice.payment_reference,
            now=now,
        )
    except ProviderAway as error:
        raise NotAskedYet(str(error)) from error
    except ProviderSilent:
        await fail(transaction, row, reason="no_answer", now=now)
    except ProviderRefused as refusal:
        await fail(transaction, row, reason=str(refusal), now=now)
    else:
        row.status, row.pushed_at, row.next_query_at = "pending", now, now + FIRST_PAUSE
        row.merchant_request_id, row.checkout_request_id = accepted.merchant_request_id, accepted.checkout_request_id
        await transaction.flush()
        _tell(transaction, row)


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Have the provider asked about requests nobody told us of, with growing pauses; after a day give up."""
    statement = (
        select(PaymentRequestRow)
        .where(PaymentRequestRow.status == "pending", PaymentRequestRow.next_query_at <= now)
        .order_by(PaymentRequestRow.next_query_at)
        .limit(MOST_AT_A_TIME)
        .with_for_update(skip_locked=True)
    )
    rows = (await transaction.execute(statement)).scalars().all()
    for row in rows:
        if now - row.asked_at > ASKED_FOR:
            await fail(transaction, row, reason="never_answered", now=now)
            continue
        row.queries += 1
        row.next_query_at = now + pause_after(row.queries)
        announce(transaction, PaymentQueryDue(branch_id=row.branch_id, subject_id=row.id))
    await transaction.flush()
    return len(rows)


async def query(transaction: Transaction, *, request_id: UUID, provider: Mpesa, now: datetime) -> None:
    """Ask the provider what became of a request; without an answer the next look asks again."""
    row = await lock_request(transaction, request_id=request_id)
    if row is None or row.status != "pending" or row.checkout_request_id is None:
        return
    try:
        answer = await provider.ask(checkout_request_id=row.checkout_request_id, now=now)
    except (ProviderAway, ProviderSilent, ProviderRefused):
        return
    if answer is None:
        return
    code, words = answer
    if code == SUCCESS:
        await _believe_answer(transaction, row, now=now)
    else:
        await fail(transaction, row, reason=f"{code} {words}".strip(), now=now)


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


async def mark_paid(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
    """Write down that a locked request is paid."""
    row.status, row.reason, row.finished_at, row.next_query_at = "paid", "", now, None
    await transaction.flush()
    _tell(transaction, row)


async def fail(transaction: Transaction, row: PaymentRequestRow, *, reason: str, now: datetime) -> None:
    """Write down that a locked request came to nothing, and why."""
    row.status, row.reason, row.finished_at, row.next_query_at = "failed", reason[:200], now, None
    await transaction.flush()
    _tell(transaction, row)


async def ask_at_once(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
    """Have the provider asked with the next look, whatever was believed so far."""
    if row.checkout_request_id is not None and row.status != "paid":
        row.status, row.next_query_at, row.finished_at = "pending", now, None
        await transaction.flush()


async def lock_request(transaction: Transaction, *, request_id: UUID) -> PaymentRequestRow | None:
    """Return a request, locked: a callback that overtakes its own push waits for it here."""
    return await transaction.get(PaymentRequestRow, request_id, with_for_update=True, populate_existing=True)


async def _asked_amount(transaction: Transaction, invoice: InvoiceRow) -> Money:
    if invoice.currency != CURRENCY:
        raise NoMobileMoney(currency=invoice.currency)
    owed = (await queries.standings_of(transaction, invoices=[invoice]))[invoice.id].balance
    if owed.minor_units <= 0:
        raise NothingOwed
    amount = whole_units_up(owed)
    if amount.amount > MOST_AT_ONCE:
        raise AboveMobileLimit(most=MOST_AT_ONCE)
    return amount


async def _require_no_other(transaction: Transaction, invoice: InvoiceRow, phone: str, now: datetime) -> None:
    statement = select(PaymentRequestRow.phone).where(
        PaymentRequestRow.invoice_id == invoice.id,
        PaymentRequestRow.status.in_(("new", "pending")),
        PaymentRequestRow.asked_at > now - SAME_QUESTION,
    )
    asked = (await transaction.execute(statement)).scalars().all()
    if phone in asked:
        raise AlreadyAsked
    if len(asked) >= MOST_PHONES:
        raise EnoughAsked(most=MOST_PHONES)


async def _believe_answer(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
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


def _tell(transaction: Transaction, row: PaymentRequestRow) -> None:
    announce(
        transaction,
        PaymentRequestMoved(
            branch_id=row.branch_id, subject_id=row.id, invoice_id=str(row.invoice_id), status=row.status
        ),
    )

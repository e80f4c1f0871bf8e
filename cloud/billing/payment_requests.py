"""Asking a customer's phone to pay, and what comes of it: pending until the provider says paid or not."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.billing import ledger, queries
from cloud.billing.confirming import believe_query
from cloud.billing.errors import (
    AboveMobileLimit,
    AlreadyAsked,
    EnoughAsked,
    IdUsedForAnotherPayment,
    NoMobileMoney,
    NotAMobileNumber,
    NothingOwed,
)
from cloud.billing.events import PaymentQueryDue, PaymentRequested
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import CURRENCY, MOST_AT_ONCE, Mpesa, ProviderAway, ProviderRefused, ProviderSilent
from cloud.billing.payment_models import PaymentRequestRow
from cloud.billing.payment_rules import ASKED_FOR, FIRST_PAUSE, KENYAN_MOBILE, SUCCESS, pause_after
from cloud.billing.request_states import fail, lock_request, tell_moved
from cloud.billing.rules import whole_units_up
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
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
    tell_moved(transaction, row)
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
        tell_moved(transaction, row)


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
        await believe_query(transaction, row, now=now)
    else:
        await fail(transaction, row, reason=f"{code} {words}".strip(), now=now)


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

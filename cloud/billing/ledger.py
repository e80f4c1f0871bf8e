"""The ledger: money that came in, and on which invoices it was put. Rows are added and never changed.

Owed = issued − credits − allocations. What is left of payments is the customer's credit.
Lock order: invoices by id, then payments by id.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.billing import queries
from cloud.billing.errors import (
    BadAmount,
    MoreThanLeft,
    MoreThanOwed,
    NotIssued,
    PaymentOfAnother,
    ReceiptTaken,
)
from cloud.billing.events import InvoicePaid, PaymentsChanged
from cloud.billing.journal import tell_changed
from cloud.billing.models import InvoiceRow
from cloud.billing.payment_models import AllocationRow, PaymentRow
from cloud.billing.rules import ISSUED, status_of
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money

CASH: Final = "cash"
MPESA: Final = "mpesa"


def money_of(amount: Decimal, *, currency: str, field: str) -> Money:
    """Return an amount that a person wrote.

    Raises:
        BadAmount: it has more decimals than the currency, or is nothing.
    """
    money = Money.rounded(amount, currency)
    if money.amount != amount or money.minor_units <= 0:
        raise BadAmount(currency=currency, field_errors={field: BadAmount.code})
    return money


async def book(transaction: Transaction, *, row: PaymentRow, actor: Actor) -> PaymentRow:
    """Add a payment to the ledger and return it as it is kept.

    Raises:
        ReceiptTaken: this receipt is booked, by whatever method; nothing is counted twice.
    """
    if row.receipt_number and await _is_taken(transaction, row):
        raise _taken(row)
    values = {
        column.name: getattr(row, column.name)
        for column in PaymentRow.__table__.columns
        if getattr(row, column.name) is not None
    }
    claim = insert(PaymentRow).values(values).on_conflict_do_nothing().returning(PaymentRow.id)
    if (await transaction.execute(claim)).scalar_one_or_none() is None:
        raise _taken(row)
    audit.record(
        transaction,
        actor=actor,
        action="payment.booked",
        object_kind="payment",
        object_id=row.id,
        branch_id=row.branch_id,
        after={"method": row.method, "receipt": row.receipt_number, "amount_minor": row.amount_minor},
    )
    tell(transaction, row)
    await transaction.flush()
    return await lock_payment(transaction, payment_id=row.id)


async def put_on(
    transaction: Transaction, *, payment: PaymentRow, invoice: InvoiceRow, at_most: Money, by: str, now: datetime
) -> Money:
    """Put what is owed on a locked invoice, but not more than this, and return how much that was."""
    owed = (await queries.standings_of(transaction, invoices=[invoice]))[invoice.id].balance
    amount = min(owed, at_most)
    if amount.minor_units <= 0:
        return Money.zero(invoice.currency)
    await _allocate(transaction, payment, invoice, amount, by=by, now=now)
    await settle(transaction, invoice=invoice, by=by, now=now)
    return amount


async def allocate(
    transaction: Transaction, *, actor: Actor, payment_id: UUID, wanted: Mapping[UUID, Decimal], now: datetime
) -> PaymentRow:
    """Put parts of a payment on invoices of one customer in its branch; a payment that was nobody's becomes theirs.

    What is left is known within a branch alone, so a payment never leaves its own.

    Raises:
        NotFound, NotIssued, BadAmount, MoreThanOwed, MoreThanLeft, PaymentOfAnother.
    """
    invoices = await lock_invoices(transaction, sorted(wanted), branch_ids=actor.branch_ids)
    payment = await lock_payment(transaction, payment_id=payment_id)
    if payment.branch_id is not None and not actor.may_see(payment.branch_id):
        raise NotFound
    for invoice in invoices:
        require_payable(invoice)
        if payment.customer_id is None:
            payment.customer_id, payment.branch_id = invoice.customer_id, invoice.branch_id
        theirs = (invoice.customer_id, invoice.branch_id, invoice.currency)
        if theirs != (payment.customer_id, payment.branch_id, payment.currency):
            raise PaymentOfAnother
    await transaction.flush()
    left = await left_of(transaction, payment=payment)
    for invoice in invoices:
        amount = money_of(wanted[invoice.id], currency=payment.currency, field="amount")
        owed = (await queries.standings_of(transaction, invoices=[invoice]))[invoice.id].balance
        if owed < amount:
            raise MoreThanOwed(owed=owed.amount, field_errors={"amount": MoreThanOwed.code})
        if left < amount:
            raise MoreThanLeft(left=left.amount, field_errors={"amount": MoreThanLeft.code})
        left -= amount
        await _allocate(transaction, payment, invoice, amount, by=actor.name, now=now)
        await settle(transaction, invoice=invoice, by=actor.name, now=now)
    audit.record(
        transaction,
        actor=actor,
        action="payment.allocated",
        object_kind="payment",
        object_id=payment.id,
        branch_id=payment.branch_id,
        after={invoice.number or "": wanted[invoice.id] for invoice in invoices},
    )
    tell(transaction, payment)
    return payment


async def settle(transaction: Transaction, *, invoice: InvoiceRow, by: str, now: datetime) -> None:
    """Bring a locked invoice's state to what the ledger says; what is paid above a credit is taken off again."""
    standing = (await queries.standings_of(transaction, invoices=[invoice]))[invoice.id]
    if standing.balance < Money.zero(invoice.currency):
        await _take_off(transaction, invoice, -standing.balance, by=by, now=now)
        standing = (await queries.standings_of(transaction, invoices=[invoice]))[invoice.id]
    status = status_of(gross=standing.gross, credited=standing.credited, allocated=standing.allocated)
    if status == "paid" and invoice.status != "paid":
        announce(
            transaction,
            InvoicePaid(
                branch_id=invoice.branch_id,
                subject_id=invoice.id,
                number=invoice.number or "",
                summary=f"{invoice.number} {invoice.customer_name}",
            ),
        )
    invoice.status = status
    invoice.version += 1
    await transaction.flush()
    tell_changed(transaction, invoice)


async def left_of(transaction: Transaction, *, payment: PaymentRow) -> Money:
    """Return what of a payment is on no invoice."""
    return (await lefts_of(transaction, payments=[payment]))[payment.id]


async def lefts_of(transaction: Transaction, *, payments: Sequence[PaymentRow]) -> dict[UUID, Money]:
    """Return what of each payment is on no invoice."""
    statement = (
        select(AllocationRow.payment_id, func.sum(AllocationRow.amount_minor))
        .where(AllocationRow.payment_id.in_([one.id for one in payments]))
        .group_by(AllocationRow.payment_id)
    )
    used = {key: int(total) for key, total in (await transaction.execute(statement)).all()}
    came_in = {one.id: 0 if one.voided_at else one.amount_minor for one in payments}
    return {one.id: Money(came_in[one.id] - used.get(one.id, 0), one.currency) for one in payments}


async def by_receipt(transaction: Transaction, *, receipt: str) -> PaymentRow | None:
    """Return the payment with this receipt, locked: a mobile one first, then what a person booked as cash."""
    statement = (
        select(PaymentRow)
        .where(func.upper(PaymentRow.receipt_number) == receipt.upper(), PaymentRow.voided_at.is_(None))
        .order_by(PaymentRow.method.desc(), PaymentRow.id)
        .limit(1)
    )
    return (await transaction.execute(statement.with_for_update())).scalar_one_or_none()


async def lock_payment(transaction: Transaction, *, payment_id: UUID) -> PaymentRow:
    """Raises: NotFound."""
    row = await transaction.get(PaymentRow, payment_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound
    return row


def require_payable(invoice: InvoiceRow) -> None:
    """Raises: NotIssued."""
    if invoice.kind != "invoice" or invoice.status not in ISSUED:
        raise NotIssued


async def lock_invoices(
    transaction: Transaction, invoice_ids: Sequence[UUID], *, branch_ids: frozenset[UUID]
) -> Sequence[InvoiceRow]:
    """Raises: NotFound."""
    statement = (
        select(InvoiceRow)
        .where(InvoiceRow.id.in_(invoice_ids), InvoiceRow.branch_id.in_(branch_ids))
        .order_by(InvoiceRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    rows = (await transaction.execute(statement)).scalars().all()
    if len(rows) != len(invoice_ids):
        raise NotFound
    return rows


async def _allocate(
    transaction: Transaction, payment: PaymentRow, invoice: InvoiceRow, amount: Money, *, by: str, now: datetime
) -> None:
    transaction.add(
        AllocationRow(
            id=new_id(),
            branch_id=invoice.branch_id,
            payment_id=payment.id,
            invoice_id=invoice.id,
            amount_minor=amount.minor_units,
            by=by,
            at=now,
        )
    )
    await transaction.flush()


async def take_back(
    transaction: Transaction, *, payment: PaymentRow, invoice: InvoiceRow, by: str, now: datetime
) -> None:
    """Take all of a locked payment off a locked invoice."""
    on_it = select(func.coalesce(func.sum(AllocationRow.amount_minor), 0)).where(
        AllocationRow.payment_id == payment.id, AllocationRow.invoice_id == invoice.id
    )
    minor = int((await transaction.execute(on_it)).scalar_one())
    if minor > 0:
        await _allocate(transaction, payment, invoice, Money(-minor, invoice.currency), by=by, now=now)
        await settle(transaction, invoice=invoice, by=by, now=now)


async def _take_off(transaction: Transaction, invoice: InvoiceRow, excess: Money, *, by: str, now: datetime) -> None:
    """Take what is too much off the invoice, from the payment that came last backwards."""
    statement = (
        select(AllocationRow.payment_id, func.sum(AllocationRow.amount_minor))
        .where(AllocationRow.invoice_id == invoice.id)
        .group_by(AllocationRow.payment_id)
        .order_by(AllocationRow.payment_id.desc())
    )
    for payment_id, on_it in (await transaction.execute(statement)).all():
        taken = min(excess, Money(int(on_it), invoice.currency))
        if taken.minor_units <= 0:
            continue
        payment = await lock_payment(transaction, payment_id=payment_id)
        await _allocate(transaction, payment, invoice, -taken, by=by, now=now)
        excess -= taken


async def _is_taken(transaction: Transaction, row: PaymentRow) -> bool:
    """Every mobile receipt is one of its kind; receipts for cash are numbered by each branch."""
    statement = select(PaymentRow.id).where(
        func.upper(PaymentRow.receipt_number) == (row.receipt_number or "").upper(), PaymentRow.voided_at.is_(None)
    )
    if row.method == CASH:
        statement = statement.where(or_(PaymentRow.method == MPESA, PaymentRow.branch_id == row.branch_id))
    return (await transaction.execute(statement.limit(1))).first() is not None


def _taken(row: PaymentRow) -> ReceiptTaken:
    return ReceiptTaken(receipt=row.receipt_number or "", field_errors={"receipt_number": ReceiptTaken.code})


def tell(transaction: Transaction, row: PaymentRow) -> None:
    """Announce that a payment came in or changed."""
    announce(
        transaction,
        PaymentsChanged(branch_id=row.branch_id, subject_id=row.id, summary=row.receipt_number or row.method),
    )

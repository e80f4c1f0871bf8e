"""Reading the ledger, what phones were asked, and what waits for a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, or_, select

from cloud.billing.mpesa import CURRENCY
from cloud.billing.payment_models import AllocationRow, PaymentCallbackRow, PaymentRequestRow, PaymentRow
from cloud.foundation.database import Transaction
from cloud.foundation.money import decimals_of
from cloud.foundation.paging import PageRequest, cut, seek


@dataclass(frozen=True, slots=True)
class Traffic:
    """How it goes with the provider."""

    pending: int
    paid_today: int
    failed_today: int
    waiting: int
    last_callback_at: datetime | None


async def list_payments(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    customer_id: UUID | None,
    only_left: bool,
    waits: bool = False,
    page: PageRequest,
) -> tuple[list[PaymentRow], str | None]:
    """Return payments, newest first; `only_left`: those of which something is on no invoice.

    `waits`: those of which a whole unit is left: less is what rounding up leaves, and waits for nobody.
    """
    statement = select(PaymentRow).where(or_(PaymentRow.branch_id.in_(branch_ids), PaymentRow.branch_id.is_(None)))
    if customer_id is not None:
        statement = statement.where(PaymentRow.customer_id == customer_id)
    if only_left or waits:
        used = (
            select(func.coalesce(func.sum(AllocationRow.amount_minor), 0))
            .where(AllocationRow.payment_id == PaymentRow.id)
            .scalar_subquery()
        )
        least = await _whole_unit(transaction) if waits else 1
        statement = statement.where(PaymentRow.amount_minor - used >= least, PaymentRow.voided_at.is_(None))
    columns = [PaymentRow.created_at, PaymentRow.id]
    statement = seek(statement, columns=columns, kinds=[datetime, UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["created_at", "id"])


async def _whole_unit(transaction: Transaction) -> ColumnElement[int]:
    """Return what one whole unit of a payment's currency is in minor units."""
    currencies = (await transaction.execute(select(PaymentRow.currency).distinct())).scalars().all()
    units = {currency: 10 ** decimals_of(currency) for currency in (*currencies, CURRENCY)}
    return case(units, value=PaymentRow.currency)


async def allocations_of(transaction: Transaction, *, invoice_id: UUID) -> Sequence[tuple[AllocationRow, PaymentRow]]:
    """Return what was put on an invoice and taken off it, oldest first."""
    statement = (
        select(AllocationRow, PaymentRow)
        .join(PaymentRow, PaymentRow.id == AllocationRow.payment_id)
        .where(AllocationRow.invoice_id == invoice_id)
        .order_by(AllocationRow.at, AllocationRow.id)
    )
    return [(allocation, payment) for allocation, payment in (await transaction.execute(statement)).all()]


async def requests_of(transaction: Transaction, *, invoice_id: UUID) -> Sequence[PaymentRequestRow]:
    """Return which phones were asked to pay an invoice, the newest first."""
    statement = select(PaymentRequestRow).where(PaymentRequestRow.invoice_id == invoice_id)
    statement = statement.order_by(PaymentRequestRow.asked_at.desc(), PaymentRequestRow.id.desc())
    return (await transaction.execute(statement)).scalars().all()


async def open_callbacks(
    transaction: Transaction, *, branch_ids: Collection[UUID], page: PageRequest
) -> tuple[list[tuple[PaymentCallbackRow, UUID | None]], str | None]:
    """Return what was told and is not booked, newest first, with the invoice it was about."""
    statement = (
        select(PaymentCallbackRow)
        .where(PaymentCallbackRow.outcome.in_(("waiting", "refused")))
        .where(or_(PaymentCallbackRow.branch_id.in_(branch_ids), PaymentCallbackRow.branch_id.is_(None)))
    )
    statement = seek(statement, columns=[PaymentCallbackRow.id], kinds=[UUID], page=page)
    rows, next_cursor = cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])
    asked = select(PaymentRequestRow.id, PaymentRequestRow.invoice_id).where(
        PaymentRequestRow.id.in_([row.request_id for row in rows if row.request_id])
    )
    invoices = {one.id: one.invoice_id for one in await transaction.execute(asked)}
    return [(row, invoices.get(row.request_id) if row.request_id else None) for row in rows], next_cursor


async def traffic(transaction: Transaction, *, now: datetime) -> Traffic:
    """Return how it goes with the provider: the last day, and what waits now."""
    ended = PaymentRequestRow.finished_at > now - timedelta(days=1)
    counts = select(
        func.count().filter(PaymentRequestRow.status.in_(("new", "pending"))),
        func.count().filter(PaymentRequestRow.status == "paid", ended),
        func.count().filter(PaymentRequestRow.status == "failed", ended),
    )
    pending, paid, failed = (await transaction.execute(counts)).one()
    told = select(
        func.count().filter(PaymentCallbackRow.outcome.in_(("waiting", "refused"))),
        func.max(PaymentCallbackRow.received_at),
    )
    waiting, last = (await transaction.execute(told)).one()
    return Traffic(pending, paid, failed, waiting, last)

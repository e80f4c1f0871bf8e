"""Reading prices and invoices; what is owed is always counted from the ledger."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from cloud.billing.models import (
    BillingSettingRow,
    CustomerPriceListRow,
    InvoiceLineRow,
    InvoiceRow,
    PriceListRow,
)
from cloud.billing.payment_models import AllocationRow, PaymentRequestRow
from cloud.billing.rules import ISSUED, OPEN, TaxRule, Totals, balance
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.money import Money
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.foundation.searching import holds

Invoice = InvoiceRow
"""What other slices hold of an invoice: they read it and hand it back to the operations."""

InvoiceLine = InvoiceLineRow
PaymentRequest = PaymentRequestRow


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of an invoice: what it came to, what was taken back, what was paid on it."""

    gross: Money
    credited: Money
    allocated: Money

    @property
    def balance(self) -> Money:
        """Return what is owed."""
        return balance(gross=self.gross, credited=self.credited, allocated=self.allocated)


async def invoice_by_id(transaction: Transaction, *, invoice_id: UUID) -> InvoiceRow | None:
    """Return an invoice or credit note of any branch that may be seen, or None."""
    return await transaction.get(InvoiceRow, invoice_id)


async def get_invoice(transaction: Transaction, *, invoice_id: UUID, branch_ids: Collection[UUID]) -> InvoiceRow:
    """Raises: NotFound."""
    statement = select(InvoiceRow).where(InvoiceRow.id == invoice_id, InvoiceRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def invoice_of_order(transaction: Transaction, *, work_order_id: UUID) -> InvoiceRow | None:
    """Return the invoice of an order that holds: at most one is neither credited nor discarded."""
    statement = select(InvoiceRow).where(
        InvoiceRow.work_order_id == work_order_id,
        InvoiceRow.kind == "invoice",
        InvoiceRow.status.not_in(("discarded", "credited")),
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def had_invoice(transaction: Transaction, *, work_order_id: UUID) -> bool:
    """Tell whether an order ever had an invoice, be it discarded."""
    statement = select(InvoiceRow.id).where(InvoiceRow.work_order_id == work_order_id).limit(1)
    return (await transaction.execute(statement)).first() is not None


async def balance_of(transaction: Transaction, *, invoice_id: UUID) -> Money:
    """Return what is owed on an invoice; nothing on a draft.

    Raises:
        NotFound.
    """
    invoice = await invoice_by_id(transaction, invoice_id=invoice_id)
    if invoice is None:
        raise NotFound
    if invoice.status not in ISSUED or invoice.kind != "invoice":
        return Money.zero(invoice.currency)
    return (await standings_of(transaction, invoices=[invoice]))[invoice_id].balance


async def revenue_of_orders(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> dict[UUID, Money]:
    """Return what was issued for these orders less what was credited, without tax; orders without any are left out."""
    signed = func.sum(InvoiceRow.net_minor).filter(InvoiceRow.kind == "invoice")
    credited = func.coalesce(func.sum(InvoiceRow.net_minor).filter(InvoiceRow.kind == "credit_note"), 0)
    statement = (
        select(InvoiceRow.work_order_id, InvoiceRow.currency, (func.coalesce(signed, 0) - credited).label("net"))
        .where(InvoiceRow.work_order_id.in_(work_order_ids), InvoiceRow.status.in_(ISSUED))
        .group_by(InvoiceRow.work_order_id, InvoiceRow.currency)
    )
    return {
        order_id: Money(int(net), currency)
        for order_id, currency, net in (await transaction.execute(statement)).all()
        if order_id is not None
    }


async def standings_of(transaction: Transaction, *, invoices: Collection[InvoiceRow]) -> dict[UUID, Standing]:
    """Return what became of these invoices."""
    ids = [invoice.id for invoice in invoices]
    credit = await _sums(
        transaction,
        select(InvoiceRow.credits_invoice_id, func.sum(InvoiceRow.gross_minor))
        .where(InvoiceRow.credits_invoice_id.in_(ids), InvoiceRow.status.in_(ISSUED))
        .group_by(InvoiceRow.credits_invoice_id),
    )
    paid = await _sums(
        transaction,
        select(AllocationRow.invoice_id, func.sum(AllocationRow.amount_minor))
        .where(AllocationRow.invoice_id.in_(ids))
        .group_by(AllocationRow.invoice_id),
    )
    return {
        one.id: Standing(
            Money(one.gross_minor, one.currency),
            Money(credit.get(one.id, 0), one.currency),
            Money(paid.get(one.id, 0), one.currency),
        )
        for one in invoices
    }


async def list_invoices(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    show: str | None,
    customer_id: UUID | None,
    work_order_id: UUID | None,
    text: str | None,
    now: datetime,
    page: PageRequest,
) -> tuple[list[InvoiceRow], str | None]:
    """Return invoices and credit notes, newest first; `show` is draft, open, overdue, paid, credit_notes or a state."""
    statement = select(InvoiceRow).where(InvoiceRow.branch_id.in_(branch_ids))
    statement = statement.where(*_shown(show, now))
    if customer_id is not None:
        statement = statement.where(InvoiceRow.customer_id == customer_id)
    if work_order_id is not None:
        statement = statement.where(InvoiceRow.work_order_id == work_order_id)
    if text:
        columns = (
            InvoiceRow.number,
            InvoiceRow.customer_name,
            InvoiceRow.title,
            InvoiceRow.work_order_number,
            InvoiceRow.payment_reference,
        )
        statement = statement.where(holds(text, *columns))
    statement = seek(statement, columns=[InvoiceRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


def _shown(show: str | None, now: datetime) -> list[Any]:
    if show is None:
        return [InvoiceRow.status != "discarded"]
    if show == "credit_notes":
        return [InvoiceRow.kind == "credit_note"]
    conditions = [InvoiceRow.kind == "invoice"]
    if show in ("open", "overdue"):
        conditions.append(InvoiceRow.status.in_(OPEN))
        return [*conditions, InvoiceRow.due_at <= now] if show == "overdue" else conditions
    return [*conditions, InvoiceRow.status == show]


async def lines_of_invoice(transaction: Transaction, *, invoice_id: UUID) -> list[InvoiceLineRow]:
    """Return the lines in their order."""
    statement = select(InvoiceLineRow).where(InvoiceLineRow.invoice_id == invoice_id)
    return list((await transaction.execute(statement.order_by(InvoiceLineRow.position))).scalars())


async def credit_notes_of(transaction: Transaction, *, invoice_id: UUID) -> Sequence[InvoiceRow]:
    """Return the credit notes of an invoice, oldest first."""
    statement = select(InvoiceRow).where(InvoiceRow.credits_invoice_id == invoice_id)
    return (await transaction.execute(statement.order_by(InvoiceRow.id))).scalars().all()


async def credited_by_line(transaction: Transaction, *, invoice_id: UUID) -> dict[UUID, int]:
    """Return how many minor units of each line of an invoice were credited."""
    note = select(InvoiceRow.id).where(InvoiceRow.credits_invoice_id == invoice_id)
    statement = (
        select(InvoiceLineRow.credits_line_id, func.sum(InvoiceLineRow.amount_minor))
        .where(InvoiceLineRow.invoice_id.in_(note), InvoiceLineRow.credits_line_id.is_not(None))
        .group_by(InvoiceLineRow.credits_line_id)
    )
    return await _sums(transaction, statement)


async def credited_totals(transaction: Transaction, *, invoice: InvoiceRow) -> Totals:
    """Return the sums of the credit notes of an invoice."""
    statement = select(
        func.coalesce(func.sum(InvoiceRow.net_minor), 0), func.coalesce(func.sum(InvoiceRow.tax_minor), 0)
    ).where(InvoiceRow.credits_invoice_id == invoice.id)
    net, tax = (await transaction.execute(statement)).one()
    one, other = Money(int(net), invoice.currency), Money(int(tax), invoice.currency)
    return Totals(one, other, one + other)


def tax_rule_of(invoice: InvoiceRow) -> TaxRule:
    """Return how the tax of an invoice is taken, as it was kept with it."""
    return TaxRule(invoice.tax_rate_percent, invoice.tax_rounding, invoice.prices_include_tax)


async def setting_of(transaction: Transaction, *, branch_id: UUID) -> BillingSettingRow:
    """Return how a branch invoices; nothing said: drafts, tax rounded on each line."""
    row = await transaction.get(BillingSettingRow, branch_id)
    return row or BillingSettingRow(branch_id=branch_id, mode="draft", tax_rounding="line", version=0)


async def list_price_lists(transaction: Transaction) -> list[PriceListRow]:
    """Return all price lists by name."""
    return list((await transaction.execute(select(PriceListRow).order_by(PriceListRow.name))).scalars())


async def get_price_list(transaction: Transaction, *, price_list_id: UUID) -> PriceListRow:
    """Raises: NotFound."""
    row = await transaction.get(PriceListRow, price_list_id)
    if row is None:
        raise NotFound
    return row


async def price_list_for(transaction: Transaction, *, customer_id: UUID, currency: str) -> PriceListRow | None:
    """Return a customer's prices in a currency: their own list, else the usual one."""
    own = (
        select(PriceListRow)
        .join(CustomerPriceListRow, CustomerPriceListRow.price_list_id == PriceListRow.id)
        .where(CustomerPriceListRow.customer_id == customer_id, PriceListRow.currency == currency)
    )
    found = (await transaction.execute(own)).scalar_one_or_none()
    if found is not None:
        return found
    usual = select(PriceListRow).where(PriceListRow.currency == currency, PriceListRow.is_default)
    return (await transaction.execute(usual)).scalar_one_or_none()


async def price_list_id_of(transaction: Transaction, *, customer_id: UUID) -> UUID | None:
    """Return the list that a customer has instead of the usual one."""
    row = await transaction.get(CustomerPriceListRow, customer_id)
    return row.price_list_id if row else None


async def _sums(transaction: Transaction, statement: Any) -> dict[UUID, int]:
    return {key: int(total) for key, total in (await transaction.execute(statement)).all()}

"""What the routes of billing answer with: amounts in words of their currency, costs for those who may see them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from cloud.billing import queries
from cloud.billing.ledger import lefts_of
from cloud.billing.models import InvoiceLineRow, InvoiceRow
from cloud.billing.mpesa import CURRENCY
from cloud.billing.payloads import CreditNoteOfInvoice, Invoice, InvoiceInList, InvoiceLine
from cloud.billing.payment_models import PaymentRequestRow, PaymentRow
from cloud.billing.payment_payloads import Payment, PaymentRequest
from cloud.billing.queries import Standing
from cloud.billing.rules import ISSUED, OPEN, whole_units_up
from cloud.customers.queries import customer_by_id, customer_names
from cloud.foundation.database import Transaction
from cloud.foundation.money import Money
from cloud.foundation.request import RequestContext
from cloud.inventory.order_queries import uses_of_orders

SEES_COSTS: Final = "cost.read"


def amount_of(minor: int, currency: str) -> str:
    """Return an amount with all decimals of its currency, such as 2318.84."""
    return str(Money(minor, currency).amount)


async def listed(transaction: Transaction, rows: Collection[InvoiceRow], *, now: datetime) -> list[InvoiceInList]:
    """Return invoices as a list has them."""
    standings = await queries.standings_of(transaction, invoices=rows)
    later = await _uses_since(transaction, rows)
    return [InvoiceInList.model_validate(_fields(row, standings[row.id], now, later[row.id])) for row in rows]


async def invoice_payload(context: RequestContext, row: InvoiceRow) -> Invoice:
    """Return one invoice with its lines; costs and margin only for those who may see them."""
    transaction = context.transaction
    standing = (await queries.standings_of(transaction, invoices=[row]))[row.id]
    lines = await queries.lines_of_invoice(transaction, invoice_id=row.id)
    credited = await queries.credited_by_line(transaction, invoice_id=row.id)
    notes = await queries.credit_notes_of(transaction, invoice_id=row.id)
    original = await queries.invoice_by_id(transaction, invoice_id=row.credits_invoice_id or row.id)
    customer = await customer_by_id(transaction, customer_id=row.customer_id)
    sees_costs = context.actor.may(SEES_COSTS, row.branch_id)
    costs = _costs(row, lines) if sees_costs else None
    return Invoice.model_validate(
        {
            **{name: getattr(row, name) for name in Invoice.model_fields if hasattr(row, name)},
            **_fields(row, standing, context.now, (await _uses_since(transaction, [row]))[row.id]),
            "customer_phones": customer.phones if customer else [],
            "credits_number": original.number if original is not None and row.credits_invoice_id else None,
            "credited": str(standing.credited.amount),
            "allocated": str(standing.allocated.amount),
            "asked_by_mobile": _asked(row, standing),
            "cost": None if costs is None else str(costs.amount),
            "margin": None if costs is None else str((Money(row.net_minor, row.currency) - costs).amount),
            "lines": [_line(line, row.currency, credited, sees_costs=sees_costs) for line in lines],
            "credit_notes": [
                CreditNoteOfInvoice(
                    id=note.id,
                    number=note.number,
                    reason=note.reason,
                    gross=amount_of(note.gross_minor, note.currency),
                    issued_at=note.issued_at,
                )
                for note in notes
            ],
        }
    )


async def payments_payload(transaction: Transaction, rows: Sequence[PaymentRow]) -> list[Payment]:
    """Return payments with whose they are and what is left of them."""
    lefts = await lefts_of(transaction, payments=rows)
    names = await customer_names(transaction, customer_ids={row.customer_id for row in rows if row.customer_id})
    return [
        Payment.model_validate(
            {
                **{name: getattr(row, name) for name in Payment.model_fields if hasattr(row, name)},
                "customer_name": names.get(row.customer_id) if row.customer_id else None,
                "amount": amount_of(row.amount_minor, row.currency),
                "left": str(lefts[row.id].amount),
            }
        )
        for row in rows
    ]


def request_payload(row: PaymentRequestRow) -> PaymentRequest:
    """Return a request for payment."""
    fields = {name: getattr(row, name) for name in PaymentRequest.model_fields if hasattr(row, name)}
    return PaymentRequest.model_validate({**fields, "amount": amount_of(row.amount_minor, row.currency)})


async def _uses_since(transaction: Transaction, rows: Collection[InvoiceRow]) -> dict[UUID, int]:
    """Return how often parts were used for the order of each invoice after the invoice was drawn up."""
    uses = await uses_of_orders(transaction, work_order_ids={row.work_order_id for row in rows if row.work_order_id})
    return {
        row.id: sum(at > row.created_at for at in uses.get(row.work_order_id, []))
        if row.work_order_id and row.kind == "invoice" and row.status not in ("discarded", "credited")
        else 0
        for row in rows
    }


def _fields(row: InvoiceRow, standing: Standing, now: datetime, uses_since: int) -> dict[str, Any]:
    is_owed = row.kind == "invoice" and row.status in ISSUED
    return {
        **{name: getattr(row, name) for name in InvoiceInList.model_fields if hasattr(row, name)},
        "uses_since": uses_since,
        "is_overdue": row.status in OPEN and row.due_at is not None and row.due_at <= now,
        "net": amount_of(row.net_minor, row.currency),
        "tax": amount_of(row.tax_minor, row.currency),
        "gross": amount_of(row.gross_minor, row.currency),
        "balance": str(standing.balance.amount) if is_owed else amount_of(0, row.currency),
    }


def _asked(row: InvoiceRow, standing: Standing) -> str | None:
    is_askable = row.kind == "invoice" and row.status in OPEN and row.currency == CURRENCY
    return str(whole_units_up(standing.balance).amount) if is_askable else None


def _costs(row: InvoiceRow, lines: Sequence[InvoiceLineRow]) -> Money:
    return Money(sum(line.cost_minor or 0 for line in lines), row.currency)


def _line(line: InvoiceLineRow, currency: str, credited: Mapping[UUID, int], *, sees_costs: bool) -> InvoiceLine:
    cost = None if not sees_costs or line.cost_minor is None else amount_of(line.cost_minor, currency)
    return InvoiceLine(
        id=line.id,
        kind=line.kind,
        description=line.description,
        quantity=_short(line.quantity),
        unit=line.unit,
        list_price=_short(line.list_price),
        unit_price=_short(line.unit_price),
        amount=amount_of(line.amount_minor, currency),
        credited=amount_of(credited.get(line.id, 0), currency),
        cost=cost,
        reason=line.reason,
        reason_text=line.reason_text,
    )


def _short(value: Decimal) -> Decimal:
    """Without the zeros that the database fills up with, and never as a power of ten."""
    return Decimal(f"{value.normalize():f}")

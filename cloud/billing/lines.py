"""The rows of an invoice's lines, and the sums that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from cloud.billing import queries
from cloud.billing.models import InvoiceLineRow, InvoiceRow
from cloud.billing.pricing import DraftLine
from cloud.billing.rules import totals_of
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money, line_amount


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A line as a person wants it; with the id of one that is there, its cost and its reason stay."""

    id: UUID | None
    kind: str
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal


def row_of(invoice: InvoiceRow, line: DraftLine) -> InvoiceLineRow:
    """Return the row of a line that was priced from what was done."""
    cost = None
    if line.cost is not None:
        cost = line_amount(quantity=Decimal(1), unit_price=line.cost, currency=invoice.currency).minor_units
    return InvoiceLineRow(
        id=new_id(),
        kind=line.kind,
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        list_price=line.list_price,
        unit_price=line.unit_price,
        cost_minor=cost,
        reason=line.reason,
        reason_text=line.reason_text,
    )


def wanted_row(invoice: InvoiceRow, line: WantedLine, present: InvoiceLineRow | None) -> InvoiceLineRow:
    """Return the row of a line as a person wants it; `present` is the one it takes the place of."""
    row = InvoiceLineRow(
        id=present.id if present else new_id(),
        kind=line.kind,
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        list_price=line.unit_price,
        unit_price=line.unit_price,
        reason="",
        reason_text="",
    )
    if present is None:
        return row
    row.cost_minor = _cost_of(present, line.quantity, invoice.currency)
    if line.unit_price == 0 and present.reason:
        row.reason, row.reason_text, row.list_price = present.reason, present.reason_text, present.list_price
    return row


def put_lines(transaction: Transaction, invoice: InvoiceRow, rows: Sequence[InvoiceLineRow]) -> None:
    """Give the invoice these lines, in this order, and the sums that follow."""
    for position, row in enumerate(rows, start=1):
        row.invoice_id, row.branch_id, row.position = invoice.id, invoice.branch_id, position
        amount = line_amount(quantity=row.quantity, unit_price=row.unit_price, currency=invoice.currency)
        row.amount_minor = amount.minor_units
        transaction.add(row)
    sum_up(invoice, rows)


def sum_up(invoice: InvoiceRow, lines: Sequence[InvoiceLineRow]) -> None:
    """Bring the sums of an invoice to what its lines come to."""
    amounts = [Money(line.amount_minor, invoice.currency) for line in lines]
    totals = totals_of(amounts, rule=queries.tax_rule_of(invoice), currency=invoice.currency)
    invoice.net_minor = totals.net.minor_units
    invoice.tax_minor = totals.tax.minor_units
    invoice.gross_minor = totals.gross.minor_units


def _cost_of(present: InvoiceLineRow, quantity: Decimal, currency: str) -> int | None:
    """What was used cost what it cost; of another quantity, the same share."""
    if present.cost_minor is None or quantity == present.quantity:
        return present.cost_minor
    whole = Money(present.cost_minor, currency)
    return Money.rounded(whole.amount * quantity / present.quantity, currency).minor_units

"""Credit notes: what corrects an issued invoice. Each line refers to the invoice's line and never exceeds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import text

from cloud.billing import ledger, queries
from cloud.billing.errors import NothingToCredit, NotIssued
from cloud.billing.events import InvoiceIssued
from cloud.billing.journal import audit_invoice, tell_changed
from cloud.billing.models import InvoiceLineRow, InvoiceRow
from cloud.billing.rules import ISSUED, Credit, Totals, credit_totals, reference_of
from cloud.branches.operations import next_document_number
from cloud.branches.queries import get_branch
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money

NUMBER_KIND: Final = "CN"


@dataclass(frozen=True, slots=True)
class WantedCredit:
    """How much of a line is taken back, as its price is given: net, or gross if prices include tax."""

    line_id: UUID
    amount: Decimal


async def credit_invoice(
    transaction: Transaction,
    *,
    actor: Actor,
    invoice: InvoiceRow,
    seen_version: int,
    wanted: Sequence[WantedCredit] | None,
    reason: str,
    now: datetime,
) -> InvoiceRow:
    """Issue a credit note and return it; without lines it takes back all that is left of the invoice.

    What had been paid above what is owed then becomes the customer's credit.

    Raises:
        ChangedMeanwhile, NotIssued, NothingToCredit, MoreThanTheLine, BadAmount.
    """
    await transaction.refresh(invoice, with_for_update=True)
    require_same(seen=seen_version, current=invoice.version)
    if invoice.kind != "invoice" or invoice.status not in ISSUED:
        raise NotIssued
    lines = {row.id: row for row in await queries.lines_of_invoice(transaction, invoice_id=invoice.id)}
    before = await queries.credited_by_line(transaction, invoice_id=invoice.id)
    credits_ = _credits(invoice, lines, before, wanted)
    left = _left(invoice, await queries.credited_totals(transaction, invoice=invoice))
    totals = credit_totals(list(credits_.values()), rule=queries.tax_rule_of(invoice), invoice_left=left)
    note = await _note(transaction, actor=actor, invoice=invoice, totals=totals, reason=reason)
    for position, (line_id, credit) in enumerate(credits_.items(), start=1):
        transaction.add(_line(note, lines[line_id], credit.amount, position))
    await transaction.flush()
    branch = await get_branch(transaction, branch_id=invoice.branch_id)
    number = await next_document_number(transaction, branch_id=branch.id, kind=NUMBER_KIND, now=now)
    note.status, note.issued_at, note.number = "issued", now, number
    note.issued_on = now.astimezone(ZoneInfo(branch.time_zone)).date()
    await transaction.flush()
    audit_invoice(transaction, actor, note, "credit_note.issued", after={"number": note.number, "of": invoice.number})
    announce(
        transaction,
        InvoiceIssued(
            branch_id=note.branch_id,
            subject_id=note.id,
            kind=note.kind,
            number=number,
            summary=f"{number} {note.customer_name}",
        ),
    )
    tell_changed(transaction, note)
    await ledger.settle(transaction, invoice=invoice, by=actor.name, now=now)
    await transaction.refresh(note)
    return note


def _credits(
    invoice: InvoiceRow,
    lines: dict[UUID, InvoiceLineRow],
    before: dict[UUID, int],
    wanted: Sequence[WantedCredit] | None,
) -> dict[UUID, Credit]:
    """Return what is taken back of each line."""
    currency = invoice.currency
    if wanted is None:
        amounts = {key: Money(row.amount_minor - before.get(key, 0), currency) for key, row in lines.items()}
        amounts = {key: amount for key, amount in amounts.items() if amount}
    else:
        amounts = {}
        for one in wanted:
            if one.line_id not in lines:
                raise NotFound
            amount = ledger.money_of(one.amount, currency=currency, field="lines")
            amounts[one.line_id] = amounts.get(one.line_id, Money.zero(currency)) + amount
    if not amounts:
        raise NothingToCredit
    return {
        key: Credit(amount, Money(lines[key].amount_minor, currency), Money(before.get(key, 0), currency))
        for key, amount in amounts.items()
    }


def _left(invoice: InvoiceRow, credited: Totals) -> Totals:
    def money(minor: int) -> Money:
        return Money(minor, invoice.currency)

    return Totals(
        money(invoice.net_minor) - credited.net,
        money(invoice.tax_minor) - credited.tax,
        money(invoice.gross_minor) - credited.gross,
    )


async def _note(
    transaction: Transaction, *, actor: Actor, invoice: InvoiceRow, totals: Totals, reason: str
) -> InvoiceRow:
    kept = (
        "branch_id", "customer_id", "customer_name", "customer_address", "customer_tax_number", "language", "site_id",
        "work_order_id", "work_order_number", "title", "currency", "price_list_id", "tax_registration",
        "tax_rate_percent", "tax_rounding", "prices_include_tax", "terms_days",
    )  # fmt: skip
    number = (await transaction.execute(text("SELECT nextval('invoice_reference')"))).scalar_one()
    note = InvoiceRow(
        id=new_id(),
        kind="credit_note",
        status="draft",
        payment_reference=reference_of(number),
        credits_invoice_id=invoice.id,
        reason=reason,
        net_minor=totals.net.minor_units,
        tax_minor=totals.tax.minor_units,
        gross_minor=totals.gross.minor_units,
        issued_by=actor.name,
        version=1,
        **{name: getattr(invoice, name) for name in kept},
    )
    transaction.add(note)
    await transaction.flush()
    return note


def _line(note: InvoiceRow, line: InvoiceLineRow, amount: Money, position: int) -> InvoiceLineRow:
    """The whole line back is its own quantity; a part of it is one of an amount."""
    is_whole = amount.minor_units == line.amount_minor
    return InvoiceLineRow(
        id=new_id(),
        branch_id=note.branch_id,
        invoice_id=note.id,
        position=position,
        kind=line.kind,
        description=line.description,
        quantity=line.quantity if is_whole else Decimal(1),
        unit=line.unit if is_whole else "",
        list_price=line.unit_price if is_whole else amount.amount,
        unit_price=line.unit_price if is_whole else amount.amount,
        amount_minor=amount.minor_units,
        credits_line_id=line.id,
    )

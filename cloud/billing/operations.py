"""Making, changing, discarding and issuing invoices; asking for payment."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, text

from cloud.assets.queries import customer_of_site
from cloud.billing import queries
from cloud.billing.credit_notes import credit_invoice
from cloud.billing.errors import (
    LineWithoutPrice,
    NobodyToInvoice,
    NoPriceList,
    NotADraft,
    NothingToIssue,
    OrderHasInvoice,
    OrderIsNotDone,
)
from cloud.billing.events import InvoiceIssued
from cloud.billing.journal import audit_invoice, tell_changed
from cloud.billing.lines import WantedLine, put_lines, row_of, sum_up, wanted_row
from cloud.billing.models import InvoiceLineRow, InvoiceRow, PriceListRow
from cloud.billing.payment_requests import ask_for_payment, may_ask_again
from cloud.billing.pricing import lines_of
from cloud.billing.rules import reference_of, status_of, whole_units_up
from cloud.billing.work_done import coverage, done_at, prices_of
from cloud.branches.operations import next_document_number
from cloud.branches.queries import Branch, get_branch, require_feature, require_no_sandbox
from cloud.customers.queries import Customer, get_customer
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.messages import text_of
from cloud.foundation.money import Money
from cloud.work_orders.queries import WorkOrder, is_done

__all__ = [
    "ask_for_payment",
    "change_lines",
    "credit_invoice",
    "discard_draft",
    "draft_of_order",
    "issue_invoice",
    "may_ask_again",
    "whole_units_up",
]

NUMBER_KIND: Final = "INV"


async def draft_of_order(transaction: Transaction, *, actor: Actor, order: WorkOrder) -> InvoiceRow:
    """Make the draft of a completed order, priced by the customer's list and contracts of the day it was completed.

    Raises:
        FeatureOff, OrderIsNotDone, NobodyToInvoice, OrderHasInvoice, NoPriceList.
    """
    await require_feature(transaction, branch_id=order.branch_id, feature="invoicing")
    if not is_done(order) or order.completed_at is None:
        raise OrderIsNotDone(number=order.number)
    customer = await customer_of_site(transaction, site_id=order.site_id)
    if customer is None:
        raise NobodyToInvoice(number=order.number)
    await _one_at_a_time(transaction, order.id)
    present = await queries.invoice_of_order(transaction, work_order_id=order.id)
    if present is not None:
        raise OrderHasInvoice(number=order.number, invoice=present.number or "")
    branch = await get_branch(transaction, branch_id=order.branch_id)
    price_list = await queries.price_list_for(transaction, customer_id=customer.id, currency=branch.currency)
    if price_list is None:
        raise NoPriceList(currency=branch.currency)
    row = await _empty_draft(transaction, order=order, branch=branch, customer=customer, price_list=price_list)
    done_on = order.completed_at.astimezone(ZoneInfo(branch.time_zone)).date()
    drafts = lines_of(
        await done_at(transaction, order=order),
        prices=prices_of(price_list),
        cover_of=await coverage(transaction, order=order, customer_id=customer.id, on=done_on),
        say=lambda key, **fields: text_of(key, language=customer.language, fields=fields),
    )
    put_lines(transaction, row, [row_of(row, line) for line in drafts])
    await transaction.flush()
    audit_invoice(transaction, actor, row, "invoice.drafted", after={"order": order.number, "gross": _gross(row)})
    tell_changed(transaction, row)
    await transaction.flush()
    await transaction.refresh(row)
    return row


async def change_lines(
    transaction: Transaction, *, actor: Actor, invoice: InvoiceRow, seen_version: int, lines: Sequence[WantedLine]
) -> InvoiceRow:
    """Give a draft these lines, in this order. A price that a person gives ends the reason for having none.

    Raises:
        ChangedMeanwhile, NotADraft.
    """
    await _lock_draft(transaction, invoice, seen_version)
    before = _gross(invoice)
    present = {row.id: row for row in await queries.lines_of_invoice(transaction, invoice_id=invoice.id)}
    rows = [wanted_row(invoice, line, present.get(line.id) if line.id else None) for line in lines]
    for row in present.values():
        transaction.expunge(row)
    await transaction.execute(delete(InvoiceLineRow).where(InvoiceLineRow.invoice_id == invoice.id))
    put_lines(transaction, invoice, rows)
    invoice.version += 1
    await transaction.flush()
    audit_invoice(
        transaction, actor, invoice, "invoice.changed", before={"gross": before}, after={"gross": _gross(invoice)}
    )
    tell_changed(transaction, invoice)
    return invoice


async def discard_draft(
    transaction: Transaction, *, actor: Actor, invoice: InvoiceRow, seen_version: int
) -> InvoiceRow:
    """Give a draft up; it is not made again by itself.

    Raises:
        ChangedMeanwhile, NotADraft.
    """
    await _lock_draft(transaction, invoice, seen_version)
    invoice.status = "discarded"
    invoice.version += 1
    await transaction.flush()
    audit_invoice(transaction, actor, invoice, "invoice.discarded", before={"status": "draft"})
    tell_changed(transaction, invoice)
    return invoice


async def issue_invoice(
    transaction: Transaction, *, actor: Actor, invoice: InvoiceRow, seen_version: int | None, now: datetime
) -> InvoiceRow:
    """Give a draft its number and make it final; the number is taken last, in the transaction that commits it.

    Raises:
        SandboxBillsNothing, ChangedMeanwhile, NotADraft, NothingToIssue, LineWithoutPrice.
    """
    await require_no_sandbox(transaction, branch_id=invoice.branch_id)
    await _lock_draft(transaction, invoice, seen_version)
    lines = await queries.lines_of_invoice(transaction, invoice_id=invoice.id)
    if not lines:
        raise NothingToIssue
    unpriced = [line for line in lines if line.reason == "no_price"]
    if unpriced:
        raise LineWithoutPrice(line=unpriced[0].description)
    customer = await get_customer(transaction, customer_id=invoice.customer_id)
    branch = await get_branch(transaction, branch_id=invoice.branch_id)
    _address(invoice, customer)
    sum_up(invoice, lines)
    number = await next_document_number(transaction, branch_id=branch.id, kind=NUMBER_KIND, now=now)
    _date(invoice, now=now, zone=ZoneInfo(branch.time_zone), terms_days=customer.payment_terms_days)
    gross, nothing = Money(invoice.gross_minor, invoice.currency), Money.zero(invoice.currency)
    invoice.status = status_of(gross=gross, credited=nothing, allocated=nothing)
    invoice.issued_by = actor.name
    invoice.version += 1
    invoice.number = number
    await transaction.flush()
    audit_invoice(transaction, actor, invoice, "invoice.issued", after={"number": number, "gross": _gross(invoice)})
    announce(
        transaction,
        InvoiceIssued(
            branch_id=invoice.branch_id,
            subject_id=invoice.id,
            kind=invoice.kind,
            number=number,
            summary=f"{number} {invoice.customer_name}",
        ),
    )
    tell_changed(transaction, invoice)
    return invoice


async def _one_at_a_time(transaction: Transaction, order_id: UUID) -> None:
    """Two people, or a person and the service, do not make the draft of one order at the same time."""
    await transaction.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"invoice {order_id}", 0))))


async def _lock_draft(transaction: Transaction, invoice: InvoiceRow, seen_version: int | None) -> None:
    await transaction.refresh(invoice, with_for_update=True)
    if seen_version is not None:
        require_same(seen=seen_version, current=invoice.version)
    if invoice.status != "draft":
        raise NotADraft(number=invoice.number or "")


async def _empty_draft(
    transaction: Transaction, *, order: WorkOrder, branch: Branch, customer: Customer, price_list: PriceListRow
) -> InvoiceRow:
    setting = await queries.setting_of(transaction, branch_id=branch.id)
    number = (await transaction.execute(text("SELECT nextval('invoice_reference')"))).scalar_one()
    row = InvoiceRow(
        id=new_id(),
        branch_id=branch.id,
        kind="invoice",
        status="draft",
        payment_reference=reference_of(number),
        customer_id=customer.id,
        site_id=order.site_id,
        work_order_id=order.id,
        work_order_number=order.number,
        title=order.title,
        currency=branch.currency,
        price_list_id=price_list.id,
        tax_registration=branch.tax_registration,
        tax_rate_percent=Decimal(branch.tax_rate_percent),
        tax_rounding=setting.tax_rounding,
        prices_include_tax=price_list.prices_include_tax,
        terms_days=customer.payment_terms_days,
        net_minor=0,
        tax_minor=0,
        gross_minor=0,
        version=1,
    )
    _address(row, customer)
    transaction.add(row)
    await transaction.flush()
    return row


def _address(row: InvoiceRow, customer: Customer) -> None:
    row.customer_name = customer.name
    row.customer_address = customer.billing_address
    row.customer_tax_number = customer.tax_number
    row.language = customer.language


def _date(invoice: InvoiceRow, *, now: datetime, zone: ZoneInfo, terms_days: int) -> None:
    """Date it by the branch's own calendar; it is overdue once the day it is due on is over there."""
    today: date = now.astimezone(zone).date()
    invoice.terms_days = terms_days
    invoice.issued_at, invoice.issued_on = now, today
    invoice.due_on = today + timedelta(days=terms_days)
    invoice.due_at = datetime.combine(invoice.due_on + timedelta(days=1), time(), tzinfo=zone)


def _gross(invoice: InvoiceRow) -> str:
    gross = Money(invoice.gross_minor, invoice.currency)
    return f"{gross.amount} {gross.currency}"

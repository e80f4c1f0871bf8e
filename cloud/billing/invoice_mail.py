"""An issued invoice on its way to the customer: the PDF is written once and mailed to the billing addresses."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cloud.billing import invoice_document
from cloud.billing.errors import NotIssued
from cloud.billing.journal import audit_invoice, tell_changed
from cloud.billing.models import InvoiceRow
from cloud.billing.rules import ISSUED
from cloud.customers.queries import get_customer
from cloud.files.operations import add_file, keep_content
from cloud.files.store import ContentStore
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.foundation.messages import text_of
from cloud.foundation.money import Money, format_money
from cloud.notifications.operations import queue_mail

PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class Stationery:
    """What writing an invoice needs besides the database: where files are kept, and the paybill it can be paid to.

    `pay_link` makes the address at which the customer sees and pays it; empty if the service has none.
    """

    files: ContentStore
    short_code: str
    pay_link: Callable[[Transaction, InvoiceRow, datetime], Awaitable[str]] | None = None


async def send(
    transaction: Transaction, *, actor: Actor, invoice: InvoiceRow, stationery: Stationery, now: datetime
) -> None:
    """Mail it to the customer's billing addresses of today, else to the service addresses; without any, say so.

    Raises:
        NotIssued.
    """
    await transaction.refresh(invoice, with_for_update=True)
    if invoice.status not in ISSUED:
        raise NotIssued
    if invoice.file_id is None:
        await _write(transaction, invoice, stationery)
    customer = await get_customer(transaction, customer_id=invoice.customer_id)
    addresses = customer.billing_emails or customer.service_emails
    gross = format_money(Money(invoice.gross_minor, invoice.currency), language=invoice.language)
    link = await _pay_link(transaction, invoice, stationery, now) if addresses else ""
    pay = text_of("mail.invoice.pay", language=invoice.language, fields={"link": link}) if link else ""
    for address in addresses:
        await queue_mail(
            transaction,
            branch_id=invoice.branch_id,
            to=address,
            language=invoice.language,
            text_key=f"mail.{invoice.kind}",
            fields={
                "number": invoice.number,
                "title": invoice.title,
                "customer": invoice.customer_name,
                "sum": gross,
                "pay": pay,
            },
            attachments=[invoice.file_id] if invoice.file_id else [],
            about=("invoice", invoice.id),
        )
    # No new version: whoever looks at the invoice meanwhile has seen all that it says.
    invoice.sent_to, invoice.sent_at = ", ".join(addresses), now
    await transaction.flush()
    audit_invoice(transaction, actor, invoice, "invoice.sent", after={"to": invoice.sent_to})
    tell_changed(transaction, invoice)


async def _pay_link(transaction: Transaction, invoice: InvoiceRow, stationery: Stationery, now: datetime) -> str:
    if stationery.pay_link is None or invoice.kind != "invoice":
        return ""
    return await stationery.pay_link(transaction, invoice, now)


async def _write(transaction: Transaction, invoice: InvoiceRow, stationery: Stationery) -> None:
    stands = await invoice_document.gather(transaction, invoice=invoice, short_code=stationery.short_code)
    content = await to_thread(invoice_document.render, stands)
    file, _ = await add_file(
        transaction,
        actor=SYSTEM,
        file_id=new_id(),
        branch_id=invoice.branch_id,
        name=f"{invoice.number}.pdf",
        content=content,
        media_type=PDF,
        digest=await keep_content(store=stationery.files, content=content),
    )
    invoice.file_id = file.id

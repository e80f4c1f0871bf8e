"""When an invoice or a credit note is issued, the customer gets it as a PDF by mail."""

from datetime import datetime

from cloud.billing import invoice_mail
from cloud.billing.queries import invoice_by_id
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction
from cloud.notifications.sending import Outside
from cloud.portal.links import mailed_invoice_link


def invoice_is_sent_to_customer(outside: Outside, *, short_code: str) -> Reaction:
    """Return the reaction, which needs the store of files and the paybill that stands on the invoice."""
    stationery = invoice_mail.Stationery(outside.files, short_code, mailed_invoice_link(outside.public_url))

    async def send(transaction: Transaction, told: Announcement, now: datetime) -> None:
        invoice = await invoice_by_id(transaction, invoice_id=told.subject_id)
        if invoice is None or invoice.sent_at is not None:
            return
        await invoice_mail.send(transaction, actor=SYSTEM, invoice=invoice, stationery=stationery, now=now)

    return send

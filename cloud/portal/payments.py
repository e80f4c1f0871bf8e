"""An invoice as whoever has its link sees it: what is owed, what was paid, and the phone that is asked to pay."""

from datetime import date, datetime
from uuid import UUID

from cloud.billing.operations import ask_for_payment, may_ask_again, whole_units_up
from cloud.billing.payment_queries import allocations_of, requests_of
from cloud.billing.queries import Invoice, PaymentRequest, invoice_by_id, invoice_of_order, standings_of
from cloud.foundation.database import Transaction
from cloud.portal.errors import LinkUnknown
from cloud.portal.models import AccessLinkRow
from cloud.portal.payloads import PortalInvoice, PortalPaymentRequest, PortalReceipt
from cloud.portal.rules import failure_of

SHOWN_DIGITS = 3


async def invoice_shown(transaction: Transaction, *, link: AccessLinkRow) -> Invoice | None:
    """Return the invoice that a link shows: its own, or the issued one of the order it may decide about."""
    if link.invoice_id is not None:
        return await invoice_by_id(transaction, invoice_id=link.invoice_id)
    if link.work_order_id is None or not link.may_decide:
        return None
    found = await invoice_of_order(transaction, work_order_id=link.work_order_id)
    return found if found is not None and found.number is not None else None


async def invoice_of(transaction: Transaction, *, link: AccessLinkRow) -> Invoice:
    """Return the invoice that a link shows.

    Raises:
        LinkUnknown: it shows none.
    """
    invoice = await invoice_shown(transaction, link=link)
    if invoice is None:
        raise LinkUnknown
    return invoice


async def pay(
    transaction: Transaction, *, link: AccessLinkRow, request_id: UUID, phone: str, now: datetime
) -> PaymentRequest:
    """Have a phone asked for what is owed; the same id asks once.

    Raises:
        LinkUnknown; NothingOwed, BadPhoneNumber, NotAMobileNumber, AlreadyAsked and others of billing.
    """
    invoice = await invoice_of(transaction, link=link)
    return await ask_for_payment(transaction, invoice=invoice, phone=phone, request_id=request_id, now=now)


async def invoice_payload(
    transaction: Transaction, *, invoice: Invoice, short_code: str, can_ask: bool, now: datetime
) -> PortalInvoice:
    """Return what is shown of an invoice; `short_code` is the paybill, `can_ask` tells whether phones can be asked."""
    standing = (await standings_of(transaction, invoices=[invoice]))[invoice.id]
    requests = await requests_of(transaction, invoice_id=invoice.id)
    placed = await allocations_of(transaction, invoice_id=invoice.id)
    is_payable = invoice.kind == "invoice" and standing.balance.minor_units > 0 and invoice.currency == "KES"
    return PortalInvoice(
        number=invoice.number or "",
        title=invoice.title,
        order_number=invoice.work_order_number,
        customer=invoice.customer_name,
        issued_on=_day(invoice.issued_on),
        due_on=_day(invoice.due_on),
        currency=invoice.currency,
        gross=standing.gross.minor_units,
        credited=standing.credited.minor_units,
        paid=standing.allocated.minor_units,
        owed=standing.balance.minor_units,
        asks=whole_units_up(standing.balance).minor_units if is_payable else 0,
        can_ask=is_payable and can_ask,
        paybill=short_code if is_payable else "",
        reference=invoice.payment_reference,
        request=_request(requests[0], now) if requests else None,
        receipts=[
            PortalReceipt(
                receipt_number=payment.receipt_number or "",
                amount=allocation.amount_minor,
                at=payment.received_at,
            )
            for allocation, payment in placed
            if allocation.amount_minor > 0 and payment.voided_at is None
        ],
    )


def _request(row: PaymentRequest, now: datetime) -> PortalPaymentRequest:
    return PortalPaymentRequest(
        id=row.id,
        # Whoever has the link need not learn whose phone paid.
        phone="•••" + row.phone[-SHOWN_DIGITS:],
        amount=row.amount_minor,
        state="waiting" if row.status in ("new", "pending") else "paid" if row.status == "paid" else "failed",
        failure=failure_of(row.reason) if row.status == "failed" else None,
        asked_at=row.asked_at,
        may_ask_again=may_ask_again(row, now=now),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""

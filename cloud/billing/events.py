"""What is announced about prices, invoices and payments."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesChanged(Event):
    """A price list was added or changed, or a customer has another one."""

    type: ClassVar[str] = "prices.changed"
    subject_kind: ClassVar[str] = "price_list"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceChanged(Event):
    """A draft was made, changed or discarded, or what is owed on an invoice has changed."""

    type: ClassVar[str] = "invoice.changed"
    subject_kind: ClassVar[str] = "invoice"
    status: str
    work_order_id: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceIssued(Event):
    """An invoice or a credit note has its number and stays as it is."""

    type: ClassVar[str] = "invoice.issued"
    subject_kind: ClassVar[str] = "invoice"
    kind: str
    number: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicePaid(Event):
    """Nothing is owed on an invoice any more."""

    type: ClassVar[str] = "invoice.paid"
    subject_kind: ClassVar[str] = "invoice"
    number: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequested(Event):
    """A customer's phone is to be asked to pay; the service itself hears of it."""

    type: ClassVar[str] = "payment.requested"
    subject_kind: ClassVar[str] = "payment_request"
    is_internal: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentQueryDue(Event):
    """The provider has not said what became of a request and is to be asked; the service itself hears of it."""

    type: ClassVar[str] = "payment.query_due"
    subject_kind: ClassVar[str] = "payment_request"
    is_internal: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequestMoved(Event):
    """A request for payment was accepted, paid, or failed."""

    type: ClassVar[str] = "payment.request_moved"
    subject_kind: ClassVar[str] = "payment_request"
    invoice_id: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsChanged(Event):
    """Money came in, was put on an invoice, or waits for a person."""

    type: ClassVar[str] = "payment.changed"
    subject_kind: ClassVar[str] = "payment"
    summary: str

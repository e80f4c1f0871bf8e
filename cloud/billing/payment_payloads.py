"""Payments on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from cloud.billing.payloads import Amount
from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Method = Literal["cash", "mpesa"]
RequestStatus = Literal["new", "pending", "paid", "failed"]


class Cash(RequestBody):
    """Money taken in hand, or by M-Pesa with its receipt shown. The id is made by who records it: it counts once."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "0199c1de-0000-7000-8000-000000000002",
                "amount": "2318.84",
                "receipt_number": "R-0042",
                "received_at": "2026-11-27T09:30:00Z",
            }
        }
    )

    id: UUID
    method: Method = "cash"
    amount: Amount
    receipt_number: str = Field(min_length=1, max_length=40)
    received_at: AwareDatetime | None = None
    note: str = Field(default="", max_length=500)


class PhoneToAsk(RequestBody):
    """Which phone is asked to pay what is owed. The id is made by who asks, so that it is asked once."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"id": "0199c1de-0000-7000-8000-000000000003", "phone": "0712 345 678"}}
    )

    id: UUID
    phone: str = Field(min_length=1, max_length=40)


class PartOnInvoice(RequestBody):
    """How much of a payment is put on an invoice."""

    invoice_id: UUID
    amount: Amount


class Allocations(RequestBody):
    """What of a payment is put on which invoices of one customer."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"parts": [{"invoice_id": "0199c1de-0000-7000-8000-000000000001", "amount": "500"}]}
        }
    )

    parts: list[PartOnInvoice] = Field(min_length=1, max_length=50)


class Decision(RequestBody):
    """What a person decides on a message that was not booked: it paid this invoice, or (null) it is nothing."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"invoice_id": None, "reason": "Not on the operator's statement."}}
    )

    invoice_id: UUID | None = None
    reason: str = Field(min_length=3, max_length=500)


class Mistake(RequestBody):
    """Why a payment that was booked by hand is taken back."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "It was typed for the wrong invoice."}})

    reason: str = Field(min_length=3, max_length=500)


class PaymentRequest(ResponseBody):
    """A phone that was asked to pay; pending is not paid."""

    id: UUID
    invoice_id: UUID
    phone: str
    amount: str
    currency: str
    status: RequestStatus
    reason: str
    asked_at: UtcTime
    finished_at: UtcTime | None


class Payment(ResponseBody):
    """Money that came in; `left` is on no invoice yet: the customer's credit."""

    id: UUID
    branch_id: UUID | None
    customer_id: UUID | None
    customer_name: str | None
    method: Method
    receipt_number: str | None
    amount: str
    left: str
    currency: str
    payer: str
    typed_reference: str
    note: str
    recorded_by: str
    received_at: UtcTime
    voided_at: UtcTime | None
    voided_by: str | None
    void_reason: str | None


class AllocationOfInvoice(ResponseBody):
    """A part of a payment on an invoice; a negative one was taken off again."""

    id: UUID
    payment_id: UUID
    method: Method
    receipt_number: str | None
    payer: str
    amount: str
    by: str
    at: UtcTime
    is_voided: bool
    is_voidable: bool


class PaymentCallback(ResponseBody):
    """What a provider, or somebody in its name, told us and what is not booked, with the reason."""

    id: UUID
    branch_id: UUID | None
    kind: Literal["stk", "c2b"]
    outcome: Literal["booked", "repeat", "noted", "waiting", "refused", "settled"]
    reason: str
    invoice_id: UUID | None
    receipt_number: str
    amount: str | None
    payer: str
    typed_reference: str
    received_at: UtcTime


class ProviderState(ResponseBody):
    """Whether phones can be asked to pay, and how it goes; no secret is shown."""

    is_set_up: bool
    url: str
    short_code: str
    transaction_type: str
    callback_url: str
    is_c2b_set_up: bool
    pending: int
    paid_today: int
    failed_today: int
    waiting: int
    last_callback_at: UtcTime | None

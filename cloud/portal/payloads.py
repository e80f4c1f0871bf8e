"""What goes over a link, and what the office sees of it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Standing = Literal["received", "planned", "on_the_way", "at_work", "waiting", "done", "cancelled"]
Decision = Literal["confirmed", "disputed"]
PersonName = Annotated[str, Field(min_length=1, max_length=100)]
AN_ID = "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"


class PortalMachine(ResponseBody):
    """A machine about which something may be reported."""

    id: UUID
    name: str
    tag: str


class PortalStage(ResponseBody):
    """Something that happened to the order, in people's words."""

    what: Standing
    at: UtcTime


class PortalWork(ResponseBody):
    """One step of what was done, with its result."""

    title: str
    result: str


class PortalDecision(ResponseBody):
    """The customer's word on the work."""

    decision: Decision
    words: str
    person_name: str
    at: UtcTime


class PortalRating(ResponseBody):
    """The customer's rating; it may be changed until `open_until`."""

    score: int
    words: str
    open_until: UtcTime
    is_open: bool


class PortalSignature(ResponseBody):
    """Who signed, and when."""

    signed_by: str
    at: UtcTime


class PortalOrder(ResponseBody):
    """One order as its customer sees it.

    `arrives_at` and `planned_until` are what is planned while somebody is to come; `promised_at` is until when somebody
    will be there at the latest.
    """

    number: str
    title: str
    machine: str
    standing: Standing
    technician_name: str
    arrives_at: UtcTime | None
    planned_until: UtcTime | None
    promised_at: UtcTime | None
    completed_at: UtcTime | None
    stages: list[PortalStage]
    work: list[PortalWork]
    photo_ids: list[UUID]
    decision: PortalDecision | None
    signature: PortalSignature | None
    rating: PortalRating | None
    may_decide: bool
    may_sign: bool


class PortalPaymentRequest(ResponseBody):
    """A phone that was asked to pay; of its number only the end is shown.

    `may_ask_again`: the question has left the phone, so that this or another phone may be asked.
    """

    id: UUID
    phone: str
    amount: int
    state: Literal["waiting", "paid", "failed"]
    failure: Literal["no_money", "cancelled", "not_reached", "wrong_pin", "other"] | None
    asked_at: UtcTime
    may_ask_again: bool


class PortalReceipt(ResponseBody):
    """A payment that was put on the invoice."""

    receipt_number: str
    amount: int
    at: UtcTime


class PortalInvoice(ResponseBody):
    """An invoice as its customer sees it; amounts are minor units of `currency`.

    `asks` is what a phone is asked for: `owed` in whole shillings, rounded up. `can_ask`: a phone can be asked to pay.
    `paybill` and `reference` are for who pays by themselves.
    """

    number: str
    title: str
    order_number: str
    customer: str
    issued_on: str
    due_on: str
    currency: str
    gross: int
    credited: int
    paid: int
    owed: int
    asks: int
    can_ask: bool
    paybill: str
    reference: str
    request: PortalPaymentRequest | None
    receipts: list[PortalReceipt]


class NewPortalPayment(RequestBody):
    """Ask a phone to pay what is owed. The id is yours: the same again asks once."""

    model_config = ConfigDict(json_schema_extra={"example": {"id": AN_ID, "phone": "0712 345 678"}})

    id: UUID
    phone: str = Field(min_length=1, max_length=40)


class PortalPage(ResponseBody):
    """What a link opens: a site's request page with its machines, an order with its issued invoice, or an invoice."""

    kind: Literal["request", "order", "invoice"]
    company: str
    branch: str
    time_zone: str
    language: Literal["en", "sw", "fr"]
    site: str
    machines: list[PortalMachine]
    order: PortalOrder | None
    invoice: PortalInvoice | None


class NewPortalRequest(RequestBody):
    """What is wrong, and who says so. The id is yours: the same report again changes nothing.

    Pictures are sent before, under ids of your own.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": AN_ID,
                "words": "Water drips from the pump",
                "person_name": "Grace Njeri",
                "phone": "0712 345 678",
            }
        }
    )

    id: UUID
    asset_id: UUID | None = None
    words: str = Field(min_length=1, max_length=2000)
    person_name: PersonName
    phone: str = Field(min_length=1, max_length=40)
    photo_ids: list[UUID] = Field(default_factory=list, max_length=5)
    is_another: bool = False


class PortalReported(ResponseBody):
    """What became of a report. `token` opens the order's own page: `/c/{token}`."""

    is_new: bool
    number: str
    reported_at: UtcTime
    token: str


class NewDecision(RequestBody):
    """Whether the work is right; a dispute says what is not."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"id": AN_ID, "decision": "confirmed", "person_name": "Grace Njeri"}}
    )

    id: UUID
    decision: Decision
    words: str = Field(default="", max_length=2000)
    person_name: PersonName


class NewSignature(RequestBody):
    """A signature that was sent as a picture before."""

    model_config = ConfigDict(json_schema_extra={"example": {"file_id": AN_ID, "signed_by": "Grace Njeri"}})

    file_id: UUID
    signed_by: PersonName


class NewRating(RequestBody):
    """1 is bad, 5 is very good."""

    model_config = ConfigDict(json_schema_extra={"example": {"score": 5, "words": "Quick and clean"}})

    score: int = Field(ge=1, le=5)
    words: str = Field(default="", max_length=2000)


class CustomerLink(ResponseBody):
    """A link to a customer's page as the office sees it; its secret is known to whoever has it alone."""

    id: UUID
    kind: Literal["request", "order", "invoice"]
    origin: Literal["office", "sheet", "request", "mail"]
    may_decide: bool
    created_by: str
    created_at: UtcTime
    expires_at: UtcTime
    revoked_at: UtcTime | None
    last_used_at: UtcTime | None
    is_live: bool


class MadeLink(CustomerLink):
    """A link that was made just now, with its address: it is shown this once."""

    address: str


class Reporter(ResponseBody):
    """Who reported it by a site's link."""

    person_name: str
    phone: str
    at: UtcTime


class CustomerSide(ResponseBody):
    """What the customer of an order can open and has said; `invoice_id` is its issued invoice, if there is one."""

    reporter: Reporter | None
    decision: PortalDecision | None
    rating: PortalRating | None
    invoice_id: UUID | None
    links: list[CustomerLink]

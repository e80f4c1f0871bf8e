"""Prices and invoices on the wire; amounts are decimals in text, with all decimals of their currency."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Price = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=6)]
Quantity = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=6)]
Amount = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=6)]
Mode = Literal["manual", "draft", "issue"]
TaxRounding = Literal["line", "invoice"]
LineKind = Literal["labour", "parts", "travel", "call_out", "fixed", "other"]
InvoiceStatus = Literal["draft", "issued", "partly_paid", "paid", "credited", "discarded"]
LineReason = Literal["", "agreement", "warranty", "repeat", "no_price"]
Shown = Literal["draft", "open", "overdue", "paid", "credited", "discarded", "credit_notes"]


class SkillRate(RequestBody):
    """The hourly rate of jobs that ask for a skill."""

    skill: str = Field(min_length=1, max_length=60)
    rate: Price


class PartPrice(RequestBody):
    """What a part costs the customer; parts without one have the price that stock knows."""

    part_number: str = Field(min_length=1, max_length=60)
    price: Price


class FixedPrice(RequestBody):
    """What a kind of job costs, labour and the way included; parts are added."""

    category_id: UUID
    price: Price


class NewPriceList(RequestBody):
    """Prices in one currency. With a call-out fee every visit costs it; without one, kilometres there and back."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"name": "Usual prices", "currency": "KES", "labour_rate": "2500", "call_out_fee": "1500"}
        }
    )

    name: str = Field(min_length=1, max_length=100)
    currency: str = Field(pattern="^[A-Z]{3}$")
    is_default: bool = False
    prices_include_tax: bool = False
    labour_rate: Price = Decimal(0)
    skill_rates: list[SkillRate] = Field(default_factory=list, max_length=50)
    travel_per_km: Price = Decimal(0)
    call_out_fee: Price = Decimal(0)
    part_prices: list[PartPrice] = Field(default_factory=list, max_length=2000)
    fixed_prices: list[FixedPrice] = Field(default_factory=list, max_length=200)


class PriceListChanges(RequestBody):
    """What to change; fields left out stay, lists are replaced as a whole. The currency stays."""

    model_config = ConfigDict(json_schema_extra={"example": {"labour_rate": "2600"}})

    name: str = Field(default="", min_length=1, max_length=100)
    is_default: bool = False
    prices_include_tax: bool = False
    labour_rate: Price = Decimal(0)
    skill_rates: list[SkillRate] = Field(default_factory=list, max_length=50)
    travel_per_km: Price = Decimal(0)
    call_out_fee: Price = Decimal(0)
    part_prices: list[PartPrice] = Field(default_factory=list, max_length=2000)
    fixed_prices: list[FixedPrice] = Field(default_factory=list, max_length=200)


class PriceList(ResponseBody):
    """Prices in one currency; one list of a currency is the usual one."""

    id: UUID
    name: str
    currency: str
    is_default: bool
    prices_include_tax: bool
    labour_rate: Decimal
    skill_rates: list[SkillRate]
    travel_per_km: Decimal
    call_out_fee: Decimal
    part_prices: list[PartPrice]
    fixed_prices: list[FixedPrice]
    version: int


class PriceListOfCustomer(RequestBody):
    """Which list a customer has; null: the usual one."""

    model_config = ConfigDict(json_schema_extra={"example": {"price_list_id": "0199c1de-0000-7000-8000-000000000004"}})

    price_list_id: UUID | None


class NewInvoicing(RequestBody):
    """How a branch invoices: by hand, drafts by themselves, or issued by themselves; where tax is rounded."""

    model_config = ConfigDict(json_schema_extra={"example": {"mode": "issue", "tax_rounding": "line"}})

    mode: Mode
    tax_rounding: TaxRounding


class Invoicing(ResponseBody):
    """How a branch invoices."""

    mode: Mode
    tax_rounding: TaxRounding
    tax_rate_percent: str
    tax_registration: str
    currency: str
    version: int


class InvoiceOfOrder(RequestBody):
    """Which completed order to invoice."""

    model_config = ConfigDict(json_schema_extra={"example": {"work_order_id": "0199c1de-0000-7000-8000-000000000001"}})

    work_order_id: UUID


class LineOfDraft(RequestBody):
    """A line as it should be; the id of one that is there keeps its cost and, at price 0, its reason."""

    id: UUID | None = None
    kind: LineKind = "other"
    description: str = Field(min_length=1, max_length=300)
    quantity: Quantity
    unit: str = Field(default="", max_length=20)
    unit_price: Price


class LinesOfDraft(RequestBody):
    """All lines of a draft in their order; what is left out is removed."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"lines": [{"description": "Crane hire", "quantity": "1", "unit_price": "12000"}]}
        }
    )

    lines: list[LineOfDraft] = Field(max_length=200)


class CreditLine(RequestBody):
    """How much of a line is taken back, as its price is given (without tax, or with it)."""

    line_id: UUID
    amount: Amount


class NewCreditNote(RequestBody):
    """What is taken back and why; without lines all that is left."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "The pump failed again within a day."}})

    reason: str = Field(min_length=3, max_length=500)
    lines: list[CreditLine] | None = Field(default=None, max_length=200)


class InvoiceLine(ResponseBody):
    """One line. `list_price` is what it would cost; `cost` is shown to those who may see costs."""

    id: UUID
    kind: LineKind
    description: str
    quantity: Decimal
    unit: str
    list_price: Decimal
    unit_price: Decimal
    amount: str
    credited: str
    cost: str | None
    reason: LineReason
    reason_text: str


class InvoiceInList(ResponseBody):
    """An invoice or credit note as a list has it.

    `uses_since`: how often parts were used for its order after it was drawn up; they are not on it.
    """

    id: UUID
    branch_id: UUID
    kind: Literal["invoice", "credit_note"]
    status: InvoiceStatus
    is_overdue: bool
    number: str | None
    payment_reference: str
    customer_id: UUID
    customer_name: str
    work_order_id: UUID | None
    work_order_number: str
    title: str
    currency: str
    net: str
    tax: str
    gross: str
    balance: str
    issued_at: UtcTime | None
    issued_on: date | None
    due_on: date | None
    sent_to: str
    sent_at: UtcTime | None
    uses_since: int


class CreditNoteOfInvoice(ResponseBody):
    """A credit note, beside its invoice."""

    id: UUID
    number: str | None
    reason: str
    gross: str
    issued_at: UtcTime | None


class Invoice(InvoiceInList):
    """An invoice or credit note with its lines, and how its tax was taken.

    `asked_by_mobile` is what a phone would be asked for: whole shillings, rounded up; the rest stays as credit.
    """

    customer_address: str
    customer_tax_number: str
    customer_phones: list[str]
    language: str
    site_id: UUID | None
    credits_invoice_id: UUID | None
    credits_number: str | None
    reason: str
    tax_registration: str
    tax_rate_percent: Decimal
    tax_rounding: TaxRounding
    prices_include_tax: bool
    terms_days: int
    issued_by: str
    credited: str
    allocated: str
    asked_by_mobile: str | None
    cost: str | None
    margin: str | None
    lines: list[InvoiceLine]
    credit_notes: list[CreditNoteOfInvoice]
    version: int

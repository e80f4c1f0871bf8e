"""Customers on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import EmailAddress, RequestBody, ResponseBody

CustomerKind = Literal["organisation", "person"]
Language = Literal["en", "sw", "fr"]
Phones = Annotated[list[Annotated[str, Field(min_length=1, max_length=40)]], Field(max_length=10)]
Emails = Annotated[list[EmailAddress], Field(max_length=10)]
Days = Annotated[int, Field(ge=0, le=365)]


class NewCustomer(RequestBody):
    """A customer to add.

    A phone number without its country is one of the country in which all your branches lie; it is kept as E.164.
    Reports of finished jobs go to `service_emails`, invoices to `billing_emails`.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "code": "C-0017",
                "name": "Athi Mills Ltd",
                "phones": ["0712 345 678"],
                "service_emails": ["plant@athimills.example"],
                "billing_emails": ["accounts@athimills.example"],
                "tax_number": "P051234567X",
            }
        }
    )

    code: str = Field(default="", max_length=40)
    kind: CustomerKind = "organisation"
    name: str = Field(min_length=1, max_length=200)
    language: Language = "en"
    tax_number: str = Field(default="", max_length=40)
    phones: Phones = Field(default_factory=list)
    service_emails: Emails = Field(default_factory=list)
    billing_emails: Emails = Field(default_factory=list)
    billing_address: str = Field(default="", max_length=500)
    payment_terms_days: Days = 30
    notes: str = Field(default="", max_length=2000)


class CustomerChanges(NewCustomer):
    """What to change; fields left out stay, whatever default stands here, and lists are replaced as a whole."""

    model_config = ConfigDict(json_schema_extra={"example": {"payment_terms_days": 14}})

    name: str = Field(default="", min_length=1, max_length=200)
    is_active: bool = True


class Customer(ResponseBody):
    """An organisation or a person the company works for.

    `is_kra_pin` tells whether the tax number has the form of Kenya's PIN; another one is kept all the same.
    """

    id: UUID
    code: str | None
    kind: CustomerKind
    name: str
    language: Language
    tax_number: str
    is_kra_pin: bool
    phones: list[str]
    service_emails: list[str]
    billing_emails: list[str]
    billing_address: str
    payment_terms_days: int
    notes: str
    is_active: bool
    version: int

"""Regions and branches on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import OptionalEmailAddress, RequestBody, ResponseBody

Feature = Literal["alarm_orders", "phone", "customer_links", "customer_mail", "invoicing", "stock", "forecasts"]
SeriesKind = Literal["WO", "INV", "CN"]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Code = Annotated[str, Field(min_length=1, max_length=8)]
Percent = Annotated[str, Field(min_length=1, max_length=8)]


class NewRegion(RequestBody):
    """A region to add: at the top of the company, or in another region."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "Coast"}})

    name: Name
    parent_id: UUID | None = None


class RegionChanges(RequestBody):
    """What to change; fields left out stay."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "Coast and islands"}})

    name: Annotated[str, Field(min_length=1, max_length=120)] = ""
    parent_id: UUID | None = None


class Region(ResponseBody):
    """A part of the company with branches."""

    id: UUID
    name: str
    parent_id: UUID | None
    version: int


class BranchChanges(RequestBody):
    """What to change; fields left out stay, and `switched_off` is replaced as a whole.

    Code and currency stay once a document has got a number.
    """

    model_config = ConfigDict(json_schema_extra={"example": {"phone": "+254 20 1234567", "switched_off": ["stock"]}})

    name: Annotated[str, Field(min_length=1, max_length=120)] = ""
    code: Annotated[str, Field(min_length=1, max_length=8)] = ""
    time_zone: Annotated[str, Field(min_length=1, max_length=60)] = ""
    currency: Annotated[str, Field(min_length=3, max_length=3)] = ""
    tax_registration: str = Field(default="", max_length=40)
    tax_rate_percent: Percent = "0"
    address: str = Field(default="", max_length=500)
    phone: str = Field(default="", max_length=40)
    email: OptionalEmailAddress = ""
    region_id: UUID | None = None
    switched_off: list[Feature] = Field(default_factory=list, max_length=20)


class NewBranch(RequestBody):
    """A branch to add, like one that is there: calendar, tax, promises, dispatch, invoicing and switches are its.

    `with_sites` also copies its sites with their machines, without the signals. A sandbox is for practising: it bills
    nothing and sends nothing to customers, and it stays one.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "like_branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                "name": "Kisumu",
                "code": "KSM",
            }
        }
    )

    like_branch_id: UUID
    name: Name
    code: Code
    region_id: UUID | None = None
    is_sandbox: bool = False
    with_sites: bool = False


class BranchDetails(ResponseBody):
    """A branch with all that it is told to be."""

    id: UUID
    name: str
    code: str
    time_zone: str
    currency: str
    tax_registration: str
    tax_rate_percent: str
    address: str
    phone: str
    email: str
    region_id: UUID | None
    is_sandbox: bool
    switched_off: list[Feature]
    version: int


class NumberSeries(ResponseBody):
    """How far the numbers of one kind of document have come in a year."""

    kind: SeriesKind
    year: int
    last_number: int


class SeriesStart(RequestBody):
    """At which number a series begins that has not begun here."""

    model_config = ConfigDict(json_schema_extra={"example": {"kind": "INV", "year": 2027, "first_number": 480}})

    kind: SeriesKind
    year: int = Field(ge=2000, le=2100)
    first_number: int = Field(ge=1, le=999_999)


class BranchPerson(ResponseBody):
    """Somebody with a role in the branch."""

    id: UUID
    name: str
    email: str
    role: str

"""Sites and assets on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import OptionalEmailAddress, RequestBody, ResponseBody

Criticality = Literal["low", "medium", "high", "critical"]
AssetState = Literal["normal", "alarm", "stale", "unknown"]


class Contact(RequestBody):
    """Somebody to ask for at a site; a phone number without its country is one of the branch's country."""

    name: str = Field(min_length=1, max_length=120)
    role: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=40)
    email: OptionalEmailAddress = ""


Contacts = Annotated[list[Contact], Field(max_length=20)]


class NewSite(RequestBody):
    """A place to add; without a customer it is the company's own."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"branch_id": "0193b5c8-1111-7abc-8def-000000000001", "name": "Athi River works"}}
    )

    branch_id: UUID
    customer_id: UUID | None = None
    name: str = Field(min_length=1, max_length=120)
    address: str = Field(default="", max_length=500)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    contacts: Contacts = Field(default_factory=list)


class SiteChanges(RequestBody):
    """Fields to change; those left out stay, whatever default stands here, and contacts are replaced as a whole."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"contacts": [{"name": "Grace Njeri", "role": "Plant engineer"}]}}
    )

    customer_id: UUID | None = None
    name: str = Field(default="", min_length=1, max_length=120)
    address: str = Field(default="", max_length=500)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    contacts: Contacts = Field(default_factory=list)


class Site(ResponseBody):
    """A place with assets; without a customer it is the company's own."""

    id: UUID
    branch_id: UUID
    customer_id: UUID | None
    customer_name: str | None
    name: str
    address: str
    latitude: float | None
    longitude: float | None
    contacts: list[Contact]
    version: int


class NewAsset(RequestBody):
    """A machine to add."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "site_id": "0193b5c8-1111-7abc-8def-000000000002",
                "name": "Feed pump 1",
                "tag": "P-101",
                "category": "pump",
                "criticality": "high",
            }
        }
    )

    site_id: UUID
    name: str = Field(min_length=1, max_length=120)
    tag: str = Field(min_length=1, max_length=40)
    parent_id: UUID | None = None
    category: str = Field(default="", max_length=60)
    manufacturer: str = Field(default="", max_length=120)
    model: str = Field(default="", max_length=120)
    serial_number: str = Field(default="", max_length=120)
    criticality: Criticality = "medium"


class AssetChanges(RequestBody):
    """Fields to change; those left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"criticality": "critical"}})

    site_id: UUID = UUID(int=0)
    name: str = Field(default="", min_length=1, max_length=120)
    tag: str = Field(default="", min_length=1, max_length=40)
    parent_id: UUID | None = None
    category: str = Field(default="", max_length=60)
    manufacturer: str = Field(default="", max_length=120)
    model: str = Field(default="", max_length=120)
    serial_number: str = Field(default="", max_length=120)
    criticality: Criticality = "medium"


class Asset(ResponseBody):
    """A machine as it is maintained; its present state stands in the overview."""

    id: UUID
    branch_id: UUID
    site_id: UUID
    site_name: str
    parent_id: UUID | None
    name: str
    tag: str
    category: str
    manufacturer: str
    model: str
    serial_number: str
    criticality: Criticality
    version: int

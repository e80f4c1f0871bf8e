"""Contracts on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody

ContractKind = Literal["agreement", "warranty"]
Covered = Literal["labour", "parts", "travel"]


class NewContract(RequestBody):
    """What a customer does not pay for, at all their sites, at one, or for one machine; both days are within it."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "number": "SLA-2026-04",
                "customer_id": "0199c1de-0000-7000-8000-000000000001",
                "covers": ["labour", "travel"],
                "starts_on": "2026-01-01",
                "ends_on": "2026-12-31",
            }
        }
    )

    number: str = Field(min_length=1, max_length=60)
    kind: ContractKind = "agreement"
    customer_id: UUID
    site_id: UUID | None = None
    asset_id: UUID | None = None
    covers: list[Covered] = Field(max_length=3)
    starts_on: date
    ends_on: date | None = None
    notes: str = Field(default="", max_length=2000)


class ContractChanges(RequestBody):
    """What to change; fields left out stay. Whose contract it is does not change."""

    model_config = ConfigDict(json_schema_extra={"example": {"ends_on": "2027-12-31"}})

    number: str = Field(default="", min_length=1, max_length=60)
    covers: list[Covered] = Field(default_factory=list, max_length=3)
    starts_on: date = date.min
    ends_on: date | None = None
    notes: str = Field(default="", max_length=2000)


class Contract(ResponseBody):
    """What a customer does not pay for."""

    id: UUID
    number: str
    kind: ContractKind
    customer_id: UUID
    customer_name: str
    site_id: UUID | None
    asset_id: UUID | None
    covers: list[Covered]
    starts_on: date
    ends_on: date | None
    notes: str
    version: int

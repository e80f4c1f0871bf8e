"""Personal data on the wire."""

from typing import Any
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime


class DataSubject(ResponseBody):
    """Somebody of whom personal data is held."""

    id: UUID
    name: str
    email: str
    is_active: bool
    is_technician: bool


class PersonalData(ResponseBody):
    """Everything that is held of somebody, by table; what is secret is left out."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "subject_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                "at": "2026-11-28T01:00:00.000Z",
                "held": {"person": [{"name": "Grace Njeri", "email": "grace@example.com"}]},
            }
        }
    )

    subject_id: UUID
    at: UtcTime
    held: dict[str, list[dict[str, Any]]]


class Erasing(RequestBody):
    """The name of who is to be erased, typed once more: it cannot be taken back."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "Grace Njeri"}})

    name: str = Field(min_length=1, max_length=200)


class Erased(ResponseBody):
    """How many rows lost something, by table, and whether names had to stay because two people share one."""

    tables: dict[str, int]
    are_names_left: bool


class Retention(ResponseBody):
    """After how many days what goes by itself; the settings of the installation say so."""

    positions_days: int
    pictures_days: int
    contacts_days: int
    audit_days: int

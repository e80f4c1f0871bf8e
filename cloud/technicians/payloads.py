"""Technicians on the wire."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, PlainSerializer

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LeaveKind = Literal["holiday", "sick", "training", "other"]
ClockTime = Annotated[time, PlainSerializer(lambda value: value.strftime("%H:%M"), return_type=str)]


class Skill(RequestBody):
    """What somebody can do; 1 is a learner, 5 teaches others."""

    model_config = ConfigDict(json_schema_extra={"example": {"skill": "mechanical", "level": 4}})

    skill: str = Field(min_length=1, max_length=60)
    level: int = Field(ge=1, le=5)


class Certificate(RequestBody):
    """A paper that some jobs need; without an expiry it holds for ever."""

    name: str = Field(min_length=1, max_length=120)
    number: str = Field(default="", max_length=60)
    expires_on: date | None = None


class WeeklyShift(RequestBody):
    """A weekly working time on the branch's clock; one that ends before it starts goes on after midnight."""

    weekday: Weekday
    starts: ClockTime
    ends: ClockTime


class NewTechnician(RequestBody):
    """A technician to add."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                "name": "Wanjiru Kamau",
                "phone": "+254700000001",
                "skills": [{"skill": "mechanical", "level": 4}],
                "shifts": [{"weekday": "mon", "starts": "08:00", "ends": "17:00"}],
                "hourly_rate": "1200",
            }
        }
    )

    branch_id: UUID
    person_id: UUID | None = None
    name: str = Field(min_length=1, max_length=120)
    phone: str = Field(default="", max_length=40)
    van: str = Field(default="", max_length=60)
    home_latitude: float | None = Field(default=None, ge=-90, le=90)
    home_longitude: float | None = Field(default=None, ge=-180, le=180)
    hourly_rate: Decimal = Field(default=Decimal(0), ge=0, le=Decimal(10**9), decimal_places=6)
    skills: list[Skill] = Field(default_factory=list, max_length=50)
    certificates: list[Certificate] = Field(default_factory=list, max_length=50)
    shifts: list[WeeklyShift] = Field(default_factory=list, max_length=50)


class TechnicianChanges(RequestBody):
    """What to change; fields left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"van": "KDA 123A"}})

    person_id: UUID | None = None
    name: str = Field(default="", min_length=1, max_length=120)
    phone: str = Field(default="", max_length=40)
    van: str = Field(default="", max_length=60)
    home_latitude: float | None = Field(default=None, ge=-90, le=90)
    home_longitude: float | None = Field(default=None, ge=-180, le=180)
    hourly_rate: Decimal = Field(default=Decimal(0), ge=0, le=Decimal(10**9), decimal_places=6)
    skills: list[Skill] = Field(default_factory=list, max_length=50)
    certificates: list[Certificate] = Field(default_factory=list, max_length=50)
    shifts: list[WeeklyShift] = Field(default_factory=list, max_length=50)
    is_active: bool = True


class Technician(ResponseBody):
    """Somebody who can be booked; the rate is in the branch's currency an hour."""

    id: UUID
    branch_id: UUID
    person_id: UUID | None
    name: str
    phone: str
    van: str
    home_latitude: float | None
    home_longitude: float | None
    hourly_rate: Decimal
    skills: list[Skill]
    certificates: list[Certificate]
    shifts: list[WeeklyShift]
    is_active: bool
    version: int


class NewLeave(RequestBody):
    """A time in which a technician is not there."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"starts_at": "2026-12-21T05:00:00Z", "ends_at": "2026-12-28T05:00:00Z", "kind": "holiday"}
        }
    )

    starts_at: AwareDatetime
    ends_at: AwareDatetime
    kind: LeaveKind = "holiday"
    note: str = Field(default="", max_length=200)


class Leave(ResponseBody):
    """A time in which a technician is not there."""

    id: UUID
    technician_id: UUID
    starts_at: UtcTime
    ends_at: UtcTime
    kind: LeaveKind
    note: str


class NewOnCall(RequestBody):
    """A time in which a technician answers outside the shifts."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"starts_at": "2026-12-21T15:00:00Z", "ends_at": "2026-12-22T05:00:00Z"}}
    )

    starts_at: AwareDatetime
    ends_at: AwareDatetime


class OnCall(ResponseBody):
    """A line of the on-call roster."""

    id: UUID
    technician_id: UUID
    starts_at: UtcTime
    ends_at: UtcTime


class NewLogin(RequestBody):
    """The address for a first login; for a new password of an existing one it is not needed."""

    model_config = ConfigDict(json_schema_extra={"example": {"email": "wanjiru@example.com"}})

    email: str = Field(default="", max_length=200)


class Login(ResponseBody):
    """A login for the phone page; the password is shown this once."""

    email: str
    password: str

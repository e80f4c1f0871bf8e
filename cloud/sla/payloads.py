"""Promises on the wire."""

from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Target = Literal["respond", "arrive", "resolve"]
PromiseState = Literal["running", "paused", "at_risk", "breached", "met", "cancelled"]
Priority = Literal["emergency", "high", "normal", "low"]
HoldReason = Literal["material", "customer", "site", "safety", "weather", "other"]

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Opening = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["08:00"])]
Closing = Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", examples=["17:00"])]

LONGEST_MINUTES: Final = 60 * 24 * 90


class Promise(ResponseBody):
    """What is promised for an order, and how it stands; `breached_at` stays for ever."""

    id: UUID
    branch_id: UUID
    work_order_id: UUID
    target: Target
    summary: str
    state: PromiseState
    started_at: UtcTime
    due_at: UtcTime
    at_risk_at: UtcTime
    met_at: UtcTime | None
    breached_at: UtcTime | None


class Terms(RequestBody):
    """Minutes of business time until somebody is named, is on site, and has done it."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "respond_minutes": 60,
                "arrive_minutes": 240,
                "resolve_minutes": 480,
                "is_around_the_clock": False,
                "pauses_on": ["customer", "site", "safety", "weather"],
            }
        }
    )

    respond_minutes: int = Field(ge=1, le=LONGEST_MINUTES)
    arrive_minutes: int = Field(ge=1, le=LONGEST_MINUTES)
    resolve_minutes: int = Field(ge=1, le=LONGEST_MINUTES)
    is_around_the_clock: bool = False
    pauses_on: list[HoldReason] = Field(max_length=6)


class BranchTerms(ResponseBody):
    """The terms of one priority; version 0 are the usual ones."""

    priority: Priority
    respond_minutes: int
    arrive_minutes: int
    resolve_minutes: int
    is_around_the_clock: bool
    pauses_on: list[str]
    version: int


class OpenWindow(RequestBody):
    """Hours of a weekday on the branch's clock; one that closes before it opens goes on after midnight."""

    weekday: Weekday
    opens: Opening
    closes: Closing


class NewWorkingHours(RequestBody):
    """When a branch works: one or several windows a day, and the days on which none of them counts."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "windows": [
                    {"weekday": "mon", "opens": "08:00", "closes": "12:30"},
                    {"weekday": "mon", "opens": "13:30", "closes": "17:00"},
                    {"weekday": "fri", "opens": "22:00", "closes": "06:00"},
                ],
                "holidays": ["2026-12-25"],
            }
        }
    )

    windows: list[OpenWindow] = Field(max_length=70)
    holidays: list[date] = Field(default_factory=list, max_length=366)


class WorkingHours(ResponseBody):
    """When a branch works, on the clock of its time zone."""

    windows: list[OpenWindow]
    holidays: list[date]
    time_zone: str
    version: int

"""Promises on the wire."""

from typing import Final, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Target = Literal["respond", "arrive", "resolve"]
PromiseState = Literal["running", "paused", "at_risk", "breached", "met", "cancelled"]
Priority = Literal["emergency", "high", "normal", "low"]
HoldReason = Literal["material", "customer", "site", "safety", "weather", "other"]

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

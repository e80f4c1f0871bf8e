"""Dispatching on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Mode = Literal["automatic", "suggested", "manual"]
BookingStatus = Literal[
    "proposed",
    "scheduled",
    "dispatched",
    "accepted",
    "declined",
    "travelling",
    "on_site",
    "working",
    "on_break",
    "completed",
    "partially_completed",
    "cannot_complete",
    "cancelled",
]

CONFIRMED = "Book although a skill lacks, the shift is over, or this technician declined the order before."


class NewBooking(RequestBody):
    """Who shall do an order, and when: from setting out to the end of the work."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "technician_id": "0193b5c8-1111-7abc-8def-000000000009",
                "starts_at": "2026-11-24T06:00:00Z",
                "ends_at": "2026-11-24T08:00:00Z",
                "travel_minutes": 25,
            }
        }
    )

    id: UUID | None = Field(default=None, description="Made by the client, so that a repeat books once.")
    technician_id: UUID
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    travel_minutes: int = Field(default=0, ge=0, le=1440)
    displaced_bookings: list[UUID] = Field(
        default_factory=list, max_length=20, description="What gives way to an emergency, as the offer named it."
    )
    is_confirmed: bool = Field(default=False, description=CONFIRMED)


class BookingChange(RequestBody):
    """Another time or technician."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "technician_id": "0193b5c8-1111-7abc-8def-000000000009",
                "starts_at": "2026-11-24T08:00:00Z",
                "ends_at": "2026-11-24T10:00:00Z",
            }
        }
    )

    technician_id: UUID
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    travel_minutes: int = Field(default=0, ge=0, le=1440)
    is_confirmed: bool = Field(default=False, description=CONFIRMED)


class BookingMove(RequestBody):
    """The booking's next state; some need a reason."""

    model_config = ConfigDict(json_schema_extra={"example": {"to": "cancelled", "reason": "customer asked for Monday"}})

    to: BookingStatus
    reason: str = Field(default="", max_length=500)


class HandOver(RequestBody):
    """Why a job goes to somebody else."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "did not show"}})

    reason: str = Field(min_length=1, max_length=500)


class PossibleStep(ResponseBody):
    """A next state that is possible now."""

    to: BookingStatus
    requires_reason: bool


class Booking(ResponseBody):
    """A technician's time for an order; the first `travel_minutes` are the way there."""

    id: UUID
    branch_id: UUID
    work_order_id: UUID
    work_order_number: str
    title: str
    priority: str
    site_name: str | None
    technician_id: UUID
    technician_name: str
    starts_at: UtcTime
    ends_at: UtcTime
    travel_minutes: int
    status: BookingStatus
    reason: str
    is_late: bool = Field(description="Should have set out by now.")
    is_overdue: bool = Field(description="Should be on site by now and has not even set out.")
    version: int
    allowed_steps: list[PossibleStep]


class ScorePart(ResponseBody):
    """What a part of the choice costs, in minutes."""

    kind: Literal["travel", "waiting", "lateness", "surplus_skill", "displaced", "spare_parts"]
    minutes: float


class OfferRemark(ResponseBody):
    """What speaks for or against somebody: the parts are in the van, only in the warehouse, or one is missing."""

    code: Literal["parts_in_van", "part_in_warehouse", "part_missing"]
    what: str


class Offered(ResponseBody):
    """A technician who could go; the cheapest comes first."""

    technician_id: UUID
    name: str
    rank: int
    leaves_at: UtcTime
    arrives_at: UtcTime
    ends_at: UtcTime
    travel_minutes: int
    is_way_assumed: bool
    slack_minutes: int | None
    displaced_bookings: list[UUID]
    cost_minutes: float
    parts: list[ScorePart]
    remarks: list[OfferRemark]


class RejectionReason(ResponseBody):
    """Why somebody cannot be sent; `what` names the missing skill or certificate, or why it was declined before."""

    code: Literal["skill", "level", "certificate", "declined", "not_working", "no_gap"]
    what: str


class Rejected(ResponseBody):
    """A technician who cannot go."""

    technician_id: UUID
    name: str
    reasons: list[RejectionReason]


class Candidates(ResponseBody):
    """Everybody of the branch: who could go, and why the others cannot."""

    mode: Mode
    due_at: UtcTime | None
    offers: list[Offered]
    rejected: list[Rejected]


class WorkTime(ResponseBody):
    """A time in which somebody works."""

    starts_at: UtcTime
    ends_at: UtcTime


class DayTechnician(ResponseBody):
    """A row of the day."""

    id: UUID
    name: str
    skills: list[str]
    work_times: list[WorkTime]


class WaitingOrder(ResponseBody):
    """An order nobody is booked for."""

    id: UUID
    number: str
    title: str
    priority: str
    status: str
    asset_name: str | None
    duration_minutes: int
    opened_at: UtcTime


class Day(ResponseBody):
    """One day of a branch, as planned."""

    branch_id: UUID
    date: date
    starts_at: UtcTime
    ends_at: UtcTime
    time_zone: str
    mode: Mode
    mode_version: int
    technicians: list[DayTechnician]
    bookings: list[Booking]
    waiting: list[WaitingOrder]


class DispatchSetting(ResponseBody):
    """How a branch dispatches."""

    branch_id: UUID
    mode: Mode
    version: int


class NewDispatchSetting(RequestBody):
    """How a branch shall dispatch."""

    model_config = ConfigDict(json_schema_extra={"example": {"mode": "automatic"}})

    mode: Mode

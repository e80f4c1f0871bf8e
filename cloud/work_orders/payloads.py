"""Work orders on the wire."""

from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Priority = Literal["emergency", "high", "normal", "low"]
Status = Literal[
    "draft",
    "awaiting_approval",
    "unscheduled",
    "scheduled",
    "in_progress",
    "on_hold",
    "completed",
    "approved",
    "closed",
    "cancelled",
]


class RequiredSkill(RequestBody):
    """What somebody must be able to do, at least at this level (1 is a learner); a word alone means level 1."""

    model_config = ConfigDict(json_schema_extra={"example": {"skill": "mechanical", "level": 3}})

    skill: str = Field(min_length=1, max_length=60)
    level: int = Field(default=1, ge=1, le=5)

    @model_validator(mode="before")
    @classmethod
    def _word(cls, given: Any) -> Any:
        return {"skill": given} if isinstance(given, str) else given


class NewWorkOrder(RequestBody):
    """A job to open by hand."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                "title": "Replace the belt of fan 2",
                "priority": "normal",
            }
        }
    )

    branch_id: UUID
    asset_id: UUID | None = None
    title: str = Field(min_length=1, max_length=200)
    description: str = Field(default="", max_length=5000)
    priority: Priority = "normal"
    duration_minutes: int = Field(default=90, ge=5, le=1440)
    required_skills: list[RequiredSkill] = Field(default_factory=list, max_length=20)
    required_certificates: list[str] = Field(default_factory=list, max_length=20)
    category_id: UUID | None = None


class WorkOrderChanges(RequestBody):
    """What to change; fields left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"priority": "high"}})

    title: str = Field(default="", min_length=1, max_length=200)
    description: str = Field(default="", max_length=5000)
    priority: Priority = "normal"
    duration_minutes: int = Field(default=90, ge=5, le=1440)
    required_skills: list[RequiredSkill] = Field(default_factory=list, max_length=20)
    required_certificates: list[str] = Field(default_factory=list, max_length=20)


class Transition(RequestBody):
    """The next state; some need a reason, and waiting names one of the hold reasons first."""

    model_config = ConfigDict(json_schema_extra={"example": {"to": "on_hold", "reason": "material: bearing 6205"}})

    to: Status
    reason: str = Field(default="", max_length=500)


class PossibleTransition(ResponseBody):
    """A next state that is possible now."""

    to: Status
    requires_reason: bool


class NextPromise(ResponseBody):
    """The promise that comes first of those still owed."""

    target: Literal["respond", "arrive", "resolve"]
    state: Literal["running", "paused", "at_risk", "breached"]
    due_at: UtcTime


class WorkOrder(ResponseBody):
    """An approved job."""

    id: UUID
    number: str
    branch_id: UUID
    asset_id: UUID | None
    asset_name: str | None
    site_id: UUID | None
    site_name: str | None
    customer_id: UUID | None
    customer_name: str | None
    title: str
    description: str
    priority: Priority
    status: Status
    hold_reason: str | None
    source: str
    duration_minutes: int
    required_skills: list[RequiredSkill]
    required_certificates: list[str]
    category_id: UUID | None
    incident_id: UUID | None
    opened_at: UtcTime
    due_at: UtcTime | None = Field(description="By when it should be done, where something asks for it.")
    completed_at: UtcTime | None
    version: int
    promise: NextPromise | None
    reopened_count: int
    follow_up_of: UUID | None
    allowed_transitions: list[PossibleTransition]


class HistoryEntry(ResponseBody):
    """Something that happened to an order."""

    id: UUID
    at: UtcTime
    person_name: str
    kind: str
    from_status: str | None
    to_status: str | None
    text: str

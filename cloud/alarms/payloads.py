"""Rules, alarms and incidents on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Severity = Literal["low", "medium", "high", "critical"]
Effect = Literal["observation", "work_order"]
Stage = Literal["observe", "shadow", "live"]


class LimitSettings(RequestBody):
    """A limit in the point's own unit; delays in seconds of event time."""

    direction: Literal["high", "low"]
    limit: float = Field(allow_inf_nan=False)
    deadband: float = Field(default=0, ge=0, allow_inf_nan=False)
    on_delay_s: float = Field(default=0, ge=0, le=604_800)
    off_delay_s: float = Field(default=0, ge=0, le=604_800)
    max_gap_s: float = Field(default=3600, gt=0, le=604_800)


class NewRule(RequestBody):
    """A rule to add."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "point_id": 7,
                "name": "Vibration too high",
                "kind": "limit",
                "params": {"direction": "high", "limit": 7.1, "deadband": 0.5, "on_delay_s": 10},
                "severity": "high",
                "failure_mode": "bearing",
            }
        }
    )

    point_id: int
    name: str = Field(min_length=1, max_length=120)
    kind: Literal["limit"] = "limit"
    params: LimitSettings
    severity: Severity = "medium"
    failure_mode: str = Field(default="unspecified", min_length=1, max_length=60)
    effect: Effect = "work_order"
    stage: Stage = "live"


class RuleChanges(RequestBody):
    """What to change; fields left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"severity": "critical"}})

    name: str = Field(default="", min_length=1, max_length=120)
    params: LimitSettings = LimitSettings(direction="high", limit=0)
    severity: Severity = "medium"
    failure_mode: str = Field(default="", min_length=1, max_length=60)
    effect: Effect = "work_order"
    stage: Stage = "live"


class Rule(ResponseBody):
    """What is watched and what it may cause."""

    id: UUID
    branch_id: UUID
    point_id: int
    gateway_id: UUID
    asset_id: UUID | None
    name: str
    kind: Literal["limit"]
    params: LimitSettings
    severity: Severity
    failure_mode: str
    effect: Effect
    stage: Stage
    version: int


class Alarm(ResponseBody):
    """One episode of one rule."""

    id: UUID
    branch_id: UUID
    asset_id: UUID | None
    asset_name: str | None
    point_id: int
    point_name: str
    unit: str
    rule_id: UUID
    severity: Severity
    text: str
    state: Literal["active_unacknowledged", "active_acknowledged", "cleared_unacknowledged", "cleared"]
    onset_at: UtcTime
    raised_at: UtcTime
    raised_value: float
    limit: float
    cleared_at: UtcTime | None
    acknowledged_by: str | None
    incident_id: UUID | None
    version: int


class Suspect(ResponseBody):
    """A point of an incident."""

    point_id: int
    point_name: str


class Incident(ResponseBody):
    """The open trouble of an asset in a failure mode; the most suspect point comes first."""

    id: UUID
    branch_id: UUID
    asset_id: UUID
    asset_name: str
    failure_mode: str
    severity: Severity
    state: Literal["open", "closed"]
    opened_at: UtcTime
    closed_at: UtcTime | None
    alarm_count: int
    suspects: list[Suspect] = Field(default_factory=list)
    version: int

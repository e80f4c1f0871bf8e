"""Rules, alarms and incidents on the wire."""

from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

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


class ChartSettings(RequestBody):
    """A chart that learns what is usual; widths count spreads of single readings, `least_change` is a share of it.

    `smoothing` 0.1 remembers about 20 readings. One reading in `every_s` seconds is looked at (0: all).
    """

    model_config = ConfigDict(json_schema_extra={"example": {"direction": "high", "learn_samples": 200, "width": 8}})

    direction: Literal["high", "low", "both"] = "high"
    learn_samples: int = Field(default=200, ge=20, le=500)
    smoothing: float = Field(default=0.1, gt=0, le=1, allow_inf_nan=False)
    width: float = Field(default=8, gt=0, le=1000, allow_inf_nan=False)
    deadband: float = Field(default=1, ge=0, le=1000, allow_inf_nan=False)
    least_change: float = Field(default=0.05, ge=0, le=10, allow_inf_nan=False)
    on_delay_s: float = Field(default=3600, ge=0, le=604_800)
    off_delay_s: float = Field(default=3600, ge=0, le=604_800)
    max_gap_s: float = Field(default=21_600, gt=0, le=604_800)
    every_s: float = Field(default=0, ge=0, le=86_400)

    @field_validator("every_s")
    @classmethod
    def _pace_is_no_gap(cls, every_s: float, given: ValidationInfo) -> float:
        if every_s >= given.data.get("max_gap_s", float("inf")):
            raise ValueError("every_s must be shorter than max_gap_s")
        return every_s


Kind = Literal["limit", "ewma"]
SETTINGS_OF_KIND: dict[str, type[RequestBody]] = {"limit": LimitSettings, "ewma": ChartSettings}


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
    kind: Kind = "limit"
    params: LimitSettings | ChartSettings
    severity: Severity = "medium"
    failure_mode: str = Field(default="unspecified", min_length=1, max_length=60)
    effect: Effect = Field(default="work_order", description="A chart raises an observation unless told otherwise.")
    stage: Stage = "live"

    @model_validator(mode="before")
    @classmethod
    def _of_one_kind(cls, given: Any) -> Any:
        """Read the settings as those of the kind; a chart only observes unless a person says otherwise."""
        if not isinstance(given, dict) or given.get("kind", "limit") not in SETTINGS_OF_KIND:
            return given
        settings = SETTINGS_OF_KIND[given.get("kind", "limit")]
        usual = {"effect": "observation"} if settings is ChartSettings else {}
        params = given.get("params")
        return {**usual, **given, "params": settings.model_validate(params) if isinstance(params, dict) else params}


class RuleChanges(RequestBody):
    """What to change; fields left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"severity": "critical"}})

    name: str = Field(default="", min_length=1, max_length=120)
    params: LimitSettings | ChartSettings = LimitSettings(direction="high", limit=0)
    severity: Severity = "medium"
    failure_mode: str = Field(default="", min_length=1, max_length=60)
    effect: Effect = "work_order"
    stage: Stage = "live"


class Chart(ResponseBody):
    """What the edge agent last told of a chart: how far it has learned, and between what the signal is usual."""

    phase: Literal["learning", "armed"]
    learned: int
    needed: int
    centre: float | None
    spread: float | None
    low: float | None
    high: float | None
    reason: Literal["", "constant", "sensor_changed"]
    at: UtcTime


class Rule(ResponseBody):
    """What is watched and what it may cause."""

    id: UUID
    branch_id: UUID
    point_id: int
    gateway_id: UUID
    asset_id: UUID | None
    name: str
    kind: Kind
    params: LimitSettings | ChartSettings
    severity: Severity
    failure_mode: str
    effect: Effect
    stage: Stage
    version: int
    chart: Chart | None = None


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

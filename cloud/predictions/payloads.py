"""Forecasts and proposed visits on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Mode = Literal["propose", "open_orders"]
Verdict = Literal["no_fault", "known", "sensor_fault", "planned", "other"]
State = Literal["open", "accepted", "dismissed", "withdrawn"]


class PathStep(ResponseBody):
    """One step ahead: what is expected, and between what the value lies with the interval's coverage."""

    at: float
    low: float
    expected: float
    high: float


class Forecast(ResponseBody):
    """The newest forecast of a limit: dates with the coverage that vouches for them, or the reason there are none.

    `outcome`: `reaches` (the expected course does within the horizon), `not_within`, `none` (nothing is said). `since`:
    from when on the value is unusual. `checked`: how many past forecasts the coverage is counted over.
    """

    rule_id: UUID
    branch_id: UUID
    point_id: int
    point_name: str
    unit: str
    asset_id: UUID | None
    made_at: UtcTime
    outcome: Literal["reaches", "not_within", "none"]
    reason: Literal["", "too_few", "gap", "constant", "sensor_changed", "silent", "beyond", "coverage_poor"]
    limit: float
    step_s: int
    reading_count: int
    value: float | None
    slope_per_day: float | None
    usual: float | None
    usual_spread: float | None
    since: UtcTime | None
    horizon_at: UtcTime | None
    earliest_at: UtcTime | None
    expected_at: UtcTime | None
    latest_at: UtcTime | None
    coverage: float | None
    checked: int
    path: list[PathStep]


class OtherSignal(ResponseBody):
    """Another signal of the machine that goes the same way."""

    point_id: int
    point_name: str


class Evidence(ResponseBody):
    """What a proposal explains itself with, as of `as_of`; it stays as it was when somebody decided."""

    point_name: str
    unit: str
    direction: Literal["high", "low"]
    limit: float
    rule_name: str
    rule_version: int
    value: float
    usual: float | None
    usual_spread: float | None
    slope_per_day: float
    since: UtcTime | None
    horizon_at: UtcTime | None
    is_within_horizon: bool
    checked: int
    path: list[PathStep]
    as_of: UtcTime
    also: list[OtherSignal]


class VisitProposal(ResponseBody):
    """A visit that a forecast asks for. `note` says why it was withdrawn, or what a person wrote."""

    id: UUID
    branch_id: UUID
    asset_id: UUID
    asset_name: str
    failure_mode: str
    severity: Literal["low", "medium", "high", "critical"]
    rule_id: UUID
    point_id: int
    state: State
    opened_at: UtcTime
    earliest_at: UtcTime
    expected_at: UtcTime
    latest_at: UtcTime | None
    coverage: float
    evidence: Evidence
    decided_at: UtcTime | None
    decided_by: str | None
    verdict: Verdict | None
    note: str
    work_order_id: UUID | None
    work_order_number: str | None
    version: int


class Dismissal(RequestBody):
    """Why nobody needs to go there; it is kept as the label of the forecast."""

    model_config = ConfigDict(json_schema_extra={"example": {"verdict": "known", "note": "Runs in after the overhaul"}})

    verdict: Verdict
    note: str = Field(default="", max_length=500)


class PredictionSetting(ResponseBody):
    """What a branch does with a foreseen fault."""

    branch_id: UUID
    mode: Mode
    version: int


class NewPredictionSetting(RequestBody):
    """What a branch shall do with a foreseen fault."""

    model_config = ConfigDict(json_schema_extra={"example": {"mode": "open_orders"}})

    mode: Mode

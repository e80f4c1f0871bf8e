"""A rule as data: what is watched, how, and what it may cause."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Severity = Literal["low", "medium", "high", "critical"]
Stage = Literal["observe", "shadow", "live"]
"""How far a rule is trusted: only a live one reaches people (DESIGN §5)."""
Effect = Literal["observation", "work_order"]
NonNegative = Annotated[float, Meta(ge=0)]


class LimitParams(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="limit"):
    """A limit in the point's own unit, with hysteresis and delays (OPC UA Part 9, limit alarms).

    A high limit is violated at `value >= limit` and left at `value < limit - deadband`; a low limit mirrors this.
    Delays count event time. Samples further apart than `max_gap_s`, either way, prove nothing about the time between
    them.
    """

    direction: Literal["high", "low"]
    limit: float
    deadband: NonNegative = 0.0
    on_delay_s: NonNegative = 0.0
    off_delay_s: NonNegative = 0.0
    max_gap_s: Annotated[float, Meta(gt=0)] = 3600.0


class EwmaParams(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="ewma"):
    """A chart that learns what is usual from the first good samples and watches the smoothed signal against it.

    `smoothing` is the weight of the newest sample (0.1 remembers about 20). `width` and `deadband` count spreads of
    single samples; `least_change` is a share of the learned centre below which no change matters. One sample in
    `every_s` is looked at (0: all), so that a fast point does not learn from its first minutes alone.
    """

    direction: Literal["high", "low", "both"] = "high"
    learn_samples: Annotated[int, Meta(ge=20, le=500)] = 200
    smoothing: Annotated[float, Meta(gt=0, le=1)] = 0.1
    width: Annotated[float, Meta(gt=0)] = 8.0
    deadband: NonNegative = 1.0
    least_change: NonNegative = 0.05
    on_delay_s: NonNegative = 3600.0
    off_delay_s: NonNegative = 3600.0
    every_s: NonNegative = 0.0
    max_gap_s: Annotated[float, Meta(gt=0)] = 21_600.0

    def __post_init__(self) -> None:
        if self.every_s >= self.max_gap_s:
            raise ValueError("every_s must be shorter than max_gap_s, or every sample would follow a gap")


Params = LimitParams | EwmaParams
"""One type per kind; a kind never changes its meaning, a new meaning is a new kind."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of a rule; any change of params makes a new version."""

    id: str
    version: Annotated[int, Meta(ge=1)]
    point_key: str
    point_unit: str
    params: Params
    severity: Severity = "medium"
    failure_mode: str = "unspecified"
    effect: Effect = "work_order"
    stage: Stage = "live"
    runs_at: Literal["edge", "cloud"] = "edge"

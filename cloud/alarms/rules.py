"""Decisions about alarms with plain values: states, ranks, what opens an incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid5

LOCAL_RULES: Final = UUID("6f1d3c52-58ab-5d0c-9a41-3a8f0a6c2b11")
"""Namespace of rules that were never in the cloud."""

SEVERITY_RANK: Final = {"low": 0, "medium": 1, "high": 2, "critical": 3}


class AlarmState(StrEnum):
    """ISA-18.2: an alarm is done with when it has both cleared and been acknowledged."""

    ACTIVE_UNACKNOWLEDGED = "active_unacknowledged"
    ACTIVE_ACKNOWLEDGED = "active_acknowledged"
    CLEARED_UNACKNOWLEDGED = "cleared_unacknowledged"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One alarm as evidence of an incident."""

    point_id: int
    onset_at: datetime
    value: float
    limit: float


def state_of(*, is_cleared: bool, is_acknowledged: bool) -> AlarmState:
    """Return the state of an alarm."""
    if is_cleared:
        return AlarmState.CLEARED if is_acknowledged else AlarmState.CLEARED_UNACKNOWLEDGED
    return AlarmState.ACTIVE_ACKNOWLEDGED if is_acknowledged else AlarmState.ACTIVE_UNACKNOWLEDGED


def rule_uuid(rule_id: str) -> UUID:
    """Return a rule's id; a rule of a local configuration file may have any name, which gets an id of its own."""
    try:
        return UUID(rule_id)
    except ValueError:
        return uuid5(LOCAL_RULES, rule_id)


def direction_of(params: Mapping[str, Any], *, value: float, limit: float) -> str:
    """Return on which side of its limit a signal is; a chart may watch both, and the value says which it was."""
    direction = params.get("direction", "high")
    if direction == "both":
        return "high" if value >= limit else "low"
    return str(direction)


def opens_incident(*, stage: str, is_cleared: bool, has_asset: bool) -> bool:
    """Only a live rule on a known asset opens one; an alarm that arrives already cleared is history."""
    return stage == "live" and has_asset and not is_cleared


def worse(one: str, other: str) -> str:
    """Return the graver of two severities."""
    return one if SEVERITY_RANK[one] >= SEVERITY_RANK[other] else other


def ranked(suspicions: Sequence[Suspicion]) -> list[int]:
    """Return the points of an incident, most suspect first.

    The one that went wrong first leads: damage spreads from where it began. Together, the larger excess leads.
    """
    first_of_point: dict[int, Suspicion] = {}
    for suspicion in sorted(suspicions, key=lambda seen: (seen.onset_at, -_excess(seen))):
        first_of_point.setdefault(suspicion.point_id, suspicion)
    return list(first_of_point)


def _excess(suspicion: Suspicion) -> float:
    return abs(suspicion.value - suspicion.limit) / (abs(suspicion.limit) or 1.0)

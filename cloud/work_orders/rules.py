"""The states of a work order: which step is possible from where, and what it needs. Data, not code.

Source: the two-layer model of field service (orders and bookings) and Maximo's allowable status changes: a cancelled
or closed order goes nowhere; after closing there is a follow-up, never a reopening.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from cloud.work_orders.errors import ReasonRequired, TransitionNotAllowed, UnknownHoldReason

OPEN: Final = (
    "draft",
    "awaiting_approval",
    "unscheduled",
    "scheduled",
    "in_progress",
    "on_hold",
    "completed",
    "approved",
)
OVER: Final = ("closed", "cancelled")
DONE: Final = ("completed", "approved", "closed")
STATUSES: Final = (*OPEN, *OVER)

HOLD_REASONS: Final = ("material", "customer", "site", "safety", "weather", "other")
PRIORITIES: Final = ("low", "normal", "high", "emergency")
PRIORITY_OF_SEVERITY: Final = {"low": "low", "medium": "normal", "high": "high", "critical": "emergency"}

SKILL_OF_FAILURE_MODE: Final = {
    "bearing": "mechanical",
    "lubrication": "mechanical",
    "vibration": "mechanical",
    "leak": "mechanical",
    "cooling": "refrigeration",
    "overheating": "electrical",
    "overload": "electrical",
    "power_supply": "electrical",
}
"""What a machine's trouble usually asks for; a person may change it on the order."""

_STEPS: Final[dict[str, tuple[str, ...]]] = {
    "draft": ("awaiting_approval", "unscheduled", "cancelled"),
    "awaiting_approval": ("unscheduled", "cancelled"),
    "unscheduled": ("in_progress", "on_hold", "scheduled", "cancelled"),
    "scheduled": ("in_progress", "unscheduled", "on_hold", "cancelled"),
    "in_progress": ("completed", "on_hold", "unscheduled"),
    "on_hold": ("unscheduled", "scheduled", "in_progress", "cancelled"),
    "completed": ("approved", "in_progress"),
    "approved": ("closed", "in_progress"),
    "closed": (),
    "cancelled": (),
}
"""From → to; the first is the usual next step."""

_LAYER: Final[dict[str, str]] = {
    **dict.fromkeys(("proposed", "scheduled", "dispatched", "accepted"), "scheduled"),
    **dict.fromkeys(("travelling", "on_site", "working", "on_break"), "in_progress"),
    "completed": "completed",
    **dict.fromkeys(("partially_completed", "cannot_complete", "declined", "cancelled"), "unscheduled"),
}
"""State of a booking → what it says of its order."""

FOLLOWS_BOOKINGS: Final = ("unscheduled", "scheduled", "in_progress")
"""In the other states a person has decided; there only work that begins moves the order."""

TOLERATED_SHARE: Final = 0.2
"""A watched point may be silent for this share of the window that proves a repair."""

TOLERATED_STEPS: Final = 2
"""A point that speaks more seldom may be silent for twice its usual step."""

_REOPENING: Final = {("completed", "in_progress"), ("approved", "in_progress")}
_APPROVING: Final = {("awaiting_approval", "unscheduled"), ("completed", "approved")}


@dataclass(frozen=True, slots=True)
class Step:
    """A possible next state and what it needs."""

    to: str
    requires_reason: bool


def steps_from(status: str, *, may_approve: bool = True, is_worked_at: bool = False) -> list[Step]:
    """Return the next states from here, the usual one first; what somebody has worked at is not cancelled."""
    return [
        Step(to, _requires_reason(status, to))
        for to in _STEPS[status]
        if (may_approve or (status, to) not in _APPROVING) and not (is_worked_at and to == "cancelled")
    ]


def require_step(*, status: str, to: str, reason: str, may_approve: bool = True) -> str | None:
    """Return the hold reason that the new state carries (None for any other state).

    Raises:
        TransitionNotAllowed, ReasonRequired, UnknownHoldReason.
    """
    step = next((step for step in steps_from(status, may_approve=may_approve) if step.to == to), None)
    if step is None:
        raise TransitionNotAllowed(status=status, to=to)
    if step.requires_reason and not reason.strip():
        raise ReasonRequired(to=to, field_errors={"reason": ReasonRequired.code})
    if to != "on_hold":
        return None
    hold_reason = reason.split(":", maxsplit=1)[0].strip()
    if hold_reason not in HOLD_REASONS:
        raise UnknownHoldReason(reasons=", ".join(HOLD_REASONS), field_errors={"reason": UnknownHoldReason.code})
    return hold_reason


def derived_status(bookings: Iterable[str]) -> str:
    """Return the state of an order whose work is told by the states of its bookings, in any order.

    Source: the fifteen combinations of field service's two layers. Somebody at work, or one of several jobs done,
    means in progress; whatever ended without being done (in part, declined, cancelled) leaves it to be scheduled.
    """
    seen = {_LAYER[status] for status in bookings}
    if "in_progress" in seen or {"scheduled", "completed"} <= seen:
        return "in_progress"
    return next((status for status in ("scheduled", "completed") if status in seen), "unscheduled")


def spoke_throughout(
    *, longest: timedelta, usual: timedelta | None, window: timedelta, heartbeat: timedelta = timedelta(0)
) -> bool:
    """Tell whether a point was heard for the whole window: its longest silence is no longer than may be tolerated.

    A point with a deadband says nothing for up to its `heartbeat` and a step while it does not move.
    """
    step = max(usual or timedelta(0), heartbeat)
    return longest <= max(window * TOLERATED_SHARE, step * TOLERATED_STEPS)


def joined_skills(skills: Iterable[str | Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return every skill once, by name, at the highest level asked for; a word alone means level 1."""
    levels: dict[str, int] = {}
    for one in skills:
        skill, level = (one, 1) if isinstance(one, str) else (one["skill"], one["level"])
        levels[skill] = max(level, levels.get(skill, 1))
    return [{"skill": skill, "level": level} for skill, level in sorted(levels.items())]


def higher(one: str, other: str) -> str:
    """Return the more urgent of two priorities."""
    return max(one, other, key=PRIORITIES.index)


def _requires_reason(status: str, to: str) -> bool:
    return to in {"on_hold", "cancelled"} or (status, to) in _REOPENING

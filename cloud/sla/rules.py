"""The clock of a promise: a pure function of what happened, the working hours and now, so that it can be replayed.

Targets are measured in business time: `due = the earliest t with business(start, t) - business(pauses) = target`.
A breach is known once and never taken back, whatever happens to the order later: once seen it is a line of the log, so
that an arrival told afterwards (a phone without a network) meets the promise and leaves the breach.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from cloud.sla.calendars import WorkingHours

Target = Literal["respond", "arrive", "resolve"]
TARGETS: Final[tuple[Target, ...]] = ("respond", "arrive", "resolve")
EventKind = Literal["started", "paused", "resumed", "met", "reopened", "target_changed", "cancelled", "breached"]
State = Literal["running", "paused", "at_risk", "breached", "met", "cancelled"]

AT_RISK_SHARE: Final = 0.75
"""From this share of the target's business time on, somebody should look."""


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something that the clock knows about; `target` only where the promise begins or changes."""

    kind: EventKind
    at: datetime
    target: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How a promise stands. While it is paused, the due time is the one it would have if it went on now."""

    state: State
    started_at: datetime
    due_at: datetime
    at_risk_at: datetime
    used: timedelta
    remaining: timedelta
    breached_at: datetime | None
    met_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Course:
    """What the log says, without a calendar: the promise, its pauses and its end."""

    started_at: datetime
    target: timedelta
    pauses: tuple[tuple[datetime, datetime], ...]
    paused_since: datetime | None
    ended_at: datetime | None
    ended_as: Literal["met", "cancelled"] | None


def clock(log: Sequence[ClockEvent], *, hours: WorkingHours, now: datetime) -> Clock:
    """Return how the promise stands at `now`.

    Raises:
        NoWorkingHours: the calendar never opens long enough.
    """
    course = _course([event for event in log if event.at <= now])
    end = course.ended_at or now
    pauses = list(course.pauses)
    if course.paused_since is not None:
        pauses.append((course.paused_since, end))
    paused = sum((hours.business_time(*pause) for pause in pauses), timedelta(0))
    used = hours.business_time(course.started_at, end) - paused
    due_at = _due(course.started_at, course.target, pauses, hours)
    breached_at = due_at if due_at < end or (due_at == end and course.ended_as is None) else None
    breached_at = _first_breach(log, hours, now, breached_at)
    return Clock(
        state=_state(course, breached_at, used),
        started_at=course.started_at,
        due_at=due_at,
        at_risk_at=_due(course.started_at, course.target * AT_RISK_SHARE, pauses, hours),
        used=used,
        remaining=max(course.target - used, timedelta(0)),
        breached_at=breached_at,
        met_at=course.ended_at if course.ended_as == "met" else None,
    )


def _course(log: Sequence[ClockEvent]) -> _Course:
    started_at, target = log[0].at, log[0].target or timedelta(0)
    pauses: list[tuple[datetime, datetime]] = []
    paused_since: datetime | None = None
    ended_at, ended_as = None, None
    for event in log[1:]:
        match event.kind:
            case "paused" if paused_since is None and ended_at is None:
                paused_since = event.at
            case "resumed" if paused_since is not None:
                pauses.append((paused_since, event.at))
                paused_since = None
            case "target_changed" if event.target is not None:
                target = event.target
            case "met" | "cancelled" if ended_at is None:
                ended_at, ended_as = event.at, event.kind
            case "reopened" if ended_at is not None:
                pauses.append((ended_at, event.at))  # while it counted as done nobody was late
                ended_at = ended_as = None
            case _:
                pass  # told twice, or of no meaning in this state: the log is kept as it was written
    return _Course(started_at, target, tuple(pauses), paused_since, ended_at, ended_as)


def _due(
    started_at: datetime, target: timedelta, pauses: Sequence[tuple[datetime, datetime]], hours: WorkingHours
) -> datetime:
    """Go on from pause to pause until the target's business time is used up."""
    at, left = started_at, target
    for begins_at, ends_at in sorted(pauses):
        until_pause = hours.business_time(at, begins_at)
        if until_pause >= left:
            break
        left -= max(until_pause, timedelta(0))
        at = max(at, ends_at)
    return hours.after(at, left)


def _first_breach(
    log: Sequence[ClockEvent], hours: WorkingHours, now: datetime, present: datetime | None
) -> datetime | None:
    """A breach before a reopening or a change of the target stays: each stretch of the log is looked at by itself."""
    seen = [event for event in log if event.at <= now]
    noted = next((event.at for event in seen if event.kind == "breached"), None)
    if noted is not None:
        return noted
    for place, event in enumerate(seen[1:], start=1):
        if event.kind not in ("reopened", "target_changed", "resumed", "met"):
            continue
        course = _course(seen[:place])
        pauses = list(course.pauses)
        if course.paused_since is not None:
            pauses.append((course.paused_since, event.at))
        due_at = _due(course.started_at, course.target, pauses, hours)
        if due_at < (course.ended_at or event.at):
            return due_at
    return present


def _state(course: _Course, breached_at: datetime | None, used: timedelta) -> State:
    if course.ended_as == "cancelled":
        return "cancelled"
    if breached_at is not None:
        return "breached"
    if course.ended_as == "met":
        return "met"
    if course.paused_since is not None:
        return "paused"
    return "at_risk" if used >= course.target * AT_RISK_SHARE else "running"

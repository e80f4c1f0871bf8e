"""Time entries: how long somebody travelled, worked and rested, told by the steps of their bookings. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

KINDS: Final = {"travelling": "travel", "on_site": "work", "working": "work", "on_break": "break"}
"""Being on site is working time: somebody signs in, asks for the key, looks."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a booking and when it happened by the clock of whoever told it."""

    at: datetime
    to_status: str


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A stretch of `travel`, `work` or `break`; without an end it still goes on."""

    kind: str
    starts_at: datetime
    ends_at: datetime | None

    def lasting(self, now: datetime) -> timedelta:
        """Return how long it has lasted; never negative, whatever clocks said."""
        return max((self.ends_at or now) - self.starts_at, timedelta(0))

    @property
    def is_break(self) -> bool:
        """Tell whether this is rest, which nobody is paid for."""
        return self.kind == "break"

    def meets(self, other: "TimeEntry") -> bool:
        """Tell whether both hold some moment; one that goes on holds all that comes."""
        return (other.ends_at is None or self.starts_at < other.ends_at) and (
            self.ends_at is None or other.starts_at < self.ends_at
        )


def time_entries(steps: Iterable[Step]) -> list[TimeEntry]:
    """Return the stretches of one booking in order; neighbours of one kind are one stretch."""
    entries: list[TimeEntry] = []
    since: datetime | None = None
    kind: str | None = None
    for step in steps:
        following = KINDS.get(step.to_status)
        if following == kind:
            continue
        if kind is not None and since is not None:
            entries.append(TimeEntry(kind, since, max(step.at, since)))
        kind, since = following, step.at
    if kind is not None and since is not None:
        entries.append(TimeEntry(kind, since, None))
    return entries

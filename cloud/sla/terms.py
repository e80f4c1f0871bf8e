"""What a promise is made of: minutes per priority, and a branch's calendar read as working hours. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from cloud.sla.calendars import Window, WorkingHours

MINUTES_A_DAY: Final = 1440
EXCUSES: Final = ("customer", "site", "safety", "weather")
"""Reasons to wait that are not ours: the clock stands still. Waiting for our own material runs on."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Minutes of business time until somebody is named, is there, and has done it."""

    respond_minutes: int
    arrive_minutes: int
    resolve_minutes: int
    is_around_the_clock: bool
    pauses_on: tuple[str, ...] = EXCUSES

    def minutes_of(self, target: str) -> int:
        """Return the minutes of one target."""
        minutes: int = getattr(self, f"{target}_minutes")
        return minutes


DEFAULT_TERMS: Final[dict[str, Terms]] = {
    "emergency": Terms(15, 120, 480, is_around_the_clock=True),
    "high": Terms(60, 480, 960, is_around_the_clock=False),
    "normal": Terms(240, 960, 2400, is_around_the_clock=False),
    "low": Terms(480, 2400, 4800, is_around_the_clock=False),
}


def hours_of(calendar: Mapping[str, Any]) -> WorkingHours:
    """Read a stored calendar: windows `{weekday, opens, closes}` in `HH:MM`, holidays as ISO dates, the zone's name.

    A window that closes at or before its opening goes on after midnight; `24:00` is the end of the day.
    """
    windows = []
    for window in calendar["windows"]:
        opens, closes = _minute(window["opens"]), _minute(window["closes"])
        windows.append(Window(window["weekday"], opens, closes if closes > opens else closes + MINUTES_A_DAY))
    holidays = frozenset(date.fromisoformat(day) for day in calendar["holidays"])
    return WorkingHours(ZoneInfo(calendar["zone"]), tuple(windows), holidays)


def _minute(clock_time: str) -> int:
    hour, minute = clock_time.split(":")
    return int(hour) * 60 + int(minute)

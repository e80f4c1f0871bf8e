"""What a promise is made of: minutes per priority, and a branch's calendar read as working hours. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from cloud.sla.calendars import Window, WorkingHours
from cloud.sla.errors import NoWorkingHours, PromiseBeyondCalendar

MINUTES_A_DAY: Final = 1440
LOOKED_AHEAD: Final = tuple(timedelta(days=30 * month) for month in range(12))
"""Holidays lie unevenly: a promise must be possible whenever in the year ahead an order is opened."""

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

    @property
    def longest_minutes(self) -> int:
        """Return the minutes of the target that comes last."""
        return max(self.respond_minutes, self.arrive_minutes, self.resolve_minutes)


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


def require_possible(
    terms: Mapping[str, Terms], *, hours: WorkingHours, now: datetime, field: str = "resolve_minutes"
) -> None:
    """Refuse terms that these working hours cannot hold: an order must never fail to open because of its calendar.

    Raises:
        PromiseBeyondCalendar: about the field that is being changed.
    """
    for priority, one in terms.items():
        if one.is_around_the_clock:
            continue
        try:
            for ahead in LOOKED_AHEAD:
                hours.after(now + ahead, timedelta(minutes=one.longest_minutes))
        except NoWorkingHours as error:
            raise PromiseBeyondCalendar(
                priority=priority,
                hours=round(one.longest_minutes / 60),
                field_errors={field: PromiseBeyondCalendar.code},
            ) from error


def _minute(clock_time: str) -> int:
    hour, minute = clock_time.split(":")
    return int(hour) * 60 + int(minute)

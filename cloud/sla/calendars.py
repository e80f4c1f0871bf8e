"""Working hours of a place: when business time runs. Pure; instants are aware, days are the place's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from cloud.sla.errors import NoWorkingHours

LONGEST_LOOK_DAYS: Final = 366
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Opening hours of a weekday (0 is Monday), in minutes since midnight; one over midnight ends beyond 1440."""

    weekday: int
    opens_minute: int
    closes_minute: int


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Windows of the week without holidays, on the clock of a zone. A window belongs to the day on which it opens."""

    zone: ZoneInfo
    windows: tuple[Window, ...]
    holidays: frozenset[date] = frozenset()

    def open_times(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield open times (UTC, joined where they touch) that end after `since`, in order, for about a year."""
        waiting: tuple[datetime, datetime] | None = None
        since = since.astimezone(UTC)  # differences of two times of one zone are of the wall's clock in Python
        day = since.astimezone(self.zone).date() - DAY
        for _ in range(LONGEST_LOOK_DAYS + 2):
            for opens_at, closes_at in sorted(self._of_day(day)):
                if waiting and opens_at <= waiting[1]:
                    waiting = (waiting[0], max(waiting[1], closes_at))
                    continue
                if waiting and waiting[1] > since:
                    yield waiting
                waiting = (opens_at, closes_at)
            day += DAY
        if waiting and waiting[1] > since:
            yield waiting

    def business_time(self, starts_at: datetime, ends_at: datetime) -> timedelta:
        """Return how much of the period is working time."""
        total = timedelta(0)
        starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
        while starts_at < ends_at:
            for opens_at, closes_at in self.open_times(starts_at):
                if opens_at >= ends_at:
                    return total
                total += min(closes_at, ends_at) - max(opens_at, starts_at)
                if closes_at >= ends_at:
                    return total
            starts_at += LONGEST_LOOK_DAYS * DAY  # a period of years is looked at year by year
        return total

    def after(self, starts_at: datetime, working: timedelta) -> datetime:
        """Return the first instant at which this much working time has passed.

        Raises:
            NoWorkingHours: the calendar does not open that long within a year of it.
        """
        left = working
        starts_at = starts_at.astimezone(UTC)
        for opens_at, closes_at in self.open_times(starts_at):
            begins_at = max(opens_at, starts_at)
            if closes_at - begins_at >= left:
                return begins_at + left
            left -= closes_at - begins_at
        raise NoWorkingHours

    def _of_day(self, day: date) -> list[tuple[datetime, datetime]]:
        if day in self.holidays:
            return []
        return [
            (self._at(day, window.opens_minute), self._at(day, window.closes_minute))
            for window in self.windows
            if window.weekday == day.weekday()
        ]

    def _at(self, day: date, minute: int) -> datetime:
        """Clocks that change are read as the place reads them: the wall's hour, whatever time has really passed."""
        past, minute = divmod(minute, 1440)
        moment = datetime.combine(day + past * DAY, time(minute // 60, minute % 60), self.zone)
        return moment.astimezone(UTC)

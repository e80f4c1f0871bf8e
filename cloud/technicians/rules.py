"""When a technician works and what they may be sent to do: pure functions of shifts, leave and certificates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from cloud.technicians.errors import BadShift

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HIGHEST_LEVEL: Final = 5
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From an instant up to, and without, another."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Period") -> bool:
        """Tell whether they have a moment in common."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "Period") -> bool:
        """Tell whether the other lies wholly inside."""
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at


@dataclass(frozen=True, slots=True)
class Shift:
    """A weekly working time on the branch's clock; one that ends before it starts goes on after midnight."""

    weekday: str
    starts: time
    ends: time

    def on(self, day: date, zone: ZoneInfo) -> Period:
        """Return the shift of a day that has its weekday."""
        last_day = day if self.starts < self.ends else day + DAY
        return Period(datetime.combine(day, self.starts, zone), datetime.combine(last_day, self.ends, zone))


def require_shifts(shifts: Sequence[Shift]) -> None:
    """Raises: BadShift: a shift of no length, or two that overlap in the week."""
    monday = date(2026, 1, 5)  # any week without a change of the clock will do
    zone = ZoneInfo("UTC")
    laid = sorted(
        (shift.on(monday + DAY * WEEKDAYS.index(shift.weekday), zone) for shift in shifts),
        key=lambda period: period.starts_at,
    )
    if any(shift.starts == shift.ends for shift in shifts):
        raise BadShift(field_errors={"shifts": BadShift.code})
    if laid:  # Sunday's night meets Monday's morning
        laid.append(Period(laid[0].starts_at + 7 * DAY, laid[0].ends_at + 7 * DAY))
    if any(one.overlaps(following) for one, following in pairwise(laid)):
        raise BadShift(field_errors={"shifts": BadShift.code})


def working_periods(
    *,
    shifts: Sequence[Shift],
    zone: ZoneInfo,
    within: Period,
    away: Sequence[Period] = (),
    extra: Sequence[Period] = (),
) -> list[Period]:
    """Return when somebody works, in order: shifts and on-call times (`extra`) joined, without leave (`away`)."""
    times = [*_laid_out(shifts, zone, within), *(period for period in extra if period.overlaps(within))]
    joined: list[Period] = []
    for period in sorted(times, key=lambda one: one.starts_at):
        if joined and period.starts_at <= joined[-1].ends_at:
            joined[-1] = Period(joined[-1].starts_at, max(joined[-1].ends_at, period.ends_at))
        else:
            joined.append(period)
    for leave in away:
        joined = [part for period in joined for part in _without(period, leave)]
    return [_clipped(period, within) for period in joined if period.overlaps(within)]


def certified_until(certificates: Iterable[tuple[str, date | None]], *, zone: ZoneInfo) -> dict[str, datetime | None]:
    """Return by name, in small letters, when a certificate (name, last day; None: for ever) ends on the branch's clock.

    Of several with one name the one that lasts longest counts.
    """
    found: dict[str, datetime | None] = {}
    for name, last_day in certificates:
        key = name.casefold()
        ends_at = None if last_day is None else datetime.combine(last_day + DAY, time(), zone)
        before = found.get(key, ends_at)
        found[key] = None if ends_at is None or before is None else max(before, ends_at)
    return found


def _laid_out(shifts: Sequence[Shift], zone: ZoneInfo, within: Period) -> Iterator[Period]:
    day = within.starts_at.astimezone(zone).date() - DAY
    last = within.ends_at.astimezone(zone).date()
    while day <= last:
        for shift in shifts:
            if WEEKDAYS[day.weekday()] == shift.weekday:
                yield shift.on(day, zone)
        day += DAY


def _without(period: Period, leave: Period) -> Iterator[Period]:
    if not period.overlaps(leave):
        yield period
        return
    if period.starts_at < leave.starts_at:
        yield Period(period.starts_at, leave.starts_at)
    if leave.ends_at < period.ends_at:
        yield Period(leave.ends_at, period.ends_at)


def _clipped(period: Period, within: Period) -> Period:
    return Period(max(period.starts_at, within.starts_at), min(period.ends_at, within.ends_at))

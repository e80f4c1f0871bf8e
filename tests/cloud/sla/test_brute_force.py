"""A thousand random calendars, promises and pauses: the arithmetic agrees with counting every minute."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from cloud.sla.calendars import Window, WorkingHours
from cloud.sla.rules import ClockEvent, clock

CALENDARS = 1000
MINUTE = timedelta(minutes=1)
ZONES = [ZoneInfo(name) for name in ("Africa/Nairobi", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC")]
NEAR_CLOCK_CHANGES = [
    datetime(2026, 3, 27, tzinfo=UTC),
    datetime(2026, 10, 23, tzinfo=UTC),
    datetime(2026, 3, 6, tzinfo=UTC),
]


def random_hours(chance: random.Random) -> WorkingHours:
    windows = []
    for day in range(7):
        opens = chance.randrange(0, 600, 15)
        for _ in range(chance.choice((0, 1, 1, 2))):
            closes = opens + chance.randrange(60, 700, 15)
            windows.append(Window(day, _outside_the_change(opens), _outside_the_change(closes)))
            opens = closes + chance.randrange(15, 240, 15)
    windows = [window for window in windows if window.opens_minute < window.closes_minute]
    if not windows:
        windows = [Window(2, 540, 1020)]
    holidays = frozenset(date(2026, chance.choice((3, 9, 10)), chance.randrange(1, 29)) for _ in range(3))
    return WorkingHours(chance.choice(ZONES), tuple(windows), holidays)


def _outside_the_change(minute: int) -> int:
    """Nobody opens or closes between one and half past three: in the hour that comes twice "02:30" says nothing."""
    return minute - minute % 1440 + 45 if 60 <= minute % 1440 <= 210 else minute


def is_open(hours: WorkingHours, moment: datetime) -> bool:
    """Read the wall's clock, as a person in the shop would: is it inside a window of today, or of yesterday's night?"""
    local = moment.astimezone(hours.zone)
    for back in (0, 1):
        day = local.date() - timedelta(days=back)
        minute = local.hour * 60 + local.minute + 1440 * back
        if day not in hours.holidays and any(
            window.weekday == day.weekday() and window.opens_minute <= minute < window.closes_minute
            for window in hours.windows
        ):
            return True
    return False


def counted_due(
    hours: WorkingHours, start: datetime, target_minutes: int, pauses: list[tuple[datetime, datetime]]
) -> datetime:
    at, left = start, target_minutes
    while left:
        if is_open(hours, at) and not any(begin <= at < end for begin, end in pauses):
            left -= 1
        at += MINUTE
    return at


def test_a_thousand_random_calendars_against_counting_minutes() -> None:
    chance = random.Random(20261123)
    different = []
    for number in range(CALENDARS):
        hours = random_hours(chance)
        base = chance.choice(NEAR_CLOCK_CHANGES) if number % 3 == 0 else datetime(2026, 9, 1, tzinfo=UTC)
        start = base + chance.randrange(0, 4 * 1440) * MINUTE
        target_minutes = chance.randrange(5, 900)
        log, pauses, at = [ClockEvent("started", start, target_minutes * MINUTE)], [], start
        for _ in range(chance.randrange(0, 3)):
            begin = at + chance.randrange(1, 600) * MINUTE
            at = begin + chance.randrange(1, 2000) * MINUTE
            pauses.append((begin, at))
            log += [ClockEvent("paused", begin), ClockEvent("resumed", at)]

        found = clock(log, hours=hours, now=max(at, start)).due_at

        if found != counted_due(hours, start, target_minutes, pauses):
            different.append((number, start, found))
    assert different == []

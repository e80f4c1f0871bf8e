"""The clock's published vectors, and what never changes whatever is told."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cloud.sla.calendars import Window, WorkingHours
from cloud.sla.errors import NoWorkingHours
from cloud.sla.rules import ClockEvent, clock
from cloud.sla.terms import hours_of

NAIROBI, BERLIN = ZoneInfo("Africa/Nairobi"), ZoneInfo("Europe/Berlin")
H = timedelta(hours=1)


def week(*spans: tuple[float, float], days: range = range(5), saturday: tuple[float, float] | None = None,
         zone: ZoneInfo = NAIROBI, holidays: tuple[date, ...] = ()) -> WorkingHours:  # fmt: skip
    windows = [Window(day, round(begin * 60), round(end * 60)) for day in days for begin, end in spans]
    if saturday:
        windows.append(Window(5, round(saturday[0] * 60), round(saturday[1] * 60)))
    return WorkingHours(zone, tuple(windows), frozenset(holidays))


def at(text: str, zone: ZoneInfo = NAIROBI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


NINE_TO_FIVE = week((9, 17))
EIGHT_TO_SIX = week((8, 18))
ALWAYS = week((0, 24), days=range(7), zone=BERLIN)

VECTORS = [
    ("over the weekend", NINE_TO_FIVE, "2026-09-04T16:00", 3, [], "2026-09-07T11:00"),
    ("over a night", EIGHT_TO_SIX, "2026-09-07T17:00", 4, [], "2026-09-08T11:00"),
    ("an hour before, as a warning", EIGHT_TO_SIX, "2026-09-07T17:00", 3, [], "2026-09-08T10:00"),
    ("over lunch and into Saturday", week((8, 13), (14, 17), saturday=(8, 12)),
     "2026-09-04T12:30", 6, [], "2026-09-05T10:30"),
    ("over a holiday", week((9, 17), holidays=(date(2026, 10, 20),)), "2026-10-19T16:00", 3, [], "2026-10-21T11:00"),
    ("a pause over the weekend", NINE_TO_FIVE, "2026-09-04T15:00", 4,
     [("2026-09-04T16:30", "2026-09-07T10:00")], "2026-09-07T12:30"),
    ("two pauses", NINE_TO_FIVE, "2026-09-07T09:00", 6,
     [("2026-09-07T10:00", "2026-09-07T11:00"), ("2026-09-07T14:00", "2026-09-07T15:00")], "2026-09-07T17:00"),
    ("clocks go back", ALWAYS, "2026-10-24T22:00", 8, [], "2026-10-25T05:00"),
    ("clocks go forward", ALWAYS, "2026-03-28T22:00", 8, [], "2026-03-29T07:00"),
    ("created while closed", NINE_TO_FIVE, "2026-09-05T11:00", 1, [], "2026-09-07T10:00"),
    ("ends exactly at closing", NINE_TO_FIVE, "2026-09-04T14:00", 3, [], "2026-09-04T17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "hours", "start", "target_h", "pauses", "due"), VECTORS)
def test_published_vector(
    name: str, hours: WorkingHours, start: str, target_h: int, pauses: list[tuple[str, str]], due: str
) -> None:
    log = [ClockEvent("started", at(start, hours.zone), target_h * H)]
    for begin, end in pauses:
        log += [ClockEvent("paused", at(begin, hours.zone)), ClockEvent("resumed", at(end, hours.zone))]

    found = clock(log, hours=hours, now=log[-1].at)

    assert found.due_at == at(due, hours.zone), name


def started(target_h: float = 4) -> list[ClockEvent]:
    return [ClockEvent("started", at("2026-09-07T09:00"), target_h * H)]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-09-07T10:00", "running"),
        ("2026-09-07T12:00", "at_risk"),
        ("2026-09-07T13:00", "breached"),
        ("2026-09-09T13:00", "breached"),
    ],
)
def test_a_promise_runs_is_at_risk_and_is_broken(now: str, state: str) -> None:
    assert clock(started(), hours=NINE_TO_FIVE, now=at(now)).state == state


def test_what_is_done_in_the_last_moment_is_kept() -> None:
    log = [*started(), ClockEvent("met", at("2026-09-07T13:00"))]

    found = clock(log, hours=NINE_TO_FIVE, now=at("2026-09-08T09:00"))

    assert (found.state, found.met_at, found.breached_at) == ("met", at("2026-09-07T13:00"), None)


def test_a_breach_stays_whatever_comes_later() -> None:
    log = [
        *started(),
        ClockEvent("met", at("2026-09-07T14:00")),
        ClockEvent("reopened", at("2026-09-07T15:00")),
        ClockEvent("target_changed", at("2026-09-07T15:10"), 100 * H),
    ]

    found = clock(log, hours=NINE_TO_FIVE, now=at("2026-09-07T16:00"))

    assert (found.state, found.breached_at) == ("breached", at("2026-09-07T13:00"))


def test_the_time_it_counted_as_done_is_not_used_up() -> None:
    log = [*started(), ClockEvent("met", at("2026-09-07T10:00")), ClockEvent("reopened", at("2026-09-07T16:00"))]

    found = clock(log, hours=NINE_TO_FIVE, now=at("2026-09-07T16:30"))

    assert (found.state, found.used, found.due_at) == ("running", 1.5 * H, at("2026-09-08T11:00"))


def test_another_priority_counts_from_the_original_start() -> None:
    log = [*started(8), ClockEvent("target_changed", at("2026-09-07T11:00"), 3 * H)]

    assert clock(log, hours=NINE_TO_FIVE, now=at("2026-09-07T11:30")).due_at == at("2026-09-07T12:00")


def test_a_paused_promise_says_when_it_would_be_due_if_it_went_on() -> None:
    log = [*started(), ClockEvent("paused", at("2026-09-07T11:00"))]

    found = clock(log, hours=NINE_TO_FIVE, now=at("2026-09-07T15:00"))

    assert (found.state, found.due_at, found.used) == ("paused", at("2026-09-07T17:00"), 2 * H)


def test_what_is_told_twice_counts_once() -> None:
    log = [
        *started(),
        ClockEvent("paused", at("2026-09-07T10:00")),
        ClockEvent("paused", at("2026-09-07T10:30")),
        ClockEvent("resumed", at("2026-09-07T11:00")),
        ClockEvent("resumed", at("2026-09-07T12:00")),
    ]

    assert clock(log, hours=NINE_TO_FIVE, now=at("2026-09-07T12:00")).due_at == at("2026-09-07T14:00")


def test_a_calendar_that_never_opens_says_so() -> None:
    with pytest.raises(NoWorkingHours):
        clock(started(), hours=WorkingHours(NAIROBI, ()), now=datetime(2026, 9, 8, tzinfo=UTC))


def test_a_stored_calendar_is_read_with_nights_and_the_end_of_the_day() -> None:
    stored = {
        "windows": [
            {"weekday": 0, "opens": "22:00", "closes": "06:00"},
            {"weekday": 4, "opens": "08:00", "closes": "24:00"},
        ],
        "holidays": ["2026-12-25"],
        "zone": "Africa/Nairobi",
    }

    hours = hours_of(stored)

    assert hours.windows == (Window(0, 1320, 1800), Window(4, 480, 1440))
    assert hours.holidays == {date(2026, 12, 25)}

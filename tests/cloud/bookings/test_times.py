"""Time entries follow from the steps of a booking."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cloud.bookings.rules import STATUSES
from cloud.bookings.times import Step, TimeEntry, time_entries

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def test_travel_work_and_break_are_told_apart() -> None:
    steps = [(0, "accepted"), (5, "travelling"), (30, "on_site"), (35, "working"), (60, "on_break"), (70, "working"),
             (90, "completed")]  # fmt: skip

    entries = time_entries(Step(at(minute), status) for minute, status in steps)

    assert entries == [
        TimeEntry("travel", at(5), at(30)),
        TimeEntry("work", at(30), at(60)),
        TimeEntry("break", at(60), at(70)),
        TimeEntry("work", at(70), at(90)),
    ]


def test_work_that_goes_on_has_no_end() -> None:
    (entry,) = time_entries([Step(at(0), "working")])

    assert (entry.ends_at, entry.lasting(at(25))) == (None, timedelta(minutes=25))


@given(st.lists(st.tuples(st.integers(-500, 500), st.sampled_from(STATUSES)), max_size=12))
def test_no_entry_lasts_less_than_nothing_whatever_the_phone_s_clock_said(steps: list[tuple[int, str]]) -> None:
    entries = time_entries(Step(at(minute), status) for minute, status in steps)

    assert all(entry.lasting(at(600)) >= timedelta(0) for entry in entries)
    assert all(entry.ends_at is not None for entry in entries[:-1])

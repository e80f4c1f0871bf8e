"""When somebody works: shifts on the branch's clock, nights, leave, on-call times."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.technicians.errors import BadShift
from cloud.technicians.rules import WEEKDAYS, Period, Shift, certified_until, require_shifts, working_periods

NAIROBI = ZoneInfo("Africa/Nairobi")
BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = NAIROBI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_a_shift_is_on_the_branch_s_clock() -> None:
    shifts = [Shift("mon", time(8), time(17))]

    (period,) = working_periods(shifts=shifts, zone=NAIROBI, within=Period(at("2026-11-23"), at("2026-11-24")))

    assert period.starts_at.astimezone(UTC) == datetime(2026, 11, 23, 5, tzinfo=UTC)
    assert period.ends_at.astimezone(UTC) == datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_a_night_shift_goes_on_after_midnight_and_after_sunday() -> None:
    shifts = [Shift("sun", time(22), time(6))]

    (period,) = working_periods(shifts=shifts, zone=NAIROBI, within=Period(at("2026-11-23"), at("2026-11-24")))

    assert (period.starts_at, period.ends_at) == (at("2026-11-23"), at("2026-11-23T06:00"))


def test_the_night_in_which_clocks_go_back_is_an_hour_longer() -> None:
    shifts = [Shift("sat", time(22), time(6))]
    within = Period(at("2026-10-24T12:00", BERLIN), at("2026-10-25T12:00", BERLIN))

    (period,) = working_periods(shifts=shifts, zone=BERLIN, within=within)

    assert period.ends_at.astimezone(UTC) - period.starts_at.astimezone(UTC) == timedelta(hours=9)


def test_leave_cuts_a_shift_in_two_and_on_call_joins_it() -> None:
    shifts = [Shift("mon", time(8), time(17))]
    away = [Period(at("2026-11-23T12:00"), at("2026-11-23T13:00"))]
    extra = [Period(at("2026-11-23T16:00"), at("2026-11-23T20:00"))]

    periods = working_periods(
        shifts=shifts, zone=NAIROBI, within=Period(at("2026-11-23"), at("2026-11-24")), away=away, extra=extra
    )

    assert [(p.starts_at.hour, p.ends_at.hour) for p in periods] == [(8, 12), (13, 20)]


@pytest.mark.parametrize(
    "shifts",
    [
        [Shift("mon", time(8), time(8))],
        [Shift("mon", time(8), time(12)), Shift("mon", time(11), time(17))],
        [Shift("sun", time(22), time(6)), Shift("mon", time(5), time(9))],
    ],
)
def test_shifts_that_do_not_fit_are_refused(shifts: list[Shift]) -> None:
    with pytest.raises(BadShift):
        require_shifts(shifts)


def test_a_certificate_holds_to_the_end_of_its_last_day_on_the_branch_s_clock() -> None:
    certificates = [("High voltage", date(2026, 11, 22)), ("high voltage", date(2026, 11, 23)), ("First aid", None)]

    until = certified_until(certificates, zone=ZoneInfo("Africa/Nairobi"))

    assert until == {"high voltage": datetime(2026, 11, 23, 21, tzinfo=UTC), "first aid": None}


hours = st.integers(0, 23).map(time)
some_shifts = st.lists(st.builds(Shift, st.sampled_from(WEEKDAYS), hours, hours), max_size=6).filter(
    lambda shifts: all(shift.starts != shift.ends for shift in shifts)
)
moments = st.integers(0, 14 * 24).map(lambda hour: at("2026-11-16") + timedelta(hours=hour))
periods = st.tuples(moments, st.integers(1, 30)).map(
    lambda given: Period(given[0], given[0] + timedelta(hours=given[1]))
)


@given(shifts=some_shifts, within=periods, away=st.lists(periods, max_size=4), extra=st.lists(periods, max_size=3))
def test_nobody_works_while_away_and_no_time_counts_twice(
    shifts: list[Shift], within: Period, away: list[Period], extra: list[Period]
) -> None:
    found = working_periods(shifts=shifts, zone=NAIROBI, within=within, away=away, extra=extra)

    assert all(within.contains(period) for period in found)
    assert not any(period.overlaps(leave) for period in found for leave in away)
    assert all(one.ends_at <= following.starts_at for one, following in pairwise(found))

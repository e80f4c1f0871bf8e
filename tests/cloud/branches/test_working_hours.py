"""A week that can be worked by: windows with a length that do not overlap, also over midnight and over Sunday."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.branches.errors import BadWorkingHours
from cloud.branches.rules import AROUND_THE_CLOCK, WEEKDAYS_8_TO_5, require_windows

MON, TUE, SAT, SUN = 0, 1, 5, 6


def week(*windows: tuple[int, str, str]) -> list[dict[str, Any]]:
    return [{"weekday": day, "opens": opens, "closes": closes} for day, opens, closes in windows]


@pytest.mark.parametrize(
    "windows",
    [
        WEEKDAYS_8_TO_5["windows"],
        AROUND_THE_CLOCK["windows"],
        week((MON, "08:00", "12:30"), (MON, "13:30", "17:00")),
        week((MON, "22:00", "06:00"), (TUE, "06:00", "14:00")),
        week((SUN, "22:00", "06:00"), (MON, "06:00", "07:00")),
        week((TUE, "09:00", "10:00"), (MON, "09:00", "10:00")),
    ],
)
def test_a_week_may_have_pauses_nights_and_no_pause_at_all(windows: list[dict[str, Any]]) -> None:
    require_windows(windows)


@pytest.mark.parametrize(
    ("windows", "field"),
    [
        (week(), "windows"),
        (week((MON, "08:00", "08:00")), "windows.0"),
        (week((MON, "08:00", "12:00"), (TUE, "08:00", "12:00"), (MON, "11:59", "13:00")), "windows.2"),
        (week((MON, "22:00", "06:00"), (TUE, "05:00", "08:00")), "windows.1"),
        (week((MON, "05:00", "08:00"), (SUN, "22:00", "06:00")), "windows.1"),
        (week((SAT, "00:00", "24:00"), (SAT, "23:00", "23:30")), "windows.1"),
    ],
)
def test_what_cannot_be_worked_by_is_named(windows: list[dict[str, Any]], field: str) -> None:
    with pytest.raises(BadWorkingHours) as refused:
        require_windows(windows)

    assert list(refused.value.field_errors) == [field]


minutes = st.integers(0, 1439)


@given(st.lists(st.tuples(st.integers(0, 6), minutes, minutes), min_size=1, max_size=6))
def test_a_week_is_refused_exactly_when_a_minute_is_open_twice(drawn: list[tuple[int, int, int]]) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60:02}:{minute % 60:02}"

    windows = week(*((day, clock(opens), clock(closes)) for day, opens, closes in drawn))
    open_minutes = [
        (day * 1440 + opens + passed) % (7 * 1440)
        for day, opens, closes in drawn
        for passed in range((closes - opens) % 1440)
    ]
    is_sound = all(opens != closes for _, opens, closes in drawn) and len(open_minutes) == len(set(open_minutes))

    try:
        require_windows(windows)
    except BadWorkingHours:
        assert not is_sound
    else:
        assert is_sound

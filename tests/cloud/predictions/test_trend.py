"""The interval of a trend holds about as often as it says, on values it has not seen; a plain one does not."""

import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloud.predictions.trend import HORIZONS, NOMINAL, WINDOW, back_test, fit, line
from tests.cloud.predictions.courses import at_rest, wearing

Z_80 = 1.2816


def naive_half_width(values: list[float], ahead: int) -> float:
    """The textbook's prediction interval of an ordinary regression, which believes in its own line."""
    window = values[-WINDOW:]
    level, slope = line(window)
    residuals = [value - level - slope * (place - WINDOW + 1) for place, value in enumerate(window)]
    deviation = math.sqrt(sum(one * one for one in residuals) / (WINDOW - 2))
    middle = (WINDOW - 1) / 2
    reach = (WINDOW - 1 + ahead - middle) ** 2 / sum((place - middle) ** 2 for place in range(WINDOW))
    return Z_80 * deviation * math.sqrt(1 + 1 / WINDOW + reach)


def held_out(courses: list[list[float]], *, origins: range) -> tuple[float, float]:
    """Return the shares of intervals that held, ours and the naive one, over values later than all that was used."""
    ours, naive = [], []
    for values in courses:
        for origin in origins:
            known = values[:origin]
            trend, tested = fit(known), back_test(known)
            level, slope = line(known[-WINDOW:])
            for ahead in HORIZONS:
                came = values[origin - 1 + ahead]
                ours.append(abs(came - trend.at(ahead)) <= tested.half_width(trend, ahead))
                naive.append(abs(came - level - slope * ahead) <= naive_half_width(known, ahead))
    return statistics.mean(ours), statistics.mean(naive)


def test_on_trends_whose_rate_changes_the_interval_holds_and_the_naive_one_does_not() -> None:
    courses = [wearing(220, seed=seed, unrest=0.02) for seed in range(16)]

    ours, naive = held_out(courses, origins=range(140, 196, 11))

    print(f"nominal {NOMINAL:.0%}: held {ours:.0%}, naive {naive:.0%}")
    assert 0.70 <= ours <= 0.92
    assert naive < 0.65


def test_on_steady_trends_it_is_not_needlessly_wide() -> None:
    courses = [[0.05 * place + value for place, value in enumerate(at_rest(220, seed=seed))] for seed in range(16)]

    ours, _ = held_out(courses, origins=range(140, 196, 11))

    assert 0.70 <= ours <= 0.92


def test_what_the_back_test_says_of_itself_is_what_comes() -> None:
    told, came = [], []
    for seed in range(16):
        values = wearing(260, seed=seed, unrest=0.01)
        told.append(back_test(values[:200]).coverage)
        came.append(held_out([values], origins=range(200, 236, 12))[0])

    assert statistics.mean(one for one in told if one is not None) == pytest.approx(statistics.mean(came), abs=0.1)


def test_no_later_value_changes_what_was_known_before() -> None:
    values = wearing(150, seed=3)
    before = back_test(values)

    dice = random.Random(4)
    longer = back_test([*values, *(dice.gauss(0, 100) for _ in range(1))])

    assert longer.checked > before.checked
    assert back_test(values) == before


def test_too_short_a_past_has_no_width() -> None:
    assert back_test(wearing(WINDOW + HORIZONS[0], seed=1)).widths == {}
    assert back_test(wearing(WINDOW + HORIZONS[0], seed=1)).coverage is None


@given(st.floats(-100, 100), st.floats(-5, 5))
def test_a_straight_line_is_found_whatever_a_fifth_of_wild_values_say(level: float, slope: float) -> None:
    values = [level + slope * place for place in range(WINDOW)]
    for place in (2, 7, 11, 19):
        values[place] = 1e6

    found = line(values)

    assert found[0] == pytest.approx(level + slope * (WINDOW - 1), abs=1e-6)
    assert found[1] == pytest.approx(slope, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-1e9, 1e9), min_size=WINDOW, max_size=120))
def test_any_values_give_finite_widths(values: list[float]) -> None:
    tested = back_test(values)

    assert 0 <= tested.covered <= tested.checked
    assert all(math.isfinite(width) and width >= 0 for width in tested.widths.values())

"""What may be said of a signal's future: a date where it is honest, else the reason there is none."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloud.predictions.rules import HORIZON, LEAST_STEPS, STEPS_S, asks_for_visit, line_at, step_for
from tests.cloud.predictions.courses import STEP_S, at_rest, failing, looked, wandering

LIMIT = 30.0


def test_a_steady_rise_is_dated_and_asks_for_a_visit() -> None:
    values = failing(120, from_step=80)

    found = looked(values, limit=LIMIT)

    assert found.outcome == "reaches"
    assert found.earliest_at is not None
    assert found.expected_at is not None
    assert found.earliest_at <= found.expected_at
    assert found.expected_at / STEP_S == pytest.approx(130, abs=4)  # 10 + 0.4 × (130 - 80) = 30
    assert found.since is not None
    assert found.since / STEP_S == pytest.approx(84, abs=6)
    assert found.slope_per_day == pytest.approx(0.4 * 24, rel=0.2)
    assert found.coverage is not None
    assert found.coverage >= 0.6
    assert asks_for_visit(found, limit=LIMIT, direction="high")


def test_a_fall_towards_a_low_limit_is_the_mirror_image() -> None:
    values = failing(120, from_step=80)

    rising, falling = looked(values, limit=LIMIT), looked([-one for one in values], limit=-LIMIT, direction="low")

    assert (falling.earliest_at, falling.expected_at, falling.latest_at) == (
        rising.earliest_at,
        rising.expected_at,
        rising.latest_at,
    )
    assert falling.value == pytest.approx(-(rising.value or 0))
    assert asks_for_visit(falling, limit=-LIMIT, direction="low")
    assert not asks_for_visit(falling, limit=-LIMIT, direction="high")
    assert all(step[1] <= step[2] <= step[3] for step in falling.path)


def test_at_rest_no_limit_is_reached_and_nobody_is_asked() -> None:
    found = looked(at_rest(120), limit=LIMIT)

    assert (found.outcome, found.reason, found.expected_at) == ("not_within", "", None)
    assert not asks_for_visit(found, limit=LIMIT, direction="high")


def test_healthy_machines_that_wander_and_swing_ask_for_no_visit() -> None:
    asked = sum(
        asks_for_visit(looked(values[:count], limit=18.0), limit=18.0, direction="high")
        for seed in range(20)
        for values in [wandering(240, swing=1.5 * (seed % 2), seed=seed)]
        for count in range(100, 240, 20)
    )

    assert asked == 0


def test_a_date_beyond_the_horizon_is_a_straight_line_and_said_to_be_one() -> None:
    found = looked(failing(120, from_step=80), limit=45.0)

    assert found.expected_at is None
    drawn = line_at(found, limit=45.0)
    assert drawn is not None
    assert drawn > found.path[-1][0]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "too_few"),
        ([None] * 50, "too_few"),
        ([math.nan] * 200, "too_few"),
        (failing(LEAST_STEPS - 1, from_step=30), "too_few"),
        ([5.0] * 200, "constant"),
        ([*failing(120, from_step=80), *[None] * 48, *failing(30, from_step=0)], "gap"),
        ([*at_rest(100), *at_rest(40, level=25.0, spread=0.1)], "sensor_changed"),
        ([*at_rest(100), *at_rest(40, level=60.0, spread=8.0)], "sensor_changed"),
        (failing(160, from_step=80), "beyond"),
    ],
)
def test_where_no_date_would_be_honest_the_reason_is_told(values: list[float | None], reason: str) -> None:
    found = looked(values, limit=LIMIT if reason != "sensor_changed" else 90.0)

    assert (found.outcome, found.reason) == ("none", reason)
    assert (found.earliest_at, found.expected_at, found.latest_at, found.path) == (None, None, None, ())
    assert not asks_for_visit(found, limit=LIMIT, direction="high")


def test_a_signal_that_has_gone_silent_is_not_dated() -> None:
    assert looked(failing(120, from_step=80), limit=LIMIT, late_steps=24).reason == "silent"


def test_after_a_gap_a_new_past_is_enough() -> None:
    found = looked([*at_rest(100, level=50.0), *[None] * 72, *failing(120, from_step=80)], limit=LIMIT)

    assert found.outcome == "reaches"


def test_a_few_missing_hours_are_drawn_through() -> None:
    values: list[float | None] = [*failing(120, from_step=80)]
    for place in (20, 60, 61, 62, 100):
        values[place] = math.nan if place % 2 else None

    assert looked(values, limit=LIMIT).outcome == "reaches"


def test_the_edge_s_word_that_the_sensor_was_swapped_counts() -> None:
    found = looked(failing(120, from_step=80), limit=LIMIT, sensor_changed_at=70.0 * STEP_S)

    assert (found.outcome, found.reason) == ("none", "sensor_changed")


def test_where_past_intervals_did_not_hold_no_date_is_shown() -> None:
    dice = random.Random(1)  # a calm signal that began to climb a window ago: nothing in its past is like it
    values = [max(0, place - 59) + dice.gauss(0, 0.05) for place in range(80)]

    found = looked(values, limit=25.0)

    assert found.coverage is not None
    assert found.coverage < 0.6
    assert (found.outcome, found.reason, found.path) == ("none", "coverage_poor", ())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.floats()), max_size=160), st.floats(-1e6, 1e6), st.sampled_from(["high", "low"])
)
def test_no_values_whatever_break_a_forecast(values: list[float | None], limit: float, direction: str) -> None:
    found = looked(values, limit=limit, direction=direction)

    assert (found.outcome == "reaches") == (found.expected_at is not None)
    assert all(math.isfinite(number) for step in found.path for number in step)
    assert len(found.path) in {0, HORIZON}


@given(st.floats(60, 180 * 86_400))
def test_steps_are_round_and_enough(period_s: float) -> None:
    step = step_for(period_s)

    assert step in STEPS_S
    assert step == STEPS_S[0] or period_s / step >= 96

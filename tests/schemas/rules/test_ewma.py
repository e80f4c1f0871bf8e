"""The self-calibrating chart: what it learns, what it refuses to learn, and that it never alarms by accident."""

import math
import random
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.rules.engine import decode_state, encode_state, evaluator_of, initial_state, without_episode
from schemas.rules.ewma import EwmaState
from schemas.rules.rule import EwmaParams, LimitParams, Rule
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

MINUTE = 60_000_000
DAY = 24 * 60 * MINUTE
NEEDED = 40


def rule_with(**params: object) -> Rule:
    given_params = {"learn_samples": NEEDED, "on_delay_s": 600.0, "off_delay_s": 600.0, **params}
    return Rule(
        id="chart",
        version=1,
        point_key="p/v",
        point_unit="mm/s",
        params=EwmaParams(**given_params),  # type: ignore[arg-type]
    )


def noisy(count: int, *, level: float = 3.0, spread: float = 0.1, seed: int = 1) -> list[float]:
    dice = random.Random(seed)
    return [dice.gauss(level, spread) for _ in range(count)]


def samples(values: list[float | None], *, from_us: int = 0, from_seq: int = 1) -> list[Sample]:
    return [Sample(from_seq + place, from_us + place * MINUTE, value) for place, value in enumerate(values)]


def run(rule: Rule, series: list[Sample], state: EwmaState | None = None) -> tuple[EwmaState, list[Transition]]:
    after, found = state or initial_state(rule), []
    see = evaluator_of(rule)
    for sample in series:
        after, transitions = see(after, sample)
        found += transitions
    assert isinstance(after, EwmaState)
    return after, found


def test_it_learns_centre_and_spread_and_then_watches() -> None:
    state, found = run(rule_with(learn_samples=200), samples([*noisy(200), *noisy(500, seed=2)]))

    assert state.baseline is not None
    assert state.baseline.centre == pytest.approx(3.0, abs=0.03)
    assert state.baseline.spread == pytest.approx(0.1, rel=0.2)
    assert found == []


def test_a_lasting_shift_is_told_with_what_was_observed_and_what_was_usual() -> None:
    series = samples([*noisy(NEEDED), *noisy(100, level=4.0, seed=2)])

    state, found = run(rule_with(width=6.0), series)

    (raised,) = found
    assert raised.kind == "raised"
    assert state.baseline is not None
    assert raised.limit == pytest.approx(state.baseline.centre + state.baseline.band)
    assert raised.limit <= raised.value < 4.1
    assert raised.at_us - raised.onset_at_us >= 600 * 1_000_000


def test_and_cleared_when_the_signal_is_back() -> None:
    series = samples([*noisy(NEEDED), *noisy(100, level=4.0, seed=2), *noisy(100, seed=3)])

    assert [one.kind for one in run(rule_with(width=6.0), series)[1]] == ["raised", "cleared"]


def test_a_chart_for_falling_values_does_not_hear_rising_ones() -> None:
    series = samples([*noisy(NEEDED), *noisy(100, level=4.0, seed=2)])

    assert run(rule_with(direction="low", width=6.0), series)[1] == []
    assert len(run(rule_with(direction="both", width=6.0), series)[1]) == 1


def test_wild_values_while_learning_change_little() -> None:
    values = noisy(NEEDED)
    values[3], values[17] = 9000.0, -9000.0

    state, _ = run(rule_with(), samples(values))

    assert state.baseline is not None
    assert state.baseline.spread < 0.2
    assert state.baseline.drift < 0.2


def test_a_constant_signal_is_refused_said_so_and_never_alarmed() -> None:
    state, found = run(rule_with(), samples([5.0] * 500))

    assert (state.baseline, state.reason, found) == (None, "constant", [])


def test_a_signal_that_comes_to_life_is_learned_after_all() -> None:
    state, found = run(rule_with(), samples([*[5.0] * NEEDED, *noisy(NEEDED), *noisy(200, seed=2)]))

    assert state.baseline is not None
    assert (state.reason, found) == ("", [])


def test_after_a_gap_of_days_the_chart_is_armed_anew_and_does_not_jump() -> None:
    rule = rule_with(width=2.0)
    before, _ = run(rule, samples([*noisy(NEEDED), *noisy(8, level=3.6, seed=2)]))

    state, found = run(rule, samples(noisy(50, seed=3), from_us=9 * DAY, from_seq=1000), before)
    first, _ = run(rule, samples([3.0], from_us=9 * DAY, from_seq=1000), before)

    assert before.baseline is not None
    assert before.onset_seq is not None
    assert first.onset_seq is None
    assert first.baseline == state.baseline == before.baseline
    assert abs(first.smoothed - before.baseline.centre) < 0.05
    assert found == []


def test_a_gap_while_learning_loses_nothing() -> None:
    rule = rule_with()
    values = noisy(NEEDED)
    before, _ = run(rule, samples(values[:20]))

    state, _ = run(rule, samples(values[20:], from_us=5 * DAY, from_seq=100), before)

    assert state.baseline is not None


@pytest.mark.parametrize(("level", "spread"), [(30.0, 1.0), (30.0, 0.005), (-20.0, 0.8), (12.0, 0.0)])
def test_a_swapped_sensor_is_learned_anew_and_raises_nothing(level: float, spread: float) -> None:
    series = samples([*noisy(NEEDED), *noisy(NEEDED, seed=2), *noisy(20, level=level, spread=spread, seed=3)])
    rule = rule_with(direction="both", on_delay_s=0.0)

    state, found = run(rule, series)

    assert (state.baseline, state.reason, found) == (None, "sensor_changed", [])


def test_after_which_the_new_sensor_is_watched_like_the_old() -> None:
    new = [*noisy(20 + NEEDED, level=30, spread=1, seed=3), *noisy(100, level=60, spread=1, seed=4)]

    state, found = run(rule_with(), samples([*noisy(2 * NEEDED), *new]))

    assert state.baseline is not None
    assert state.baseline.centre == pytest.approx(30, abs=1)
    assert [one.kind for one in found] == ["raised"]


def test_a_step_with_the_noise_of_before_is_the_machine_and_raises() -> None:
    series = samples([*noisy(2 * NEEDED), *noisy(100, level=6.0, seed=3)])

    assert [one.kind for one in run(rule_with(), series)[1]] == ["raised"]


def test_damage_that_keeps_growing_after_a_step_is_not_taken_for_another_sensor() -> None:
    dice = random.Random(5)
    growing = [6.0 + 0.5 * place + dice.gauss(0, 0.4) for place in range(100)]

    state, found = run(rule_with(), samples([*noisy(2 * NEEDED), *growing]))

    assert ([one.kind for one in found], state.reason) == (["raised"], "")


def test_one_spike_is_no_alarm() -> None:
    series = samples([*noisy(2 * NEEDED), 900.0, 900.0, *noisy(200, seed=2)])

    assert run(rule_with(on_delay_s=0.0), series)[1] == []


@pytest.mark.parametrize("bad", [None, math.nan, math.inf, -math.inf])
def test_what_is_no_number_changes_nothing(bad: float | None) -> None:
    rule = rule_with()
    state, _ = run(rule, samples(noisy(NEEDED + 5)))

    assert run(rule, [Sample(99, DAY, bad), Sample(100, DAY, 7.0, is_good=False)], state) == (state, [])


def test_with_a_pace_only_one_sample_in_a_while_is_looked_at() -> None:
    state, _ = run(rule_with(every_s=600.0), samples(noisy(100)))

    assert len(state.learned) == 10


def test_a_pace_as_long_as_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="every_s"):
        EwmaParams(every_s=21_600.0)


def test_drift_while_learning_widens_the_band() -> None:
    wandering = [3.0 + 2.0 * math.sin(place / 12) + noise for place, noise in enumerate(noisy(100, level=0))]

    state, _ = run(rule_with(learn_samples=100, width=0.5, least_change=0.0), samples(wandering))

    assert state.baseline is not None
    assert state.baseline.band == pytest.approx(2 * state.baseline.drift)
    assert state.baseline.band > 2.0


def test_another_version_keeps_what_was_learned_and_judges_by_its_own_width() -> None:
    state, _ = run(rule_with(width=8.0, least_change=0.0), samples(noisy(NEEDED)))
    narrower = rule_with(width=5.0, least_change=0.0)

    kept = without_episode(narrower, state)

    assert isinstance(kept, EwmaState)
    assert state.baseline is not None
    assert kept.baseline is not None
    assert kept.baseline.centre == state.baseline.centre
    assert kept.baseline.band == pytest.approx(state.baseline.band * 5 / 8)


def test_another_way_of_learning_begins_anew() -> None:
    state, _ = run(rule_with(), samples(noisy(NEEDED)))

    assert without_episode(rule_with(smoothing=0.3), state) == initial_state(rule_with(smoothing=0.3))


def test_a_limit_keeps_nothing_of_an_episode() -> None:
    rule = Rule(id="r", version=1, point_key="p", point_unit="1", params=LimitParams(direction="high", limit=1.0))

    assert without_episode(rule, initial_state(rule)) == initial_state(rule)


def test_a_state_stored_before_there_were_charts_is_read() -> None:
    assert decode_state(b'{"onset_seq":7,"onset_at_us":5,"is_raised":true,"inside_since_us":null,"last_at_us":9}')


def test_the_state_of_an_armed_chart_is_small() -> None:
    state, _ = run(rule_with(learn_samples=500), samples(noisy(600)))

    assert len(encode_state(state)) < 1024


value = st.one_of(
    st.none(),
    st.floats(2.5, 3.5),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([3.0, 3.1, 40.0]),
)
step_us = st.sampled_from([0, 1, MINUTE, MINUTE, MINUTE, 20 * MINUTE, 3 * DAY, -MINUTE, -3 * DAY])
series_strategy = st.lists(st.tuples(value, step_us, st.booleans()), max_size=120).map(
    lambda drawn: [
        Sample(seq, sum(step for _, step, _ in drawn[:seq]), one, is_good=good or seq % 3 > 0)
        for seq, (one, _, good) in enumerate(drawn, start=1)
    ]
)


@settings(deadline=timedelta(seconds=5))
@given(series_strategy, st.sampled_from(["high", "low", "both"]), st.floats(0, 600), st.data())
def test_any_samples_in_any_batching_and_restart_give_the_same_alarms(
    series: list[Sample], direction: str, on_delay_s: float, data: st.DataObject
) -> None:
    rule = rule_with(direction=direction, on_delay_s=on_delay_s, learn_samples=20, width=3.0)
    restarts = data.draw(st.sets(st.integers(0, max(1, len(series)))))

    state, found = initial_state(rule), []
    for place, sample in enumerate(series):
        if place in restarts:
            state = decode_state(encode_state(state))
        state, transitions = evaluator_of(rule)(state, sample)
        found += transitions

    assert (state, found) == run(rule, series)
    assert [one.kind for one in found] == (["raised", "cleared"] * len(found))[: len(found)]


@example(5e-324, 20)
@example(1.7e308, 20)
@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(1, 300))
def test_no_constant_of_any_size_ever_alarms(level: float, count: int) -> None:
    state, found = run(rule_with(on_delay_s=0.0, learn_samples=20, direction="both"), samples([level] * count))

    assert (state.baseline, found) == (None, [])


@settings(deadline=timedelta(seconds=5))
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=60, max_size=200))
def test_no_numbers_whatever_break_a_chart(values: list[float]) -> None:
    state, found = run(rule_with(on_delay_s=0.0, learn_samples=20, direction="both"), samples([*values]))

    assert math.isfinite(state.smoothed)
    assert all(math.isfinite(one.value) for one in found)
    assert decode_state(encode_state(state)) == state


@given(st.integers(0, 2**32), st.floats(0.01, 100), st.floats(-1e6, 1e6))
def test_plain_noise_alarms_neither_more_nor_less_on_another_scale(seed: int, scale: float, shift: float) -> None:
    values = noisy(300, level=0, spread=1, seed=seed)
    rule = rule_with(on_delay_s=0.0, width=2.0, least_change=0.0, direction="both")

    plain, scaled = (
        [(one.kind, one.seq) for one in run(rule, samples(drawn))[1]]
        for drawn in ([*values], [shift + scale * one for one in values])
    )

    assert plain == scaled

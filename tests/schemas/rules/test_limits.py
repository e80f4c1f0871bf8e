"""Limit rules: hysteresis, delays, gaps; and the same samples in any batching give the same alarms."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.rules.engine import alarm_id, decode_state, encode_state, evaluator_of, initial_state
from schemas.rules.rule import LimitParams, Rule
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

SECOND = 1_000_000


def rule_with(**params: object) -> Rule:
    settings = {"direction": "high", "limit": 10.0, **params}
    return Rule(
        id="r",
        version=1,
        point_key="p/v",
        point_unit="mm/s",
        params=LimitParams(**settings),  # type: ignore[arg-type]
    )


def samples(values: list[float | None], *, step_s: float = 1.0) -> list[Sample]:
    return [Sample(seq, int(seq * step_s * SECOND), value) for seq, value in enumerate(values, start=1)]


def run(rule: Rule, series: list[Sample]) -> list[Transition]:
    state, found = initial_state(rule), []
    for sample in series:
        state, transitions = evaluator_of(rule)(state, sample)
        found += transitions
    return found


def told(rule: Rule, series: list[Sample]) -> list[tuple[str, int, int]]:
    return [(transition.kind, transition.seq, transition.onset_seq) for transition in run(rule, series)]


def test_reaching_the_limit_raises_and_leaving_it_clears() -> None:
    assert told(rule_with(), samples([9, 10, 11, 9.9])) == [("raised", 2, 2), ("cleared", 4, 2)]


def test_a_low_limit_is_the_mirror_image() -> None:
    rule = rule_with(direction="low", limit=3.0, deadband=1.0)

    assert told(rule, samples([5, 3, 3.5, 4.0, 4.1])) == [("raised", 2, 2), ("cleared", 5, 2)]


def test_inside_the_deadband_an_alarm_stays() -> None:
    assert told(rule_with(deadband=2.0), samples([11, 9, 8.5, 8, 7.9])) == [("raised", 1, 1), ("cleared", 5, 1)]


def test_a_spike_shorter_than_the_on_delay_is_no_alarm() -> None:
    assert told(rule_with(on_delay_s=3), samples([11, 11, 9, 11, 11, 11, 9])) == []


def test_the_alarm_names_the_first_violating_sample_not_the_one_that_ended_the_delay() -> None:
    assert told(rule_with(on_delay_s=3), samples([9, 11, 11, 11, 11])) == [("raised", 5, 2)]


def test_the_off_delay_starts_anew_when_the_value_returns() -> None:
    rule = rule_with(off_delay_s=2)

    assert told(rule, samples([11, 9, 11, 9, 9, 9])) == [("raised", 1, 1), ("cleared", 6, 1)]


def test_a_gap_in_the_data_proves_nothing_about_the_delay() -> None:
    rule = rule_with(on_delay_s=60, max_gap_s=10)
    series = [Sample(1, 0, 11.0), Sample(2, 3600 * SECOND, 11.0), Sample(3, 3605 * SECOND, 11.0)]

    assert told(rule, series) == []


def test_a_raised_alarm_survives_a_gap() -> None:
    rule = rule_with(max_gap_s=10)
    series = [Sample(1, 0, 11.0), Sample(2, 3600 * SECOND, 12.0), Sample(3, 3601 * SECOND, 9.0)]

    assert told(rule, series) == [("raised", 1, 1), ("cleared", 3, 1)]


@pytest.mark.parametrize("bad", [Sample(2, 2 * SECOND, None), Sample(2, 2 * SECOND, 5.0, is_good=False)])
def test_a_bad_sample_neither_ends_nor_starts_anything(bad: Sample) -> None:
    rule = rule_with(on_delay_s=2)

    assert told(rule, [Sample(1, SECOND, 11.0), bad, Sample(3, 3 * SECOND, 11.0)]) == [("raised", 3, 1)]


def test_a_clock_set_back_does_not_restart_a_delay() -> None:
    rule = rule_with(on_delay_s=2)
    series = [Sample(1, 100 * SECOND, 11.0), Sample(2, 5 * SECOND, 11.0), Sample(3, 102 * SECOND, 11.0)]

    assert told(rule, series) == [("raised", 3, 1)]


def test_a_clock_set_back_does_not_shorten_an_off_delay() -> None:
    rule = rule_with(off_delay_s=2)
    series = [Sample(1, 100 * SECOND, 11.0), Sample(2, 5 * SECOND, 9.0), Sample(3, 101 * SECOND, 9.0)]

    assert told(rule, series) == [("raised", 1, 1)]


def test_one_sample_from_the_far_future_does_not_silence_a_delayed_rule() -> None:
    rule = rule_with(on_delay_s=2)
    series = [Sample(1, 2**62, 5.0), *(Sample(seq, seq * SECOND, 11.0) for seq in range(2, 6))]

    assert told(rule, series) == [("raised", 4, 2)]


def test_nor_does_it_keep_an_alarm_from_clearing() -> None:
    rule = rule_with(off_delay_s=2)
    series = [Sample(1, 2**62, 11.0), *(Sample(seq, seq * SECOND, 5.0) for seq in range(2, 6))]

    assert told(rule, series) == [("raised", 1, 1), ("cleared", 4, 1)]


def test_a_value_back_in_the_deadband_starts_the_off_delay_anew() -> None:
    rule = rule_with(deadband=2.0, off_delay_s=2)

    assert told(rule, samples([11, 7, 9, 7, 7, 7])) == [("raised", 1, 1), ("cleared", 6, 1)]


values_strategy = st.lists(st.one_of(st.none(), st.floats(0, 20)), max_size=60)


@given(values_strategy, st.floats(0, 5), st.integers(0, 4), st.integers(0, 4), st.data())
def test_a_restart_at_any_sample_changes_nothing(
    values: list[float | None], deadband: float, on_delay_s: int, off_delay_s: int, data: st.DataObject
) -> None:
    rule = rule_with(deadband=deadband, on_delay_s=on_delay_s, off_delay_s=off_delay_s)
    series = samples(values)
    restart_at = data.draw(st.integers(0, len(series)))

    state, found = initial_state(rule), []
    for place, sample in enumerate(series):
        if place == restart_at:
            state = decode_state(encode_state(state))
        state, transitions = evaluator_of(rule)(state, sample)
        found += transitions

    assert found == run(rule, series)


@given(values_strategy, st.floats(0, 5), st.integers(0, 4), st.integers(0, 4))
def test_raised_and_cleared_alternate_and_belong_together(
    values: list[float | None], deadband: float, on_delay_s: int, off_delay_s: int
) -> None:
    found = run(rule_with(deadband=deadband, on_delay_s=on_delay_s, off_delay_s=off_delay_s), samples(values))

    assert [transition.kind for transition in found] == (["raised", "cleared"] * len(found))[: len(found)]
    for raised, cleared in zip(found[::2], found[1::2], strict=False):
        assert raised.onset_seq == cleared.onset_seq <= raised.seq < cleared.seq


@given(st.lists(st.tuples(st.integers(0, 2**50), st.floats(0, 20)), max_size=20), st.integers(0, 2**50))
def test_whatever_a_clock_said_before_a_lasting_violation_is_told_once_it_runs_steadily(
    odd: list[tuple[int, float]], from_us: int
) -> None:
    rule = rule_with(on_delay_s=4, max_gap_s=10)
    state = initial_state(rule)
    times = [*odd, *((from_us + second * SECOND, 15.0) for second in range(16))]

    for seq, (at_us, value) in enumerate(times, start=1):
        state, _ = evaluator_of(rule)(state, Sample(seq, at_us, value))

    assert state.is_raised


@given(values_strategy)
def test_without_delays_and_deadband_the_alarm_is_just_the_comparison(values: list[float | None]) -> None:
    active, expected = False, []
    for seq, value in enumerate(values, start=1):
        if value is not None and (value >= 10.0) != active:
            active = not active
            expected.append(("raised" if active else "cleared", seq))

    assert [(kind, seq) for kind, seq, _ in told(rule_with(), samples(values))] == expected


def test_an_alarm_has_one_identity_wherever_it_is_computed() -> None:
    stream = UUID("0193b5c8-1111-7abc-8def-000000000001")

    first = alarm_id(history_stream=stream, rule_id="r", rule_version=2, onset_seq=77)

    assert first == UUID("77563bb8-ca36-554c-aa68-e45801ac2519")
    assert first != alarm_id(history_stream=stream, rule_id="r", rule_version=3, onset_seq=77)

"""Limit with deadband, on-delay and off-delay: a pure state machine over event time.

Source of the terms: OPC UA Part 9 (limit alarms, deadband, on/off delay), ISA-18.2. The state is plain data: it is
stored with the samples that made it, so that a restart, another batching or a replay gives the same alarms.
"""

from typing import Final, Literal

from msgspec import Struct, structs

from schemas.rules.rule import LimitParams
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

MICROSECONDS: Final = 1_000_000


class LimitState(Struct, frozen=True, kw_only=True):
    """Where an episode stands. No onset: normal. `is_raised`: the alarm has been announced."""

    onset_seq: int | None = None
    onset_at_us: int = 0
    is_raised: bool = False
    inside_since_us: int | None = None
    last_at_us: int | None = None


NORMAL: Final = LimitState()


def evaluate_limit(params: LimitParams, state: LimitState, sample: Sample) -> tuple[LimitState, tuple[Transition, ...]]:
    """Return the state after `sample` and what changed.

    A sample without a good value neither starts, ends nor prolongs anything. A sample from a little before the last
    one seen counts as being at that last time: event time does not run backwards inside a rule.
    """
    if not sample.is_good or sample.value is None:
        return state, ()
    state, at_us = _placed(params, state, sample.at_us)
    if _is_violating(params, sample.value):
        return _outside(params, state, sample, sample.value, at_us)
    if _is_back(params, sample.value):
        return _inside(params, state, sample, sample.value, at_us)
    return _between(state, at_us)


def zone_of(params: LimitParams, value: float) -> Literal["outside", "between", "inside"]:
    """Return where a value lies: beyond the limit, in its deadband, or back from it."""
    if _is_violating(params, value):
        return "outside"
    return "inside" if _is_back(params, value) else "between"


def is_turn(before: LimitState, after: LimitState) -> bool:
    """Tell whether an episode began, was raised, was given up, or its way back began or was broken off."""
    return (
        (before.onset_seq is None) != (after.onset_seq is None)
        or before.is_raised != after.is_raised
        or (before.inside_since_us is None) != (after.inside_since_us is None)
    )


def _is_violating(params: LimitParams, value: float) -> bool:
    return value >= params.limit if params.direction == "high" else value <= params.limit


def _is_back(params: LimitParams, value: float) -> bool:
    if params.direction == "high":
        return value < params.limit - params.deadband
    return value > params.limit + params.deadband


def _placed(params: LimitParams, state: LimitState, at_us: int) -> tuple[LimitState, int]:
    """Return the state to go on from and the sample's place in event time.

    After a gap in the data a running delay starts anew: nobody saw what the machine did in between. So it does after a
    clock that ran ahead was set back by more than such a gap; else no delay would end until time has caught up.
    """
    if state.last_at_us is None:
        return state, at_us
    if abs(at_us - state.last_at_us) <= params.max_gap_s * MICROSECONDS:
        return state, max(at_us, state.last_at_us)
    return (structs.replace(state, inside_since_us=None) if state.is_raised else NORMAL), at_us


def _outside(
    params: LimitParams, state: LimitState, sample: Sample, value: float, at_us: int
) -> tuple[LimitState, tuple[Transition, ...]]:
    onset_seq, onset_at_us = state.onset_seq, state.onset_at_us
    if onset_seq is None:
        onset_seq, onset_at_us = sample.seq, at_us
    is_due = at_us - onset_at_us >= params.on_delay_s * MICROSECONDS
    after = LimitState(
        onset_seq=onset_seq, onset_at_us=onset_at_us, is_raised=state.is_raised or is_due, last_at_us=at_us
    )
    if state.is_raised or not is_due:
        return after, ()
    return after, (_transition("raised", params, after, sample, value, at_us),)


def _inside(
    params: LimitParams, state: LimitState, sample: Sample, value: float, at_us: int
) -> tuple[LimitState, tuple[Transition, ...]]:
    if not state.is_raised:
        return LimitState(last_at_us=at_us), ()
    since_us = at_us if state.inside_since_us is None else state.inside_since_us
    if at_us - since_us < params.off_delay_s * MICROSECONDS:
        return structs.replace(state, inside_since_us=since_us, last_at_us=at_us), ()
    return LimitState(last_at_us=at_us), (_transition("cleared", params, state, sample, value, at_us),)


def _between(state: LimitState, at_us: int) -> tuple[LimitState, tuple[Transition, ...]]:
    """Inside the deadband: a raised alarm stays raised and its way back starts anew; a pending one is given up."""
    if state.is_raised:
        return structs.replace(state, inside_since_us=None, last_at_us=at_us), ()
    return LimitState(last_at_us=at_us), ()


def _transition(
    kind: str, params: LimitParams, state: LimitState, sample: Sample, value: float, at_us: int
) -> Transition:
    assert state.onset_seq is not None  # an episode that is raised or being raised has an onset
    return Transition(
        kind="raised" if kind == "raised" else "cleared",
        seq=sample.seq,
        at_us=at_us,
        onset_seq=state.onset_seq,
        onset_at_us=state.onset_at_us,
        value=value,
        limit=params.limit,
    )

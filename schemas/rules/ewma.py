"""A chart that learns what is usual and says when a smoothed signal has left it: pure, over event time.

Source: exponentially weighted moving average chart (Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4). Two departures,
both measured (prediction research, sections 3 and 5): centre and spread are robust, and the band is given in spreads of
single readings, widened to twice what the smoothed signal drifted while learning, since readings of machines depend on
each other and the textbook's factor for independent ones gives false alarms.

The state is plain data like that of a limit: stored with the samples that made it. A violation goes through the same
episode machine as a limit's, with the smoothed distance from the centre as its value.
"""

import math
from typing import Final, Literal

from msgspec import Struct, structs

from schemas.rules.limits import MICROSECONDS, NORMAL, LimitState, evaluate_limit
from schemas.rules.robust import STEP, is_another_sensor, is_constant, median, noise, spread, without_wild
from schemas.rules.rule import EwmaParams, LimitParams
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

DRIFT_FACTOR: Final = 2.0
SWAP_SAMPLES: Final = 20
"""So many samples after a step decide whether it is another sensor; until then it raises nothing."""

Reason = Literal["", "constant", "sensor_changed"]


class Baseline(Struct, frozen=True, kw_only=True):
    """What is usual, in the point's own unit; `band` is how far from the centre the smoothed signal may go.

    `noise` is the spread from sample to sample, `drift` how far the smoothed signal went while learning.
    """

    centre: float
    spread: float
    noise: float
    drift: float
    band: float = 0.0


class EwmaState(Struct, frozen=True, kw_only=True, tag_field="kind", tag="ewma"):
    """Where a chart stands. No baseline: it learns. `reason`: why it learns again."""

    baseline: Baseline | None = None
    learned: tuple[float, ...] = ()
    reason: Reason = ""
    smoothed: float = 0.0
    last_value: float | None = None
    last_at_us: int | None = None
    after_step: tuple[float, ...] | None = None
    episode: LimitState = NORMAL
    learned_with: tuple[float, ...] = ()

    @property
    def is_raised(self) -> bool:
        """The alarm has been announced."""
        return self.episode.is_raised

    @property
    def onset_seq(self) -> int | None:
        """The first violating sample of the present episode."""
        return self.episode.onset_seq


Outcome = tuple[EwmaState, tuple[Transition, ...]]


def begin(params: EwmaParams) -> EwmaState:
    """Return the state of a chart that has seen nothing."""
    return EwmaState(learned_with=_learned_with(params))


def taken_over(params: EwmaParams, state: EwmaState) -> EwmaState:
    """Return what another version of the rule may keep: what is learned, unless it would be learned otherwise."""
    if state.learned_with != _learned_with(params):
        return begin(params)
    return structs.replace(state, episode=NORMAL, baseline=_widened(params, state.baseline))


def evaluate_ewma(params: EwmaParams, state: EwmaState, sample: Sample) -> Outcome:
    """Return the state after `sample` and what changed.

    What is not a good finite value is not looked at, nor what comes before `every_s` is over.
    """
    value = sample.value
    if not sample.is_good or value is None or not math.isfinite(value) or not _is_due(params, state, sample.at_us):
        return state, ()
    state = _placed(params, state, sample.at_us)
    if state.baseline is None:
        return _learn(params, state, value), ()
    if state.after_step is not None:
        return _after_step(params, state, state.baseline, sample, value)
    if state.onset_seq is None and _is_step(state, state.baseline, value):
        return structs.replace(state, after_step=(value,), last_value=value), ()
    return _judge(params, state, state.baseline, sample, value)


def band_of(state: EwmaState) -> tuple[float, float] | None:
    """Return between what the smoothed signal is usual; None while learning."""
    usual = state.baseline
    return None if usual is None else (usual.centre - usual.band, usual.centre + usual.band)


def _is_due(params: EwmaParams, state: EwmaState, at_us: int) -> bool:
    if state.last_at_us is None or params.every_s == 0:
        return True
    since_us = at_us - state.last_at_us
    return since_us >= params.every_s * MICROSECONDS or -since_us > params.max_gap_s * MICROSECONDS


def _placed(params: EwmaParams, state: EwmaState, at_us: int) -> EwmaState:
    """After a gap the chart is armed anew from its centre: nobody saw what happened, so nothing may seem to jump.

    A clock set back by less than a gap does not move time backwards.
    """
    if state.last_at_us is None:
        return structs.replace(state, last_at_us=at_us)
    if abs(at_us - state.last_at_us) <= params.max_gap_s * MICROSECONDS:
        return structs.replace(state, last_at_us=max(at_us, state.last_at_us))
    if state.baseline is None or state.is_raised:
        return structs.replace(state, last_at_us=at_us, last_value=None)
    return structs.replace(
        state, last_at_us=at_us, last_value=None, smoothed=state.baseline.centre, after_step=None, episode=NORMAL
    )


def _learn(params: EwmaParams, state: EwmaState, value: float) -> EwmaState:
    learned = (*state.learned, value)
    if len(learned) < params.learn_samples:
        return structs.replace(state, learned=learned, last_value=value)
    baseline = _fitted(params, learned)
    if baseline is None:
        return structs.replace(state, learned=(), reason="constant", last_value=None)
    return structs.replace(
        state, baseline=baseline, learned=(), reason="", smoothed=baseline.centre, last_value=value, episode=NORMAL
    )


def _fitted(params: EwmaParams, learned: tuple[float, ...]) -> Baseline | None:
    kept = without_wild(learned)
    centre = median(kept)
    width = spread(kept, around=centre)
    if is_constant(centre=centre, spread=width):
        return None
    smoothed, furthest = centre, 0.0
    for value in kept:
        smoothed += params.smoothing * (value - smoothed)
        furthest = max(furthest, abs(smoothed - centre))
    bare = Baseline(centre=centre, spread=width, noise=noise(kept), drift=furthest)
    return _widened(params, bare)


def _widened(params: EwmaParams, baseline: Baseline | None) -> Baseline | None:
    """The band is never narrower than the rule's width, nor than the least change that matters."""
    if baseline is None:
        return None
    own, drifted = params.width * baseline.spread, DRIFT_FACTOR * baseline.drift
    band = max(own, drifted, params.least_change * abs(baseline.centre))
    return structs.replace(baseline, band=band) if math.isfinite(band) else None  # no arithmetic could carry it


def _is_step(state: EwmaState, usual: Baseline, value: float) -> bool:
    return state.last_value is not None and abs(value - state.last_value) > STEP * max(usual.spread, usual.noise)


def _after_step(params: EwmaParams, state: EwmaState, usual: Baseline, sample: Sample, value: float) -> Outcome:
    """Collect what follows a step; a spike that is over at once, or a signal that keeps moving, is judged as usual."""
    assert state.after_step is not None  # the caller asked
    seen = (*state.after_step, value)
    if abs(value - usual.centre) <= STEP * usual.spread:
        return _judge(params, structs.replace(state, after_step=None), usual, sample, value)
    if len(seen) < SWAP_SAMPLES:
        return structs.replace(state, after_step=seen, last_value=value), ()
    if is_another_sensor(centre=usual.centre, own_spread=usual.spread, own_noise=usual.noise, values=seen):
        again = begin(params)
        return structs.replace(again, reason="sensor_changed", last_at_us=state.last_at_us, last_value=value), ()
    # It is the same sensor, and what it says is true: the chart takes up all it has seen meanwhile.
    smoothed = state.smoothed
    for earlier in seen[:-1]:
        smoothed += params.smoothing * (earlier - smoothed)
    return _judge(params, structs.replace(state, after_step=None, smoothed=smoothed), usual, sample, value)


def _judge(params: EwmaParams, state: EwmaState, usual: Baseline, sample: Sample, value: float) -> Outcome:
    assert state.last_at_us is not None  # the sample was placed
    smoothed = state.smoothed + params.smoothing * (value - state.smoothed)
    if not math.isfinite(smoothed):
        return state, ()
    away = smoothed - usual.centre
    distance = {"high": away, "low": -away, "both": abs(away)}[params.direction]
    limit = LimitParams(
        direction="high",
        limit=usual.band,
        deadband=params.deadband * usual.spread,
        on_delay_s=params.on_delay_s,
        off_delay_s=params.off_delay_s,
        max_gap_s=params.max_gap_s,
    )
    episode, told = evaluate_limit(limit, state.episode, Sample(sample.seq, state.last_at_us, distance))
    edge = usual.centre + math.copysign(usual.band, away)
    return (
        structs.replace(state, smoothed=smoothed, last_value=value, episode=episode),
        tuple(structs.replace(one, value=smoothed, limit=edge) for one in told),
    )


def _learned_with(params: EwmaParams) -> tuple[float, ...]:
    return (params.learn_samples, params.every_s, params.smoothing)

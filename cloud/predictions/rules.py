"""When a signal may reach its limit, whether that may be said, and whether somebody should go there: pure.

A forecast is made of equal steps (medians of readings). No date is told where it would not be honest: the reason is
told instead. Times are seconds since the epoch.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from cloud.predictions.trend import HORIZONS, WINDOW, BackTest, Fit, back_test, fit
from schemas.rules.robust import STEP, is_another_sensor, is_constant, median, noise, spread

STEPS_S: Final = (60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400)
WANTED_STEPS: Final = 96
LEAST_STEPS: Final = 72
"""Three windows: one to fit, and two in which to be wrong."""
LONGEST_HOLE: Final = 6
"""Steps without readings that are drawn through; a longer silence is a gap, and what lies before it is not used."""
LEAST_COVERAGE: Final = 0.6
LEAST_CHECKED: Final = 40
LARGEST: Final = 1e100
"""No machine measures more; what is larger could not be reckoned with."""
UNUSUAL: Final = 3.0
"""So many spreads from what is usual, a level counts as unusual."""
LASTING: Final = WINDOW // 2
FURTHEST: Final = 3
HORIZON: Final = HORIZONS[-1]
QUIET_RUNS: Final = 3
"""So many forecasts in a row must no longer see the limit reached before a proposal is withdrawn."""

Reason = Literal["", "too_few", "gap", "constant", "sensor_changed", "silent", "beyond", "coverage_poor"]
Outcome = Literal["reaches", "not_within", "none"]


@dataclass(frozen=True, slots=True)
class Course:
    """A signal in equal steps; None where a step has no readings. `starts_at`: the middle of the first step."""

    starts_at: float
    step_s: int
    values: Sequence[float | None]

    def at(self, place: float) -> float:
        """Return the time of a step."""
        return self.starts_at + place * self.step_s


@dataclass(frozen=True, slots=True)
class Usual:
    """What a signal is when nothing is wrong."""

    centre: float
    spread: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What can be said: `path` holds (time, low, expected, high) of each step ahead; slopes per day."""

    outcome: Outcome
    reason: Reason
    reading_count: int
    value: float | None = None
    slope_per_day: float | None = None
    usual: Usual | None = None
    since: float | None = None
    horizon_at: float | None = None
    earliest_at: float | None = None
    expected_at: float | None = None
    latest_at: float | None = None
    coverage: float | None = None
    checked: int = 0
    path: tuple[tuple[float, float, float, float], ...] = ()


def step_for(period_s: float) -> int:
    """Return the longest round step of which the period still has enough."""
    return max((step for step in STEPS_S if period_s / step >= WANTED_STEPS), default=STEPS_S[0])


def forecast(
    course: Course,
    *,
    limit: float,
    direction: Literal["high", "low"],
    now: float,
    usual: Usual | None = None,
    sensor_changed_at: float | None = None,
) -> Forecast:
    """Say when the signal may reach its limit, or why that cannot be said."""
    if direction == "low":
        mirrored = replace(course, values=[None if value is None else -value for value in course.values])
        return _mirrored(_rising(mirrored, limit=-limit, now=now, usual=_negative(usual), changed=sensor_changed_at))
    return _rising(course, limit=limit, now=now, usual=usual, changed=sensor_changed_at)


def asks_for_visit(found: Forecast, *, limit: float, direction: Literal["high", "low"]) -> bool:
    """Tell whether somebody should go there.

    The level has been unusual for half a window, it moves towards the limit, the interval reaches it within the
    horizon, and the straight line within three. (On 60 healthy courses that wander and swing daily, looked at 28 times
    each, this asked for no visit; without the half window for 5.)
    """
    if found.earliest_at is None or found.usual is None or found.since is None or len(found.path) < HORIZON:
        return False
    first, second = found.path[0][0], found.path[1][0]
    if first - found.since < LASTING * (second - first):
        return False
    expected_at = line_at(found, limit=limit)
    sign = 1 if direction == "high" else -1
    assert found.value is not None  # what has a path has a level
    is_unusual = sign * (found.value - found.usual.centre) > UNUSUAL * found.usual.spread
    return is_unusual and expected_at is not None and expected_at - first <= FURTHEST * HORIZON * (second - first)


def line_at(found: Forecast, *, limit: float) -> float | None:
    """Return when the expected course meets the limit, drawn on as a straight line beyond the horizon; None: never."""
    if found.expected_at is not None:
        return found.expected_at
    if found.value is None or not found.slope_per_day or not found.path:
        return None
    days = (limit - found.value) / found.slope_per_day
    return None if days < 0 else max(found.path[0][0] + days * 86_400, found.path[-1][0])


def _rising(course: Course, *, limit: float, now: float, usual: Usual | None, changed: float | None) -> Forecast:
    values, first, cut_by = _usable(course, changed)
    count = len(values)
    if count == 0:
        return Forecast("none", "too_few", 0)
    if now - course.at(first + count - 1) > (LONGEST_HOLE + 1) * course.step_s:
        return Forecast("none", "silent", count, value=values[-1])
    if count < LEAST_STEPS:
        return Forecast("none", cut_by or "too_few", count, value=values[-1])
    if is_constant(centre=median(values), spread=spread(values, around=median(values))):
        return Forecast("none", "constant", count, value=values[-1])
    own = usual or _usual_of(values)
    trend = fit(values)
    seen = Forecast(
        "none",
        "",
        count,
        value=trend.at(0),
        slope_per_day=(trend.at(1) - trend.at(0)) * 86_400 / course.step_s,
        usual=own,
        since=_since(course, first, values, own),
    )
    if trend.at(0) >= limit:
        return replace(seen, reason="beyond")
    return _dated(seen, course, first + count - 1, trend, back_test(values), limit)


def _dated(seen: Forecast, course: Course, last: int, trend: Fit, tested: BackTest, limit: float) -> Forecast:
    coverage = tested.coverage
    seen = replace(seen, coverage=coverage, checked=tested.checked, horizon_at=course.at(last + HORIZON))
    if coverage is None or tested.checked < LEAST_CHECKED or set(tested.widths) != set(HORIZONS):
        return replace(seen, reason="too_few")
    if coverage < LEAST_COVERAGE:
        return replace(seen, reason="coverage_poor")
    path = []
    for ahead in range(1, HORIZON + 1):
        expected, half = trend.at(ahead), tested.half_width(trend, ahead)
        path.append((course.at(last + ahead), expected - half, expected, expected + half))
    reached = [next((step[0] for step in path if step[column] >= limit), None) for column in (3, 2, 1)]
    seen = replace(seen, path=tuple(path))
    if reached[1] is None:
        return replace(seen, outcome="not_within", earliest_at=reached[0])
    return replace(seen, outcome="reaches", earliest_at=reached[0], expected_at=reached[1], latest_at=reached[2])


def _usable(course: Course, changed: float | None) -> tuple[list[float], int, Reason]:
    """Return the values since the last thing that makes older ones another story, their place, and what it was."""
    first, cut_by = 0, ""
    hole = 0
    for place, value in enumerate(course.values):
        if _is_known(value):
            if hole > LONGEST_HOLE:
                first, cut_by = place, "gap"
            hole = 0
        else:
            hole += 1
    if changed is not None and changed > course.at(first):
        first, cut_by = math.ceil((changed - course.starts_at) / course.step_s), "sensor_changed"
    values = _drawn_through(course.values[first : len(course.values) - hole])
    skipped = _swap(values)
    if skipped:
        first, cut_by, values = first + skipped, "sensor_changed", values[skipped:]
    return values, first + _leading_holes(course.values, first), cut_by  # type: ignore[return-value]  # of the words


def _is_known(value: float | None) -> bool:
    return value is not None and abs(value) <= LARGEST  # of a NaN nothing is true


def _leading_holes(values: Sequence[float | None], first: int) -> int:
    place = first
    while place < len(values) and not _is_known(values[place]):
        place += 1
    return place - first


def _drawn_through(values: Sequence[float | None]) -> list[float]:
    """Fill short holes with a straight line; holes at the ends are left out."""
    known = [(place, value) for place, value in enumerate(values) if value is not None and _is_known(value)]
    filled = [value for _, value in known[:1]]
    for (before, low), (after, high) in pairwise(known):
        filled += [low + (high - low) * place / (after - before) for place in range(1, after - before + 1)]
    return filled


def _swap(values: Sequence[float]) -> int:
    """Return where the newest other sensor begins; 0 if it is the same all along."""
    half = WINDOW // 2
    for place in range(len(values) - half, half - 1, -1):
        before, after = values[max(0, place - WINDOW) : place], values[place : place + WINDOW]
        centre = median(before)
        own_spread, own_noise = spread(before, around=centre), noise(before)
        if abs(values[place] - values[place - 1]) > STEP * max(own_spread, own_noise) and is_another_sensor(
            centre=centre, own_spread=own_spread, own_noise=own_noise, values=after
        ):
            return place
    return 0


def _usual_of(values: Sequence[float]) -> Usual:
    early = values[: len(values) // 4]
    centre = median(early)
    return Usual(centre, spread(early, around=centre))


def _since(course: Course, first: int, values: Sequence[float], own: Usual) -> float | None:
    """Return since when the level is unusual without a return; a single step back does not count."""
    edge = own.centre + UNUSUAL * own.spread
    place = len(values)
    while place > 0 and (values[place - 1] > edge or (place > 1 and values[place - 2] > edge)):
        place -= 1
    return course.at(first + place) if place < len(values) else None


def _negative(usual: Usual | None) -> Usual | None:
    return None if usual is None else Usual(-usual.centre, usual.spread)


def _mirrored(found: Forecast) -> Forecast:
    return replace(
        found,
        value=None if found.value is None else -found.value,
        slope_per_day=None if found.slope_per_day is None else -found.slope_per_day,
        usual=_negative(found.usual),
        path=tuple((at, -high, -expected, -low) for at, low, expected, high in found.path),
    )

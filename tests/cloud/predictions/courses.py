"""Invented courses of a signal: at rest, swinging, wearing out."""

import math
import random
from collections.abc import Sequence

from cloud.predictions.rules import Course, Forecast, forecast

STEP_S = 3600


def at_rest(count: int, *, level: float = 10.0, spread: float = 1.0, seed: int = 1) -> list[float]:
    dice = random.Random(seed)
    return [dice.gauss(level, spread) for _ in range(count)]


def wandering(count: int, *, swing: float = 0.0, seed: int = 1) -> list[float]:
    """A healthy machine: neighbours resemble each other, and the day shows."""
    dice, away, values = random.Random(seed), 0.0, []
    for place in range(count):
        away = 0.8 * away + dice.gauss(0, 1)
        values.append(10 + away + swing * math.sin(place / 24 * math.tau))
    return values


def wearing(count: int, *, seed: int, rate: float = 0.02, unrest: float = 0.004, spread: float = 0.3) -> list[float]:
    """A trend whose rate itself changes, with noise of measuring (a local linear trend)."""
    dice, level, values = random.Random(seed), 0.0, []
    for _ in range(count):
        rate += dice.gauss(0, unrest)
        level += rate
        values.append(level + dice.gauss(0, spread))
    return values


def failing(count: int, *, from_step: int, rate: float = 0.4, seed: int = 1) -> list[float]:
    """At rest until a step, then rising steadily."""
    return [
        value + max(0, place - from_step) * rate for place, value in enumerate(at_rest(count, spread=0.5, seed=seed))
    ]


def looked(
    values: Sequence[float | None], *, limit: float, direction: str = "high", late_steps: int = 0, **more: float
) -> Forecast:
    """Forecast a course of hours that ends now."""
    now = (len(values) + late_steps) * STEP_S
    course = Course(STEP_S / 2, STEP_S, values)
    return forecast(course, limit=limit, direction=direction, now=float(now), **more)  # type: ignore[arg-type]  # plain words

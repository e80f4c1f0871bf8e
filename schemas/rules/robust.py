"""Level, spread and noise of a few hundred numbers, such that a handful of wild ones change little.

Source: Hampel's identifier (median and MAD; 1.4826 makes the MAD of a normal distribution its standard deviation),
as in NIST/SEMATECH e-Handbook 1.3.5.17. All functions are total: no finite input makes them raise.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

MAD_TO_SPREAD: Final = 1.4826
WILD: Final = 6.0
"""Beyond so many spreads from the median a value is obviously bad."""
TRIMMED_SHARE: Final = 0.05
CONSTANT_SHARE: Final = 1e-9
"""A spread below this share of the level is the rounding of a number, not a property of a machine."""
STEP: Final = 8.0
NOISE_RATIO: Final = 3.0


def median(values: Sequence[float]) -> float:
    """Return the middle value; of two, what lies between."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    low, high = ordered[middle - 1], ordered[middle]
    between = (low + high) / 2
    return between if math.isfinite(between) else low / 2 + high / 2


def spread(values: Sequence[float], *, around: float) -> float:
    """Return a standard deviation that wild values do not move.

    Where more than half of the values are equal (a coarse sensor) the MAD is 0 and says nothing: then it is the
    deviation of what is left without the outermost twentieth on either side.
    """
    found = MAD_TO_SPREAD * median([abs(value - around) for value in values])
    if found > 0:
        return found
    cut = int(len(values) * TRIMMED_SHARE)
    kept = sorted(values)[cut : len(values) - cut]
    return math.sqrt(sum((value - around) * (value - around) for value in kept) / len(kept))


def without_wild(values: Sequence[float]) -> list[float]:
    """Return the values that are not obviously bad; all of them if they are too small to tell."""
    centre = median(values)
    reach = WILD * spread(values, around=centre)
    return [value for value in values if abs(value - centre) <= reach] or list(values)


def noise(values: Sequence[float]) -> float:
    """Return the spread from one value to the next, free of slow change: the sensor's own."""
    steps = [after - before for before, after in pairwise(values)]
    return spread(steps, around=0.0) / math.sqrt(2) if steps else 0.0


def is_constant(*, centre: float, spread: float) -> bool:
    """Tell whether nothing can be learned: no spread at all, or one that no arithmetic can carry."""
    return not math.isfinite(spread) or not math.isfinite(centre) or spread <= CONSTANT_SHARE * abs(centre)


def is_another_sensor(*, centre: float, own_spread: float, own_noise: float, values: Sequence[float]) -> bool:
    """Tell whether values after a step come from another sensor: elsewhere, at rest there, and with another noise.

    Damage moves a signal and keeps moving it; a sensor that was swapped stands still at a new place. Nothing can tell
    the two apart with certainty, hence whoever asks says aloud what follows from it.
    """
    half = len(values) // 2
    early, late = median(values[:half]), median(values[half:])
    there = noise(values)
    is_elsewhere = abs(median(values) - centre) > STEP * own_spread
    is_at_rest = abs(late - early) <= 3 * max(there, own_noise)
    has_other_noise = there > NOISE_RATIO * own_noise or own_noise > NOISE_RATIO * there
    return is_elsewhere and is_at_rest and has_other_noise

"""A value outside what the sensor can measure is kept, but not trusted."""

import math

from firmware_bridge.equipment import PointType
from firmware_bridge.sample import RawSample

GOOD = 0
BAD = 2


def judged(point: PointType, value: float) -> RawSample:
    """Return the sample with bad quality if it is no number or out of the point's range."""
    is_possible = (
        math.isfinite(value)
        and (point.low is None or value >= point.low)
        and (point.high is None or value <= point.high)
    )
    return RawSample(point.name, value, GOOD if is_possible else BAD)

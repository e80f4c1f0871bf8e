"""Decisions about readings with plain values: which bucket a chart needs, which silence is a gap."""

import math
from typing import Final

NICE_BUCKETS_S: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)
GAP_FACTOR: Final = 5
SHORTEST_GAP_S: Final = 10.0


def bucket_seconds(*, period_s: float, max_points: int) -> int:
    """Return the smallest round bucket with which the period fits into `max_points`."""
    for bucket in NICE_BUCKETS_S:
        if period_s / bucket <= max_points:
            return bucket
    return math.ceil(period_s / max_points / 86400) * 86400


def gap_threshold_s(spacings_s: list[float], *, bucket_s: int) -> float:
    """Return the silence that counts as a gap: five times the usual spacing (median), at least 10 s and 2 buckets."""
    usual = sorted(spacings_s)[len(spacings_s) // 2] if spacings_s else 0.0
    return max(GAP_FACTOR * usual, SHORTEST_GAP_S, 2.0 * bucket_s)

"""Decisions about readings with plain values: which bucket a chart needs, what is read raw, which silence is a gap."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

NICE_BUCKETS_S: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)
GAP_FACTOR: Final = 5
SHORTEST_GAP_S: Final = 10.0
LONGEST_FORECAST_DAYS: Final = 20 * 365


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of time, its end exclusive."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Spacing:
    """So many readings in a row followed each other after this time."""

    seconds: float
    count: int


@dataclass(frozen=True, slots=True)
class Size:
    """How large the database was at a time."""

    at: datetime
    size_bytes: int


def bucket_seconds(*, period_s: float, max_points: int, least_s: int = 1) -> int:
    """Return the smallest round bucket, not below `least_s`, with which the period fits into `max_points`."""
    for bucket in NICE_BUCKETS_S:
        # A period that begins within a bucket touches one more.
        if bucket >= least_s and period_s / bucket <= max_points - 1:
            return bucket
    return math.ceil(period_s / (max_points - 1) / 86400) * 86400


def usual_spacing_s(spacings: Iterable[Spacing]) -> float:
    """Return the median time between readings; 0 if there are not two."""
    ordered = sorted((spacing for spacing in spacings if spacing.count > 0), key=lambda spacing: spacing.seconds)
    half = sum(spacing.count for spacing in ordered) / 2
    passed = 0
    for spacing in ordered:
        passed += spacing.count
        if passed > half:
            return spacing.seconds
    return ordered[-1].seconds if ordered else 0.0


def gap_threshold_s(usual_s: float, *, bucket_s: int, heartbeat_s: float = 0.0) -> float:
    """Return the silence that counts as a gap: five times the usual spacing, at least 10 s, 2 buckets, 2 heartbeats.

    A point that is thinned out and stands still is heard once a heartbeat, and one interval later at most.
    """
    return max(GAP_FACTOR * usual_s, SHORTEST_GAP_S, 2.0 * bucket_s, 2.0 * heartbeat_s)


def joined(stretches: Iterable[Stretch], *, most: int) -> list[Stretch]:
    """Return stretches that cover all of these, in order and apart; of more than `most` the nearest are joined."""
    apart: list[Stretch] = []
    for stretch in sorted(stretches):
        if apart and stretch.starts_at <= apart[-1].ends_at:
            apart[-1] = Stretch(apart[-1].starts_at, max(apart[-1].ends_at, stretch.ends_at))
        elif stretch.starts_at < stretch.ends_at:
            apart.append(stretch)
    return _with_smallest_holes_filled(apart, most)


def _with_smallest_holes_filled(apart: Sequence[Stretch], most: int) -> list[Stretch]:
    holes = sorted((after.starts_at - before.ends_at, place) for place, (before, after) in enumerate(pairwise(apart)))
    filled = {place for _, place in holes[: max(len(apart) - most, 0)]}
    kept: list[Stretch] = []
    for place, stretch in enumerate(apart):
        if place - 1 in filled:
            kept[-1] = Stretch(kept[-1].starts_at, stretch.ends_at)
        else:
            kept.append(stretch)
    return kept


def growth_bytes_a_day(samples: Sequence[Size], *, present: Size) -> int | None:
    """Return how much was added a day since the oldest sample; None while that is less than a day ago."""
    if not samples or present.at - samples[0].at < timedelta(days=1):
        return None
    return round((present.size_bytes - samples[0].size_bytes) / ((present.at - samples[0].at) / timedelta(days=1)))


def full_at(*, free_bytes: int | None, growth_bytes_a_day: int | None, now: datetime) -> datetime | None:
    """Return when the disk will be full if growth goes on; None if that is not known or more than 20 years away."""
    if free_bytes is None or growth_bytes_a_day is None or growth_bytes_a_day <= 0:
        return None
    days = free_bytes / growth_bytes_a_day
    return now + timedelta(days=days) if days < LONGEST_FORECAST_DAYS else None

"""Which value to store, which bucket a chart needs: plain values."""

import math
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.telemetry.readings import storable_value
from cloud.telemetry.rules import Spacing, Stretch, bucket_seconds, gap_threshold_s, joined, usual_spacing_s


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_kept_as_a_bad_reading(value: float | None) -> None:
    stored, quality = storable_value(value, 0)

    assert math.isnan(stored)
    assert quality == 2


@given(st.floats(1, 400 * 86400), st.integers(10, 2000))
def test_a_chart_never_gets_more_buckets_than_it_asked_for(period_s: float, max_points: int) -> None:
    bucket_s = bucket_seconds(period_s=period_s, max_points=max_points)

    assert math.floor(period_s / bucket_s) + 1 <= max_points


def test_a_gap_is_a_silence_well_above_the_usual_spacing() -> None:
    assert gap_threshold_s(1.0, bucket_s=1) == 10
    assert gap_threshold_s(600.0, bucket_s=60) == 3000
    assert gap_threshold_s(1.0, bucket_s=1, heartbeat_s=600.0) == 1200


def test_the_usual_spacing_is_that_of_most_readings_not_of_most_buckets() -> None:
    busy, quiet = Spacing(1.0, 3000), Spacing(600.0, 1)

    assert usual_spacing_s([busy, *[quiet] * 20]) == 1.0
    assert usual_spacing_s([quiet] * 3) == 600.0
    assert usual_spacing_s([]) == 0.0


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 20)), max_size=40), st.integers(1, 16))
def test_joined_stretches_cover_all_in_order_and_are_few(pairs: list[tuple[int, int]], most: int) -> None:
    start = datetime(2026, 11, 20, tzinfo=UTC)
    hours = [Stretch(start + timedelta(hours=first), start + timedelta(hours=first + long)) for first, long in pairs]

    covering = joined(hours, most=most)

    assert len(covering) <= most
    assert all(before.ends_at < after.starts_at for before, after in pairwise(covering))
    for hour in hours:
        if hour.starts_at < hour.ends_at:
            assert any(one.starts_at <= hour.starts_at and hour.ends_at <= one.ends_at for one in covering)
    starts = {hour.starts_at for hour in hours}
    assert all(one.starts_at in starts for one in covering)

"""Which value to store, which bucket a chart needs: plain values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.telemetry.readings import storable_value
from cloud.telemetry.rules import bucket_seconds, gap_threshold_s


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_kept_as_a_bad_reading(value: float | None) -> None:
    stored, quality = storable_value(value, 0)

    assert math.isnan(stored)
    assert quality == 2


@given(st.floats(1, 400 * 86400), st.integers(10, 2000))
def test_a_chart_never_gets_more_buckets_than_it_asked_for(period_s: float, max_points: int) -> None:
    bucket_s = bucket_seconds(period_s=period_s, max_points=max_points)

    assert period_s / bucket_s <= max_points + 1e-9


def test_a_gap_is_a_silence_well_above_the_usual_spacing() -> None:
    assert gap_threshold_s([1.0] * 20, bucket_s=1) == 10
    assert gap_threshold_s([600.0] * 20, bucket_s=60) == 3000

"""Which time to believe, which value to store, which bucket a chart needs: plain values."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.telemetry.rules import FUTURE_TOLERANCE, believable_time, bucket_seconds, gap_threshold_s, storable_value

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLDEST = NOW - timedelta(days=400)


@given(st.integers(-(10**18), 10**18))
def test_a_stored_time_is_always_believable(at_us: int) -> None:
    at, is_as_said = believable_time(at_us, now=NOW, oldest=OLDEST)

    assert OLDEST <= at <= NOW + FUTURE_TOLERANCE
    assert is_as_said == (OLDEST.timestamp() <= at_us / 1_000_000 <= (NOW + FUTURE_TOLERANCE).timestamp())


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 23)))  # noqa: DTZ001  # hypothesis wants naive bounds
def test_a_believable_time_is_kept_to_the_microsecond(moment: datetime) -> None:
    said = moment.replace(tzinfo=UTC)
    at_us = round((said - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))

    assert believable_time(at_us, now=NOW, oldest=OLDEST) == (said, True)


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

"""Which time to believe: plain values."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.believable_time import FUTURE_TOLERANCE, believable_time

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

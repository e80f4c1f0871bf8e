"""Which time of a foreign clock to believe: clocks in the field start in 1970 or run ahead."""

from datetime import UTC, datetime, timedelta
from typing import Final

FUTURE_TOLERANCE: Final = timedelta(minutes=5)


def believable_time(at_us: int, *, now: datetime, oldest: datetime) -> tuple[datetime, bool]:
    """Return the time to store and whether it is the one that was said: always within [oldest, now + 5 min]."""
    latest = now + FUTURE_TOLERANCE
    seconds = at_us / 1_000_000
    if seconds < oldest.timestamp():
        return oldest, False
    if seconds > latest.timestamp():
        return now, False
    return datetime.fromtimestamp(at_us // 1_000_000, UTC) + timedelta(microseconds=at_us % 1_000_000), True

"""How long a session lives."""

from datetime import datetime, timedelta
from typing import Final

IDLE_LIMIT: Final = timedelta(minutes=30)
ABSOLUTE_LIMIT: Final = timedelta(hours=12)
PHONE_LIMIT: Final = timedelta(days=30)
"""A phone in a basement has no network for days; in return its session may do what a technician may, no more."""
BROWSER_LIMIT: Final = timedelta(days=365)
"""A browser that was not used for a year is a stranger again."""


def is_over(*, created_at: datetime, last_used_at: datetime, now: datetime, is_phone: bool = False) -> bool:
    """Tell whether a session has ended: unused for 30 minutes, or 12 hours old; on a phone 30 days old."""
    if is_phone:
        return now - created_at > PHONE_LIMIT
    return now - last_used_at > IDLE_LIMIT or now - created_at > ABSOLUTE_LIMIT

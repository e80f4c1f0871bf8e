"""What a command means for a booking, and which clock to believe. Pure."""

from datetime import datetime, timedelta
from typing import Final

COMMANDS_VERSION: Final = 1
FAR_FROM_SITE_M: Final = 500
"""Beyond this an arrival is marked for the dispatcher; the kind of job may ask for less before completion."""

MOVES: Final[dict[str, str]] = {
    "accept": "accepted",
    "decline": "declined",
    "depart": "travelling",
    "arrive": "on_site",
    "start": "working",
    "pause": "on_break",
    "resume": "working",
    "complete": "completed",
    "complete_in_part": "partially_completed",
    "give_up": "cannot_complete",
}
"""Command → the booking's next state."""

EARLIEST: Final = timedelta(days=30)
AHEAD: Final = timedelta(minutes=5)


def believed(told: datetime, *, now: datetime) -> datetime:
    """Return when it happened: the phone's word, unless its clock is ahead or older than a session may be."""
    return told if now - EARLIEST <= told <= now + AHEAD else now

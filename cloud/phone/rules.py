"""What a command means for a booking, and which clock to believe. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

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


def believed(told: datetime, *, now: datetime) -> datetime:
    """Return when it happened: the phone's word, unless its clock is ahead or older than a session may be.

    Never later than now: a promise met in the future would count as open.
    """
    return told if now - EARLIEST <= told <= now else now


def words_of(body: Mapping[str, Any]) -> str:
    """Return what a technician wrote or answered in a command, for people who read it."""
    told = (body.get(name) for name in ("text", "reason", "caption", "signed_by", "note"))
    answer = body.get("answer")
    quantity = body.get("quantity")
    used = [] if quantity is None else [f"{quantity} ×"]
    return ", ".join([*used, *([] if answer is None else [str(answer)]), *(str(one) for one in told if one)])

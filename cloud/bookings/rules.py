"""The states of a booking: which step is possible from where, and who may take it. Data, not code.

Source: the booking layer of field service (people move bookings, the order's status follows them).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cloud.bookings.errors import BookingReasonRequired, BookingStepNotAllowed

HOLDING: Final = (
    "proposed",
    "scheduled",
    "dispatched",
    "accepted",
    "travelling",
    "on_site",
    "working",
    "on_break",
)
"""In these states the technician's time is taken."""

FINISHED: Final = ("completed", "partially_completed", "cannot_complete")
GIVEN_UP: Final = ("declined", "cancelled")
STATUSES: Final = (*HOLDING, *FINISHED, *GIVEN_UP)
BEFORE_DEPARTURE: Final = ("proposed", "scheduled", "dispatched", "accepted")
AWAITED: Final = ("scheduled", "dispatched", "accepted")
"""In these states somebody is expected who has not set out."""

UNDER_WAY: Final = ("travelling", "on_site", "working", "on_break")

OVERDUE_AFTER: Final = timedelta(minutes=15)
"""So long after the time on site has begun, somebody who has not even set out does not show."""

_STEPS: Final[dict[str, tuple[str, ...]]] = {
    "proposed": ("scheduled", "cancelled"),
    "scheduled": ("dispatched", "accepted", "declined", "cancelled"),
    "dispatched": ("accepted", "declined", "cancelled"),
    "accepted": ("travelling", "on_site", "declined", "cancelled"),
    "travelling": ("on_site", "cannot_complete"),
    "on_site": ("working", "cannot_complete"),
    "working": ("completed", "on_break", "partially_completed", "cannot_complete"),
    "on_break": ("working", "partially_completed", "cannot_complete"),
    "completed": (),
    "partially_completed": (),
    "cannot_complete": (),
    "declined": (),
    "cancelled": (),
}
"""From → to; the first is the usual next step."""

_NEEDS_REASON: Final = frozenset({"declined", "partially_completed", "cannot_complete"})


@dataclass(frozen=True, slots=True)
class BookingStep:
    """A possible next state and what it needs."""

    to: str
    requires_reason: bool


def steps_from(status: str) -> list[BookingStep]:
    """Return the next states from here, the usual one first."""
    return [BookingStep(to, to in _NEEDS_REASON) for to in _STEPS[status]]


def require_step(*, status: str, to: str, reason: str) -> None:
    """Raises: BookingStepNotAllowed, BookingReasonRequired."""
    if to not in _STEPS[status]:
        raise BookingStepNotAllowed(status=status, to=to)
    if to in _NEEDS_REASON and not reason.strip():
        raise BookingReasonRequired(to=to, field_errors={"reason": BookingReasonRequired.code})

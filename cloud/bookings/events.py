"""What is announced about bookings. Reactions of one order run in order: the order is the subject."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMade(Event):
    """A technician was given a job, or the job another time or technician; `from_technician_id` had it."""

    type: ClassVar[str] = "booking.made"
    subject_kind: ClassVar[str] = "work_order"
    booking_id: str
    technician_id: str
    starts_at: str
    ends_at: str
    summary: str
    from_technician_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingOverdue(Event):
    """The time on site has begun and the technician has not even set out; told once for each time agreed."""

    type: ClassVar[str] = "booking.overdue"
    subject_kind: ClassVar[str] = "work_order"
    booking_id: str
    technician_id: str
    starts_at: str
    due_at: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMoved(Event):
    """A booking took a step: accepted, on site, completed, declined …"""

    type: ClassVar[str] = "booking.moved"
    subject_kind: ClassVar[str] = "work_order"
    booking_id: str
    technician_id: str
    from_status: str
    to_status: str
    reason: str
    at: str
    summary: str

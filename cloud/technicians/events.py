"""What is announced about technicians."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianChanged(Event):
    """A technician was added, or what can be done or worked has changed."""

    type: ClassVar[str] = "technician.changed"
    subject_kind: ClassVar[str] = "technician"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianAway(Event):
    """A technician will not be there for a time; bookings in it need somebody else."""

    type: ClassVar[str] = "technician.away"
    subject_kind: ClassVar[str] = "technician"
    starts_at: str
    ends_at: str
    kind: str
    summary: str

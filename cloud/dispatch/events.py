"""What is announced about dispatching."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchModeSet(Event):
    """A branch dispatches in another way: automatically, on a suggestion, or by hand."""

    type: ClassVar[str] = "dispatch.mode_set"
    subject_kind: ClassVar[str] = "branch"
    mode: str
    summary: str

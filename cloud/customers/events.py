"""What is announced about customers."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChanged(Event):
    """A customer was added, or what is known of one has changed."""

    type: ClassVar[str] = "customer.changed"
    subject_kind: ClassVar[str] = "customer"
    summary: str

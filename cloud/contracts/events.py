"""What is announced about contracts."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractChanged(Event):
    """A contract was added, or what it says has changed."""

    type: ClassVar[str] = "contract.changed"
    subject_kind: ClassVar[str] = "contract"
    summary: str

"""What is announced about branches."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHoursSet(Event):
    """A branch works at other hours, or keeps other holidays."""

    type: ClassVar[str] = "branch.working_hours_set"
    subject_kind: ClassVar[str] = "branch"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSet(Event):
    """The company hands its mail in elsewhere."""

    type: ClassVar[str] = "organisation.mail_set"
    subject_kind: ClassVar[str] = "organisation"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchChanged(Event):
    """A branch was added, or something about it is different."""

    type: ClassVar[str] = "branch.changed"
    subject_kind: ClassVar[str] = "branch"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionChanged(Event):
    """A region was added, renamed, moved or removed."""

    type: ClassVar[str] = "region.changed"
    subject_kind: ClassVar[str] = "region"
    summary: str

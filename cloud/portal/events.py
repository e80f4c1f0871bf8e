"""What is announced about what customers say. The order is the subject: its reactions run in order."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDisputed(Event):
    """The customer says that the work is not as it should be; an invoice for it waits."""

    type: ClassVar[str] = "portal.disputed"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    person_name: str
    words: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkConfirmed(Event):
    """The customer says that the work is as it should be; an earlier dispute is over."""

    type: ClassVar[str] = "portal.confirmed"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    person_name: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRated(Event):
    """The customer rated the work, or changed the rating."""

    type: ClassVar[str] = "portal.rated"
    subject_kind: ClassVar[str] = "work_order"
    score: int
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChanged(Event):
    """A link to the customer's page was made or revoked; the subject is the order or the site it leads to."""

    type: ClassVar[str] = "portal.link_changed"
    subject_kind: ClassVar[str] = "access_link"
    summary: str

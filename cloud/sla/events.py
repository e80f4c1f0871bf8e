"""What is announced about promises. The order is the subject, so that its reactions run in order."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAtRisk(Event):
    """Three quarters of the time are used up; announced once per promise."""

    type: ClassVar[str] = "sla.at_risk"
    subject_kind: ClassVar[str] = "work_order"
    target: str
    due_at: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseBreached(Event):
    """The time is over; announced once per promise and never taken back."""

    type: ClassVar[str] = "sla.breached"
    subject_kind: ClassVar[str] = "work_order"
    target: str
    due_at: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSet(Event):
    """A branch promises something else for a priority; running clocks keep what they began with."""

    type: ClassVar[str] = "sla.terms_set"
    subject_kind: ClassVar[str] = "branch"
    priority: str
    summary: str

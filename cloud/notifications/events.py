"""What is announced about notifications."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationMade(Event):
    """A person is told something; that person's browsers alone hear of it."""

    type: ClassVar[str] = "notification.made"
    subject_kind: ClassVar[str] = "notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationsSeen(Event):
    """A person has looked, perhaps on another device; the subject is the person."""

    type: ClassVar[str] = "notification.seen"
    subject_kind: ClassVar[str] = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued(Event):
    """A mail or push is to be sent; the service itself hears of it."""

    type: ClassVar[str] = "message.queued"
    subject_kind: ClassVar[str] = "message"
    is_internal: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEnded(Event):
    """A mail or push was taken by its server, or refused for good."""

    type: ClassVar[str] = "message.ended"
    subject_kind: ClassVar[str] = "message"
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationSet(Event):
    """Other people of a branch are told, or at other times, if nobody looks."""

    type: ClassVar[str] = "notification.escalation_set"
    subject_kind: ClassVar[str] = "branch"
    summary: str

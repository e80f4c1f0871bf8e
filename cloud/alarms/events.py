"""What is announced about alarms and incidents. Alarm events have the incident's or alarm's id as their subject."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(Event):
    """A machine complains."""

    type: ClassVar[str] = "alarm.raised"
    subject_kind: ClassVar[str] = "alarm"
    severity: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCleared(Event):
    """A machine's complaint has gone."""

    type: ClassVar[str] = "alarm.cleared"
    subject_kind: ClassVar[str] = "alarm"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmAcknowledged(Event):
    """Someone has seen an alarm."""

    type: ClassVar[str] = "alarm.acknowledged"
    subject_kind: ClassVar[str] = "alarm"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOpened(Event):
    """An asset has trouble in a failure mode it had none in before."""

    type: ClassVar[str] = "incident.opened"
    subject_kind: ClassVar[str] = "incident"
    asset_id: str
    failure_mode: str
    severity: str
    effect: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEscalated(Event):
    """Another alarm joined an open incident, perhaps a graver one."""

    type: ClassVar[str] = "incident.escalated"
    subject_kind: ClassVar[str] = "incident"
    asset_id: str
    failure_mode: str
    severity: str
    effect: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClosed(Event):
    """All alarms of an incident have cleared."""

    type: ClassVar[str] = "incident.closed"
    subject_kind: ClassVar[str] = "incident"
    asset_id: str
    failure_mode: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChanged(Event):
    """A rule was made, changed or deleted; the subject is its gateway, whose configuration changes with it."""

    type: ClassVar[str] = "rule.changed"
    subject_kind: ClassVar[str] = "gateway"
    summary: str

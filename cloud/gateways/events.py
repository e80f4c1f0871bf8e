"""What is announced about edge agents."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayEnrolled(Event):
    """An edge agent got its credential."""

    type: ClassVar[str] = "gateway.enrolled"
    subject_kind: ClassVar[str] = "gateway"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayOnline(Event):
    """An edge agent was heard of after silence."""

    type: ClassVar[str] = "gateway.online"
    subject_kind: ClassVar[str] = "gateway"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayOffline(Event):
    """An edge agent fell silent."""

    type: ClassVar[str] = "gateway.offline"
    subject_kind: ClassVar[str] = "gateway"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySpoke(Event):
    """An edge agent said something about itself."""

    type: ClassVar[str] = "gateway.spoke"
    subject_kind: ClassVar[str] = "gateway"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfigured(Event):
    """An edge agent is to have, or has, another configuration."""

    type: ClassVar[str] = "gateway.configured"
    subject_kind: ClassVar[str] = "gateway"
    summary: str

"""What is announced about work orders."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderOpened(Event):
    """There is a new job."""

    type: ClassVar[str] = "work_order.opened"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    priority: str
    source: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderStatusChanged(Event):
    """A job went on, waits, or is over."""

    type: ClassVar[str] = "work_order.status_changed"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    from_status: str
    to_status: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderChanged(Event):
    """Something else about a job changed: its text, its priority, its evidence."""

    type: ClassVar[str] = "work_order.changed"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairVerified(Event):
    """The machine's own signal stayed in band for the whole window after the repair."""

    type: ClassVar[str] = "work_order.verified"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    minutes: int
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCategoryChanged(Event):
    """A kind of job was added or asks for something else now; it belongs to the whole company."""

    type: ClassVar[str] = "service_category.changed"
    subject_kind: ClassVar[str] = "service_category"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairUnproved(Event):
    """The machine said nothing for all of its windows: nothing proves the repair, and nothing speaks against it."""

    type: ClassVar[str] = "work_order.unproved"
    subject_kind: ClassVar[str] = "work_order"
    number: str
    summary: str

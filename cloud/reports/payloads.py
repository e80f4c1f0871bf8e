"""Joined screens on the wire."""

from typing import Literal
from uuid import UUID

from cloud.foundation.payloads import ResponseBody, UtcTime


class Headline(ResponseBody):
    """The value that tells most about a machine, with its recent course (oldest first)."""

    point_id: int
    name: str
    unit: str
    value: float | None
    at: UtcTime
    quality: int
    trend: list[float]


class Machine(ResponseBody):
    """One machine of the overview."""

    asset_id: UUID
    name: str
    tag: str
    site_name: str
    branch_id: UUID
    state: Literal["normal", "alarm", "stale", "unknown"]
    headline: Headline | None
    open_incident_id: UUID | None
    open_work_order_id: UUID | None


class Counts(ResponseBody):
    """How things stand, in numbers."""

    machines: int
    machines_in_alarm: int
    machines_stale: int
    open_incidents: int
    open_orders: int
    gateways_offline: int


class OverviewIncident(ResponseBody):
    """An open incident of the overview."""

    id: UUID
    branch_id: UUID
    asset_id: UUID
    asset_name: str
    failure_mode: str
    severity: str
    state: str
    opened_at: UtcTime
    closed_at: UtcTime | None
    alarm_count: int
    work_order_id: UUID | None
    work_order_number: str | None


class OverviewOrder(ResponseBody):
    """An open order of the overview."""

    id: UUID
    number: str
    branch_id: UUID
    asset_id: UUID | None
    asset_name: str | None
    title: str
    priority: str
    status: str
    source: str
    opened_at: UtcTime


class ServiceStatus(ResponseBody):
    """What the service stands on."""

    database_tier: str


class Overview(ResponseBody):
    """Everything the first screen shows."""

    counts: Counts
    machines: list[Machine]
    incidents: list[OverviewIncident]
    work_orders: list[OverviewOrder]
    status: ServiceStatus


class Band(ResponseBody):
    """A limit to draw."""

    rule_id: UUID
    kind: Literal["high", "low"]
    limit: float
    severity: str


class TimelinePoint(ResponseBody):
    """A point of a machine with its limits."""

    id: int
    name: str
    unit: str
    bands: list[Band]


class TimelineAlarm(ResponseBody):
    """An alarm on the time line."""

    id: UUID
    point_id: int
    severity: str
    raised_at: UtcTime
    cleared_at: UtcTime | None
    text: str


class TimelineOrder(ResponseBody):
    """An order on the time line."""

    id: UUID
    number: str
    status: str
    opened_at: UtcTime
    completed_at: UtcTime | None


class Timeline(ResponseBody):
    """Points, alarms and orders of a machine on one time line."""

    points: list[TimelinePoint]
    alarms: list[TimelineAlarm]
    work_orders: list[TimelineOrder]


class ServiceReport(ResponseBody):
    """The report of one completion; `reason` says why it went to nobody."""

    id: UUID
    work_order_id: UUID
    completed_at: UtcTime
    made_at: UtcTime
    sent_to: str
    reason: Literal["", "no_customer", "no_address"]
    language: str
    file_id: UUID | None

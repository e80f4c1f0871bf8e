"""What a batch carries: readings in columns and everything else as tagged records.

A body can be read alone: it names its own points. Times are microseconds since the epoch, UTC.
"""

from enum import IntEnum
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

ClockQuality = Literal["synced", "holdover", "unsynced"]
Offset = Annotated[int, Meta(ge=0)]
"""A record's place in its batch: seq = from_seq + offset."""


class Quality(IntEnum):
    """Trust in a value, the three classes of OPC UA status codes (Part 8)."""

    GOOD = 0
    UNCERTAIN = 1
    BAD = 2


class PointName(Struct, frozen=True, array_like=True):
    """A measured point of a gateway; the same key with another unit is another point."""

    key: Annotated[str, Meta(min_length=1, max_length=200)]
    unit: Annotated[str, Meta(max_length=40)]


class Readings(Struct, frozen=True):
    """Columns of equal length: `point` indexes the body's points; a value of None is one that is no number."""

    offset: list[Offset] = []
    point: list[Annotated[int, Meta(ge=0)]] = []
    at_us: list[int] = []
    value: list[float | None] = []
    quality: list[Annotated[int, Meta(ge=0, le=2)]] = []


class PointDescription(Struct, frozen=True, kw_only=True):
    """What the catalogue says of a point."""

    key: str
    unit: str
    name: str
    low: float | None = None
    high: float | None = None


class EquipmentKind(Struct, frozen=True, kw_only=True):
    """An equipment type that the edge agent can speak with, as somebody who connects a machine has to know it.

    `port`: the type of port it needs. `needs_address`: several such machines may share one port.
    """

    name: str
    title: str
    port: Literal["serial", "mqtt"]
    needs_address: bool
    baud_rate: int | None = None


class Birth(Struct, frozen=True, kw_only=True, tag="birth"):
    """Who speaks: sent first in each lane after every start of the edge agent.

    A long list of points is spread over several births; the first one carries the equipment types.
    """

    offset: Offset
    at_us: int
    agent_version: str
    configuration_version: int
    configuration_hash: str
    points: list[PointDescription] = []
    equipment_kinds: list[EquipmentKind] = []


class ConfigApplied(Struct, frozen=True, kw_only=True, tag="config_applied"):
    """From the next seq on, records belong to this configuration."""

    offset: Offset
    at_us: int
    version: int
    hash: str


class AlarmRaised(Struct, frozen=True, kw_only=True, tag="alarm_raised"):
    """A rule's condition held long enough; `onset_seq` is the first violating sample in `history_stream`."""

    offset: Offset
    at_us: int
    alarm_id: str
    rule_id: str
    rule_version: int
    point_key: str
    point_unit: str
    onset_seq: int
    onset_at_us: int
    value: float
    limit: float
    history_stream: str = ""


class AlarmCleared(Struct, frozen=True, kw_only=True, tag="alarm_cleared"):
    """The condition of a raised alarm has gone for its off-delay, or its rule is no longer there to tell."""

    offset: Offset
    at_us: int
    alarm_id: str
    rule_id: str
    rule_version: int
    cleared_seq: int
    value: float
    reason: Literal["back_in_band", "rule_changed"] = "back_in_band"


class ChartReport(Struct, frozen=True, kw_only=True, tag="chart_report"):
    """How far a chart has learned, and what; `reason` says why it learns again."""

    offset: Offset
    at_us: int
    rule_id: str
    rule_version: int
    phase: Literal["learning", "armed"]
    learned: int
    needed: int
    centre: float | None = None
    spread: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""


class CommandResult(Struct, frozen=True, kw_only=True, tag="command_result"):
    """What became of a command; `text` tells a person what to do when it was refused."""

    offset: Offset
    at_us: int
    command_id: str
    outcome: Literal["done", "refused", "expired"]
    text: str = ""


class LogRecord(Struct, frozen=True, kw_only=True, tag="log"):
    """A line worth seeing in the cloud: a port lost, a port back, equipment that answers garbage."""

    offset: Offset
    at_us: int
    level: Literal["debug", "info", "warning", "error"]
    event: str
    text: str


Record = Birth | ConfigApplied | AlarmRaised | AlarmCleared | ChartReport | CommandResult | LogRecord


class Body(Struct, frozen=True, kw_only=True):
    """One batch: what the edge knew and when, with the quality of its clock."""

    boot: str
    mono_ms: int
    edge_at_us: int
    clock: ClockQuality
    points: list[PointName] = []
    readings: Readings | UnsetType = UNSET
    records: list[Record] = []

"""Rows of the spool as plain values."""

from dataclasses import dataclass
from typing import Literal

from schemas.envelope import Lane
from schemas.records import ClockQuality, Record

StreamState = Literal["current", "draining", "closed"]
"""current: takes new records; draining: saved from a damaged spool, still to be sent; closed: nothing left to send."""


Shortage = Literal["disk", "cap"]
"""What has no room left for all records."""


@dataclass(frozen=True, slots=True)
class StreamRow:
    """A stream and how far it is.

    `produced` is the highest seq given out; nothing above `offered_upto` was ever sent; rows below `kept_from` are
    gone. `epoch` names the cloud database that confirmed `acked_upto`.
    """

    number: int
    id: str
    lane: Lane
    state: StreamState
    produced: int
    acked_upto: int
    offered_upto: int
    kept_from: int
    closed_because: str | None = None
    epoch: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Records that were given up, both ends inclusive."""

    first_seq: int
    last_seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as it lies in the spool; `value` is None for what was no number."""

    seq: int
    at_us: int
    point_key: str
    point_unit: str
    value: float | None
    quality: int
    clock: ClockQuality


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """Any other record as it lies in the spool."""

    seq: int
    record: Record
    clock: ClockQuality


@dataclass(frozen=True, slots=True)
class Slice:
    """A contiguous part of a stream: every seq of `first_seq..last_seq` is a record or in a gap, in rising order."""

    first_seq: int
    last_seq: int
    records: list[StoredReading | StoredRecord]
    gaps: list[Gap]


@dataclass(frozen=True, slots=True)
class StoredRuleState:
    """How far a rule is: its state in the engine's own encoding, and the stream in which its episode began."""

    rule_id: str
    rule_version: int
    history_stream: str
    state: bytes
    last_value: float


@dataclass(frozen=True, slots=True)
class StoredReduction:
    """How far the thinning out of a point is, in its own encoding, and how many readings it has left out so far."""

    point_key: str
    point_unit: str
    state: bytes
    left_out: int

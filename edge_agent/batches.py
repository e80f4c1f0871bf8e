"""Turns a part of a stream into one batch for the wire, never larger than the envelope allows."""

from dataclasses import dataclass
from typing import Final

from msgspec import UNSET, structs

from edge_agent.clock import Clock
from edge_agent.spool import Gap, Slice, Spool, StoredReading, StoredRecord, StreamRow
from schemas.envelope import MAX_BATCH_BYTES, DroppedRange, encode_batch
from schemas.records import Body, ClockQuality, PointName, Readings

MAX_RECORDS: Final = 800
"""About 50 bytes a reading: rarely more than the envelope holds, so that few batches are encoded twice."""

Stored = StoredReading | StoredRecord


@dataclass(frozen=True, slots=True)
class Batch:
    """An encoded batch and the records it answers for."""

    first_seq: int
    last_seq: int
    payload: bytes


def next_batch(
    spool: Spool, stream: StreamRow, *, from_seq: int, clock: Clock, max_records: int = MAX_RECORDS
) -> Batch | None:
    """Return the batch that starts at `from_seq`, None if there is nothing."""
    limit = max_records
    while True:
        part = spool.read(stream.number, from_seq=from_seq, limit=limit)
        if part is None:
            return None
        part = _of_one_clock_quality(part)
        batch = _encode(stream, part, clock)
        if len(batch.payload) <= MAX_BATCH_BYTES or len(part.records) <= 1:
            return batch
        limit = max(1, min(len(part.records) - 1, len(part.records) * MAX_BATCH_BYTES // len(batch.payload)))


def _of_one_clock_quality(part: Slice) -> Slice:
    """Cut where the quality of the clock changes: a body has one for all its records."""
    for before, after in zip(part.records, part.records[1:], strict=False):
        if before.clock != after.clock:
            last_seq = after.seq - 1
            return Slice(
                part.first_seq,
                last_seq,
                [record for record in part.records if record.seq <= last_seq],
                [gap for gap in part.gaps if gap.first_seq <= last_seq],
            )
    return part


def _encode(stream: StreamRow, part: Slice, clock: Clock) -> Batch:
    payload = encode_batch(
        stream=stream.id,
        lane=stream.lane,
        from_seq=part.first_seq,
        to_seq=part.last_seq,
        body=_body(part, clock),
        dropped=[_dropped(gap) for gap in part.gaps],
    )
    return Batch(part.first_seq, part.last_seq, payload)


def _dropped(gap: Gap) -> DroppedRange:
    return DroppedRange(gap.first_seq, gap.last_seq, gap.reason)


def _body(part: Slice, clock: Clock) -> Body:
    readings = [record for record in part.records if isinstance(record, StoredReading)]
    others = [record for record in part.records if isinstance(record, StoredRecord)]
    points: dict[tuple[str, str], int] = {}
    indexes = [points.setdefault((one.point_key, one.point_unit), len(points)) for one in readings]
    quality: ClockQuality = part.records[0].clock if part.records else clock.quality()
    return Body(
        boot=clock.boot,
        mono_ms=round(clock.monotonic_s() * 1000),
        edge_at_us=clock.now_us(),
        clock=quality,
        points=[PointName(key, unit) for key, unit in points],
        readings=Readings(
            offset=[one.seq - part.first_seq for one in readings],
            point=indexes,
            at_us=[one.at_us for one in readings],
            value=[one.value for one in readings],
            quality=[one.quality for one in readings],
        )
        if readings
        else UNSET,
        records=[structs.replace(one.record, offset=one.seq - part.first_seq) for one in others],
    )

"""One transaction for many batches: cursors locked in order, readings appended, alarms taken in, then the acks.

The cursor of a stream is the whole truth about what is stored: a batch that begins above it is not stored (the edge
goes back), what lies below it is skipped, and everything up to `to_seq` is stored or counted as lost when it moves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from cloud.foundation.database import Transaction
from cloud.gateways.dead_letters import LONGEST_LETTER_BYTES, Kind, keep_dead_letter
from cloud.gateways.streams import (
    Sender,
    Stream,
    heard_from,
    live_senders,
    locked_streams,
    record_gap,
    save_streams,
)
from cloud.ingest.memory import Memory
from cloud.ingest.take_in import take_in
from cloud.telemetry.belief import Belief, Span, runs_of
from cloud.telemetry.known import PointKey
from cloud.telemetry.operations import resolve_points
from cloud.telemetry.readings import NO_READINGS, Columns, Load, append, columns_of
from cloud.telemetry.storage import Tier
from schemas.envelope import Header, UnknownVersion, UnreadableBody, UnreadableHeader, decode_body, decode_header
from schemas.records import AlarmRaised, Body, Record
from schemas.topics import NotOurTopic, parse_topic

UNREADABLE_BODY: Final = "unreadable_body"
"""Reason of the gap, and kind of the dead letter: by both a replay finds what it makes good."""
TOO_OLD: Final = "older_than_retention"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message from the broker."""

    topic: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message of which not even the header can be trusted."""

    arrival: Arrival
    kind: Kind
    reason: str
    gateway_id: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """A message whose header is sound; where the body is not, `fault` says why and it holds nothing.

    `keys` are the points that readings and alarms name: first the batch's own list, then those of its alarms.
    """

    arrival: Arrival
    gateway_id: UUID
    stream_id: UUID
    header: Header
    fault: str = ""
    keys: Sequence[PointKey] = ()
    point_count: int = 0
    readings: Columns = NO_READINGS
    records: Sequence[Record] = ()
    made_at_us: int | None = None
    """When it was made, by the clock its readings were read by."""
    is_clock_synced: bool = False

    @property
    def place(self) -> dict[str, Any]:
        """Stream and seqs, as a dead letter notes them."""
        return {
            "stream_id": str(self.stream_id),
            "first_seq": self.header.from_seq,
            "last_seq": self.header.to_seq,
        }


Message = Batch | Unreadable | None
"""What was read; None is of another major version."""


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """What storing needs to know of this service."""

    tier: Tier
    retention: timedelta


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stream is stored: what the edge may forget."""

    gateway_id: str
    stream_id: str
    upto: int


def read(arrival: Arrival) -> Message:
    """Read a message without a database; None: of another major version, which is neither stored nor put aside."""
    gateway_id = None
    try:
        topic = parse_topic(arrival.topic)
        gateway_id = topic.gateway_id
        if len(arrival.payload) > LONGEST_LETTER_BYTES:
            raise UnreadableHeader(f"it is larger than {LONGEST_LETTER_BYTES // 1024} KiB")
        header, body = decode_header(arrival.payload)
        sender, stream = UUID(gateway_id), UUID(header.stream)
    except UnknownVersion:
        return None
    except NotOurTopic as error:
        return Unreadable(arrival, "foreign_topic", str(error), None)
    except (UnreadableHeader, ValueError) as error:
        return Unreadable(arrival, "unreadable_header", str(error), gateway_id)
    try:
        return _batch(arrival, sender, stream, header, decode_body(header, body))
    except UnreadableBody as error:
        return Batch(arrival, sender, stream, header, fault=str(error) or UNREADABLE_BODY)


def _batch(arrival: Arrival, sender: UUID, stream: UUID, header: Header, body: Body) -> Batch:
    keys = [(point.key, point.unit) for point in body.points]
    alarms = [one for one in body.records if isinstance(one, AlarmRaised)]
    return Batch(
        arrival,
        sender,
        stream,
        header,
        keys=[*keys, *((alarm.point_key, alarm.point_unit) for alarm in alarms)],
        point_count=len(keys),
        readings=NO_READINGS if body.readings is UNSET else columns_of(body.readings, from_seq=header.from_seq),
        records=body.records,
        made_at_us=body.edge_at_us,
        is_clock_synced=body.clock == "synced",
    )


class Storing:
    """One transaction's work; `memory` surrounds the transaction."""

    def __init__(
        self,
        transaction: Transaction,
        *,
        now: datetime,
        settings: StoreSettings,
        memory: Memory,
        arrived_at: datetime | None = None,
    ) -> None:
        self.readings = 0
        self.put_aside = 0
        self._transaction = transaction
        self._now = now
        self._tier = settings.tier
        self._memory = memory
        self._load = Load(Belief(now=now, oldest=now - settings.retention, arrived_at=arrived_at))

    async def store(self, messages: Sequence[Message]) -> list[Progress]:
        """Store what can be stored of these and return each stream's progress."""
        for message in messages:
            if isinstance(message, Unreadable):  # not acknowledged: the edge halves it and sends again
                await self._put_aside(message, message.kind, message.reason)
        batches = [message for message in messages if isinstance(message, Batch)]
        senders = await live_senders(self._transaction, gateway_ids={batch.gateway_id for batch in batches})
        known = [batch for batch in batches if await self._is_known(batch, senders)]
        # A new stream belongs to the first who names it.
        wanted = {batch.stream_id: (batch.gateway_id, batch.header.lane) for batch in reversed(known)}
        streams = await locked_streams(self._transaction, wanted=wanted) if wanted else {}
        own = [batch for batch in known if await self._is_own(batch, streams[batch.stream_id])]
        if own:
            await heard_from(self._transaction, gateway_ids={batch.gateway_id for batch in own}, now=self._now)
        for batch in own:
            await self._pass(batch, streams[batch.stream_id], senders[batch.gateway_id])
        await self.finish(list(streams.values()))
        return [
            Progress(str(stream.gateway_id), str(stream.id), stream.cursor)
            for stream in {batch.stream_id: streams[batch.stream_id] for batch in own}.values()
        ]

    async def finish(self, streams: Sequence[Stream]) -> None:
        """Append what was loaded and write how far the streams have come."""
        marks, last_values = self._memory.marks, self._memory.last_values
        await append(self._transaction, self._load, tier=self._tier, marks=marks, last_values=last_values)
        await save_streams(self._transaction, streams=streams, now=self._now)

    async def take_spans(self, batch: Batch, *, spans: Sequence[Span], stream: Stream, sender: Sender) -> None:
        """Take in what a batch holds of these ranges of seqs: gaps counted, readings loaded, records in order."""
        for gap in batch.header.dropped:
            for first, last in spans:
                if gap.first_seq <= last and gap.last_seq >= first:
                    self._count_gap(stream, max(gap.first_seq, first), min(gap.last_seq, last), gap.reason)
        ids = await self._point_ids(batch, sender)
        readings = batch.readings.within(spans)
        too_old = self._load.add(
            readings,
            point_ids=ids[: batch.point_count],
            stream_number=stream.number,
            edge_at_us=batch.made_at_us,
        )
        for first, last in runs_of(too_old):
            self._count_gap(stream, first, last, TOO_OLD)
        stream.readings += len(readings) - len(too_old)
        self.readings += len(readings) - len(too_old)
        stream.has_moved = True
        known = dict(zip(batch.keys, ids, strict=True)) if batch.records else {}
        for record in batch.records:
            seq = batch.header.from_seq + record.offset
            if any(first <= seq <= last for first, last in spans):
                stream.records += 1
                # Readings may wait for days, and births among them, while the events' lane is ahead.
                is_late = seq <= stream.cursor or batch.header.lane == "history"
                await self._take_in(record, batch, sender, known, is_late=is_late)

    async def _pass(self, batch: Batch, stream: Stream, sender: Sender) -> None:
        """Store what is new of a batch and move the cursor past it."""
        first, last = stream.cursor + 1, batch.header.to_seq
        if not batch.header.from_seq <= first <= last:
            return
        if batch.fault:
            # The cursor passes it, or it would come back for ever; what it held is counted and the message is kept.
            await self._put_aside(batch, UNREADABLE_BODY, batch.fault)
            self._count_gap(stream, first, last, UNREADABLE_BODY)
        else:
            await self.take_spans(batch, spans=[(first, last)], stream=stream, sender=sender)
        stream.cursor, stream.has_moved = last, True

    async def _take_in(
        self, record: Record, batch: Batch, sender: Sender, ids: Mapping[PointKey, int], *, is_late: bool
    ) -> None:
        refusal = await take_in(
            self._transaction,
            record,
            among=batch.records,
            sender=sender,
            ids=ids,
            is_late=is_late,
            now=self._now,
        )
        if refusal:
            await self._put_aside(batch, "foreign_alarm", refusal)

    async def _point_ids(self, batch: Batch, sender: Sender) -> list[int]:
        """Return the ids of the points a batch names; unknown ones are created, and remembered from the COMMIT on."""
        known = self._memory.points.ids_of(sender.id)
        try:
            return [known[key] for key in batch.keys]
        except KeyError:
            ids = await resolve_points(
                self._transaction, gateway_id=sender.id, branch_id=sender.branch_id, keys=batch.keys
            )
            self._memory.points.add(sender.id, ids)
            return [ids[key] for key in batch.keys]

    async def _is_known(self, batch: Batch, senders: Mapping[UUID, Sender]) -> bool:
        if batch.gateway_id in senders:
            return True
        await self._put_aside(batch, "unknown_gateway", "unknown or revoked edge agent")
        return False

    async def _is_own(self, batch: Batch, stream: Stream) -> bool:
        if stream.gateway_id == batch.gateway_id:
            return True
        await self._put_aside(batch, "foreign_stream", "this stream belongs to another edge agent")
        return False

    def _count_gap(self, stream: Stream, first: int, last: int, reason: str) -> None:
        record_gap(self._transaction, stream=stream, first_seq=first, last_seq=last, reason=reason)

    async def _put_aside(self, message: Batch | Unreadable, kind: Kind, reason: str) -> None:
        self.put_aside += 1
        await keep_dead_letter(
            self._transaction,
            topic=message.arrival.topic,
            payload=message.arrival.payload,
            kind=kind,
            reason=reason,
            gateway_id=str(message.gateway_id) if message.gateway_id else None,
            **(message.place if isinstance(message, Batch) else {}),
        )

"""One transaction for many batches: cursors locked in order, readings appended, alarms taken in, then the acks.

The cursor of a stream is the whole truth about what is stored: a batch that begins above it is not stored (the edge
goes back), what lies below it is skipped, and everything up to `to_seq` is stored or counted as lost when it moves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select

from cloud.alarms.charts import take_in_chart
from cloud.alarms.errors import AlarmOfAnotherGateway
from cloud.alarms.operations import take_in_cleared, take_in_raised
from cloud.foundation.database import Transaction
from cloud.gateways import operations as gateways
from cloud.gateways.models import GatewayRow, StreamRow
from cloud.telemetry.operations import ArrivedReading, PointKey, resolve_points, store_readings
from cloud.telemetry.storage import Tier
from schemas import records
from schemas.envelope import (
    DroppedRange,
    Header,
    UnknownVersion,
    UnreadableBody,
    UnreadableHeader,
    decode_body,
    decode_header,
)
from schemas.records import Body
from schemas.topics import NotOurTopic, parse_topic


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message from the broker."""

    topic: str
    payload: bytes


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


@dataclass(frozen=True, slots=True)
class _Batch:
    gateway_id: UUID
    stream_id: UUID
    topic: str
    header: Header
    body: bytes
    payload: bytes


async def store_batches(
    transaction: Transaction, *, arrivals: Sequence[Arrival], now: datetime, settings: StoreSettings
) -> list[Progress]:
    """Store what can be stored and return each stream's progress, to be acknowledged after the COMMIT."""
    batches = [batch for arrival in arrivals if (batch := _read(transaction, arrival)) is not None]
    gateways_by_id = await _live_gateways(transaction, {batch.gateway_id for batch in batches})
    batches = [batch for batch in batches if _is_known(transaction, batch, gateways_by_id)]
    streams = await _streams(transaction, batches)
    progress: dict[UUID, Progress] = {}
    for batch in batches:
        stream = streams[batch.stream_id]
        if stream.gateway_id != batch.gateway_id:
            _reject(transaction, batch, "this stream belongs to another edge agent")
            continue
        gateway = gateways_by_id[batch.gateway_id]
        await gateways.heard_from(transaction, gateway=gateway, now=now)
        if stream.cursor + 1 >= batch.header.from_seq and batch.header.to_seq > stream.cursor:
            await _store(transaction, batch, stream=stream, gateway=gateway, now=now, settings=settings)
        progress[stream.id] = Progress(str(gateway.id), str(stream.id), stream.cursor)
    return list(progress.values())


def _read(transaction: Transaction, arrival: Arrival) -> _Batch | None:
    """Return the batch, or keep an unreadable message aside: no ack, so that the edge halves it and sends again."""
    try:
        topic = parse_topic(arrival.topic)
        header, body = decode_header(arrival.payload)
        return _Batch(UUID(topic.gateway_id), UUID(header.stream), arrival.topic, header, body, arrival.payload)
    except UnknownVersion:
        return None
    except (NotOurTopic, UnreadableHeader, ValueError) as error:
        gateways.keep_dead_letter(transaction, topic=arrival.topic, payload=arrival.payload, reason=str(error))
        return None


async def _live_gateways(transaction: Transaction, ids: set[UUID]) -> dict[UUID, GatewayRow]:
    statement = select(GatewayRow).where(GatewayRow.id.in_(ids), GatewayRow.revoked_at.is_(None))
    return {row.id: row for row in (await transaction.execute(statement.order_by(GatewayRow.id))).scalars()}


def _is_known(transaction: Transaction, batch: _Batch, known: dict[UUID, GatewayRow]) -> bool:
    if batch.gateway_id in known:
        return True
    _reject(transaction, batch, "unknown or revoked edge agent")
    return False


async def _streams(transaction: Transaction, batches: Sequence[_Batch]) -> dict[UUID, StreamRow]:
    wanted = {batch.stream_id: (batch.gateway_id, batch.header.lane) for batch in batches}
    locked = await gateways.lock_streams(transaction, stream_ids=wanted)
    new = {stream_id: origin for stream_id, origin in wanted.items() if stream_id not in locked}
    if new:
        await gateways.add_streams(transaction, streams={key: (value[0], value[1]) for key, value in new.items()})
        locked |= await gateways.lock_streams(transaction, stream_ids=new)
    return locked


async def _store(
    transaction: Transaction,
    batch: _Batch,
    *,
    stream: StreamRow,
    gateway: GatewayRow,
    now: datetime,
    settings: StoreSettings,
) -> None:
    header = batch.header
    first_new = stream.cursor + 1
    try:
        body = decode_body(header, batch.body)
    except UnreadableBody as error:
        # The cursor passes it, or it would come back for ever; what it held is counted and the message is kept.
        _reject(transaction, batch, str(error))
        gateways.record_gap(
            transaction, stream=stream, first_seq=first_new, last_seq=header.to_seq, reason="unreadable_body"
        )
        stream.cursor = header.to_seq
        return
    for gap in header.dropped:
        _count_gap(transaction, stream, gap, first_new)
    keys = [(point.key, point.unit) for point in body.points] + _keys_of_alarms(body)
    ids = await resolve_points(transaction, gateway_id=gateway.id, branch_id=gateway.branch_id, keys=keys)
    arrived = _arrived(header, body, ids, first_new)
    stream.stored_readings += await store_readings(
        transaction,
        stream_number=stream.number,
        arrived=arrived,
        tier=settings.tier,
        now=now,
        retention=settings.retention,
    )
    for record in body.records:
        if header.from_seq + record.offset >= first_new:
            stream.stored_records += 1
            try:
                await _take_in(transaction, record, body=body, gateway=gateway, ids=ids, now=now)
            except AlarmOfAnotherGateway:
                _reject(transaction, batch, "it would clear an alarm of another edge agent")
    stream.cursor = header.to_seq
    stream.last_batch_at = now


def _count_gap(transaction: Transaction, stream: StreamRow, gap: DroppedRange, first_new: int) -> None:
    if gap.last_seq >= first_new:
        gateways.record_gap(
            transaction,
            stream=stream,
            first_seq=max(gap.first_seq, first_new),
            last_seq=gap.last_seq,
            reason=gap.reason,
        )


def _keys_of_alarms(body: Body) -> list[PointKey]:
    return [(record.point_key, record.point_unit) for record in body.records if isinstance(record, records.AlarmRaised)]


def _arrived(header: Header, body: Body, ids: Mapping[PointKey, int], first_new: int) -> list[ArrivedReading]:
    if body.readings is UNSET:
        return []
    columns = body.readings
    point_ids = [ids[point.key, point.unit] for point in body.points]
    return [
        ArrivedReading(header.from_seq + offset, point_ids[point], at_us, value, quality)
        for offset, point, at_us, value, quality in zip(
            columns.offset, columns.point, columns.at_us, columns.value, columns.quality, strict=True
        )
        if header.from_seq + offset >= first_new
    ]


async def _take_in(
    transaction: Transaction,
    record: records.Record,
    *,
    body: Body,
    gateway: GatewayRow,
    ids: Mapping[PointKey, int],
    now: datetime,
) -> None:
    match record:
        case records.AlarmRaised():
            ended = {other.alarm_id for other in body.records if isinstance(other, records.AlarmCleared)}
            await take_in_raised(
                transaction,
                gateway_id=gateway.id,
                branch_id=gateway.branch_id,
                point_id=ids[record.point_key, record.point_unit],
                raised=record,
                is_cleared_already=record.alarm_id in ended,
                now=now,
            )
        case records.AlarmCleared():
            await take_in_cleared(
                transaction, gateway_id=gateway.id, branch_id=gateway.branch_id, cleared=record, now=now
            )
        case records.ChartReport():
            await take_in_chart(transaction, gateway_id=gateway.id, told=record, now=now)
        case records.Birth():
            gateways.introduced(gateway, agent_version=record.agent_version, kinds=record.equipment_kinds)
            await gateways.reported(
                transaction,
                gateway=gateway,
                version=record.configuration_version,
                document_hash=record.configuration_hash,
            )
        case records.ConfigApplied():
            await gateways.reported(transaction, gateway=gateway, version=record.version, document_hash=record.hash)
        case records.LogRecord() | records.CommandResult():
            gateways.note_said(transaction, gateway=gateway, said=record, now=now)


def _reject(transaction: Transaction, batch: _Batch, reason: str) -> None:
    gateways.keep_dead_letter(
        transaction,
        topic=batch.topic,
        payload=batch.payload,
        reason=reason,
        gateway_id=str(batch.gateway_id),
        stream_id=str(batch.stream_id),
        first_seq=batch.header.from_seq,
        last_seq=batch.header.to_seq,
    )

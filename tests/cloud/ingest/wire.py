"""Batches as an edge agent sends them, and the cloud's side of them in one call."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cloud.foundation.database import Database
from cloud.ingest.memory import Memory
from cloud.ingest.store_batch import Arrival, Progress, StoreSettings, Storing, read
from cloud.telemetry.storage import Tier
from schemas.envelope import DroppedRange, Lane, encode_batch
from schemas.records import Body, PointName, Readings, Record
from schemas.topics import gateway_topic

SETTINGS = StoreSettings(tier=Tier.APACHE, retention=timedelta(days=400))
START_US = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp() * 1_000_000)
POINT = PointName("pump/vibration_de", "mm/s")


def readings_batch(
    gateway_id: UUID, stream_id: UUID, seqs: Sequence[int], *, dropped: Sequence[tuple[int, int]] = ()
) -> Arrival:
    """A history batch of consecutive seqs; those in `dropped` are declared lost. A reading's value is its seq."""
    first, last = seqs[0], seqs[-1]
    lost = {seq for start, end in dropped for seq in range(start, end + 1)}
    kept = [seq for seq in seqs if seq not in lost]
    body = body_of(
        readings=Readings(
            offset=[seq - first for seq in kept],
            point=[0] * len(kept),
            at_us=[START_US + seq * 1_000_000 for seq in kept],
            value=[float(seq) for seq in kept],
            quality=[0] * len(kept),
        )
    )
    gaps = [DroppedRange(start, end, "spool_full") for start, end in dropped]
    return arrival(gateway_id, stream_id, "history", first, last, body, gaps)


def records_batch(gateway_id: UUID, stream_id: UUID, records: Sequence[Record], *, first: int = 1) -> Arrival:
    """An events batch."""
    return arrival(gateway_id, stream_id, "events", first, first + len(records) - 1, body_of(records=list(records)), [])


def body_of(*, readings: Readings | None = None, records: list[Record] | None = None) -> Body:
    common = {"boot": "boot-1", "mono_ms": 1, "edge_at_us": START_US, "clock": "synced"}
    if readings is None:
        return Body(**common, records=records or [])  # type: ignore[arg-type]  # plain words of the wire
    return Body(**common, points=[POINT], readings=readings, records=records or [])  # type: ignore[arg-type]  # same


def arrival(
    gateway_id: UUID, stream_id: UUID, lane: Lane, first: int, last: int, body: Body, gaps: list[DroppedRange]
) -> Arrival:
    payload = encode_batch(stream=str(stream_id), lane=lane, from_seq=first, to_seq=last, body=body, dropped=gaps)
    return Arrival(gateway_topic(str(gateway_id), "up"), payload)


async def store(database: Database, *arrivals: Arrival) -> list[Progress]:
    """Store in one transaction of the ingest role."""
    async with database.transaction() as transaction:
        now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        storing = Storing(transaction, now=now, settings=SETTINGS, memory=Memory())
        return await storing.store([read(arrival) for arrival in arrivals])

"""Storing readings once, and a person's decisions about points."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from cloud.assets.queries import get_asset
from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.believable_time import believable_time
from cloud.foundation.changes import Change
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.telemetry.errors import AlreadyBound, ForeignAsset, NotBound
from cloud.telemetry.events import PointAppeared, PointBound
from cloud.telemetry.models import DirtyBucketRow, LastValueRow, OddClockRow, PointBindingRow, PointRow
from cloud.telemetry.storage import Tier, ensure_partitions
from schemas.records import Quality

COPY: Final = "COPY reading (point_id, stream_no, time, value, seq, quality) FROM STDIN (FORMAT BINARY)"
COLUMN_TYPES: Final = ("int4", "int4", "timestamptz", "float8", "int8", "int2")

PointKey = tuple[str, str]
"""Key and unit."""


@dataclass(frozen=True, slots=True)
class ArrivedReading:
    """A reading as the edge sent it."""

    seq: int
    point_id: int
    at_us: int
    value: float | None
    quality: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One row to store; a value that is no number is stored as NaN with bad quality."""

    point_id: int
    at: datetime
    value: float
    seq: int
    quality: int


async def resolve_points(
    transaction: Transaction, *, gateway_id: UUID, branch_id: UUID, keys: Sequence[PointKey]
) -> Mapping[PointKey, int]:
    """Return the id of each point, creating unknown ones as pending: their readings are kept from the first one."""
    known = await transaction.execute(
        select(PointRow.key, PointRow.unit, PointRow.id).where(
            PointRow.gateway_id == gateway_id, PointRow.key.in_({key for key, _ in keys})
        )
    )
    found: dict[PointKey, int] = {(row.key, row.unit): row.id for row in known}
    revisions: dict[str, int] = {}
    for key, _ in found:
        revisions[key] = revisions.get(key, 0) + 1
    for key, unit in keys:
        if (key, unit) not in found:
            revisions[key] = revisions.get(key, 0) + 1
            found[key, unit] = await _add_point(
                transaction, gateway_id=gateway_id, branch_id=branch_id, key=key, unit=unit, revision=revisions[key]
            )
    return found


async def store_readings(
    transaction: Transaction,
    *,
    stream_number: int,
    arrived: Sequence[ArrivedReading],
    tier: Tier,
    now: datetime,
    retention: timedelta,
) -> int:
    """Append readings, move last values and mark the hours to roll up; return how many were stored.

    A time that cannot be believed is put inside [retention start, now + 5 min] and kept as said beside it.
    """
    if not arrived:
        return 0
    oldest = now - retention
    readings, odd = [], []
    for reading in arrived:
        at, is_as_said = believable_time(reading.at_us, now=now, oldest=oldest)
        value, quality = storable_value(reading.value, reading.quality)
        readings.append(Reading(reading.point_id, at, value, reading.seq, quality if is_as_said else max(quality, 1)))
        if not is_as_said:
            odd.append({"stream_number": stream_number, "seq": reading.seq, "at_us": reading.at_us})
    await ensure_partitions(transaction, tier=tier, days={reading.at.astimezone(UTC).date() for reading in readings})
    await _copy(transaction, stream_number=stream_number, readings=readings)
    if odd:
        await transaction.execute(insert(OddClockRow).values(odd).on_conflict_do_nothing())
    await _move_last_values(transaction, readings)
    await _mark_dirty(transaction, readings)
    return len(readings)


def storable_value(value: float | None, quality: int) -> tuple[float, int]:
    """Return value and quality to store; what is no finite number is kept as NaN of bad quality."""
    if value is None or not math.isfinite(value):
        return math.nan, int(Quality.BAD)
    return value, quality


async def name_point(
    transaction: Transaction, *, actor: Actor, point: PointRow, seen_version: int, name: str
) -> PointRow:
    """Give a point the name people use.

    Raises:
        ChangedMeanwhile.
    """
    await transaction.refresh(point, with_for_update=True)
    require_same(seen=seen_version, current=point.version)
    before, point.name = point.name, name
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.named", before={"name": before}, after={"name": name})
    return point


async def bind_point(transaction: Transaction, *, actor: Actor, point: PointRow, asset_id: UUID, now: datetime) -> None:
    """Say which asset a point measures; a first binding covers all readings so far.

    Raises:
        AlreadyBound, ForeignAsset.
    """
    await transaction.refresh(point, with_for_update=True)
    asset = await get_asset(transaction, asset_id=asset_id, branch_ids=actor.branch_ids)
    if asset.branch_id != point.branch_id:
        raise ForeignAsset
    earlier = (
        (await transaction.execute(select(PointBindingRow).where(PointBindingRow.point_id == point.id))).scalars().all()
    )
    if any(binding.bound_until is None for binding in earlier):
        raise AlreadyBound(name=point.name)
    transaction.add(
        PointBindingRow(
            id=new_id(),
            branch_id=point.branch_id,
            point_id=point.id,
            asset_id=asset_id,
            bound_from=now if earlier else None,
        )
    )
    point.state = "bound"
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.bound", after={"asset_id": asset_id})
    announce(
        transaction,
        PointBound(
            branch_id=point.branch_id, subject_id=asset_id, point_id=point.id, summary=f"{point.name} → {asset.name}"
        ),
    )


async def unbind_point(transaction: Transaction, *, actor: Actor, point: PointRow, now: datetime) -> None:
    """Say that a point measures its asset no longer; its readings so far stay the asset's.

    Raises:
        NotBound.
    """
    await transaction.refresh(point, with_for_update=True)
    open_binding = select(PointBindingRow).where(
        PointBindingRow.point_id == point.id, PointBindingRow.bound_until.is_(None)
    )
    binding = (await transaction.execute(open_binding)).scalar_one_or_none()
    if binding is None:
        raise NotBound(name=point.name)
    binding.bound_until = now
    point.state = "pending"
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.unbound", before={"asset_id": binding.asset_id})
    announce(
        transaction,
        PointBound(branch_id=point.branch_id, subject_id=binding.asset_id, point_id=point.id, summary=point.name),
    )


async def _add_point(
    transaction: Transaction, *, gateway_id: UUID, branch_id: UUID, key: str, unit: str, revision: int
) -> int:
    add = (
        insert(PointRow)
        .values(gateway_id=gateway_id, branch_id=branch_id, key=key, unit=unit, revision=revision, name=key)
        .on_conflict_do_update(index_elements=[PointRow.gateway_id, PointRow.key, PointRow.unit], set_={"key": key})
        .returning(PointRow.id)
    )
    point_id: int = (await transaction.execute(add)).scalar_one()
    announce(
        transaction,
        PointAppeared(branch_id=branch_id, subject_id=gateway_id, point_id=point_id, summary=f"{key} ({unit})"),
    )
    return point_id


async def _copy(transaction: Transaction, *, stream_number: int, readings: Sequence[Reading]) -> None:
    """Append rows; nothing is looked up and nothing can conflict: the stream's cursor has decided already."""
    connection = await transaction.connection()
    driver: Any = (await connection.get_raw_connection()).driver_connection
    async with driver.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.set_types(COLUMN_TYPES)
        for reading in readings:
            await copy.write_row(
                (reading.point_id, stream_number, reading.at, reading.value, reading.seq, reading.quality)
            )


async def _move_last_values(transaction: Transaction, readings: Sequence[Reading]) -> None:
    newest: dict[int, Reading] = {}
    for reading in readings:
        if reading.point_id not in newest or reading.at >= newest[reading.point_id].at:
            newest[reading.point_id] = reading
    rows = [
        {"point_id": point_id, "at": reading.at, "value": reading.value, "quality": reading.quality}
        for point_id, reading in sorted(newest.items())
    ]
    put = insert(LastValueRow).values([{**row, "stored_at": func.clock_timestamp()} for row in rows])
    put = put.on_conflict_do_update(
        index_elements=[LastValueRow.point_id],
        set_={name: put.excluded[name] for name in ("at", "value", "quality", "stored_at")},
        where=put.excluded.at >= LastValueRow.at,
    )
    await transaction.execute(put)


async def _mark_dirty(transaction: Transaction, readings: Sequence[Reading]) -> None:
    hours = {
        (reading.point_id, reading.at.astimezone(UTC).replace(minute=0, second=0, microsecond=0))
        for reading in readings
    }
    rows = [{"point_id": point_id, "hour": hour} for point_id, hour in sorted(hours)]
    for start in range(0, len(rows), 1000):
        await transaction.execute(insert(DirtyBucketRow).values(rows[start : start + 1000]).on_conflict_do_nothing())


def _record(
    transaction: Transaction,
    actor: Actor,
    point: PointRow,
    action: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    change = Change(before=before, after=after)
    audit.record_change(transaction, actor=actor, action=action, row=point, branch_id=point.branch_id, change=change)

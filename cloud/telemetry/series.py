"""A point's history in few buckets: from roll-ups where they are made, from raw readings where they are not.

Numbers that are not bad count, at every zoom (OPC UA Part 13 with TreatUncertainAsBad off): what is uncertain, as a
reading whose clock was never set, is better seen than missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import select, text

from cloud.foundation.database import Transaction
from cloud.telemetry.models import RetentionFloorRow
from cloud.telemetry.rules import Spacing, Stretch, bucket_seconds, gap_threshold_s, joined, usual_spacing_s
from cloud.telemetry.storage import Kept
from cloud.telemetry.thinning import heartbeats

HOUR: Final = timedelta(hours=1)
ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
WIDTH_S: Final = {Kept.RAW: 1, Kept.MINUTES: 60, Kept.HOURS: 3600}
MOST_STRETCHES: Final = 16
"""Each is a part of the statement; of more, the nearest are joined: what lies between is read raw too."""

FROM_RAW: Final = """SELECT date_bin(make_interval(secs => :bucket), time, 'epoch'::timestamptz) AS bucket,
    count(*) AS count, min(value) AS low, max(value) AS high, sum(value) AS total,
    min(time) AS first_at, max(time) AS last_at FROM visible_reading
    WHERE point_id = :point AND time >= :starts AND time < :ends AND quality < 2 AND abs(value) <= 1e290"""
FROM_ROLL_UPS: Final = """SELECT date_bin(make_interval(secs => :bucket), time, 'epoch'::timestamptz) AS bucket,
    count, low, high, total, first_at, last_at FROM visible_{table}
    WHERE point_id = :point AND time >= :starts AND time < :ends"""
# Roll-ups tell of all times; of the last hours, which are not rolled up yet, readings do.
BEYOND: Final = """SELECT
    EXISTS (SELECT FROM visible_reading_1h WHERE point_id = :point AND last_at < :starts AND time < :starts)
    OR EXISTS (SELECT FROM visible_reading WHERE point_id = :point AND quality < 2 AND abs(value) <= 1e290
        AND time < :starts AND time >= CAST(:starts AS timestamptz) - :near),
    EXISTS (SELECT FROM visible_reading_1h WHERE point_id = :point AND first_at >= :ends AND time >= :ends)
    OR EXISTS (SELECT FROM visible_reading WHERE point_id = :point AND quality < 2 AND abs(value) <= 1e290
        AND time >= :ends AND time < CAST(:ends AS timestamptz) + :near)"""
NEAR: Final = timedelta(hours=3)
JOINED: Final = """SELECT extract(epoch FROM bucket)::float8, sum(count)::int8, min(low), max(high),
    sum(total) / sum(count), extract(epoch FROM min(first_at))::float8, extract(epoch FROM max(last_at))::float8
    FROM ({parts}) AS part GROUP BY bucket ORDER BY bucket"""


@dataclass(frozen=True, slots=True)
class Series:
    """Buckets of a period; an empty bucket is left out, a silence that is too long stands in `gaps`."""

    bucket_s: int
    source: Kept
    at: list[float]
    low: list[float]
    high: list[float]
    average: list[float]
    gaps: list[tuple[float, float]]
    is_raw: bool


async def series(
    transaction: Transaction, *, point_id: int, starts_at: datetime, ends_at: datetime, max_points: int
) -> Series:
    """Return a period in at most `max_points` buckets with minimum, maximum and average.

    Where raw readings, or roll-ups of a minute, are not kept any more, buckets are as wide as what still is, and the
    period's ends are taken to be those of a bucket.
    """
    period = Stretch(starts_at, ends_at)
    floors = await _floors(transaction)
    least = next(kept for kept in Kept if starts_at >= floors.get(kept, ALWAYS) or kept is Kept.HOURS)
    bucket_s = bucket_seconds(
        period_s=(ends_at - starts_at).total_seconds(), max_points=max_points, least_s=WIDTH_S[least]
    )
    source = max((kept for kept in Kept if WIDTH_S[kept] <= bucket_s), key=WIDTH_S.__getitem__)
    raw = [period]
    if source is not Kept.RAW:
        waiting = await _waiting_hours(transaction, point_id=point_id, period=period)
        raw = _read_raw(waiting, period=period, raw_from=floors.get(Kept.RAW, ALWAYS))
    rows = await _rows(transaction, point_id=point_id, period=period, raw=raw, bucket_s=bucket_s, source=source)
    drawn = _as_series(rows, bucket_s=bucket_s, source=source, ends=(starts_at, ends_at))
    if not drawn.gaps:
        return drawn
    heartbeat = (await heartbeats(transaction, point_ids=[point_id])).get(point_id, timedelta(0))
    ends = await _heard_beyond(transaction, point_id=point_id, period=period)
    return _as_series(rows, bucket_s=bucket_s, source=source, ends=ends, heartbeat=heartbeat)


async def _heard_beyond(
    transaction: Transaction, *, point_id: int, period: Stretch
) -> tuple[datetime | None, datetime | None]:
    """Return the period's start if there is a good reading before it, and its end if there is one after it.

    A silence without either is none: the point did not exist yet, or nobody knows whether it will say something.
    """
    beyond = text(BEYOND)
    values = {"point": point_id, "starts": period.starts_at, "ends": period.ends_at, "near": NEAR}
    heard = (await transaction.execute(beyond, values)).one()
    return (period.starts_at if heard[0] else None, period.ends_at if heard[1] else None)


async def _floors(transaction: Transaction) -> dict[Kept, datetime]:
    rows = await transaction.execute(select(RetentionFloorRow.kept, RetentionFloorRow.dropped_before))
    return {Kept(row.kept): row.dropped_before for row in rows}


async def _waiting_hours(transaction: Transaction, *, point_id: int, period: Stretch) -> list[datetime]:
    """Return the hours whose roll-ups lack something.

    Asked before the roll-ups are read: an hour that is marked in between was whole at this moment.
    """
    statement = text(
        """SELECT hour FROM dirty_bucket WHERE point_id = :point AND hour >= :first AND hour < :last
        UNION SELECT hour FROM rolling_bucket WHERE point_id = :point AND hour >= :first AND hour < :last"""
    )
    values = {"point": point_id, "first": _hour_of(period.starts_at), "last": period.ends_at}
    return list((await transaction.execute(statement, values)).scalars())


def _read_raw(waiting: Sequence[datetime], *, period: Stretch, raw_from: datetime) -> list[Stretch]:
    """Return what is read from raw readings: hours that wait, and the hours at both ends, which are not whole."""
    hours = [*waiting, _hour_of(period.starts_at), _hour_of(period.ends_at)]
    kept = [hour for hour in hours if hour >= raw_from]
    return joined((Stretch(hour, hour + HOUR) for hour in kept), most=MOST_STRETCHES)


def _hour_of(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


async def _rows(
    transaction: Transaction, *, point_id: int, period: Stretch, raw: Sequence[Stretch], bucket_s: int, source: Kept
) -> Sequence[Any]:
    """Read all parts by one statement: they are of one moment."""
    values: dict[str, Any] = {"point": point_id, "bucket": bucket_s, "starts": period.starts_at, "ends": period.ends_at}
    parts, left_out = [], ""
    for place, stretch in enumerate(raw):
        values |= {f"from_{place}": stretch.starts_at, f"until_{place}": stretch.ends_at}
        inside = f"time >= :from_{place} AND time < :until_{place}"
        parts.append(f"{FROM_RAW} AND {inside} GROUP BY 1")
        left_out += f" AND NOT ({inside})"
    if source is not Kept.RAW:
        parts.append(FROM_ROLL_UPS.format(table=source.value) + left_out)
    return (await transaction.execute(text(JOINED.format(parts=" UNION ALL ".join(parts))), values)).all()


def _as_series(
    rows: Sequence[Any],
    *,
    bucket_s: int,
    source: Kept,
    ends: tuple[datetime | None, datetime | None],
    heartbeat: timedelta = timedelta(0),
) -> Series:
    """Return the series; a silence at an end of the period counts if that end is given."""
    spacings = [Spacing((row[6] - row[5]) / (row[1] - 1), row[1] - 1) for row in rows if row[1] > 1]
    spacings += [Spacing(after[5] - before[6], 1) for before, after in pairwise(rows)]
    silence_s = gap_threshold_s(usual_spacing_s(spacings), bucket_s=bucket_s, heartbeat_s=heartbeat.total_seconds())
    silences = [(before[6], after[5]) for before, after in pairwise(rows)]
    if spacings and ends[0]:
        silences.insert(0, (ends[0].timestamp(), rows[0][5]))
    if spacings and ends[1]:
        silences.append((rows[-1][6], ends[1].timestamp()))
    return Series(
        bucket_s=bucket_s,
        source=source,
        at=[row[0] for row in rows],
        low=[row[2] for row in rows],
        high=[row[3] for row in rows],
        average=[row[4] for row in rows],
        gaps=[(before, after) for before, after in silences if after - before > silence_s],
        is_raw=all(row[1] == 1 for row in rows),
    )

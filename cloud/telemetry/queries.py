"""Reading points and last values."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Double, Select, Text, func, literal, select, text
from sqlalchemy.dialects.postgresql import aggregate_order_by

from cloud.assets.queries import asset_names
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.telemetry.models import LastValueRow, PointBindingRow, PointRow
from schemas.records import Quality

RATE_PERIOD: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class BoundPoint:
    """A point with what it measures now and its newest reading."""

    point: PointRow
    asset_id: UUID | None
    asset_name: str | None
    last: LastValueRow | None


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a point said nothing good: at most, and usually (None: it spoke once only)."""

    longest: timedelta
    usual: timedelta | None


async def list_points(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    gateway_id: UUID | None = None,
    asset_id: UUID | None = None,
    state: str | None = None,
    page: PageRequest,
) -> tuple[list[BoundPoint], str | None]:
    """Return points, newest first."""
    statement = select(PointRow).where(PointRow.branch_id.in_(branch_ids))
    if gateway_id is not None:
        statement = statement.where(PointRow.gateway_id == gateway_id)
    if state is not None:
        statement = statement.where(PointRow.state == state)
    if asset_id is not None:
        statement = statement.where(PointRow.id.in_(_bound_to(asset_id)))
    rows = (await transaction.execute(seek(statement, columns=[PointRow.id], kinds=[int], page=page))).scalars().all()
    kept, next_cursor = cut(rows, page=page, key=["id"])
    return await _with_bindings(transaction, kept), next_cursor


async def get_point(transaction: Transaction, *, point_id: int, branch_ids: Collection[UUID]) -> BoundPoint:
    """Raises: NotFound."""
    statement = select(PointRow).where(PointRow.id == point_id, PointRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return (await _with_bindings(transaction, [row]))[0]


async def latest_values(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    gateway_id: UUID | None = None,
    asset_id: UUID | None = None,
) -> str:
    """Return the newest readings of points as a JSON object of columns, in order of the points.

    The database writes it: ten thousand rows cost less there than as ten thousand objects here.
    """
    rows = (
        select(
            LastValueRow.point_id,
            func.extract("epoch", LastValueRow.at).cast(Double).label("at"),
            func.nullif(LastValueRow.value, literal("NaN", Double)).label("value"),
            LastValueRow.quality,
        )
        .join(PointRow, PointRow.id == LastValueRow.point_id)
        .where(PointRow.branch_id.in_(branch_ids))
    )
    if gateway_id is not None:
        rows = rows.where(PointRow.gateway_id == gateway_id)
    if asset_id is not None:
        rows = rows.where(PointRow.id.in_(_bound_to(asset_id)))
    values = rows.subquery()
    columns = [
        item
        for name in ("point_id", "at", "value", "quality")
        for item in (
            literal(name, Text),
            func.coalesce(func.json_agg(aggregate_order_by(values.c[name], values.c.point_id)), text("'[]'::json")),
        )
    ]
    answer: str = (await transaction.execute(select(func.json_build_object(*columns).cast(Text)))).scalar_one()
    return answer


def _bound_to(asset_id: UUID) -> Select[int]:
    return select(PointBindingRow.point_id).where(
        PointBindingRow.asset_id == asset_id, PointBindingRow.bound_until.is_(None)
    )


async def readings_a_minute(transaction: Transaction, *, point_ids: Collection[int], now: datetime) -> dict[int, float]:
    """Return how many readings a minute came of each point within the last ten; one that was silent is left out."""
    statement = text(
        """SELECT point_id, count(*) FROM visible_reading
        WHERE point_id = ANY(:points) AND time > :since AND time <= :now GROUP BY point_id"""
    )
    period = {"points": list(point_ids), "since": now - RATE_PERIOD, "now": now}
    minutes = RATE_PERIOD / timedelta(minutes=1)
    return {row[0]: row[1] / minutes for row in await transaction.execute(statement, period)}


async def asset_measured_at(transaction: Transaction, *, point_id: int, at: datetime) -> UUID | None:
    """Return the asset whose readings the point's were at that time."""
    statement = select(PointBindingRow.asset_id).where(
        PointBindingRow.point_id == point_id,
        (PointBindingRow.bound_from.is_(None)) | (PointBindingRow.bound_from <= at),
        (PointBindingRow.bound_until.is_(None)) | (PointBindingRow.bound_until > at),
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def point_ids_of_asset(transaction: Transaction, *, asset_id: UUID) -> list[int]:
    """Return the points that measure an asset now."""
    return list((await transaction.execute(_bound_to(asset_id))).scalars())


async def point_names(transaction: Transaction, *, point_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return name and unit of these points."""
    rows = await transaction.execute(
        select(PointRow.id, PointRow.name, PointRow.unit).where(PointRow.id.in_(point_ids))
    )
    return {row.id: (row.name, row.unit) for row in rows}


async def point_units(transaction: Transaction, *, point_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return key and unit of these points, as the edge knows them."""
    rows = await transaction.execute(select(PointRow.id, PointRow.key, PointRow.unit).where(PointRow.id.in_(point_ids)))
    return {row.id: (row.key, row.unit) for row in rows}


async def measured_since(transaction: Transaction, *, point_id: int, oldest: datetime) -> datetime | None:
    """Return the first good reading of what the point measures now; None if there is none after `oldest`."""
    bound = select(PointBindingRow.bound_from).where(
        PointBindingRow.point_id == point_id, PointBindingRow.bound_until.is_(None)
    )
    bound_from = (await transaction.execute(bound)).scalar_one_or_none()
    first = text("SELECT min(time) FROM visible_reading WHERE point_id = :point AND time >= :since AND quality = 0")
    since = max(oldest, bound_from) if bound_from else oldest
    found: datetime | None = (await transaction.execute(first, {"point": point_id, "since": since})).scalar_one()
    return found


async def step_medians(
    transaction: Transaction, *, point_id: int, starts_at: datetime, step_s: int, count: int
) -> list[float | None]:
    """Return the median of the good readings of each step, None where there are none.

    Of a fast point the first readings of a step stand for it (at most 60): a half year of it has 15 million.
    """
    rows = await transaction.execute(
        text(
            """SELECT step.place, percentile_cont(0.5) WITHIN GROUP (ORDER BY one.value)
            FROM generate_series(0, CAST(:count AS int) - 1) AS step(place)
            CROSS JOIN LATERAL (
                SELECT value FROM visible_reading
                WHERE point_id = :point AND quality = 0 AND abs(value) <= 1e290
                    AND time >= CAST(:starts AS timestamptz) + make_interval(secs => step.place * :step)
                    AND time < CAST(:starts AS timestamptz) + make_interval(secs => (step.place + 1) * :step)
                ORDER BY time LIMIT 60
            ) AS one
            GROUP BY step.place"""
        ),
        {"point": point_id, "starts": starts_at, "step": step_s, "count": count},
    )
    found: dict[int, float] = {row[0]: row[1] for row in rows}
    return [found.get(place) for place in range(count)]


async def silences(
    transaction: Transaction, *, point_ids: Collection[int], starts_at: datetime, ends_at: datetime
) -> dict[int, Silence]:
    """Return how long each point said nothing good in a period; one that said nothing at all is left out."""
    statement = text(
        """SELECT point_id, greatest(min(time) - :starts, max(since), :ends - max(time)) AS longest,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY since) AS usual
        FROM (SELECT point_id, time, time - lag(time) OVER (PARTITION BY point_id ORDER BY time) AS since
            FROM visible_reading
            WHERE point_id = ANY(:points) AND time >= :starts AND time <= :ends
            AND quality = :good AND value <> 'NaN') AS good
        GROUP BY point_id"""
    )
    period = {"points": list(point_ids), "starts": starts_at, "ends": ends_at, "good": Quality.GOOD.value}
    return {row.point_id: Silence(row.longest, row.usual) for row in await transaction.execute(statement, period)}


async def _with_bindings(transaction: Transaction, points: list[PointRow]) -> list[BoundPoint]:
    ids = [point.id for point in points]
    bindings = await transaction.execute(
        select(PointBindingRow).where(PointBindingRow.point_id.in_(ids), PointBindingRow.bound_until.is_(None))
    )
    assets = {binding.point_id: binding.asset_id for binding in bindings.scalars()}
    names = await asset_names(transaction, asset_ids=set(assets.values()))
    last_rows = await transaction.execute(select(LastValueRow).where(LastValueRow.point_id.in_(ids)))
    last = {row.point_id: row for row in last_rows.scalars()}
    return [
        BoundPoint(
            point, assets.get(point.id), names.get(assets[point.id]) if point.id in assets else None, last.get(point.id)
        )
        for point in points
    ]

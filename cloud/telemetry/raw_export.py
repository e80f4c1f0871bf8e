"""Raw readings as CSV, as many as there are: page by page, so that neither memory nor a connection is held.

Lines are made by the database. Between two pages no transaction is open: whoever reads slowly holds up nobody.
"""

import csv
import io
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select, text

from cloud.foundation.database import Transaction
from cloud.foundation.exports import spreadsheet_safe
from cloud.telemetry.models import PointBindingRow, PointRow

HEAD: Final = "\ufeffpoint_id,name,unit,time,value,quality\r\n"
PAGE_ROWS: Final = 20_000
TIME_PATTERN: Final = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

PAGE: Final = text(
    """WITH page AS (
      SELECT time, value, quality, stream_no, seq FROM visible_reading
      WHERE point_id = :point AND time >= :after AND time < :until AND (time, stream_no, seq) > (:after, :stream, :seq)
      ORDER BY time, stream_no, seq LIMIT :most)
    SELECT string_agg(:prefix || to_char(time AT TIME ZONE 'UTC', :pattern) || ','
        || CASE WHEN value = 'NaN' THEN '' ELSE value::text END || ','
        || CASE quality WHEN 0 THEN 'good' WHEN 1 THEN 'uncertain' ELSE 'bad' END || E'\\r\\n',
        '' ORDER BY time, stream_no, seq),
      count(*), (SELECT row_to_json(l) FROM (SELECT time, stream_no, seq FROM page
        ORDER BY time DESC, stream_no DESC, seq DESC LIMIT 1) AS l)
    FROM page"""
)

Begin = Callable[[], AbstractAsyncContextManager[Transaction]]
"""Begins a transaction of whoever asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Readings of one point within a period."""

    point_id: int
    name: str
    unit: str
    starts_at: datetime
    ends_at: datetime


async def wanted_of_asset(
    transaction: Transaction, *, asset_id: UUID, starts_at: datetime, ends_at: datetime
) -> list[Wanted]:
    """Return what was the asset's, of points that measure it now and of those that did."""
    statement = (
        select(PointRow.id, PointRow.name, PointRow.unit, PointBindingRow.bound_from, PointBindingRow.bound_until)
        .join(PointRow, PointRow.id == PointBindingRow.point_id)
        .where(PointBindingRow.asset_id == asset_id)
        .where(or_(PointBindingRow.bound_from.is_(None), PointBindingRow.bound_from < ends_at))
        .order_by(PointRow.id, PointBindingRow.bound_from.nulls_first())
    )
    return [
        Wanted(
            row.id,
            row.name,
            row.unit,
            max(starts_at, row.bound_from) if row.bound_from else starts_at,
            min(ends_at, row.bound_until) if row.bound_until else ends_at,
        )
        for row in await transaction.execute(statement)
    ]


async def lines(begin: Begin, wanted: Sequence[Wanted]) -> AsyncIterator[bytes]:
    """Yield the file; it ends where the caller stops asking."""
    yield HEAD.encode()
    for one in wanted:
        day = await _next_of(begin, one, since=one.starts_at)
        while day is not None and day < one.ends_at:
            # A day at a time: a statement about one day looks at the places of that day alone.
            midnight = day.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            is_empty = True
            async for page in _pages(begin, one, starts_at=day, ends_at=min(midnight, one.ends_at)):
                is_empty = False
                yield page
            # Looking for the next reading asks all days, so it is done only where a day was empty.
            day = await _next_of(begin, one, since=midnight) if is_empty else midnight


async def _next_of(begin: Begin, wanted: Wanted, *, since: datetime) -> datetime | None:
    following = text(
        """SELECT time FROM visible_reading WHERE point_id = :point AND time >= :since AND time < :until
        ORDER BY time LIMIT 1"""
    )
    values = {"point": wanted.point_id, "since": since, "until": wanted.ends_at}
    async with begin() as transaction:
        found: datetime | None = (await transaction.execute(following, values)).scalar_one_or_none()
    return found


async def _pages(begin: Begin, wanted: Wanted, *, starts_at: datetime, ends_at: datetime) -> AsyncIterator[bytes]:
    values: dict[str, Any] = {"point": wanted.point_id, "until": ends_at, "after": starts_at, "stream": -1, "seq": -1}
    values |= {"prefix": _prefix(wanted), "pattern": TIME_PATTERN, "most": PAGE_ROWS}
    count = PAGE_ROWS
    while count == PAGE_ROWS:
        async with begin() as transaction:
            content, count, last = (await transaction.execute(PAGE, values)).one()
        if content:
            yield content.encode()
            values |= {"after": datetime.fromisoformat(last["time"]), "stream": last["stream_no"], "seq": last["seq"]}


def _prefix(wanted: Wanted) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([wanted.point_id, spreadsheet_safe(wanted.name), spreadsheet_safe(wanted.unit)])
    return out.getvalue().rstrip("\r\n") + ","

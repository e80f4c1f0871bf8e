"""Readings on disk: the only file that knows which kind of server this is.

Three tiers: `none` (PostgreSQL, native daily partitions), `apache` (Debian's TimescaleDB) and `timescale` (Community).
Four operations differ between them; rows are written by plain binary COPY on all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import text

from cloud.foundation.database import Transaction

COPY: Final = "COPY reading (point_id, stream_no, time, value, seq, quality) FROM STDIN (FORMAT BINARY)"
COLUMN_TYPES: Final = ("int4", "int4", "timestamptz", "float8", "int8", "int2")


class Tier(StrEnum):
    """What the server can do."""

    NONE = "none"
    APACHE = "apache"
    TIMESCALE = "timescale"


@dataclass(frozen=True, slots=True)
class Reading:
    """One row to store; a value that is no number is stored as NaN with bad quality."""

    point_id: int
    at: datetime
    value: float
    seq: int
    quality: int


async def tier_of(transaction: Transaction) -> Tier:
    """Return the server's tier (one query; the functions of all editions exist, so their names prove nothing)."""
    row = (
        await transaction.execute(
            text(
                "SELECT (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'),"
                " current_setting('timescaledb.license', true)"
            )
        )
    ).one()
    if row[0] is None:
        return Tier.NONE
    return Tier.TIMESCALE if row[1] == "timescale" else Tier.APACHE


async def ensure_partitions(transaction: Transaction, *, tier: Tier, days: Iterable[date]) -> None:
    """Make sure that rows of these days have a place; a hypertable makes its own."""
    if tier is not Tier.NONE:
        return
    for day in sorted(set(days)):
        await transaction.execute(text("SELECT mafundi_ensure_reading_day(:day)"), {"day": day})


async def drop_before(transaction: Transaction, *, tier: Tier, limit: datetime) -> None:
    """Delete whole days before the limit. As owner."""
    if tier is not Tier.NONE:
        await transaction.execute(text("SELECT drop_chunks('reading', CAST(:limit AS timestamptz))"), {"limit": limit})
        return
    names = await transaction.execute(
        text(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            " WHERE i.inhparent = 'reading'::regclass"
        )
    )
    oldest_kept = f"reading_{limit.astimezone(UTC):%Y%m%d}"
    for name in names.scalars():
        if name != "reading_default" and name < oldest_kept:
            await transaction.execute(text(f'DROP TABLE "{name}"'))


async def copy_readings(transaction: Transaction, *, stream_number: int, readings: Sequence[Reading]) -> None:
    """Append rows; nothing is looked up and nothing can conflict: the stream's cursor has decided already."""
    connection = await transaction.connection()
    driver: Any = (await connection.get_raw_connection()).driver_connection
    async with driver.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.set_types(COLUMN_TYPES)
        for reading in readings:
            await copy.write_row(
                (reading.point_id, stream_number, reading.at, reading.value, reading.seq, reading.quality)
            )

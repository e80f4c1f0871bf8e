"""Readings on disk: the only file that knows which kind of server this is.

Three tiers: `none` (PostgreSQL, native daily partitions), `apache` (Debian's TimescaleDB) and `timescale` (Community).
Four operations differ between them; rows are written by plain binary COPY on all.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import text

from cloud.foundation.database import Transaction


class Tier(StrEnum):
    """What the server can do."""

    NONE = "none"
    APACHE = "apache"
    TIMESCALE = "timescale"


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

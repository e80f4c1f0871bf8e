"""Readings on disk: the only file that knows which kind of server this is.

Three tiers: `none` (PostgreSQL, native daily partitions), `apache` (Debian's TimescaleDB) and `timescale` (Community).
What differs between them is here and in the owner's functions that this calls; rows are written by plain binary COPY on
all, and roll-ups, retention and last values are our own on all.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

import structlog
from sqlalchemy import text

from cloud.foundation.database import Transaction

log = structlog.get_logger()

DAYS_AHEAD: Final = 7


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


class Kept(StrEnum):
    """What is kept of a signal, each as long as its setting says; the value is the table's name."""

    RAW = "reading"
    MINUTES = "reading_1min"
    HOURS = "reading_1h"


async def ensure_ahead(transaction: Transaction, *, now: datetime) -> None:
    """Make the coming week's days before anybody needs them, and put rows that found no day where they belong.

    To be called by a job: ingest makes the days of late readings itself, by `ensure_partitions`.
    """
    today = now.astimezone(UTC).date()
    for ahead in range(DAYS_AHEAD + 1):
        await transaction.execute(
            text("SELECT mafundi_ensure_period('reading', :day)"), {"day": today + timedelta(days=ahead)}
        )
    moved = (await transaction.execute(text("SELECT mafundi_empty_reading_default()"))).scalar_one()
    if moved:
        log.warning("storage.default_partition_emptied", days=moved)


async def forget_odd_clocks(transaction: Transaction, *, before: datetime) -> None:
    """Delete what unbelievable clocks said of readings that are gone."""
    await transaction.execute(text("DELETE FROM odd_clock WHERE recorded_at < :before"), {"before": before})


async def drop_before(transaction: Transaction, *, kept: Kept, limit: datetime) -> datetime:
    """Delete whole periods before the limit and return how far that went.

    Raw readings of an hour that waits for its roll-up are kept, and all that is younger.
    """
    answer = await transaction.execute(
        text("SELECT mafundi_drop_before(:kept, :limit)"), {"kept": kept.value, "limit": limit}
    )
    dropped_before: datetime = answer.scalar_one()
    return dropped_before

"""How much is kept, how fast it grows, and when the disk will be full."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from cloud.foundation.database import Transaction
from cloud.telemetry.models import StorageSampleRow
from cloud.telemetry.rules import Size, full_at, growth_bytes_a_day
from cloud.telemetry.storage import Kept, Tier, tier_of

LOOKED_BACK: Final = timedelta(days=7)
SAMPLES_KEPT: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """Of raw readings or of one kind of roll-up; rows are an estimate where there are many."""

    kept: Kept
    rows: int
    size_bytes: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class StorageFigures:
    """What an operator asks of storage."""

    tier: Tier
    server_version: str
    timescaledb: str | None
    database_bytes: int
    kept: list[KeptFigures]
    waiting_hours: int
    oldest_waiting_at: datetime | None
    default_rows: int
    growth_bytes_a_day: int | None
    disk_free_bytes: int | None
    full_at: datetime | None


async def storage_figures(transaction: Transaction, *, folder: Path | None, now: datetime) -> StorageFigures:
    """Return the figures of this moment; `folder` is where the database's files lie, if that is on this machine."""
    found: dict[str, Any] = (await transaction.execute(text("SELECT mafundi_storage()"))).scalar_one()
    size = Size(now, found["database_bytes"])
    growth = growth_bytes_a_day(await _samples(transaction, now), present=size)
    free = free_bytes(folder)
    return StorageFigures(
        tier=await tier_of(transaction),
        server_version=found["server_version"],
        timescaledb=found["timescaledb"],
        database_bytes=found["database_bytes"],
        kept=[
            KeptFigures(kept, found[kept]["rows"], found[kept]["bytes"], _instant(found[kept]["oldest_at"]))
            for kept in Kept
        ],
        waiting_hours=found["waiting_hours"],
        oldest_waiting_at=_instant(found["oldest_waiting_at"]),
        default_rows=found["default_rows"],
        growth_bytes_a_day=growth,
        disk_free_bytes=free,
        full_at=full_at(free_bytes=free, growth_bytes_a_day=growth, now=now),
    )


async def sample_size(transaction: Transaction, *, now: datetime) -> None:
    """Note how large the database is, and forget what was noted long ago."""
    size = func.pg_database_size(func.current_database())
    await transaction.execute(insert(StorageSampleRow).values(at=now, database_bytes=size).on_conflict_do_nothing())
    await transaction.execute(delete(StorageSampleRow).where(StorageSampleRow.at < now - SAMPLES_KEPT))


def free_bytes(folder: Path | None) -> int | None:
    """Return the room on the folder's disk; None if it is not here."""
    if folder is None:
        return None
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


async def _samples(transaction: Transaction, now: datetime) -> list[Size]:
    statement = select(StorageSampleRow).where(StorageSampleRow.at >= now - LOOKED_BACK).order_by(StorageSampleRow.at)
    return [Size(row.at, row.database_bytes) for row in (await transaction.execute(statement)).scalars()]


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)

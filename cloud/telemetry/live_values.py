"""Newest values as they change, for live screens: each told once, none skipped."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cloud.foundation.database import Transaction
from cloud.telemetry.models import LastValueRow, PointRow

OVERLAP: Final = timedelta(seconds=5)
"""How long after it was written a value may become visible: ingest commits within milliseconds, roll-ups too."""
MOST: Final = 10_000


class LiveValues:
    """What one hub of live events has told already."""

    def __init__(self) -> None:
        self._told: dict[int, datetime] = {}

    async def __call__(self, transaction: Transaction, since: datetime) -> tuple[Mapping[UUID, list[Any]], datetime]:
        """Return points whose last value was stored since then, by branch, and from when to ask the next time.

        Of more than `MOST` changes the oldest are returned; the others are those of the next call.
        """
        again_from = since - OVERLAP
        statement = (
            select(
                PointRow.branch_id,
                LastValueRow.point_id,
                LastValueRow.value,
                LastValueRow.at,
                LastValueRow.quality,
                LastValueRow.stored_at,
            )
            .join(PointRow, PointRow.id == LastValueRow.point_id)
            .where(LastValueRow.stored_at > again_from)
            .order_by(LastValueRow.stored_at, LastValueRow.point_id)
            .limit(MOST + len(self._told))
        )
        changed: dict[UUID, list[Any]] = {}
        newest = since
        for row in await transaction.execute(statement):
            newest = max(newest, row.stored_at)
            if self._told.get(row.point_id) == row.stored_at:
                continue
            self._told[row.point_id] = row.stored_at
            value = None if row.value != row.value else row.value
            changed.setdefault(row.branch_id, []).append([row.point_id, value, row.at.timestamp(), row.quality])
        self._told = {point_id: at for point_id, at in self._told.items() if at > newest - OVERLAP}
        return changed, newest

"""How points are thinned out at the edge, and what a deadband would have left out of what was stored lately."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from typing import Final

from sqlalchemy import select, text

from cloud.foundation.database import Transaction
from cloud.gateways.queries import reductions
from cloud.telemetry.models import PointRow
from schemas.reduction import Reduction, ReductionState, Seen, decide

MOST_READINGS: Final = 5000


@dataclass(frozen=True, slots=True)
class Thinned:
    """Of so many readings so many would have been kept; the period is that of the readings looked at."""

    readings: int
    kept: int
    starts_at: datetime | None
    ends_at: datetime | None


async def heartbeats(transaction: Transaction, *, point_ids: Collection[int]) -> dict[int, timedelta]:
    """Return how often points that do not move are heard all the same; points without a deadband are left out."""
    statement = select(PointRow.id, PointRow.gateway_id, PointRow.key).where(PointRow.id.in_(point_ids))
    points = (await transaction.execute(statement)).all()
    thinned = await reductions(transaction, gateway_ids={point.gateway_id for point in points})
    return {
        point.id: timedelta(seconds=thinned[(point.gateway_id, point.key)].heartbeat_s)
        for point in points
        if (point.gateway_id, point.key) in thinned
    }


async def would_keep(
    transaction: Transaction, *, point_id: int, reduction: Reduction, since: datetime, until: datetime
) -> Thinned:
    """Try a deadband on the newest readings of a period, by the function that the edge uses; limits are left aside."""
    statement = text(
        """SELECT * FROM (
            SELECT time, value, quality, seq FROM visible_reading
            WHERE point_id = :point AND time BETWEEN :since AND :until ORDER BY time DESC, seq DESC LIMIT :most
        ) AS newest ORDER BY time, seq"""
    )
    period = {"point": point_id, "since": since, "until": until, "most": MOST_READINGS}
    rows = (await transaction.execute(statement, period)).all()
    state, kept = ReductionState(), 0
    for row in rows:
        value = row.value if isfinite(row.value) else None
        decision = decide(reduction, state, Seen(round(row.time.timestamp() * 1_000_000), value, row.quality))
        state, kept = decision.state, kept + len(decision.kept)
    return Thinned(len(rows), kept, rows[0].time if rows else None, rows[-1].time if rows else None)

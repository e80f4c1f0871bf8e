"""Forecasting the limits of all points, the longest unforecast first: one look is bounded."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.queries import KnownUsual, WatchedLimit, known_usual, watched_limits
from cloud.foundation.database import Transaction
from cloud.predictions import queries
from cloud.predictions.models import ForecastRow
from cloud.predictions.proposals import consider, withdraw_without_rule
from cloud.predictions.rules import Course, Forecast, Usual, asks_for_visit, forecast, step_for
from cloud.telemetry.queries import asset_measured_at, measured_since, step_medians

EVERY: Final = timedelta(minutes=15)
MEMORY: Final = timedelta(days=180)
MOST_AT_ONCE: Final = 50
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Seen:
    course: Course
    usual: KnownUsual


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Forecast the limits whose turn it is and return how many.

    The look ends with the first order that is opened: its transaction holds the series of order numbers from then on,
    and whoever accepts a proposal holds that proposal and waits for the series. The others have their turn next time.
    """
    limits = await watched_limits(transaction)
    await _forget_others(transaction, limits, now=now)
    made = await queries.made_at_by_rule(transaction)
    due = [one for one in limits if _is_due(made.get(one.rule_id), one, now)]
    due.sort(key=lambda one: (made.get(one.rule_id, (EPOCH, 0))[0], one.rule_id))
    for count, one in enumerate(due[:MOST_AT_ONCE], start=1):
        if await _look_at(transaction, watched=one, now=now):
            return count
    return min(len(due), MOST_AT_ONCE)


async def _look_at(transaction: Transaction, *, watched: WatchedLimit, now: datetime) -> bool:
    """Forecast one limit, keep it, propose or withdraw a visit, and tell whether that opened an order."""
    asset_id = await asset_measured_at(transaction, point_id=watched.point_id, at=now)
    seen = await _seen(transaction, watched, now)
    found = await asyncio.to_thread(_forecast, watched, seen, now)
    asks = asks_for_visit(found, limit=watched.limit, direction=watched.direction)
    quiet_runs = await _keep(transaction, watched, found, asset_id=asset_id, seen=seen, asks=asks, now=now)
    return asset_id is not None and await consider(
        transaction, watched=watched, asset_id=asset_id, found=found, asks=asks, quiet_runs=quiet_runs, now=now
    )


def _is_due(made: tuple[datetime, int] | None, watched: WatchedLimit, now: datetime) -> bool:
    return made is None or made[0] <= now - EVERY or made[1] != watched.rule_version


async def _seen(transaction: Transaction, watched: WatchedLimit, now: datetime) -> _Seen:
    usual = await known_usual(transaction, point_id=watched.point_id)
    since = await measured_since(transaction, point_id=watched.point_id, oldest=now - MEMORY)
    if since is None or since >= now:
        return _Seen(Course(now.timestamp(), 60, ()), usual)
    step_s = step_for((now - since).total_seconds())
    # Steps end now, so that the newest one is whole.
    count = int((now - since).total_seconds() // step_s)
    starts_at = now - timedelta(seconds=count * step_s)
    values = await step_medians(transaction, point_id=watched.point_id, starts_at=starts_at, step_s=step_s, count=count)
    return _Seen(Course(starts_at.timestamp() + step_s / 2, step_s, values), usual)


def _forecast(watched: WatchedLimit, seen: _Seen, now: datetime) -> Forecast:
    known = seen.usual
    has_usual = known.centre is not None and known.spread is not None
    return forecast(
        seen.course,
        limit=watched.limit,
        direction=watched.direction,
        now=now.timestamp(),
        usual=Usual(known.centre or 0.0, known.spread or 0.0) if has_usual else None,
        sensor_changed_at=known.sensor_changed_at.timestamp() if known.sensor_changed_at else None,
    )


async def _keep(
    transaction: Transaction,
    watched: WatchedLimit,
    found: Forecast,
    *,
    asset_id: UUID | None,
    seen: _Seen,
    asks: bool,
    now: datetime,
) -> int:
    since = [at for at in (_time(found.since), seen.usual.unusual_since) if at is not None]
    news = {
        "branch_id": watched.branch_id,
        "point_id": watched.point_id,
        "asset_id": asset_id,
        "rule_version": watched.rule_version,
        "made_at": now,
        "outcome": found.outcome,
        "reason": found.reason,
        "limit": watched.limit,
        "step_s": seen.course.step_s,
        "reading_count": found.reading_count,
        "value": found.value,
        "slope_per_day": found.slope_per_day,
        "usual": found.usual.centre if found.usual else None,
        "usual_spread": found.usual.spread if found.usual else None,
        "since": min(since) if since else None,
        "horizon_at": _time(found.horizon_at),
        "earliest_at": _time(found.earliest_at),
        "expected_at": _time(found.expected_at),
        "latest_at": _time(found.latest_at),
        "coverage": found.coverage,
        "checked": found.checked,
        "path": [list(step) for step in found.path],
    }
    claim = insert(ForecastRow).values(rule_id=watched.rule_id, quiet_runs=0 if asks else 1, **news)
    claim = claim.on_conflict_do_update(
        index_elements=[ForecastRow.rule_id],
        set_={**news, "quiet_runs": 0 if asks else ForecastRow.quiet_runs + 1},
    )
    return (await transaction.execute(claim.returning(ForecastRow.quiet_runs))).scalar_one()


async def _forget_others(transaction: Transaction, limits: Sequence[WatchedLimit], *, now: datetime) -> None:
    """A limit that is no longer watched has no forecast, and asks for no visit."""
    watched = {one.rule_id for one in limits}
    known = set((await transaction.execute(select(ForecastRow.rule_id))).scalars())
    gone = known - watched
    if gone:
        await transaction.execute(delete(ForecastRow).where(ForecastRow.rule_id.in_(gone)))
    for rule_id in (await queries.open_rules(transaction)) - watched:
        await withdraw_without_rule(transaction, rule_id=rule_id, now=now)


def _time(at: float | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, tz=UTC)

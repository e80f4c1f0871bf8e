"""Joining what a screen needs, in a few statements whatever the number of machines."""

import math
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import select, text

from cloud.alarms.models import AlarmRow, IncidentRow, RuleRow
from cloud.alarms.queries import alarm_counts
from cloud.assets.models import AssetRow, SiteRow
from cloud.assets.queries import asset_names
from cloud.foundation.database import Transaction
from cloud.gateways.queries import count_offline
from cloud.reports.payloads import (
    Band,
    Counts,
    Headline,
    Machine,
    Overview,
    OverviewIncident,
    OverviewOrder,
    ServiceStatus,
    Timeline,
    TimelineAlarm,
    TimelineOrder,
    TimelinePoint,
)
from cloud.telemetry.models import LastValueRow, PointBindingRow, PointRow
from cloud.telemetry.storage import tier_of
from cloud.work_orders.models import WorkOrderRow

STALE_AFTER: Final = timedelta(seconds=60)
TREND_PERIOD: Final = timedelta(minutes=10)
TREND_POINTS: Final = 60
SHOWN: Final = 10
MOST_MACHINES: Final = 500

MachineState = Literal["normal", "alarm", "stale", "unknown"]


async def overview(transaction: Transaction, *, branch_ids: Collection[UUID], now: datetime) -> Overview:
    """Return the first screen of these branches."""
    assets = await _assets(transaction, branch_ids)
    incidents = await _open_incidents(transaction, branch_ids)
    orders = await _open_orders(transaction, branch_ids)
    last = await _last_values(transaction, [asset.id for asset, _ in assets])
    watched = await _watched_points(transaction, branch_ids)
    trends = await _trends(transaction, [row[0].id for rows in last.values() for row in rows], now)
    incident_of = {incident.asset_id: incident.id for incident in incidents}
    order_of = {order.asset_id: order.id for order in reversed(orders)}
    machines = [
        Machine(
            asset_id=asset.id,
            name=asset.name,
            tag=asset.tag,
            site_name=site.name,
            branch_id=asset.branch_id,
            state=machine_state(
                is_in_alarm=asset.id in incident_of,
                newest=max((value.stored_at for _, value in last.get(asset.id, [])), default=None),
                now=now,
            ),
            headline=_headline(last.get(asset.id, []), watched, trends),
            open_incident_id=incident_of.get(asset.id),
            open_work_order_id=order_of.get(asset.id),
        )
        for asset, site in assets
    ]
    counts = Counts(
        machines=len(machines),
        machines_in_alarm=sum(machine.state == "alarm" for machine in machines),
        machines_stale=sum(machine.state == "stale" for machine in machines),
        open_incidents=len(incidents),
        open_orders=len(orders),
        gateways_offline=await count_offline(transaction, branch_ids=branch_ids),
    )
    return Overview(
        counts=counts,
        machines=machines,
        incidents=await _incident_payloads(transaction, incidents[:SHOWN], orders),
        work_orders=await _order_payloads(transaction, orders[:SHOWN]),
        status=ServiceStatus(database_tier=(await tier_of(transaction)).value),
    )


async def timeline(transaction: Transaction, *, asset: AssetRow, starts_at: datetime, ends_at: datetime) -> Timeline:
    """Return points with limits, alarms and orders of a machine that touch the period."""
    points = (
        (
            await transaction.execute(
                select(PointRow)
                .join(PointBindingRow, PointBindingRow.point_id == PointRow.id)
                .where(PointBindingRow.asset_id == asset.id, PointBindingRow.bound_until.is_(None))
                .order_by(PointRow.id)
            )
        )
        .scalars()
        .all()
    )
    rules = (
        (
            await transaction.execute(
                select(RuleRow).where(
                    RuleRow.point_id.in_([point.id for point in points]), RuleRow.deleted_at.is_(None)
                )
            )
        )
        .scalars()
        .all()
    )
    alarms = (
        (
            await transaction.execute(
                select(AlarmRow)
                .where(
                    AlarmRow.asset_id == asset.id,
                    AlarmRow.raised_at < ends_at,
                    (AlarmRow.cleared_at.is_(None)) | (AlarmRow.cleared_at >= starts_at),
                )
                .order_by(AlarmRow.raised_at)
                .limit(MOST_MACHINES)
            )
        )
        .scalars()
        .all()
    )
    orders = (
        (
            await transaction.execute(
                select(WorkOrderRow)
                .where(
                    WorkOrderRow.asset_id == asset.id,
                    WorkOrderRow.opened_at < ends_at,
                    (WorkOrderRow.completed_at.is_(None)) | (WorkOrderRow.completed_at >= starts_at),
                )
                .order_by(WorkOrderRow.opened_at)
            )
        )
        .scalars()
        .all()
    )
    return Timeline(
        points=[_timeline_point(point, [rule for rule in rules if rule.point_id == point.id]) for point in points],
        alarms=[
            TimelineAlarm(
                id=alarm.id,
                point_id=alarm.point_id,
                severity=alarm.severity,
                raised_at=alarm.raised_at,
                cleared_at=alarm.cleared_at,
                text=alarm.rule_name,
            )
            for alarm in alarms
        ],
        work_orders=[TimelineOrder.model_validate(order) for order in orders],
    )


def machine_state(*, is_in_alarm: bool, newest: datetime | None, now: datetime) -> MachineState:
    """Return the state of a machine: an alarm outweighs silence, silence outweighs the last good value."""
    if is_in_alarm:
        return "alarm"
    if newest is None:
        return "unknown"
    return "stale" if now - newest > STALE_AFTER else "normal"


async def _assets(transaction: Transaction, branch_ids: Collection[UUID]) -> list[tuple[AssetRow, SiteRow]]:
    statement = (
        select(AssetRow, SiteRow)
        .join(SiteRow, SiteRow.id == AssetRow.site_id)
        .where(AssetRow.branch_id.in_(branch_ids))
        .order_by(AssetRow.tag)
        .limit(MOST_MACHINES)
    )
    return [(asset, site) for asset, site in await transaction.execute(statement)]


async def _open_incidents(transaction: Transaction, branch_ids: Collection[UUID]) -> list[IncidentRow]:
    statement = select(IncidentRow).where(IncidentRow.branch_id.in_(branch_ids), IncidentRow.closed_at.is_(None))
    return list((await transaction.execute(statement.order_by(IncidentRow.opened_at.desc()))).scalars())


async def _open_orders(transaction: Transaction, branch_ids: Collection[UUID]) -> list[WorkOrderRow]:
    statement = select(WorkOrderRow).where(WorkOrderRow.branch_id.in_(branch_ids), WorkOrderRow.closed_at.is_(None))
    return list((await transaction.execute(statement.order_by(WorkOrderRow.opened_at.desc()))).scalars())


async def _last_values(
    transaction: Transaction, asset_ids: list[UUID]
) -> dict[UUID, list[tuple[PointRow, LastValueRow]]]:
    statement = (
        select(PointBindingRow.asset_id, PointRow, LastValueRow)
        .join(PointRow, PointRow.id == PointBindingRow.point_id)
        .join(LastValueRow, LastValueRow.point_id == PointRow.id)
        .where(PointBindingRow.asset_id.in_(asset_ids), PointBindingRow.bound_until.is_(None))
        .order_by(PointRow.id)
    )
    found: dict[UUID, list[tuple[PointRow, LastValueRow]]] = {}
    for asset_id, point, value in await transaction.execute(statement):
        found.setdefault(asset_id, []).append((point, value))
    return found


async def _watched_points(transaction: Transaction, branch_ids: Collection[UUID]) -> set[int]:
    statement = select(RuleRow.point_id).where(RuleRow.branch_id.in_(branch_ids), RuleRow.deleted_at.is_(None))
    return set((await transaction.execute(statement)).scalars())


async def _trends(transaction: Transaction, point_ids: list[int], now: datetime) -> dict[int, list[float]]:
    """Return each point's last ten minutes in at most sixty averages, for all points in one statement."""
    rows = await transaction.execute(
        text(
            """SELECT point_id, avg(value) FROM visible_reading
            WHERE point_id = ANY(:points) AND time >= :since AND time <= :now AND abs(value) <= 1e290
            GROUP BY point_id, date_bin(make_interval(secs => :bucket), time, 'epoch'::timestamptz)
            ORDER BY point_id, date_bin(make_interval(secs => :bucket), time, 'epoch'::timestamptz)"""
        ),
        {
            "points": point_ids,
            "since": now - TREND_PERIOD,
            "now": now,
            "bucket": TREND_PERIOD.total_seconds() / TREND_POINTS,
        },
    )
    trends: dict[int, list[float]] = {}
    for point_id, average in rows:
        trends.setdefault(point_id, []).append(average)
    return {point_id: trend[-TREND_POINTS:] for point_id, trend in trends.items()}


def _headline(
    values: list[tuple[PointRow, LastValueRow]], watched: set[int], trends: dict[int, list[float]]
) -> Headline | None:
    """The first point that a rule watches tells most; without rules, the first point."""
    if not values:
        return None
    point, value = next(((point, value) for point, value in values if point.id in watched), values[0])
    return Headline(
        point_id=point.id,
        name=point.name,
        unit=point.unit,
        value=value.value if math.isfinite(value.value) else None,
        at=value.at,
        quality=value.quality,
        trend=trends.get(point.id, []),
    )


async def _incident_payloads(
    transaction: Transaction, incidents: list[IncidentRow], orders: list[WorkOrderRow]
) -> list[OverviewIncident]:
    names = await asset_names(transaction, asset_ids={incident.asset_id for incident in incidents})
    counts = await alarm_counts(transaction, incident_ids={incident.id for incident in incidents})
    order_of = {(order.asset_id, order.failure_mode): order for order in orders}
    answer = []
    for incident in incidents:
        order = order_of.get((incident.asset_id, incident.failure_mode))
        fields: dict[str, Any] = {
            **incident.__dict__,
            "asset_name": names[incident.asset_id],
            "state": "open",
            "alarm_count": counts.get(incident.id, 0),
            "work_order_id": order.id if order else None,
            "work_order_number": order.number if order else None,
        }
        answer.append(OverviewIncident.model_validate(fields))
    return answer


async def _order_payloads(transaction: Transaction, orders: list[WorkOrderRow]) -> list[OverviewOrder]:
    names = await asset_names(transaction, asset_ids={order.asset_id for order in orders if order.asset_id})
    return [
        OverviewOrder.model_validate(
            {**order.__dict__, "asset_name": names.get(order.asset_id) if order.asset_id else None}
        )
        for order in orders
    ]


def _timeline_point(point: PointRow, rules: list[RuleRow]) -> TimelinePoint:
    bands = [
        Band(rule_id=rule.id, kind=rule.params["direction"], limit=rule.params["limit"], severity=rule.severity)
        for rule in rules
        if rule.kind == "limit"
    ]
    return TimelinePoint(id=point.id, name=point.name, unit=point.unit, bands=bands)

"""Reading rules, alarms and incidents; always within the branches given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select

from cloud.alarms.models import AlarmRow, IncidentRow, RuleChartRow, RuleRow
from cloud.alarms.rules import Suspicion, ranked
from cloud.assets.queries import asset_names
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.telemetry.queries import point_ids_of_asset, point_names
from schemas.units import sign_of

Incident = IncidentRow
"""What other slices hold of an incident: they read it."""


async def list_alarms(
    transaction: Transaction, *, branch_ids: Collection[UUID], state: str, asset_id: UUID | None, page: PageRequest
) -> tuple[list[AlarmRow], str | None]:
    """Return alarms, newest first; `state` is active, unacknowledged or all."""
    statement = select(AlarmRow).where(AlarmRow.branch_id.in_(branch_ids))
    if state == "active":
        statement = statement.where(AlarmRow.cleared_at.is_(None))
    elif state == "unacknowledged":
        statement = statement.where(AlarmRow.acknowledged_at.is_(None))
    if asset_id is not None:
        statement = statement.where(AlarmRow.asset_id == asset_id)
    statement = seek(statement, columns=[AlarmRow.received_at, AlarmRow.id], kinds=[datetime, UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["received_at", "id"])


async def get_alarm(transaction: Transaction, *, alarm_id: UUID, branch_ids: Collection[UUID]) -> AlarmRow:
    """Raises: NotFound."""
    statement = select(AlarmRow).where(AlarmRow.id == alarm_id, AlarmRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def list_incidents(
    transaction: Transaction, *, branch_ids: Collection[UUID], state: str, asset_id: UUID | None, page: PageRequest
) -> tuple[list[IncidentRow], str | None]:
    """Return incidents, newest first; `state` is open, closed or all."""
    statement = select(IncidentRow).where(IncidentRow.branch_id.in_(branch_ids))
    if state == "open":
        statement = statement.where(IncidentRow.closed_at.is_(None))
    elif state == "closed":
        statement = statement.where(IncidentRow.closed_at.is_not(None))
    if asset_id is not None:
        statement = statement.where(IncidentRow.asset_id == asset_id)
    statement = seek(statement, columns=[IncidentRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_incident(transaction: Transaction, *, incident_id: UUID, branch_ids: Collection[UUID]) -> IncidentRow:
    """Raises: NotFound."""
    statement = select(IncidentRow).where(IncidentRow.id == incident_id, IncidentRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def open_incident_of(transaction: Transaction, *, asset_id: UUID, failure_mode: str) -> IncidentRow | None:
    """Return the trouble of an asset in a failure mode that lasts; there is at most one."""
    statement = select(IncidentRow).where(
        IncidentRow.asset_id == asset_id, IncidentRow.failure_mode == failure_mode, IncidentRow.closed_at.is_(None)
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def watched_points(
    transaction: Transaction, *, incident_id: UUID | None, asset_id: UUID, failure_mode: str
) -> list[int]:
    """Return the points whose alarms made an incident; without one, those whose rules watch for this trouble."""
    if incident_id is not None:
        statement = select(AlarmRow.point_id).where(AlarmRow.incident_id == incident_id)
    else:
        bound = await point_ids_of_asset(transaction, asset_id=asset_id)
        statement = select(RuleRow.point_id).where(
            RuleRow.point_id.in_(bound), RuleRow.failure_mode == failure_mode, RuleRow.deleted_at.is_(None)
        )
    return sorted(set((await transaction.execute(statement)).scalars()))


async def alarm_counts(transaction: Transaction, *, incident_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many alarms each incident has."""
    statement = (
        select(AlarmRow.incident_id, func.count())
        .where(AlarmRow.incident_id.in_(incident_ids))
        .group_by(AlarmRow.incident_id)
    )
    return {row[0]: row[1] for row in await transaction.execute(statement) if row[0] is not None}


async def suspects(transaction: Transaction, *, incident_id: UUID) -> list[tuple[int, str]]:
    """Return the points (id, name) of an incident, most suspect first."""
    rows = (await transaction.execute(select(AlarmRow).where(AlarmRow.incident_id == incident_id))).scalars().all()
    order = ranked([Suspicion(row.point_id, row.onset_at, row.raised_value, row.limit) for row in rows])
    names = await point_names(transaction, point_ids=order)
    return [(point_id, names[point_id][0]) for point_id in order]


async def evidence_text(transaction: Transaction, *, incident_id: UUID) -> str:
    """Return what the alarms of an incident say, most suspect point first: the description of a job."""
    statement = select(AlarmRow).where(AlarmRow.incident_id == incident_id).order_by(AlarmRow.onset_at)
    rows: Sequence[AlarmRow] = (await transaction.execute(statement)).scalars().all()
    order = ranked([Suspicion(row.point_id, row.onset_at, row.raised_value, row.limit) for row in rows])
    lines = []
    for point_id in order:
        alarm = next(row for row in rows if row.point_id == point_id)
        lines.append(f"{await summary_of(transaction, alarm=alarm)} ({alarm.onset_at:%Y-%m-%d %H:%M} UTC)")
    return "\n".join(lines)


async def list_rules(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    point_id: int | None,
    gateway_id: UUID | None,
    page: PageRequest,
) -> tuple[list[RuleRow], str | None]:
    """Return rules that are in force, newest first."""
    statement = select(RuleRow).where(RuleRow.branch_id.in_(branch_ids), RuleRow.deleted_at.is_(None))
    if point_id is not None:
        statement = statement.where(RuleRow.point_id == point_id)
    if gateway_id is not None:
        statement = statement.where(RuleRow.gateway_id == gateway_id)
    statement = seek(statement, columns=[RuleRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_rule(transaction: Transaction, *, rule_id: UUID, branch_ids: Collection[UUID]) -> RuleRow:
    """Raises: NotFound."""
    statement = select(RuleRow).where(
        RuleRow.id == rule_id, RuleRow.branch_id.in_(branch_ids), RuleRow.deleted_at.is_(None)
    )
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


@dataclass(frozen=True, slots=True)
class WatchedLimit:
    """A limit rule as a forecast needs it."""

    rule_id: UUID
    rule_version: int
    rule_name: str
    branch_id: UUID
    point_id: int
    severity: str
    failure_mode: str
    stage: str
    direction: Literal["high", "low"]
    limit: float


@dataclass(frozen=True, slots=True)
class KnownUsual:
    """What the chart of a point has learned, when it saw another sensor, and since when it complains."""

    centre: float | None
    spread: float | None
    sensor_changed_at: datetime | None
    unusual_since: datetime | None


async def watched_limits(transaction: Transaction, *, rule_ids: Collection[UUID] | None = None) -> list[WatchedLimit]:
    """Return the limit rules in force (of all branches that may be seen), or those of the given ids."""
    statement = select(RuleRow).where(RuleRow.kind == "limit", RuleRow.deleted_at.is_(None))
    if rule_ids is not None:
        statement = statement.where(RuleRow.id.in_(rule_ids))
    return [
        WatchedLimit(
            rule_id=row.id,
            rule_version=row.version,
            rule_name=row.name,
            branch_id=row.branch_id,
            point_id=row.point_id,
            severity=row.severity,
            failure_mode=row.failure_mode,
            stage=row.stage,
            direction=row.params["direction"],
            limit=row.params["limit"],
        )
        for row in (await transaction.execute(statement.order_by(RuleRow.id))).scalars()
    ]


async def known_usual(transaction: Transaction, *, point_id: int) -> KnownUsual:
    """Return what the charts of a point know of it; of several the one that learned last."""
    statement = (
        select(RuleChartRow)
        .join(RuleRow, RuleRow.id == RuleChartRow.rule_id)
        .where(RuleRow.point_id == point_id, RuleRow.deleted_at.is_(None))
        .order_by(RuleChartRow.at.desc())
        .limit(1)
    )
    chart = (await transaction.execute(statement)).scalar_one_or_none()
    if chart is None:
        return KnownUsual(None, None, None, None)
    onset = select(func.min(AlarmRow.onset_at)).where(AlarmRow.rule_id == chart.rule_id, AlarmRow.cleared_at.is_(None))
    since: datetime | None = (await transaction.execute(onset)).scalar_one()
    return KnownUsual(chart.centre, chart.spread, chart.sensor_changed_at, since)


async def summary_of(transaction: Transaction, *, alarm: AlarmRow) -> str:
    """Return one line about an alarm: machine, point, value against limit."""
    point_name, unit = (await point_names(transaction, point_ids=[alarm.point_id]))[alarm.point_id]
    machine = ""
    if alarm.asset_id is not None:
        machine = (await asset_names(transaction, asset_ids=[alarm.asset_id])).get(alarm.asset_id, "") + ": "
    sign = "≥" if alarm.direction == "high" else "≤"
    return f"{machine}{point_name} {alarm.raised_value:.4g} {sign} {alarm.limit:.4g} {sign_of(unit)}".strip()

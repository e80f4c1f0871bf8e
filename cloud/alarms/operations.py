"""Taking in what the edge's rules decided: alarms, the incidents they belong to, and who has seen them."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms import queries
from cloud.alarms.early_clears import End, remember_early_clear, take_early_clear
from cloud.alarms.errors import AlarmOfAnotherGateway, AlreadyAcknowledged
from cloud.alarms.events import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmRaised,
    IncidentClosed,
    IncidentEscalated,
    IncidentOpened,
)
from cloud.alarms.models import AlarmRow, IncidentRow, RuleRow
from cloud.alarms.rules import direction_of, opens_incident, rule_uuid, worse
from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.believable_time import believable_time
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.telemetry.queries import asset_measured_at
from schemas import records

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


async def take_in_raised(
    transaction: Transaction,
    *,
    gateway_id: UUID,
    branch_id: UUID,
    point_id: int,
    raised: records.AlarmRaised,
    is_cleared_already: bool,
    now: datetime,
) -> None:
    """Store an alarm of the edge; a repeated one changes nothing.

    The asset is the one the point was bound to at onset. `is_cleared_already`: the same delivery brings its end, so
    the alarm becomes history and opens nothing; so it does if its end came before it, as with a dead letter.
    """
    rule_id = rule_uuid(raised.rule_id)
    rule = await _rule(transaction, rule_id)
    onset_at = _time(raised.onset_at_us, now)
    alarm = AlarmRow(
        id=UUID(raised.alarm_id),
        branch_id=branch_id,
        gateway_id=gateway_id,
        point_id=point_id,
        asset_id=await asset_measured_at(transaction, point_id=point_id, at=onset_at),
        rule_id=rule_id,
        rule_version=raised.rule_version,
        rule_name=rule.name if rule else raised.point_key,
        direction=direction_of(rule.params if rule else {}, value=raised.value, limit=raised.limit),
        severity=rule.severity if rule else "medium",
        failure_mode=rule.failure_mode if rule else "unspecified",
        effect=rule.effect if rule else "observation",
        stage=rule.stage if rule else "observe",
        onset_seq=raised.onset_seq,
        onset_at=onset_at,
        raised_at=_time(raised.at_us, now),
        raised_value=raised.value,
        limit=raised.limit,
    )
    if not await _insert_once(transaction, alarm):
        return
    summary = await _summary(transaction, alarm)
    announce(
        transaction,
        AlarmRaised(branch_id=branch_id, subject_id=alarm.id, severity=alarm.severity, summary=summary),
    )
    early = await take_early_clear(transaction, alarm_id=alarm.id, gateway_id=gateway_id)
    is_over = is_cleared_already or early is not None
    if opens_incident(stage=alarm.stage, is_cleared=is_over, has_asset=alarm.asset_id is not None):
        await _join_incident(transaction, alarm=alarm, summary=summary, now=now)
    if early is not None:
        await _clear(transaction, alarm=alarm, at=early.at, value=early.value, now=now)


async def take_in_cleared(
    transaction: Transaction, *, gateway_id: UUID, branch_id: UUID, cleared: records.AlarmCleared, now: datetime
) -> None:
    """Note that an alarm has cleared; the incident closes with its last active alarm.

    The end of an alarm that nobody has told of is remembered, for its beginning may come yet.

    Raises:
        AlarmOfAnotherGateway: nothing is changed.
    """
    statement = select(AlarmRow).where(AlarmRow.id == UUID(cleared.alarm_id)).with_for_update()
    alarm = (await transaction.execute(statement)).scalar_one_or_none()
    if alarm is not None and alarm.gateway_id != gateway_id:
        raise AlarmOfAnotherGateway
    at = _time(cleared.at_us, now)
    if alarm is None:
        end = End(UUID(cleared.alarm_id), gateway_id, at, cleared.value)
        await remember_early_clear(transaction, end=end, branch_id=branch_id, now=now)
    elif alarm.cleared_at is None:
        await _clear(transaction, alarm=alarm, at=at, value=cleared.value, now=now)


async def _clear(transaction: Transaction, *, alarm: AlarmRow, at: datetime, value: float, now: datetime) -> None:
    alarm.cleared_at = max(at, alarm.raised_at)
    alarm.cleared_value = value
    alarm.version += 1
    await transaction.flush()
    summary = await _summary(transaction, alarm)
    announce(transaction, AlarmCleared(branch_id=alarm.branch_id, subject_id=alarm.id, summary=summary))
    if alarm.incident_id is not None:
        await _close_if_over(transaction, incident_id=alarm.incident_id, now=now)


async def acknowledge_alarm(transaction: Transaction, *, actor: Actor, alarm: AlarmRow, now: datetime) -> AlarmRow:
    """Note that someone has seen an alarm.

    Raises:
        AlreadyAcknowledged.
    """
    await transaction.refresh(alarm, with_for_update=True)
    if alarm.acknowledged_at is not None:
        raise AlreadyAcknowledged(name=alarm.acknowledged_by)
    alarm.acknowledged_at, alarm.acknowledged_by = now, actor.name
    alarm.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="alarm.acknowledged",
        object_kind="alarm",
        object_id=alarm.id,
        branch_id=alarm.branch_id,
    )
    announce(
        transaction,
        AlarmAcknowledged(branch_id=alarm.branch_id, subject_id=alarm.id, summary=await _summary(transaction, alarm)),
    )
    return alarm


async def _join_incident(transaction: Transaction, *, alarm: AlarmRow, summary: str, now: datetime) -> None:
    """Attach the alarm to the open incident of its asset and failure mode, or open one: there is never a second."""
    assert alarm.asset_id is not None  # opens_incident asked for it
    incident_id = new_id()
    claim = (
        insert(IncidentRow)
        .values(
            id=incident_id,
            branch_id=alarm.branch_id,
            asset_id=alarm.asset_id,
            failure_mode=alarm.failure_mode,
            severity=alarm.severity,
            effect=alarm.effect,
            opened_at=now,
        )
        .on_conflict_do_nothing(
            index_elements=[IncidentRow.asset_id, IncidentRow.failure_mode],
            index_where=IncidentRow.closed_at.is_(None),
        )
    )
    await transaction.execute(claim)
    statement = (
        select(IncidentRow)
        .where(
            IncidentRow.asset_id == alarm.asset_id,
            IncidentRow.failure_mode == alarm.failure_mode,
            IncidentRow.closed_at.is_(None),
        )
        .with_for_update()
    )
    incident = (await transaction.execute(statement)).scalar_one()
    is_new = incident.id == incident_id
    alarm.incident_id = incident.id
    incident.severity = worse(incident.severity, alarm.severity)
    incident.effect = "work_order" if "work_order" in {incident.effect, alarm.effect} else incident.effect
    incident.version += 0 if is_new else 1
    await transaction.flush()
    kind = IncidentOpened if is_new else IncidentEscalated
    announce(
        transaction,
        kind(
            branch_id=incident.branch_id,
            subject_id=incident.id,
            asset_id=str(incident.asset_id),
            failure_mode=incident.failure_mode,
            severity=incident.severity,
            effect=incident.effect,
            summary=summary,
        ),
    )


async def _close_if_over(transaction: Transaction, *, incident_id: UUID, now: datetime) -> None:
    incident = (
        await transaction.execute(select(IncidentRow).where(IncidentRow.id == incident_id).with_for_update())
    ).scalar_one()
    active = select(func.count()).where(AlarmRow.incident_id == incident_id, AlarmRow.cleared_at.is_(None))
    if incident.closed_at is not None or (await transaction.execute(active)).scalar_one() > 0:
        return
    incident.closed_at = now
    incident.version += 1
    announce(
        transaction,
        IncidentClosed(
            branch_id=incident.branch_id,
            subject_id=incident.id,
            asset_id=str(incident.asset_id),
            failure_mode=incident.failure_mode,
            summary=incident.failure_mode,
        ),
    )


async def _insert_once(transaction: Transaction, alarm: AlarmRow) -> bool:
    known = (await transaction.execute(select(AlarmRow.id).where(AlarmRow.id == alarm.id))).scalar_one_or_none()
    if known is not None:
        return False
    transaction.add(alarm)
    await transaction.flush()
    return True


async def _rule(transaction: Transaction, rule_id: UUID) -> RuleRow | None:
    return (await transaction.execute(select(RuleRow).where(RuleRow.id == rule_id))).scalar_one_or_none()


async def _summary(transaction: Transaction, alarm: AlarmRow) -> str:
    return await queries.summary_of(transaction, alarm=alarm)


def _time(at_us: int, now: datetime) -> datetime:
    """The edge's time, unless no clock could have said it."""
    return believable_time(at_us, now=now, oldest=EPOCH)[0]

"""People's decisions about rules: each change is a new version and a new configuration for the edge agent."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select

from cloud.alarms.errors import ForeignSettings, RuleWithoutBinding
from cloud.alarms.events import RuleChanged
from cloud.alarms.models import RuleRow
from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.gateways.operations import replace_rules
from cloud.telemetry.queries import BoundPoint, point_units
from schemas.rules.rule import Params, Rule


async def add_rule(
    transaction: Transaction, *, actor: Actor, measured: BoundPoint, settings: dict[str, Any]
) -> RuleRow:
    """Watch a point.

    Raises:
        RuleWithoutBinding: it may open work orders, but nobody said on which asset.
    """
    _require_binding(settings, measured)
    point = measured.point
    row = RuleRow(id=new_id(), branch_id=point.branch_id, gateway_id=point.gateway_id, point_id=point.id, **settings)
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    await _announce_and_send(transaction, actor=actor, rule=row, action="rule.added", change=Change(after=settings))
    return row


async def change_rule(
    transaction: Transaction,
    *,
    actor: Actor,
    rule: RuleRow,
    measured: BoundPoint,
    seen_version: int,
    changes: dict[str, Any],
) -> RuleRow:
    """Change a rule: its next version.

    Raises:
        ChangedMeanwhile, RuleWithoutBinding, ForeignSettings.
    """
    await transaction.refresh(rule, with_for_update=True)
    require_same(seen=seen_version, current=rule.version)
    if "params" in changes:
        _params(rule.kind, changes["params"])
    _require_binding({"effect": rule.effect, **changes}, measured)
    change = next_version(rule, changes)
    await transaction.flush()
    await _announce_and_send(transaction, actor=actor, rule=rule, action="rule.changed", change=change)
    return rule


async def delete_rule(transaction: Transaction, *, actor: Actor, rule: RuleRow, seen_version: int, now: Any) -> None:
    """Watch no longer; alarms so far stay.

    Raises:
        ChangedMeanwhile.
    """
    await transaction.refresh(rule, with_for_update=True)
    require_same(seen=seen_version, current=rule.version)
    rule.deleted_at = now
    await transaction.flush()
    await _announce_and_send(transaction, actor=actor, rule=rule, action="rule.deleted", change=Change())


def _params(kind: str, settings: dict[str, Any]) -> Params:
    """Raises: ForeignSettings: they are not of this kind of rule."""
    try:
        params: Params = msgspec.convert({"kind": kind, **settings}, Params)
    except msgspec.ValidationError as error:
        raise ForeignSettings(kind=kind, field_errors={"params": ForeignSettings.code}) from error
    return params


def _require_binding(settings: dict[str, Any], measured: BoundPoint) -> None:
    if settings.get("effect") == "work_order" and measured.asset_id is None:
        raise RuleWithoutBinding(field_errors={"effect": RuleWithoutBinding.code})


async def _announce_and_send(
    transaction: Transaction, *, actor: Actor, rule: RuleRow, action: str, change: Change
) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=rule, branch_id=rule.branch_id, change=change)
    announce(transaction, RuleChanged(branch_id=rule.branch_id, subject_id=rule.gateway_id, summary=rule.name))
    rules = await _rules_of(transaction, gateway_id=rule.gateway_id)
    await replace_rules(transaction, actor=actor, gateway_id=rule.gateway_id, rules=rules)


async def _rules_of(transaction: Transaction, *, gateway_id: UUID) -> list[Rule]:
    statement = select(RuleRow).where(RuleRow.gateway_id == gateway_id, RuleRow.deleted_at.is_(None))
    rows = (await transaction.execute(statement.order_by(RuleRow.id))).scalars().all()
    keys = await point_units(transaction, point_ids=[row.point_id for row in rows])
    return [
        Rule(
            id=str(row.id),
            version=row.version,
            point_key=keys[row.point_id][0],
            point_unit=keys[row.point_id][1],
            params=_params(row.kind, row.params),
            severity=row.severity,  # type: ignore[arg-type]  # the check constraint admits these words alone
            failure_mode=row.failure_mode,
            effect=row.effect,  # type: ignore[arg-type]  # written from the payload's closed set
            stage=row.stage,  # type: ignore[arg-type]  # written from the payload's closed set
        )
        for row in rows
    ]

"""The one order of a fault: made when there is none, given the new evidence when there is."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.queries import evidence_text
from cloud.assets.queries import asset_by_id
from cloud.branches.operations import next_document_number
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.work_orders.categories import category_of_fault, take_over
from cloud.work_orders.journal import audit_order, tell_changed, tell_opened, write_history
from cloud.work_orders.models import VerificationRow, WorkOrderRow
from cloud.work_orders.promises import begin_promises
from cloud.work_orders.rules import PRIORITY_OF_SEVERITY, SKILL_OF_FAILURE_MODE, higher, joined_skills

NUMBER_KIND: Final = "WO"


async def insert_for_incident(
    transaction: Transaction,
    *,
    incident_id: UUID,
    asset_id: UUID,
    failure_mode: str,
    severity: str,
    summary: str,
    now: datetime,
) -> WorkOrderRow | None:
    """Open an order unless an open one is there; a number is taken only by the one who wins."""
    description = await evidence_text(transaction, incident_id=incident_id)
    asked = {
        "title": summary[:200],
        "description": description,
        "priority": PRIORITY_OF_SEVERITY[severity],
        "source": "alarm",
        "incident_id": incident_id,
    }
    order = await insert_for_fault(transaction, asset_id=asset_id, failure_mode=failure_mode, asked=asked, now=now)
    if order is not None:
        tell_opened(transaction, SYSTEM, order)
        await begin_promises(transaction, order=order, now=now)
    return order


async def insert_for_fault(
    transaction: Transaction, *, asset_id: UUID, failure_mode: str, asked: dict[str, Any], now: datetime
) -> WorkOrderRow | None:
    """Insert the one order of a fault, with what such faults need, unless an open one is there."""
    asset = await asset_by_id(transaction, asset_id=asset_id)
    assert asset is not None  # what complains or is foreseen is of an asset that exists
    order_id = new_id()
    claim = (
        insert(WorkOrderRow)
        .values(
            id=order_id,
            number=str(order_id),
            branch_id=asset.branch_id,
            asset_id=asset_id,
            site_id=asset.site_id,
            **asked,
            status="unscheduled",
            failure_mode=failure_mode,
            required_skills=joined_skills(skill for skill in [SKILL_OF_FAILURE_MODE.get(failure_mode)] if skill),
            opened_at=now,
        )
        .on_conflict_do_nothing()
        .returning(WorkOrderRow)
    )
    order = (await transaction.execute(claim)).scalar_one_or_none()
    if order is not None:
        order.number = await next_document_number(transaction, branch_id=asset.branch_id, kind=NUMBER_KIND, now=now)
        order.follow_up_of = await _failed_repair(transaction, order=order)
        category = await category_of_fault(transaction, failure_mode=failure_mode)
        if category is not None:
            await take_over(transaction, order, category)
        await transaction.flush()
    return order


async def _failed_repair(transaction: Transaction, *, order: WorkOrderRow) -> UUID | None:
    """Return the closed order whose repair is still watched and has failed with this fault: it is not opened again."""
    statement = (
        select(VerificationRow)
        .where(
            VerificationRow.asset_id == order.asset_id,
            VerificationRow.failure_mode == order.failure_mode,
            VerificationRow.state == "watching",
        )
        .with_for_update()
    )
    window = (await transaction.execute(statement)).scalars().first()
    if window is None:
        return None
    window.state, window.decided_at = "failed", order.opened_at
    return window.work_order_id


async def add_evidence(
    transaction: Transaction, *, order: WorkOrderRow, incident_id: UUID, severity: str, summary: str
) -> None:
    """Attach what is new: a later alarm may raise the priority and never lowers it."""
    description = await evidence_text(transaction, incident_id=incident_id)
    priority = higher(order.priority, PRIORITY_OF_SEVERITY[severity])
    is_same = order.incident_id == incident_id and order.description == description and order.priority == priority
    if is_same:
        return
    order.incident_id, order.description, order.priority = incident_id, description, priority
    order.version += 1
    write_history(transaction, SYSTEM, order, "evidence", text=summary)
    after = {"summary": summary, "priority": priority}
    audit_order(transaction, SYSTEM, order, "work_order.evidence_added", after=after)
    await transaction.flush()
    tell_changed(transaction, order)

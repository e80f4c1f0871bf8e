"""Opening, changing and moving work orders."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.queries import evidence_text
from cloud.assets.queries import asset_by_id
from cloud.audit import operations as audit
from cloud.branches.operations import next_document_number
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.work_orders import queries
from cloud.work_orders.errors import ClosedOrder, ForeignAsset
from cloud.work_orders.events import WorkOrderChanged, WorkOrderOpened, WorkOrderStatusChanged
from cloud.work_orders.models import WorkOrderHistoryRow, WorkOrderRow
from cloud.work_orders.rules import OVER, PRIORITY_OF_SEVERITY, higher, require_step

NUMBER_KIND: Final = "WO"


async def open_order(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    asset_id: UUID | None,
    title: str,
    description: str,
    priority: str,
    now: datetime,
) -> WorkOrderRow:
    """Open an order by hand.

    Raises:
        ForeignAsset: the machine belongs to another branch.
    """
    asset = None if asset_id is None else await asset_by_id(transaction, asset_id=asset_id)
    if asset_id is not None and (asset is None or asset.branch_id != branch_id):
        raise ForeignAsset(field_errors={"asset_id": ForeignAsset.code})
    order = WorkOrderRow(
        id=new_id(),
        number=await next_document_number(transaction, branch_id=branch_id, kind=NUMBER_KIND, now=now),
        branch_id=branch_id,
        asset_id=asset_id,
        site_id=asset.site_id if asset else None,
        title=title,
        description=description,
        priority=priority,
        status="unscheduled",
        source="manual",
        opened_at=now,
    )
    transaction.add(order)
    await transaction.flush()
    await transaction.refresh(order)
    _tell_opened(transaction, actor, order)
    return order


async def open_order_for_incident(
    transaction: Transaction,
    *,
    incident_id: UUID,
    asset_id: UUID,
    failure_mode: str,
    severity: str,
    summary: str,
    now: datetime,
) -> WorkOrderRow:
    """Return the one open order of this fault: the present one with the new evidence, or a new one.

    May run twice, also at the same time: the partial unique index admits one open order per asset and failure mode.
    """
    present = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
    if present is None:
        opened = await _insert_for_incident(
            transaction,
            incident_id=incident_id,
            asset_id=asset_id,
            failure_mode=failure_mode,
            severity=severity,
            summary=summary,
            now=now,
        )
        if opened is not None:
            _tell_opened(transaction, SYSTEM, opened)
            return opened
        present = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
        assert present is not None  # the insert met an open order, which this transaction can now see
    await _add_evidence(transaction, order=present, incident_id=incident_id, severity=severity, summary=summary)
    return present


async def move_order(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    seen_version: int,
    to: str,
    reason: str,
    now: datetime,
) -> WorkOrderRow:
    """Take an order to its next state.

    Raises:
        ChangedMeanwhile, TransitionNotAllowed, ReasonRequired, UnknownHoldReason.
    """
    await transaction.refresh(order, with_for_update=True)
    require_same(seen=seen_version, current=order.version)
    may_approve = "work_order.approve" in actor.permissions
    hold_reason = require_step(status=order.status, to=to, reason=reason, may_approve=may_approve)
    before, order.status = order.status, to
    order.hold_reason = hold_reason
    order.completed_at = now if to == "completed" else (None if to == "in_progress" else order.completed_at)
    order.closed_at = now if to in OVER else None
    order.version += 1
    _write_history(transaction, actor, order, "status", from_status=before, to_status=to, text=reason)
    _audit(transaction, actor, order, "work_order.moved", before={"status": before}, after={"status": to})
    await transaction.flush()
    announce(
        transaction,
        WorkOrderStatusChanged(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            from_status=before,
            to_status=to,
            summary=f"{order.number} {order.title}",
        ),
    )
    return order


async def change_order(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, seen_version: int, changes: dict[str, Any]
) -> WorkOrderRow:
    """Change title, description or priority of an open order.

    Raises:
        ChangedMeanwhile, ClosedOrder.
    """
    await transaction.refresh(order, with_for_update=True)
    require_same(seen=seen_version, current=order.version)
    if order.status in OVER:
        raise ClosedOrder(number=order.number)
    before = {name: getattr(order, name) for name in changes}
    for name, value in changes.items():
        setattr(order, name, value)
    order.version += 1
    _write_history(transaction, actor, order, "changed", text=", ".join(sorted(changes)))
    _audit(transaction, actor, order, "work_order.changed", before=before, after=changes)
    await transaction.flush()
    _tell_changed(transaction, order)
    return order


async def note_recovery(transaction: Transaction, *, asset_id: UUID, failure_mode: str) -> None:
    """Write into the open order of a fault that its signal is back in band; what that proves, a person decides."""
    order = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
    if order is None:
        return
    _write_history(transaction, SYSTEM, order, "recovered")
    order.version += 1
    await transaction.flush()
    _tell_changed(transaction, order)


async def _insert_for_incident(
    transaction: Transaction,
    *,
    incident_id: UUID,
    asset_id: UUID,
    failure_mode: str,
    severity: str,
    summary: str,
    now: datetime,
) -> WorkOrderRow | None:
    """Insert unless an open order is there; a number is taken only by the one who wins."""
    asset = await asset_by_id(transaction, asset_id=asset_id)
    assert asset is not None  # an incident's asset is a foreign key
    order_id = new_id()
    claim = (
        insert(WorkOrderRow)
        .values(
            id=order_id,
            number=str(order_id),
            branch_id=asset.branch_id,
            asset_id=asset_id,
            site_id=asset.site_id,
            title=summary[:200],
            description=await evidence_text(transaction, incident_id=incident_id),
            priority=PRIORITY_OF_SEVERITY[severity],
            status="unscheduled",
            source="alarm",
            incident_id=incident_id,
            failure_mode=failure_mode,
            opened_at=now,
        )
        .on_conflict_do_nothing()
        .returning(WorkOrderRow)
    )
    order = (await transaction.execute(claim)).scalar_one_or_none()
    if order is not None:
        order.number = await next_document_number(transaction, branch_id=asset.branch_id, kind=NUMBER_KIND, now=now)
        await transaction.flush()
    return order


async def _add_evidence(
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
    _write_history(transaction, SYSTEM, order, "evidence", text=summary)
    _audit(transaction, SYSTEM, order, "work_order.evidence_added", after={"summary": summary, "priority": priority})
    await transaction.flush()
    _tell_changed(transaction, order)


def _tell_opened(transaction: Transaction, actor: Actor, order: WorkOrderRow) -> None:
    _write_history(transaction, actor, order, "opened", to_status=order.status)
    after = {"number": order.number, "title": order.title, "priority": order.priority}
    _audit(transaction, actor, order, "work_order.opened", after=after)
    announce(
        transaction,
        WorkOrderOpened(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            priority=order.priority,
            source=order.source,
            summary=f"{order.number} {order.title}",
        ),
    )


def _tell_changed(transaction: Transaction, order: WorkOrderRow) -> None:
    announce(
        transaction,
        WorkOrderChanged(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            summary=f"{order.number} {order.title}",
        ),
    )


def _write_history(
    transaction: Transaction,
    actor: Actor,
    order: WorkOrderRow,
    kind: str,
    *,
    from_status: str | None = None,
    to_status: str | None = None,
    text: str = "",
) -> None:
    transaction.add(
        WorkOrderHistoryRow(
            id=new_id(),
            work_order_id=order.id,
            branch_id=order.branch_id,
            person_name=actor.name,
            kind=kind,
            from_status=from_status,
            to_status=to_status,
            text=text,
        )
    )


def _audit(
    transaction: Transaction,
    actor: Actor,
    order: WorkOrderRow,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="work_order",
        object_id=order.id,
        branch_id=order.branch_id,
        before=before,
        after=after,
    )

"""What every change of an order leaves behind: a line of its history, an audit entry, an announcement, its promises."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.work_orders.events import WorkOrderChanged, WorkOrderOpened, WorkOrderStatusChanged
from cloud.work_orders.models import WorkOrderHistoryRow, WorkOrderRow
from cloud.work_orders.promises import follow_status
from cloud.work_orders.rules import DONE, OVER


def tell_opened(transaction: Transaction, actor: Actor, order: WorkOrderRow) -> None:
    """There is a new job."""
    write_history(transaction, actor, order, "opened", to_status=order.status)
    after = {"number": order.number, "title": order.title, "priority": order.priority}
    audit_order(transaction, actor, order, "work_order.opened", after=after)
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


async def set_status(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    to: str,
    now: datetime,
    at: datetime | None = None,
    hold_reason: str | None = None,
    text: str = "",
    kind: str = "status",
    action: str = "work_order.moved",
) -> None:
    """Give an order, which the caller has locked, another state; the one place where that happens.

    `at` is when it happened, if a phone tells it late; `kind` and `action` say in history and audit why it moved.
    """
    before, order.status, order.hold_reason = order.status, to, hold_reason
    if to == "completed":
        order.completed_at = at or now
    elif to not in DONE:
        order.completed_at = order.proved_at = None
    order.closed_at = now if to in OVER else None
    order.version += 1
    write_history(transaction, actor, order, kind, from_status=before, to_status=to, text=text)
    audit_order(transaction, actor, order, action, before={"status": before}, after={"status": to})
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
    await follow_status(transaction, order=order, before=before, now=now, at=at)


def tell_changed(transaction: Transaction, order: WorkOrderRow) -> None:
    """Something about a job changed other than its state."""
    announce(
        transaction,
        WorkOrderChanged(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            summary=f"{order.number} {order.title}",
        ),
    )


def write_history(
    transaction: Transaction,
    actor: Actor,
    order: WorkOrderRow,
    kind: str,
    *,
    from_status: str | None = None,
    to_status: str | None = None,
    text: str = "",
) -> None:
    """Write a line that people read on the order's page."""
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


def audit_order(
    transaction: Transaction,
    actor: Actor,
    order: WorkOrderRow,
    action: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write an entry that is sealed and cannot be taken back."""
    change = Change(before=before, after=after)
    audit.record_change(transaction, actor=actor, action=action, row=order, branch_id=order.branch_id, change=change)

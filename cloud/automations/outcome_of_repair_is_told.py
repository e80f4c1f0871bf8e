"""When a machine has judged a repair, the branch is told: it holds, it came back, or nothing proves it."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch
from cloud.work_orders.queries import order_by_id

DONE = ("completed", "approved")


async def outcome_of_repair_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell of a repair that held or that nothing proves, and of a job that came back by itself."""
    assert told.branch_id is not None  # orders are of a branch
    kind = await _kind(transaction, told)
    if kind is None:
        return
    await notify_branch(
        transaction,
        kind=kind,
        branch_id=told.branch_id,
        fields={"summary": told.payload["summary"], "work_order_id": str(told.subject_id)},
        about=("work_order", told.subject_id),
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )


async def _kind(transaction: Transaction, told: Announcement) -> str | None:
    match told.type:
        case "work_order.verified":
            return "repair_held"
        case "work_order.unproved":
            return "repair_unproved"
        case "work_order.opened":  # a closed order is not opened again: another one follows it
            order = await order_by_id(transaction, work_order_id=told.subject_id)
            return "repair_came_back" if order.follow_up_of else None
        case _:
            came_back = told.payload["from_status"] in DONE and told.payload["to_status"] == "unscheduled"
            return "repair_came_back" if came_back else None

"""When a machine's own signal has judged a repair, those who look after the branch are told: it holds, or came back."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch

DONE = ("completed", "approved")


async def outcome_of_repair_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell of a repair that held, and of a job that came back by itself."""
    assert told.branch_id is not None  # orders are of a branch
    if told.type == "work_order.verified":
        kind = "repair_held"
    elif told.payload["from_status"] in DONE and told.payload["to_status"] == "unscheduled":
        kind = "repair_came_back"
    else:
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

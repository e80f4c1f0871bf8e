"""When a new order waits for a person to choose who goes, the dispatchers are told; once somebody goes, no further."""

from datetime import datetime

from cloud.dispatch.queries import setting_of
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle

WAITS = ("unscheduled", "awaiting_approval")


async def waiting_order_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell the branch, unless it dispatches by itself."""
    about = ("work_order", told.subject_id)
    if told.type == "work_order.status_changed":
        if told.payload["to_status"] not in WAITS:
            await settle(transaction, about=about)
        return
    assert told.branch_id is not None  # orders are of a branch
    setting = await setting_of(transaction, branch_id=told.branch_id)
    if setting.mode == "automatic":
        return
    await notify_branch(
        transaction,
        kind="order_waits",
        branch_id=told.branch_id,
        fields={"summary": told.payload["summary"], "work_order_id": str(told.subject_id)},
        about=about,
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

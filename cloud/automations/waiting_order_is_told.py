"""When an order waits for a person to choose who goes, the dispatchers are told; once somebody goes, no further."""

from datetime import datetime

from cloud.dispatch.queries import setting_of
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle
from cloud.work_orders.queries import order_by_id

WAITS = ("unscheduled", "awaiting_approval")
HAD_SOMEBODY = ("scheduled", "in_progress")


async def waiting_order_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell the branch of a new order and of one that lost who was to do it, unless the branch dispatches by itself."""
    about = ("work_order", told.subject_id)
    kind = "order_waits"
    if told.type == "work_order.status_changed":
        if told.payload["to_status"] not in WAITS:
            await settle(transaction, about=about)
        if not await _lost_somebody(transaction, told):
            return
        kind = "order_waits_again"
    assert told.branch_id is not None  # orders are of a branch
    setting = await setting_of(transaction, branch_id=told.branch_id)
    if setting.mode == "automatic":
        return
    await notify_branch(
        transaction,
        kind=kind,
        branch_id=told.branch_id,
        fields={"summary": told.payload["summary"], "work_order_id": str(told.subject_id)},
        about=about,
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )


async def _lost_somebody(transaction: Transaction, told: Announcement) -> bool:
    """Tell whether the order went back to waiting, and still waits."""
    if told.payload["from_status"] not in HAD_SOMEBODY or told.payload["to_status"] != "unscheduled":
        return False
    return (await order_by_id(transaction, work_order_id=told.subject_id)).status == "unscheduled"

"""When an order has nobody and its branch dispatches automatically, the best technician is booked, or a person told."""

from datetime import datetime

import structlog

from cloud.dispatch.errors import NobodyCanGo, NoLongerWaiting
from cloud.dispatch.operations import dispatch_order
from cloud.dispatch.queries import setting_of
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch
from cloud.work_orders.queries import order_by_id

log = structlog.get_logger()


async def open_order_is_dispatched(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Book somebody for an order that waits; when nobody can go, those who look after the branch are told."""
    order = await order_by_id(transaction, work_order_id=told.subject_id)
    setting = await setting_of(transaction, branch_id=order.branch_id)
    if order.status != "unscheduled" or setting.mode != "automatic":
        return
    try:
        await dispatch_order(transaction, order=order, now=now)
    except NoLongerWaiting as too_late:
        log.info("dispatch.no_longer_waiting", order=order.number, status=too_late.fields["status"])
    except NobodyCanGo:
        log.info("dispatch.nobody_can_go", order=order.number)
        await notify_branch(
            transaction,
            kind="nobody_can_go",
            branch_id=order.branch_id,
            fields={"summary": told.payload["summary"], "work_order_id": str(order.id)},
            about=("work_order", order.id),
            link=f"/work-orders/{order.id}",
            cause=told.event_id,
            now=now,
        )

"""What an order's own course means for its promises: somebody is named, is there, waits, has done it."""

from datetime import datetime
from typing import Final

from cloud.foundation.database import Transaction
from cloud.sla import operations as sla
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.rules import DONE

NAMED: Final = ("scheduled", "in_progress")


async def begin_promises(transaction: Transaction, *, order: WorkOrderRow, now: datetime) -> None:
    """Start the clocks of a new job."""
    await sla.begin(
        transaction,
        branch_id=order.branch_id,
        work_order_id=order.id,
        priority=order.priority,
        summary=f"{order.number} {order.title}",
        now=now,
    )


async def follow_status(
    transaction: Transaction, *, order: WorkOrderRow, before: str, now: datetime, at: datetime | None = None
) -> None:
    """Tell the clocks what a new state of the order means."""
    if before == "on_hold":
        await sla.tell(transaction, work_order_id=order.id, kind="resumed", now=now)
    if order.status == "on_hold":
        await sla.pause(transaction, work_order_id=order.id, reason=order.hold_reason or "", now=now)
    elif before in DONE and order.status not in (*DONE, "cancelled"):
        await sla.tell(transaction, work_order_id=order.id, kind="reopened", targets=["resolve"], now=now)
    elif order.status in NAMED:
        await sla.tell(transaction, work_order_id=order.id, kind="met", targets=["respond"], now=now, at=at)
    elif order.status in DONE:
        await sla.tell(transaction, work_order_id=order.id, kind="met", now=now, at=at)
    elif order.status == "cancelled":
        await sla.tell(transaction, work_order_id=order.id, kind="cancelled", now=now)


async def note_arrival(
    transaction: Transaction, *, order: WorkOrderRow, now: datetime, at: datetime | None = None
) -> None:
    """Somebody is on site, or was at an earlier time that is told now."""
    await sla.tell(transaction, work_order_id=order.id, kind="met", targets=["respond", "arrive"], now=now, at=at)

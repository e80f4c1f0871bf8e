"""The order of a fault that has not happened yet: opened before the limit may be reached."""

from datetime import datetime
from typing import Final
from uuid import UUID

from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.work_orders.errors import FaultHasOrder
from cloud.work_orders.journal import tell_opened
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.order_of_incident import insert_for_fault
from cloud.work_orders.promises import begin_promises
from cloud.work_orders.queries import open_order_of

PRIORITY: Final = {"low": "low", "medium": "normal", "high": "high", "critical": "high"}
"""Of what is only foreseen nothing is an emergency yet."""


async def open_foreseen_order(
    transaction: Transaction,
    *,
    actor: Actor,
    asset_id: UUID,
    failure_mode: str,
    severity: str,
    title: str,
    description: str,
    due_at: datetime,
    now: datetime,
) -> WorkOrderRow:
    """Open the order; should the machine complain after all, its alarm joins this order.

    Raises:
        FaultHasOrder: there is an open one.
    """
    asked = {
        "title": title[:200],
        "description": description,
        "priority": PRIORITY[severity],
        "source": "prediction",
        "due_at": due_at,
    }
    order = await insert_for_fault(transaction, asset_id=asset_id, failure_mode=failure_mode, asked=asked, now=now)
    if order is None:
        present = await open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
        raise FaultHasOrder(number=present.number if present else "")
    tell_opened(transaction, actor, order)
    await begin_promises(transaction, order=order, now=now)
    return order

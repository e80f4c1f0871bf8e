"""When an incident opens or grows, and its rule may open work orders, there is one open order for it."""

from datetime import datetime
from uuid import UUID

from cloud.branches.queries import uses
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.work_orders.operations import open_order_for_incident


async def alarm_opens_work_order(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Open the order, or add the new evidence to the one that is open; observations open nothing."""
    if told.payload["effect"] != "work_order" or told.branch_id is None:
        return
    if not await uses(transaction, branch_id=told.branch_id, feature="alarm_orders"):
        return
    await open_order_for_incident(
        transaction,
        incident_id=told.subject_id,
        asset_id=UUID(told.payload["asset_id"]),
        failure_mode=told.payload["failure_mode"],
        severity=told.payload["severity"],
        summary=told.payload["summary"],
        now=now,
    )

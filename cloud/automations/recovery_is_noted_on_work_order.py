"""When all alarms of an incident have cleared, its open order says so."""

from datetime import datetime
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.work_orders.operations import note_recovery


async def recovery_is_noted_on_work_order(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Write the recovery into the order's history; the order itself stays open for people to decide."""
    del now
    await note_recovery(transaction, asset_id=UUID(told.payload["asset_id"]), failure_mode=told.payload["failure_mode"])

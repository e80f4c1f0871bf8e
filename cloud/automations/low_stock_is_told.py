"""When stock of a part falls to its level, those who look after the branch are told to order more."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch


async def low_stock_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell the branch once for each fall."""
    assert told.branch_id is not None  # places are of a branch
    await notify_branch(
        transaction,
        kind="low_stock",
        branch_id=told.branch_id,
        fields={name: told.payload[name] for name in ("summary", "place_name", "available", "reorder_level")},
        about=("part", told.subject_id),
        link=f"/parts/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

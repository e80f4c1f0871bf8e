"""When a promise is at risk or broken, those who look after the branch are told."""

from datetime import datetime
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch

KINDS: Final = {"sla.at_risk": "promise_at_risk", "sla.breached": "promise_breached"}


async def promise_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell which promise of which order, and when it is or was due."""
    assert told.branch_id is not None  # promises are of a branch
    await notify_branch(
        transaction,
        kind=KINDS[told.type],
        branch_id=told.branch_id,
        fields={
            "summary": told.payload["summary"],
            "target": told.payload["target"],
            "due_at": told.payload["due_at"],
            "work_order_id": str(told.subject_id),
        },
        about=("work_order", told.subject_id),
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

"""When a customer disputes the work, those who look after the branch are told; once it is confirmed, no further."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle


async def dispute_is_told_to_office(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell the branch what the customer says."""
    assert told.branch_id is not None  # orders are of a branch
    about = ("dispute", told.subject_id)
    if told.type == "portal.confirmed":
        await settle(transaction, about=about)
        return
    await notify_branch(
        transaction,
        kind="job_disputed",
        branch_id=told.branch_id,
        fields={
            "summary": told.payload["summary"],
            "name": told.payload["person_name"],
            "words": told.payload["words"],
            "work_order_id": str(told.subject_id),
        },
        about=about,
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

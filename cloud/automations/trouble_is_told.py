"""When a machine is in grave trouble, those who look after the branch are told; once it is over, no further."""

from datetime import datetime
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle

GRAVE: Final = ("high", "critical")


async def trouble_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell of a grave incident that opens; lesser ones are on the screens."""
    about = ("incident", told.subject_id)
    if told.type == "incident.closed":
        await settle(transaction, about=about)
        return
    if told.payload["severity"] not in GRAVE or told.branch_id is None:
        return
    await notify_branch(
        transaction,
        kind="incident_opened",
        branch_id=told.branch_id,
        fields={"summary": told.payload["summary"]},
        about=about,
        link=f"/incidents/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

"""When a visit is proposed, those who look after the branch are told; once it is decided, no further."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle
from cloud.predictions.queries import proposal_by_id


async def proposed_visit_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell which machine, which signal, and from when on its limit may be reached."""
    about = ("visit_proposal", told.subject_id)
    if told.type == "visit.decided":
        await settle(transaction, about=about)
        return
    assert told.branch_id is not None  # proposals are of a branch
    proposal = await proposal_by_id(transaction, proposal_id=told.subject_id)
    if proposal.state != "open":
        return
    await notify_branch(
        transaction,
        kind="visit_proposed",
        branch_id=told.branch_id,
        fields={"summary": told.payload["summary"], "earliest_at": told.payload["earliest_at"]},
        about=about,
        link=f"/foreseen/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

"""When a technician takes a step, nobody else need be told of the job; a job declined or taken away is told."""

from datetime import datetime
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import mark_acted, notify, notify_branch, settle
from cloud.technicians.queries import person_of_technician


async def booking_step_is_noticed(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell the technician of a job that was taken away, and the office of one that was declined."""
    assert told.branch_id is not None  # bookings are of a branch
    booking_id = UUID(told.payload["booking_id"])
    about, to = ("booking", booking_id), told.payload["to_status"]
    person_id = await person_of_technician(transaction, technician_id=UUID(told.payload["technician_id"]))
    await settle(transaction, about=about)
    fields = {
        "summary": told.payload["summary"],
        "reason": told.payload["reason"],
        "work_order_id": str(told.subject_id),
    }
    if to == "cancelled" and person_id is not None:
        await notify(
            transaction,
            kind="job_taken_away",
            branch_id=told.branch_id,
            people=[person_id],
            fields=fields,
            about=about,
            link="/phone",
            cause=told.event_id,
            now=now,
        )
    elif to == "declined":
        await notify_branch(
            transaction,
            kind="job_declined",
            branch_id=told.branch_id,
            fields=fields,
            about=("work_order", told.subject_id),
            link=f"/work-orders/{told.subject_id}",
            cause=told.event_id,
            now=now,
        )
    if to != "cancelled" and person_id is not None:
        await mark_acted(transaction, person_id=person_id, about=about, now=now)

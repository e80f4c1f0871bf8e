"""When a technician does not show, those who look after the branch are told; once somebody sets out, no further."""

from datetime import datetime
from uuid import UUID

from cloud.bookings.queries import get_booking
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify_branch, settle
from cloud.technicians.queries import technician_names


async def overdue_booking_is_told(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell who does not come to which order, and since when; settle it once that is no longer so."""
    assert told.branch_id is not None  # bookings are of a branch
    booking_id = UUID(told.payload["booking_id"])
    about = ("overdue_booking", booking_id)
    booking = await get_booking(transaction, booking_id=booking_id, branch_ids=[told.branch_id])
    if not booking.is_overdue:
        await settle(transaction, about=about)
        return
    if told.type != "booking.overdue":
        return
    names = await technician_names(transaction, technician_ids=[booking.technician_id])
    await notify_branch(
        transaction,
        kind="job_overdue",
        branch_id=told.branch_id,
        fields={
            "summary": told.payload["summary"],
            "name": names[booking.technician_id],
            "due_at": told.payload["due_at"],
            "work_order_id": str(told.subject_id),
        },
        about=about,
        link=f"/work-orders/{told.subject_id}",
        cause=told.event_id,
        now=now,
    )

"""When a technician gets a job, another time for it, or it goes to somebody else, the technicians are told."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.notifications.operations import notify
from cloud.notifications.queries import chain_of
from cloud.technicians.queries import person_of_technician

SOON: Final = timedelta(hours=4)
"""A job that begins later than this may be looked at tomorrow; nobody else is told meanwhile."""


async def booking_is_told_to_technician(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Tell who has the job now, and who had it before."""
    assert told.branch_id is not None  # bookings are of a branch
    technician_id, before_id = told.payload["technician_id"], told.payload.get("from_technician_id", "")
    is_new = before_id != technician_id
    if before_id and is_new:
        await _tell(transaction, told, kind="job_taken_away", technician_id=UUID(before_id), now=now)
    starts_at = datetime.fromisoformat(told.payload["starts_at"])
    within, _ = await chain_of(transaction, branch_id=told.branch_id)
    await _tell(
        transaction,
        told,
        kind="job_assigned" if is_new else "job_moved",
        technician_id=UUID(technician_id),
        now=now,
        escalates_after=within if is_new and starts_at - now < SOON else None,
    )


async def _tell(
    transaction: Transaction,
    told: Announcement,
    *,
    kind: str,
    technician_id: UUID,
    now: datetime,
    escalates_after: timedelta | None = None,
) -> None:
    person_id = await person_of_technician(transaction, technician_id=technician_id)
    if person_id is None or told.branch_id is None:
        return
    booking_id = UUID(told.payload["booking_id"])
    await notify(
        transaction,
        kind=kind,
        branch_id=told.branch_id,
        people=[person_id],
        fields={
            "summary": told.payload["summary"],
            "starts_at": told.payload["starts_at"],
            "work_order_id": str(told.subject_id),
        },
        about=("booking", booking_id),
        link=f"/phone/jobs/{booking_id}",
        cause=told.event_id,
        now=now,
        escalates_after=escalates_after,
    )

"""When a technician will be away, the bookings of that time are given up and their orders find somebody else."""

from datetime import datetime

from cloud.bookings.queries import bookings_between
from cloud.dispatch.operations import free_technician
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement


async def away_technician_is_replaced(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Give up what nobody has set out for; an automatic branch books somebody else by itself."""
    if told.branch_id is None:
        return
    bookings = await bookings_between(
        transaction,
        branch_ids=[told.branch_id],
        technician_ids=[told.subject_id],
        starts_at=datetime.fromisoformat(told.payload["starts_at"]),
        ends_at=datetime.fromisoformat(told.payload["ends_at"]),
    )
    await free_technician(transaction, bookings=bookings, reason=f"away: {told.payload['kind']}", now=now)

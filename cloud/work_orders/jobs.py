"""Timed work of work orders."""

from datetime import datetime, timedelta
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.work_orders import overdue, verification


async def look_at_verifications(transaction: Transaction, now: datetime) -> None:
    """Decide whether repairs hold."""
    await verification.look(transaction, now=now)


async def look_for_no_shows(transaction: Transaction, now: datetime) -> None:
    """Tell of technicians who should be on site and have not set out."""
    await overdue.look(transaction, now=now)


JOBS: Final = (
    Job("work_orders.look_at_verifications", timedelta(seconds=5), look_at_verifications),
    Job("work_orders.look_for_no_shows", timedelta(seconds=10), look_for_no_shows),
)

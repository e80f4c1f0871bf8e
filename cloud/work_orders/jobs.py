"""Timed work of work orders."""

from datetime import datetime, timedelta
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.work_orders.verification import look


async def look_at_verifications(transaction: Transaction, now: datetime) -> None:
    """Decide whether repairs hold."""
    await look(transaction, now=now)


JOBS: Final = (Job("work_orders.look_at_verifications", timedelta(seconds=5), look_at_verifications),)

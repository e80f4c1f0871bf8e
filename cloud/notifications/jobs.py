"""Timed work of notifications."""

from datetime import datetime, timedelta
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.notifications.escalation import look


async def tell_the_next(transaction: Transaction, now: datetime) -> None:
    """Tell the next person where nobody has looked in time."""
    await look(transaction, now=now)


JOBS: Final = (Job("notifications.tell_the_next", timedelta(seconds=5), tell_the_next),)

"""Timed work of payments."""

from datetime import datetime, timedelta
from typing import Final

from cloud.billing import payment_requests
from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job


async def look_at_requests(transaction: Transaction, now: datetime) -> None:
    """Have the provider asked about requests that nobody told us of."""
    await payment_requests.look(transaction, now=now)


JOBS: Final = (Job("billing.look_at_requests", timedelta(seconds=5), look_at_requests),)

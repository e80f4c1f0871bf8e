"""Timed work of promises."""

from datetime import datetime, timedelta
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.sla.operations import look


async def look_at_clocks(transaction: Transaction, now: datetime) -> None:
    """Tell of promises at risk and of broken ones."""
    await look(transaction, now=now)


JOBS: Final = (Job("sla.look_at_clocks", timedelta(seconds=5), look_at_clocks),)

"""Timed work of identity."""

from datetime import datetime, timedelta

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.identity.operations import forget_old_sessions


async def _forget(transaction: Transaction, now: datetime) -> None:
    await forget_old_sessions(transaction, now=now)


JOBS = [Job("identity.forget_old_sessions", timedelta(hours=1), _forget)]

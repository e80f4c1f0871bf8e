"""Timed work of the audit."""

from datetime import datetime, timedelta

from cloud.audit.operations import seal
from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job


async def _seal(transaction: Transaction, now: datetime) -> None:
    del now
    await seal(transaction)


JOBS = [Job("audit.seal", timedelta(seconds=1), _seal)]

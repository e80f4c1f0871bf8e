"""Timed work of the foundation: forgetting what nobody will ask for again."""

from datetime import datetime, timedelta

from cloud.foundation.database import Transaction
from cloud.foundation.idempotency import forget_old_keys
from cloud.foundation.schedule import Job, forget_old_slots


async def _forget_keys(transaction: Transaction, now: datetime) -> None:
    await forget_old_keys(transaction, now=now)


JOBS = [
    Job("foundation.forget_old_keys", timedelta(hours=1), _forget_keys),
    Job("foundation.forget_old_slots", timedelta(hours=1), forget_old_slots),
]

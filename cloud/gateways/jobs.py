"""Timed work of edge agents."""

from datetime import datetime, timedelta

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.gateways.operations import forget_old_log, mark_silent_offline


def jobs(*, offline_after: timedelta) -> list[Job]:
    """Return the jobs of this slice."""

    async def mark_offline(transaction: Transaction, now: datetime) -> None:
        await mark_silent_offline(transaction, now=now, after=offline_after)

    async def forget_log(transaction: Transaction, now: datetime) -> None:
        await forget_old_log(transaction, now=now)

    return [
        Job("gateways.mark_silent_offline", timedelta(seconds=5), mark_offline),
        Job("gateways.forget_old_log", timedelta(hours=1), forget_log),
    ]

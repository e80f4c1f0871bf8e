"""Timed work of edge agents."""

from datetime import datetime, timedelta

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.gateways.dead_letters import forget_dead_letters
from cloud.gateways.operations import forget_old_log, mark_silent_offline


def jobs(*, offline_after: timedelta) -> list[Job]:
    """Return the jobs of this slice."""

    async def mark_offline(transaction: Transaction, now: datetime) -> None:
        await mark_silent_offline(transaction, now=now, after=offline_after)

    async def forget_log(transaction: Transaction, now: datetime) -> None:
        await forget_old_log(transaction, now=now)

    async def forget_letters(transaction: Transaction, now: datetime) -> None:
        await forget_dead_letters(transaction, now=now)

    return [
        Job("gateways.mark_silent_offline", timedelta(seconds=5), mark_offline),
        Job("gateways.forget_old_log", timedelta(hours=1), forget_log),
        # A flood is cut within a minute; the road lets through some 64 MB of rubbish in that time.
        Job("gateways.forget_dead_letters", timedelta(minutes=1), forget_letters),
    ]

"""Timed work of storage: roll-ups, last values, days made ahead, old days dropped."""

from datetime import datetime, timedelta

import structlog

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.foundation.settings import KeepingSettings
from cloud.telemetry.roll_ups import heal_last_values, roll_up
from cloud.telemetry.storage import Kept, drop_before, ensure_ahead, forget_odd_clocks
from cloud.telemetry.storage_figures import sample_size

log = structlog.get_logger()

MARGIN = timedelta(days=1)
"""Ingest takes readings as old as the setting says; what it may take now is not dropped now."""


def jobs(*, settings: KeepingSettings) -> list[Job]:
    """Return the jobs as this installation keeps readings."""
    days = {
        Kept.RAW: settings.retention_days,
        Kept.MINUTES: settings.retention_1min_days,
        Kept.HOURS: settings.retention_1h_days,
    }

    async def drop_old(transaction: Transaction, now: datetime) -> None:
        for kept, kept_days in days.items():
            await drop_before(transaction, kept=kept, limit=now - timedelta(days=kept_days) - MARGIN)
        await forget_odd_clocks(transaction, before=now - timedelta(days=settings.retention_days) - MARGIN)

    return [
        Job("telemetry.roll_up", timedelta(seconds=10), _roll_up),
        Job("telemetry.heal_last_values", timedelta(minutes=1), _heal),
        Job("telemetry.ensure_ahead", timedelta(hours=1), _ensure_ahead),
        Job("telemetry.sample_size", timedelta(hours=1), _sample),
        Job("telemetry.drop_old", timedelta(hours=1), drop_old),
    ]


async def _roll_up(transaction: Transaction, now: datetime) -> None:
    del now
    done = await roll_up(transaction)
    if done.hours:
        log.debug("storage.rolled_up", hours=done.hours, readings=done.readings)


async def _heal(transaction: Transaction, now: datetime) -> None:
    del now
    healed = await heal_last_values(transaction)
    if healed:
        log.info("storage.last_values_healed", points=healed)


async def _ensure_ahead(transaction: Transaction, now: datetime) -> None:
    await ensure_ahead(transaction, now=now)


async def _sample(transaction: Transaction, now: datetime) -> None:
    await sample_size(transaction, now=now)

"""Timed work on personal data: what has had its time goes by itself."""

from datetime import datetime, timedelta

import structlog

from cloud.files.erasing import erase_pictures
from cloud.files.store import ContentStore
from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.foundation.settings import OutwardSettings
from cloud.privacy.operations import forget_by_age

log = structlog.get_logger()


def jobs(*, settings: OutwardSettings, store: ContentStore) -> tuple[Job, ...]:
    """Return the jobs."""

    async def forget(transaction: Transaction, now: datetime) -> None:
        kept = {
            name: timedelta(days=getattr(settings, name))
            for name in ("position_retention_days", "contact_retention_days")
        }
        counts = await forget_by_age(transaction, before={name: now - age for name, age in kept.items()})
        if counts.total():
            log.info("privacy.forgotten", **counts)

    async def erase(transaction: Transaction, now: datetime) -> None:
        before = now - timedelta(days=settings.picture_retention_days)
        await erase_pictures(transaction, store=store, before=before, now=now)

    return (Job("privacy.forget", timedelta(hours=1), forget), Job("privacy.erase_pictures", timedelta(hours=1), erase))

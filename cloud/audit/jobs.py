"""Timed work of the audit."""

from datetime import datetime, timedelta
from typing import Final

from cloud.audit.erasing import erase_older
from cloud.audit.heads_file import NOTHING_KEPT, HeadsFile
from cloud.audit.operations import keep_heads, seal
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job

HEADS_EVERY: Final = timedelta(minutes=10)


def jobs(*, heads: HeadsFile | None, kept_for: timedelta) -> tuple[Job, ...]:
    """Return the jobs; without a file the chains' heads are kept nowhere but in the database."""

    async def seal_entries(transaction: Transaction, now: datetime) -> None:
        del now
        await seal(transaction, kept=(heads.kept() if heads else NOTHING_KEPT).heads)

    async def keep(transaction: Transaction, now: datetime) -> None:
        if heads is not None:
            await keep_heads(transaction, file=heads, now=now)

    async def erase(transaction: Transaction, now: datetime) -> None:
        await erase_older(transaction, actor=SYSTEM, before=now - kept_for, now=now)

    return (
        Job("audit.seal", timedelta(seconds=1), seal_entries),
        Job("audit.keep_heads", HEADS_EVERY, keep),
        Job("audit.erase_older", timedelta(hours=1), erase),
    )

"""Timed work of the audit."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cloud.audit.heads_file import NOTHING_KEPT, HeadsFile
from cloud.audit.operations import keep_heads, seal
from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job

HEADS_EVERY: Final = timedelta(minutes=10)


def jobs(*, heads_file: Path | None) -> tuple[Job, ...]:
    """Return the jobs; without a file the chains' heads are kept nowhere but in the database."""
    file = HeadsFile(heads_file) if heads_file else None

    async def seal_entries(transaction: Transaction, now: datetime) -> None:
        del now
        await seal(transaction, kept=(file.kept() if file else NOTHING_KEPT).heads)

    async def keep(transaction: Transaction, now: datetime) -> None:
        if file is not None:
            await keep_heads(transaction, file=file, now=now)

    return (
        Job("audit.seal", timedelta(seconds=1), seal_entries),
        Job("audit.keep_heads", HEADS_EVERY, keep),
    )

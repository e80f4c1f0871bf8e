"""Pictures that have had their time: their content goes, that they were there stays."""

from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import select

from cloud.files.errors import StoreUnavailable
from cloud.files.models import FileRow
from cloud.files.store import ContentStore
from cloud.foundation.database import Transaction

log = structlog.get_logger()
MOST_AT_ONCE: Final = 200


async def erase_pictures(transaction: Transaction, *, store: ContentStore, before: datetime, now: datetime) -> int:
    """Erase the content of pictures older than that, so many at once, and return how many.

    Content that a younger upload shares stays. What was erased when the commit failed is erased again next time.
    """
    old = select(FileRow).where(
        FileRow.created_at < before, FileRow.erased_at.is_(None), FileRow.media_type.startswith("image/")
    )
    rows = (await transaction.execute(old.order_by(FileRow.id).limit(MOST_AT_ONCE).with_for_update())).scalars().all()
    for row in rows:
        row.erased_at = now
    await transaction.flush()
    digests = {row.sha256 for row in rows}
    shared = select(FileRow.sha256).where(FileRow.sha256.in_(digests), FileRow.erased_at.is_(None))
    try:
        for digest in digests - set((await transaction.execute(shared)).scalars()):
            await store.forget(digest)
    except StoreUnavailable:
        for row in rows:
            row.erased_at = None
        return 0
    if rows:
        log.info("files.pictures_erased", pictures=len(rows))
    return len(rows)

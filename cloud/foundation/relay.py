"""The relay: numbers committed announcements in one order and hands each to its reactions.

Polling a table by `id > last` misses rows whose transactions commit late. So one process at a time, chosen by an
advisory lock, stamps what it finds committed; readers go by that number alone and can miss nothing.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from cloud.foundation.bells import Bells
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.delivery import DeliveryRow
from cloud.foundation.events import EventRow

log = structlog.get_logger()

RELAY_LOCK: Final = 0x6D61_6675_0001
CHANNEL: Final = "mafundi_published"
BATCH: Final = 500
PAUSE_S: Final = 0.1

ReactionNames = Mapping[str, Sequence[str]]
"""Event type → names of the reactions that want it."""


async def publish_committed(transaction: Transaction, *, reactions: ReactionNames) -> int:
    """Stamp up to a batch of committed events, create their deliveries, and return how many were stamped.

    Only one relay works at a time: another one finds the lock taken and returns 0.
    """
    if not (await transaction.execute(select(func.pg_try_advisory_xact_lock(RELAY_LOCK)))).scalar_one():
        return 0
    await act_as_system(transaction)
    unpublished = select(EventRow).where(EventRow.published_no.is_(None)).order_by(EventRow.id).limit(BATCH)
    rows = (await transaction.execute(unpublished)).scalars().all()
    if not rows:
        return 0
    last = (await transaction.execute(select(func.max(EventRow.published_no)))).scalar_one() or 0
    deliveries = []
    for number, row in enumerate(rows, start=last + 1):
        row.published_no = number
        deliveries += [
            {
                "event_id": row.id,
                "reaction": reaction,
                "published_no": number,
                "subject_id": row.subject_id,
            }
            for reaction in reactions.get(row.type, ())
        ]
    await transaction.flush()
    if deliveries:
        await transaction.execute(insert(DeliveryRow).values(deliveries))
    await transaction.execute(
        text("SELECT pg_notify(:channel, :number)"), {"channel": CHANNEL, "number": str(last + len(rows))}
    )
    return len(rows)


async def run_relay(database: Database, *, reactions: ReactionNames, bells: Bells, stopping: asyncio.Event) -> None:
    """Publish until told to stop; a lost database is waited for."""
    while not stopping.is_set():
        async with database.transaction() as transaction:
            published = await publish_committed(transaction, reactions=reactions)
        if published:
            bells.published.ring()
        if published < BATCH:
            await bells.committed.wait(PAUSE_S)


async def pause(stopping: asyncio.Event, seconds: float) -> None:
    """Wait that long, or less when told to stop."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return


async def retry_parked(transaction: Transaction, *, event_id: UUID, reaction: str) -> bool:
    """Let a parked delivery be tried again and tell whether there was one."""
    again = (
        update(DeliveryRow)
        .where(DeliveryRow.event_id == event_id, DeliveryRow.reaction == reaction, DeliveryRow.parked_at.is_not(None))
        .values(parked_at=None, tries=0, next_try_at=func.now())
        .returning(DeliveryRow.event_id)
    )
    return (await transaction.execute(again)).scalar_one_or_none() is not None

"""Announcements made up for tests, and a database where many connections commit them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.events import Event, announce
from cloud.foundation.relay import publish_committed
from tests.cloud.place import Urls


@dataclass(frozen=True, slots=True, kw_only=True)
class BellRang(Event):
    """Something happened."""

    type: ClassVar[str] = "bell.rang"
    subject_kind: ClassVar[str] = "bell"
    stroke: int


@asynccontextmanager
async def opened(urls: Urls, *, pool_size: int = 10) -> AsyncIterator[Database]:
    """A real pool of connections of the app role."""
    database = Database(urls.app, pool_size=pool_size)
    try:
        yield database
    finally:
        await database.close()


async def ring(database: Database, *, branch_id: UUID | None, bell_id: UUID, strokes: list[int]) -> None:
    """Announce each stroke in a transaction of its own."""
    for stroke in strokes:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            announce(transaction, BellRang(branch_id=branch_id, subject_id=bell_id, stroke=stroke))


async def publish_all(database: Database, *, reactions: dict[str, list[str]] | None = None) -> int:
    """Let the relay number everything committed so far."""
    total = 0
    while True:
        async with database.transaction() as transaction:
            published = await publish_committed(transaction, reactions=reactions or {})
        total += published
        if not published:
            return total

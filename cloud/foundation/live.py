"""Live events for browsers (SSE): resumed by number without a hole, whichever replica answers.

A client is first subscribed and then served what it missed from the table, so nothing falls between the two. A client
that does not read is cut off; its browser reconnects and resumes.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import psycopg
import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from cloud.foundation.database import CONNECT_TIMEOUT_S, Database, Transaction, act_as_system
from cloud.foundation.events import EventRow
from cloud.foundation.relay import CHANNEL, pause

log = structlog.get_logger()

CLIENT_BUFFER: Final = 1000
PAGE: Final = 500
TELEMETRY_PERIOD_S: Final = 1.0
POLL_S: Final = 1.0
RECONNECT_S: Final = 1.0

Message = dict[str, str]
TelemetrySource = Callable[[Transaction, datetime], Awaitable[tuple[Mapping[UUID, list[Any]], datetime]]]
"""Given by the telemetry slice: branch → points changed since, and the instant up to which that holds."""


@dataclass(eq=False, slots=True)
class Client:
    """One open stream."""

    branch_ids: frozenset[UUID]
    queue: "asyncio.Queue[tuple[int | None, Message]]" = field(
        default_factory=lambda: asyncio.Queue(maxsize=CLIENT_BUFFER)
    )
    is_cut_off: bool = False

    def offer(self, number: int | None, message: Message) -> None:
        """Queue a message, or cut the client off when it has stopped reading."""
        try:
            self.queue.put_nowait((number, message))
        except asyncio.QueueFull:
            self.is_cut_off = True


class LiveEvents:
    """The hub of one web process: one reader of the table for all its clients."""

    def __init__(self, database: Database, *, telemetry: TelemetrySource | None = None) -> None:
        self._database = database
        self._telemetry = telemetry
        self._clients: set[Client] = set()
        self._last: int | None = None
        self._wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Serve until told to stop."""
        tasks = [self._listen(stopping), self._read(stopping)]
        if self._telemetry is not None:
            tasks.append(self._sample(self._telemetry, stopping))
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)

    async def stream(self, *, branch_ids: frozenset[UUID], after: int | None) -> AsyncIterator[Message]:
        """Yield what the branches may see from number `after` on (None: from now on)."""
        client = Client(branch_ids)
        self._clients.add(client)
        try:
            last = await self._newest() if after is None else after
            yield {"event": "hello", "data": "{}", "id": str(last)}
            async for number, message in self._missed(branch_ids, last):
                last = number
                yield message
            while not client.is_cut_off:
                queued, message = await client.queue.get()
                if queued is None:
                    yield message
                elif queued > last:
                    last = queued
                    yield message
        finally:
            self._clients.discard(client)

    async def _newest(self) -> int:
        async with self._database.transaction() as transaction:
            await act_as_system(transaction)
            return (await transaction.execute(select(func.max(EventRow.published_no)))).scalar_one() or 0

    async def _missed(self, branch_ids: frozenset[UUID], after: int) -> AsyncIterator[tuple[int, Message]]:
        while rows := await self._after(after):
            for row in rows:
                after = row.published_no or after
                if _concerns(row, branch_ids):
                    yield after, _message(row)

    async def _after(self, number: int) -> list[EventRow]:
        async with self._database.transaction() as transaction:
            await act_as_system(transaction)
            statement = select(EventRow).where(EventRow.published_no > number).order_by(EventRow.published_no)
            return list((await transaction.execute(statement.limit(PAGE))).scalars())

    async def _read(self, stopping: asyncio.Event) -> None:
        while not stopping.is_set():
            try:
                if self._last is None:
                    self._last = await self._newest()
                while rows := await self._after(self._last):
                    for row in rows:
                        self._last = row.published_no or self._last
                        self._offer(row)
            except (SQLAlchemyError, OSError) as error:
                log.warning("live.database_unreachable", error=str(error).splitlines()[0])
                await pause(stopping, RECONNECT_S)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_S)
            self._wake.clear()

    def _offer(self, row: EventRow) -> None:
        for client in self._clients:
            if _concerns(row, client.branch_ids):
                client.offer(row.published_no, _message(row))

    async def _listen(self, stopping: asyncio.Event) -> None:
        """Wake the reader as soon as the relay has published; without this it looks once a second."""
        while not stopping.is_set():
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._database.dsn, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S
                ) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    while not stopping.is_set():
                        async for _ in connection.notifies(timeout=POLL_S):
                            self._wake.set()
            except psycopg.OperationalError:
                await pause(stopping, RECONNECT_S)

    async def _sample(self, source: TelemetrySource, stopping: asyncio.Event) -> None:
        since = datetime.now(UTC)
        while not stopping.is_set():
            await pause(stopping, TELEMETRY_PERIOD_S)
            if not self._clients:
                since = datetime.now(UTC)
                continue
            try:
                async with self._database.transaction() as transaction:
                    await act_as_system(transaction)
                    changed, since = await source(transaction, since)
            except (SQLAlchemyError, OSError):
                await pause(stopping, RECONNECT_S)
                continue
            for client in self._clients:
                points = [point for branch_id in client.branch_ids for point in changed.get(branch_id, ())]
                if points:
                    client.offer(None, {"event": "telemetry", "data": json.dumps({"points": points})})


def _concerns(row: EventRow, branch_ids: frozenset[UUID]) -> bool:
    return row.branch_id is None or row.branch_id in branch_ids


def _message(row: EventRow) -> Message:
    data = {
        "type": row.type,
        "branch_id": str(row.branch_id) if row.branch_id else None,
        "subject": {"kind": row.subject_kind, "id": str(row.subject_id)},
        "at": row.created_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "summary": row.payload.get("summary", ""),
    }
    return {"event": row.type, "id": str(row.published_no), "data": json.dumps(data, ensure_ascii=False)}

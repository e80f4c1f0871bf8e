"""Live events for browsers (SSE): resumed by number without a hole, whichever replica answers.

A client is first subscribed and then served what it missed from the table, so nothing falls between the two. A client
that does not read is cut off; its browser reconnects and resumes.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
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
ASK_AGAIN_S: Final = 15.0
PAGE: Final = 500
TELEMETRY_PERIOD_S: Final = 1.0
POLL_S: Final = 1.0
RECONNECT_S: Final = 1.0

PEOPLE_CHANNEL: Final = "mafundi_person"
"""Notified by the database with a person's id when a session of theirs ended, or what they may do has changed."""

Message = dict[str, str]
ASK: Final[Message] = {"comment": "still here?"}
TelemetrySource = Callable[[Transaction, datetime], Awaitable[tuple[Mapping[UUID, list[Any]], datetime]]]
"""Given by the telemetry slice: branch → points changed since, and the instant up to which that holds."""


@dataclass(eq=False, slots=True)
class Client:
    """One open stream: what a person may see."""

    branch_ids: frozenset[UUID]
    person_id: UUID
    may_hear: Callable[[str, UUID | None], bool]
    queue: "asyncio.Queue[tuple[int | None, Message]]" = field(
        default_factory=lambda: asyncio.Queue(maxsize=CLIENT_BUFFER)
    )
    is_cut_off: bool = False
    must_ask: bool = False

    def ask(self) -> None:
        """Have the stream ask at once whether its person may still see it."""
        self.must_ask = True
        self.offer(None, ASK)

    def offer(self, number: int | None, message: Message) -> None:
        """Queue a message, or cut the client off when it has stopped reading."""
        try:
            self.queue.put_nowait((number, message))
        except asyncio.QueueFull:
            self.is_cut_off = True

    def end(self) -> None:
        """End the stream; what is queued is not lost, the browser resumes by number."""
        self.is_cut_off = True
        self.offer(None, {"comment": "bye"})


class LiveEvents:
    """The hub of one web process: one reader of the table for all its clients."""

    def __init__(self, database: Database, *, telemetry: TelemetrySource | None = None) -> None:
        self._database = database
        self._telemetry = telemetry
        self._clients: set[Client] = set()
        self._last: int | None = None
        self._wake = asyncio.Event()
        self._is_reading = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Serve until told to stop, then end all streams."""
        tasks = [self._listen(stopping), self._read(stopping), self._end_clients(stopping)]
        if self._telemetry is not None:
            tasks.append(self._sample(self._telemetry, stopping))
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)

    async def stream(
        self,
        *,
        branch_ids: frozenset[UUID],
        person_id: UUID,
        may_hear: Callable[[str, UUID | None], bool],
        after: int | None,
        is_allowed: Callable[[], Awaitable[bool]] | None = None,
    ) -> AsyncGenerator[Message]:
        """Yield what the person may see from number `after` on (None: from now on).

        `may_hear` tells of each kind of subject whether its changes in a branch are this person's business.
        Whoever asks is asked about again every `ASK_AGAIN_S`, and at once when the database tells that a session of
        theirs has ended; the stream ends when they may no longer see it.
        """
        client = Client(branch_ids, person_id, may_hear)
        self._clients.add(client)
        try:
            await self._is_reading.wait()
            newest = await self._newest()
            # A number above the newest was seen before a restore: what it stood for is gone.
            last = newest if after is None else min(after, newest)
            yield {"event": "hello", "data": "{}", "id": str(last)}
            async for number, message in self._missed(client, last):
                last = number
                yield message
            async for queued, message in self._live(client, is_allowed):
                if queued is None:
                    yield message
                elif queued > last:
                    last = queued
                    yield message
        except (SQLAlchemyError, OSError) as error:
            log.info("live.stream_interrupted", error=str(error).splitlines()[0])
        finally:
            self._clients.discard(client)

    async def _live(
        self, client: Client, is_allowed: Callable[[], Awaitable[bool]] | None
    ) -> AsyncIterator[tuple[int | None, Message]]:
        asked_at = time.monotonic()
        while not client.is_cut_off:
            queued: tuple[int | None, Message] | None = None
            with contextlib.suppress(TimeoutError):
                queued = await asyncio.wait_for(client.queue.get(), ASK_AGAIN_S)
            if is_allowed is not None and (client.must_ask or time.monotonic() - asked_at >= ASK_AGAIN_S):
                client.must_ask = False
                asked_at = time.monotonic()
                if not await is_allowed():
                    return
            if queued is not None and queued[1] is not ASK and not client.is_cut_off:
                yield queued

    async def _end_clients(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._is_reading.set()
        for client in self._clients:
            client.end()

    async def _newest(self) -> int:
        async with self._database.transaction() as transaction:
            await act_as_system(transaction)
            return (await transaction.execute(select(func.max(EventRow.published_no)))).scalar_one() or 0

    async def _missed(self, client: Client, after: int) -> AsyncIterator[tuple[int, Message]]:
        while rows := await self._after(after):
            for row in rows:
                after = row.published_no or after
                if _concerns(row, client):
                    yield after, _message(row)

    async def _after(self, number: int) -> list[EventRow]:
        async with self._database.transaction() as transaction:
            await act_as_system(transaction)
            statement = select(EventRow).where(EventRow.published_no > number).order_by(EventRow.published_no)
            return list((await transaction.execute(statement.limit(PAGE))).scalars())

    async def _read(self, stopping: asyncio.Event) -> None:
        is_failing = False
        while not stopping.is_set():
            try:
                if self._last is None:
                    self._last = await self._newest()
                    self._is_reading.set()
                while rows := await self._after(self._last):
                    for row in rows:
                        self._last = row.published_no or self._last
                        self._offer(row)
            except (SQLAlchemyError, OSError) as error:
                if not is_failing:
                    log.warning("live.database_unreachable", error=str(error).splitlines()[0])
                is_failing = True
                await pause(stopping, RECONNECT_S)
                continue
            if is_failing:
                log.info("live.database_back")
            is_failing = False
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_S)
            self._wake.clear()

    def _offer(self, row: EventRow) -> None:
        for client in self._clients:
            if _concerns(row, client):
                client.offer(row.published_no, _message(row))

    async def _listen(self, stopping: asyncio.Event) -> None:
        """Wake the reader as soon as the relay has published; without this it looks once a second."""
        while not stopping.is_set():
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._database.dsn, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S
                ) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    await connection.execute(f"LISTEN {PEOPLE_CHANNEL}")
                    # What was told while nobody listened is asked about now.
                    self._ask_about(None)
                    while not stopping.is_set():
                        async for notice in connection.notifies(timeout=POLL_S):
                            if notice.channel == PEOPLE_CHANNEL:
                                self._ask_about(notice.payload)
                            else:
                                self._wake.set()
            except (psycopg.Error, OSError):
                await pause(stopping, RECONNECT_S)

    def _ask_about(self, person_id: str | None) -> None:
        for client in list(self._clients):
            if person_id is None or str(client.person_id) == person_id:
                client.ask()

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
                heard = [one for one in client.branch_ids if one in changed and client.may_hear("point", one)]
                if points := [point for branch_id in heard for point in changed[branch_id]]:
                    client.offer(None, {"event": "telemetry", "data": json.dumps({"points": points})})


def _concerns(row: EventRow, client: Client) -> bool:
    if row.is_internal or row.person_id not in (None, client.person_id):
        return False
    is_near = row.branch_id is None or row.branch_id in client.branch_ids
    return is_near and client.may_hear(row.subject_kind, row.branch_id)


def _message(row: EventRow) -> Message:
    data = {
        "type": row.type,
        "branch_id": str(row.branch_id) if row.branch_id else None,
        "subject": {"kind": row.subject_kind, "id": str(row.subject_id)},
        "at": row.created_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "summary": row.payload.get("summary", ""),
    }
    return {"event": row.type, "id": str(row.published_no), "data": json.dumps(data, ensure_ascii=False)}

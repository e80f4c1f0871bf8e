"""The loop from the broker to the database: read ahead, store together, acknowledge what is committed.

While one group of messages is being committed the next one is read, in the pauses in which the database works. A group
is closed as soon as the database is free, if it holds 10,000 readings or is a tenth of a second old; while the database
is busy it grows, to half of the broker's in-flight window at most. Alarms do not wait for company.
"""

import asyncio
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import psycopg
import structlog
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database
from cloud.foundation.identity_of_database import require_epoch
from cloud.foundation.relay import pause
from cloud.gateways.dead_letters import keep_dead_letter
from cloud.ingest.broker_link import RECEIVE_MAXIMUM, BrokerLink, Inbox, Message
from cloud.ingest.measurements import Measurements
from cloud.ingest.memory import Memory
from cloud.ingest.store_batch import Arrival, Batch, Progress, StoreSettings, Storing, Unreadable, read
from cloud.telemetry.readings import move_last_values

log = structlog.get_logger()

COLLECT_S: Final = 0.1
COLLECT_ALARMS_S: Final = 0.01
MOST_MESSAGES: Final = RECEIVE_MAXIMUM // 2
ENOUGH_READINGS: Final = 10_000
MOST_READINGS: Final = 50_000
AT_A_STRETCH_S: Final = 0.0003
"""Reading goes on that long before the database's answers have their turn."""
IDLE_S: Final = 0.5
BUSY_S: Final = 0.005
RETRY_S: Final = 1.0
LONGEST_RETRY_S: Final = 5.0
UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, struct.error)
"""What a record of the right shape with an impossible content can raise."""

Read = Batch | Unreadable | None


@dataclass(slots=True)
class Group:
    """Messages that are stored together."""

    messages: list[Message] = field(default_factory=list)
    read: list[Read] = field(default_factory=list)
    readings: int = 0

    @property
    def is_enough(self) -> bool:
        """Tell whether it is worth a transaction of its own."""
        return self.readings >= ENOUGH_READINGS or self.is_full

    @property
    def is_full(self) -> bool:
        """Tell whether nothing more should be added."""
        return self.readings >= MOST_READINGS or len(self.messages) >= MOST_MESSAGES

    def add(self, message: Message) -> bool:
        """Read a message into it and tell whether it is urgent: it brings more than readings."""
        found = read(Arrival(message.topic, message.payload))
        self.messages.append(message)
        self.read.append(found)
        if not isinstance(found, Batch):
            return False
        self.readings += len(found.readings)
        return found.header.lane == "events"


class Intake:
    """Stores what arrives, for one epoch of the database."""

    def __init__(
        self, database: Database, *, settings: StoreSettings, epoch: UUID, measurements: Measurements | None = None
    ) -> None:
        self.measurements = measurements or Measurements()
        self._database = database
        self._settings = settings
        self._epoch = epoch
        self._memory = Memory()
        self._is_storing = False

    async def run(self, link: BrokerLink, inbox: Inbox, *, stopping: asyncio.Event) -> None:
        """Take in until told to stop; what is not committed then was not acknowledged either."""
        self.measurements.waiting.set_function(inbox.__len__)
        ahead = asyncio.create_task(self.gather(inbox))
        try:
            while not stopping.is_set():
                group = await ahead
                self._is_storing = True
                ahead = asyncio.create_task(self.gather(inbox))
                progress = await self.store_until_done(group, stopping)
                self._is_storing = False
                if progress is None:
                    return
                for step in progress:
                    link.send_ack(gateway_id=step.gateway_id, stream_id=step.stream_id, upto=step.upto)
                for message in group.messages:
                    link.acknowledge(message)
                self._measure(group, inbox)
            await self.put_last_values_on_record()
        finally:
            ahead.cancel()

    async def gather(self, inbox: Inbox) -> Group:
        """Return what is to be stored together; an empty group when nothing comes for a while."""
        group = Group()
        message = await inbox.take(within_s=IDLE_S)
        began_s = time.monotonic()
        closes_at_s = began_s + COLLECT_S
        while message is not None:
            if group.add(message):
                closes_at_s = min(closes_at_s, time.monotonic() + COLLECT_ALARMS_S)
            if group.is_full or (group.is_enough and not self._is_storing):
                break
            if time.monotonic() - began_s > AT_A_STRETCH_S:
                await asyncio.sleep(0)
                began_s = time.monotonic()
            message = await self._next(inbox, closes_at_s)
        return group

    async def _next(self, inbox: Inbox, closes_at_s: float) -> Message | None:
        """Return another message for the group; None when its time is over and the database is free."""
        while True:
            message = await inbox.take(within_s=max(closes_at_s - time.monotonic(), BUSY_S if self._is_storing else 0))
            if message is not None or (not self._is_storing and time.monotonic() >= closes_at_s):
                return message

    async def store_until_done(self, group: Group, stopping: asyncio.Event) -> list[Progress] | None:
        """Store; while the database is away, wait with the messages in hand and unacknowledged."""
        retry_s, said = RETRY_S, False
        while True:
            try:
                progress = await self.store_or_put_aside(group.read)
                if said:
                    log.info("ingest.database_back", waiting_messages=len(group.messages))
                return progress
            except (SQLAlchemyError, psycopg.Error, OSError) as error:
                self.measurements.failures.inc()
                if not said:
                    log.warning("ingest.not_stored", error=first_line(error), will="try again; nothing is acknowledged")
                said = True
                await pause(stopping, retry_s)
                retry_s = min(retry_s * 2, LONGEST_RETRY_S)
                if stopping.is_set():
                    return None

    async def store_or_put_aside(self, messages: Sequence[Read]) -> list[Progress]:
        """Store together; if something among it can never be stored, one by one.

        Raises what passes, such as a lost database: all of it may be tried again, for what is stored is skipped then.
        """
        try:
            return await self._store(messages)
        except (SQLAlchemyError, psycopg.Error, OSError, *UNREADABLE) as error:
            if is_passing(error):
                raise
            log.warning("ingest.batch_refused", error=first_line(error), batches=len(messages))
            return await self._store_one_by_one(messages)

    async def store_arrivals(self, arrivals: Sequence[Arrival]) -> list[Progress]:
        """Store what came by another way than the broker, and last values that are due; nothing may be enough.

        Raises what passes: whoever sent it sends it again.
        """
        try:
            return await self.store_or_put_aside([read(arrival) for arrival in arrivals])
        except (SQLAlchemyError, psycopg.Error, OSError):
            self.measurements.failures.inc()
            raise

    async def _store(self, messages: Sequence[Read]) -> list[Progress]:
        if not messages and not self._memory.last_values.has_due():
            return []
        with self.measurements.seconds.time(), self._memory.transaction():
            async with self._database.transaction() as transaction:
                # Acks carry the epoch: nothing is acknowledged for another database.
                await require_epoch(transaction, epoch=self._epoch)
                now = await database_now(transaction)
                storing = Storing(transaction, now=now, settings=self._settings, memory=self._memory)
                progress = await storing.store(messages)
        self.measurements.transactions.inc()
        self.measurements.points.inc(storing.readings)
        self.measurements.dead_letters.inc(storing.put_aside)
        return progress

    async def _store_one_by_one(self, messages: Sequence[Read]) -> list[Progress]:
        """A batch that the database will never take must not hold up the others: it is put aside, alone."""
        progress = []
        for message in messages:
            try:
                progress += await self._store([message])
            except (SQLAlchemyError, psycopg.Error, *UNREADABLE) as refusal:
                if message is None or is_passing(refusal):
                    raise
                await self._put_aside(message, first_line(refusal))
        return progress

    async def _put_aside(self, message: Batch | Unreadable, reason: str) -> None:
        async with self._database.transaction() as transaction:
            await keep_dead_letter(
                transaction,
                topic=message.arrival.topic,
                payload=message.arrival.payload,
                kind="refused",
                reason=reason,
                gateway_id=str(message.gateway_id) if message.gateway_id else None,
                **(message.place if isinstance(message, Batch) else {}),
            )
        self.measurements.dead_letters.inc()

    async def put_last_values_on_record(self) -> None:
        """Before the end: let none wait. If the database is away, the worker's jobs find them."""
        self._memory.last_values.let_none_wait()
        try:
            async with self._database.transaction() as transaction:
                await move_last_values(transaction, self._memory.last_values.due({}))
        except (SQLAlchemyError, psycopg.Error, OSError) as error:
            log.warning("ingest.last_values_wait", error=first_line(error), will="be looked up by the worker")

    def _measure(self, group: Group, inbox: Inbox) -> None:
        now_s, now_us = time.monotonic(), time.time_ns() // 1000
        measured = self.measurements
        measured.messages.inc(len(group.messages))
        measured.refused.inc(inbox.refused_since())
        for message, found in zip(group.messages, group.read, strict=True):
            measured.arrival_to_commit.observe(now_s - message.arrived_at_s)
            if isinstance(found, Batch) and found.made_at_us is not None and found.is_clock_synced:
                measured.publish_to_commit.observe(max(0.0, (now_us - found.made_at_us) / 1_000_000))


def is_passing(error: BaseException) -> bool:
    """Tell whether the same statement may succeed later: the server is away, busy, or another writer was first."""
    if isinstance(error, OSError | psycopg.OperationalError | psycopg.InterfaceError | PoolTimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or isinstance(error.orig, psycopg.OperationalError | psycopg.InterfaceError)


def first_line(error: BaseException) -> str:
    """Return what an error says, in one line."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]

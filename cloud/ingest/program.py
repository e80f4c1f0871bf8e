"""The ingest program: collects messages for a moment, stores them together, then acknowledges."""

import asyncio
import contextlib
import json
import time
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import paho.mqtt.client as mqtt
import psycopg
import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

import cloud.branches.models  # noqa: F401  # foreign keys name its tables
from cloud.foundation.clock import database_now
from cloud.foundation.database import CONNECT_TIMEOUT_S, Database
from cloud.foundation.identifiers import new_id
from cloud.foundation.identity_of_database import require_epoch, require_known_database
from cloud.foundation.relay import pause
from cloud.foundation.settings import IngestSettings
from cloud.gateways.models import GatewayRow
from cloud.gateways.operations import CONFIGURE_CHANNEL, keep_dead_letter
from cloud.gateways.queries import desired_document
from cloud.ingest.broker_link import BrokerLink
from cloud.ingest.store_batch import Arrival, Progress, StoreSettings, store_batches
from cloud.telemetry.storage import Tier, tier_of
from schemas.configuration import encode_configuration
from schemas.downlink import Command
from schemas.topics import BUCKET_COUNT

log = structlog.get_logger()

COLLECT_S: Final = 0.1
MOST_MESSAGES: Final = 200
RETRY_S: Final = 1.0
LONGEST_RETRY_S: Final = 5.0
COMMAND_LIFETIME: Final = timedelta(minutes=10)
REMIND_S: Final = 15.0
UNREADABLE: Final = (ValueError, ArithmeticError, LookupError)
"""What a record of the right shape with an impossible content can raise."""


async def run(settings: IngestSettings, *, stopping: asyncio.Event) -> None:
    """Serve until told to stop. Without a database nothing is acknowledged and nothing is lost."""
    database = Database(settings.database_url, pool_size=3)
    try:
        epoch, tier = await _first_contact(database, stopping)
        if epoch is None or tier is None:
            return
        arrived: asyncio.Queue[mqtt.MQTTMessage] = asyncio.Queue()
        link = BrokerLink(
            host=settings.broker_host,
            port=settings.broker_port,
            username=settings.broker_username,
            password=settings.broker_password,
            client_id=f"{settings.broker_username}-{settings.ingest_buckets.replace(',', '_')}",
            buckets=buckets_of(settings.ingest_buckets),
            epoch=str(epoch),
            arrived=arrived,
        )
        store = StoreSettings(tier=tier, retention=timedelta(days=settings.retention_days))
        link.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_store_for_ever(database, link, arrived, store, epoch, stopping))
                group.create_task(_configure_for_ever(database, link, stopping))
        finally:
            link.stop()
    finally:
        await database.close()


def buckets_of(text: str) -> list[str]:
    """Return the shards named like `00-15,32`."""
    chosen: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        chosen |= set(range(int(first), int(last or first) + 1))
    return [f"{number:02d}" for number in sorted(chosen) if number < BUCKET_COUNT]


async def _first_contact(database: Database, stopping: asyncio.Event) -> tuple[UUID | None, Tier | None]:
    """Wait for a database that is migrated and is the one we know."""
    said = False
    while not stopping.is_set():
        try:
            async with database.transaction() as transaction:
                found = await require_known_database(transaction), await tier_of(transaction)
            if said:
                log.info("ingest.database_back")
            return found
        except (SQLAlchemyError, OSError) as error:
            if not said:
                log.warning(
                    "ingest.database_unreachable", error=_first_line(error), will="wait for it; nothing is lost"
                )
            said = True
            await pause(stopping, RETRY_S)
    return None, None


async def _store_for_ever(
    database: Database,
    link: BrokerLink,
    arrived: "asyncio.Queue[mqtt.MQTTMessage]",
    settings: StoreSettings,
    epoch: UUID,
    stopping: asyncio.Event,
) -> None:
    while not stopping.is_set():
        messages = await _collect(arrived)
        if not messages:
            continue
        progress = await _store_until_done(database, messages, settings, epoch, stopping)
        if progress is None:
            return
        for step in progress:
            link.send_ack(gateway_id=step.gateway_id, stream_id=step.stream_id, upto=step.upto)
        for message in messages:
            link.acknowledge(message)


async def _collect(arrived: "asyncio.Queue[mqtt.MQTTMessage]") -> list[mqtt.MQTTMessage]:
    """Return what arrives within a moment of the first message; nothing when nothing comes."""
    messages: list[mqtt.MQTTMessage] = []
    deadline = time.monotonic() + COLLECT_S
    while len(messages) < MOST_MESSAGES:
        try:
            messages.append(await asyncio.wait_for(arrived.get(), max(deadline - time.monotonic(), 0.001)))
        except TimeoutError:
            break
    return messages


async def _store_until_done(
    database: Database, messages: list[mqtt.MQTTMessage], settings: StoreSettings, epoch: UUID, stopping: asyncio.Event
) -> list[Progress] | None:
    """Store; while the database is away, wait with the messages in hand and unacknowledged."""
    arrivals = [Arrival(message.topic, bytes(message.payload)) for message in messages]
    retry_s, said = RETRY_S, False
    while True:
        try:
            progress = await store_or_put_aside(database, arrivals, settings, epoch)
            if said:
                log.info("ingest.database_back", waiting_messages=len(messages))
            return progress
        except (SQLAlchemyError, psycopg.Error, OSError) as error:
            if not said:
                log.warning("ingest.not_stored", error=_first_line(error), will="try again; nothing is acknowledged")
            said = True
            await pause(stopping, retry_s)
            retry_s = min(retry_s * 2, LONGEST_RETRY_S)
            if stopping.is_set():
                return None


async def store_or_put_aside(
    database: Database, arrivals: list[Arrival], settings: StoreSettings, epoch: UUID
) -> list[Progress]:
    """Store together; if something among it can never be stored, one by one.

    Raises what passes, such as a lost database: all of it may be tried again, for what is stored is skipped then.
    """
    try:
        return await _store(database, arrivals, settings, epoch)
    except (SQLAlchemyError, psycopg.Error, OSError, *UNREADABLE) as error:
        if is_passing(error):
            raise
        return await _store_one_by_one(database, arrivals, settings, epoch, error)


async def _store(database: Database, arrivals: list[Arrival], settings: StoreSettings, epoch: UUID) -> list[Progress]:
    async with database.transaction() as transaction:
        await require_epoch(transaction, epoch=epoch)  # acks carry it: nothing is acknowledged for another database
        now = await database_now(transaction)
        return await store_batches(transaction, arrivals=arrivals, now=now, settings=settings)


async def _store_one_by_one(
    database: Database, arrivals: list[Arrival], settings: StoreSettings, epoch: UUID, error: BaseException
) -> list[Progress]:
    """A batch that the database will never take must not hold up the others: it is put aside, alone."""
    log.warning("ingest.batch_refused", error=_first_line(error), batches=len(arrivals))
    progress = []
    for arrival in arrivals:
        try:
            progress += await _store(database, [arrival], settings, epoch)
        except (SQLAlchemyError, psycopg.Error, *UNREADABLE) as refusal:
            if is_passing(refusal):
                raise
            async with database.transaction() as transaction:
                keep_dead_letter(transaction, topic=arrival.topic, payload=arrival.payload, reason=_first_line(refusal))
    return progress


def is_passing(error: BaseException) -> bool:
    """Tell whether the same statement may succeed later: the server is away, busy, or another writer was first."""
    if isinstance(error, OSError | psycopg.OperationalError | psycopg.InterfaceError | PoolTimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or isinstance(error.orig, psycopg.OperationalError | psycopg.InterfaceError)


async def _configure_for_ever(database: Database, link: BrokerLink, stopping: asyncio.Event) -> None:
    """Send the desired configuration to edges that report another: at once when it changes, and as a reminder."""
    while not stopping.is_set():
        try:
            await _send_configurations(database, link)
            await _wait_for_change(database, stopping)
        except (SQLAlchemyError, psycopg.Error, OSError):
            await pause(stopping, RETRY_S)


async def _send_configurations(database: Database, link: BrokerLink) -> None:
    async with database.transaction() as transaction:
        statement = select(GatewayRow).where(
            GatewayRow.desired_hash.is_not(None),
            GatewayRow.desired_hash.is_distinct_from(GatewayRow.reported_hash),
            GatewayRow.revoked_at.is_(None),
        )
        for gateway in (await transaction.execute(statement)).scalars():
            document = await desired_document(transaction, gateway=gateway)
            expires_at = datetime.now(UTC) + COMMAND_LIFETIME
            command = Command(
                id=str(new_id()),
                kind="configure",
                expires_at_us=int(expires_at.timestamp() * 1_000_000),
                body=json.loads(encode_configuration(document)),
            )
            link.send_command(gateway_id=str(gateway.id), command=command)


async def _wait_for_change(database: Database, stopping: asyncio.Event) -> None:
    async with await psycopg.AsyncConnection.connect(
        database.dsn, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S
    ) as connection:
        await connection.execute(f"LISTEN {CONFIGURE_CHANNEL}")
        deadline = time.monotonic() + REMIND_S
        while not stopping.is_set() and time.monotonic() < deadline:
            with contextlib.suppress(TimeoutError):
                async for _ in connection.notifies(timeout=1.0, stop_after=1):
                    return


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]

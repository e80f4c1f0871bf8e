"""The ingest program: what it needs is built here; it also sends edge agents their configuration."""

import asyncio
import contextlib
import gc
import time
from collections.abc import Collection
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import psycopg
import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

import cloud.branches.models  # noqa: F401  # foreign keys name its tables
from cloud.foundation.database import CONNECT_TIMEOUT_S, Database
from cloud.foundation.identity_of_database import require_known_database
from cloud.foundation.relay import pause
from cloud.foundation.settings import IngestSettings
from cloud.gateways.dead_letters import REPLAY_CHANNEL
from cloud.gateways.models import GatewayRow
from cloud.gateways.operations import CONFIGURE_CHANNEL
from cloud.ingest.broker_link import BrokerLink, Inbox
from cloud.ingest.commands import configure_command
from cloud.ingest.edge_door import open_to_edges
from cloud.ingest.intake import Intake, first_line
from cloud.ingest.measurements import Measurements
from cloud.ingest.replay import replay_asked
from cloud.ingest.store_batch import StoreSettings
from cloud.telemetry.storage import Tier, tier_of
from schemas.topics import BUCKET_COUNT

log = structlog.get_logger()

RETRY_S: Final = 1.0
REMIND_S: Final = 15.0
GARBAGE_AFTER: Final = 50_000
"""New objects, about as many as a group of small messages makes."""


async def run(settings: IngestSettings, *, stopping: asyncio.Event) -> None:
    """Serve until told to stop. Without a database nothing is acknowledged and nothing is lost.

    Raises:
        CannotListen: the port of the measurements is taken.
        DatabaseWasSwapped: acks would be given for another database.
    """
    measurements = Measurements()
    _spare_the_collector()
    if settings.ingest_metrics_port is not None:
        measurements.serve(host=settings.ingest_metrics_host, port=settings.ingest_metrics_port)
    database = Database(settings.database_url, pool_size=3)
    try:
        epoch, tier = await _first_contact(database, stopping)
        if epoch is None or tier is None:
            return
        inbox = Inbox()
        link = _broker_link(settings, epoch, inbox) if settings.broker_host else None
        store = StoreSettings(tier=tier, retention=timedelta(days=settings.retention_days))
        take_in = partial(Intake, database, settings=store, epoch=epoch, measurements=measurements)
        try:
            async with asyncio.TaskGroup() as group:
                if link is not None:
                    link.start()
                    group.create_task(take_in().run(link, inbox, stopping=stopping))
                if settings.edge_https_port is not None:
                    group.create_task(open_to_edges(settings, intake=take_in(), epoch=epoch, stopping=stopping))
                group.create_task(_attend_for_ever(database, link, store, epoch, stopping))
        finally:
            if link is not None:
                await link.stop()
    finally:
        await database.close()


def _spare_the_collector() -> None:
    """Let Python search for garbage more seldom, and not in what is loaded by now: that took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)


def _broker_link(settings: IngestSettings, epoch: UUID, inbox: Inbox) -> BrokerLink:
    return BrokerLink(
        host=settings.broker_host,
        port=settings.broker_port,
        username=settings.broker_username,
        password=settings.broker_password,
        client_id=f"{settings.broker_username}-{settings.ingest_buckets.replace(',', '_')}",
        buckets=buckets_of(settings.ingest_buckets),
        epoch=str(epoch),
        inbox=inbox,
    )


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
                log.warning("ingest.database_unreachable", error=first_line(error), will="wait for it; nothing is lost")
            said = True
            await pause(stopping, RETRY_S)
    return None, None


async def _attend_for_ever(
    database: Database, link: BrokerLink | None, settings: StoreSettings, epoch: UUID, stopping: asyncio.Event
) -> None:
    """Do what people ask for, at once when they do and as a reminder.

    Send the desired configuration to edges that report another; take in dead letters after all.
    """
    while not stopping.is_set():
        try:
            async with await psycopg.AsyncConnection.connect(
                database.dsn, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S
            ) as connection:
                await connection.execute(f"LISTEN {CONFIGURE_CHANNEL}; LISTEN {REPLAY_CHANNEL}")
                await _attend(connection, database, link, settings, epoch, stopping)
        except (SQLAlchemyError, psycopg.Error, OSError):
            await pause(stopping, RETRY_S)


async def _attend(
    connection: psycopg.AsyncConnection,
    database: Database,
    link: BrokerLink | None,
    settings: StoreSettings,
    epoch: UUID,
    stopping: asyncio.Event,
) -> None:
    asked: set[str] | None = None
    remind_at_s = time.monotonic() + REMIND_S
    while not stopping.is_set():
        if link is not None:
            await send_configurations(database, link, asked=asked)
        await replay_asked(database, settings=settings, epoch=epoch)
        asked = await _asked(connection, stopping, until_s=remind_at_s)
        if asked is None:
            remind_at_s = time.monotonic() + REMIND_S


async def send_configurations(database: Database, link: BrokerLink, *, asked: Collection[str] | None) -> None:
    """Send the desired configuration to edges that report another: to those asked for, or to all (None).

    Only to those that this program serves and that are there: the others get it when they come.
    """
    if not link.is_connected or (asked is not None and not asked):
        return
    statement = select(GatewayRow.id, GatewayRow.desired_version).where(
        GatewayRow.desired_hash.is_not(None),
        GatewayRow.desired_hash.is_distinct_from(GatewayRow.reported_hash),
        GatewayRow.revoked_at.is_(None),
        GatewayRow.is_online,
    )
    async with database.transaction() as transaction:
        for gateway in (await transaction.execute(statement)).all():
            name = str(gateway.id)
            if link.serves(name) and (asked is None or name in asked):
                command = await configure_command(transaction, gateway_id=gateway.id, version=gateway.desired_version)
                link.send_command(gateway_id=name, command=command)


async def _asked(connection: psycopg.AsyncConnection, stopping: asyncio.Event, *, until_s: float) -> set[str] | None:
    """Return the edge agents whose configuration has changed, none if a replay is asked for; None: time to remind."""
    while not stopping.is_set() and time.monotonic() < until_s:
        with contextlib.suppress(TimeoutError):
            told = [one async for one in connection.notifies(timeout=1.0, stop_after=1)]
            if told:
                return {one.payload for one in told if one.channel == CONFIGURE_CHANNEL}
    return None

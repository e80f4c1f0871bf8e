"""The same storage on plain PostgreSQL 18, the embedded one: native daily partitions instead of chunks."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from cloud.foundation.database import Database
from cloud.migrations.roles import APP, INGEST, OWNER, create_database
from cloud.migrations.runner import drift, upgrade
from cloud.telemetry.belief import Belief
from cloud.telemetry.known import Marks
from cloud.telemetry.readings import LastValues, Load, append, columns_of
from cloud.telemetry.storage import Kept, Tier, drop_before, tier_of
from deploy.local.embedded_postgres import embedded_server
from deploy.postgres_server import free_port
from schemas.records import Readings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def urls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    server = embedded_server(tmp_path_factory.mktemp("embedded") / "data", port=free_port(), password="of-one-test")
    server.start()
    try:
        urls = create_database(admin_url=server.url)
        upgrade(urls[OWNER])
        yield {**urls, "admin": server.url_of("mafundi")}
    finally:
        server.stop()


def readings_over(days: int) -> Readings:
    start_us = int((NOON - timedelta(days=days)).timestamp() * 1_000_000)
    step_us = 3600 * 1_000_000
    hours = range(24 * days)
    return Readings(
        offset=list(hours),
        point=[0] * len(hours),
        at_us=[start_us + number * step_us for number in hours],
        value=[float(number) for number in hours],
        quality=[0] * len(hours),
    )


async def store(url: str, readings: Readings) -> Tier:
    database = Database(url, pool_size=1)
    load = Load(Belief(now=NOON, oldest=NOON - timedelta(days=400)))
    load.add(columns_of(readings, from_seq=1), point_ids=[1], stream_number=1)
    async with database.transaction() as transaction:
        tier = await tier_of(transaction)
        await append(transaction, load, tier=tier, marks=Marks(), last_values=LastValues())
    await database.close()
    return tier


async def drop(url: str, limit: datetime) -> None:
    database = Database(url, pool_size=1)
    async with database.transaction() as transaction:
        await drop_before(transaction, kept=Kept.RAW, limit=limit)
    await database.close()


def ask(urls: dict[str, str], query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(urls["admin"]) as connection:
        return connection.execute(query).fetchall()


def test_readings_lie_in_daily_partitions_and_old_days_are_dropped_whole(urls: dict[str, str]) -> None:
    with psycopg.connect(urls["admin"], autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # a point without its gateway is enough here
        connection.execute(
            """INSERT INTO point (id, gateway_id, branch_id, key, unit, name) OVERRIDING SYSTEM VALUE
            VALUES (1, gen_random_uuid(), gen_random_uuid(), 'k', 'V', 'k')"""
        )

    tier = asyncio.run(store(urls[INGEST], readings_over(3)))

    assert tier is Tier.NONE
    assert ask(
        urls, "SELECT count(*), count(*) FILTER (WHERE tableoid = 'reading_default'::regclass) FROM reading"
    ) == [(72, 0)]
    partitions = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'reading'::regclass"
    assert ask(urls, partitions) == [(5,)]

    asyncio.run(drop(urls[APP], NOON - timedelta(days=1)))
    assert ask(urls, partitions) == [(5,)], "nothing is rolled up yet"
    with psycopg.connect(urls["admin"], autocommit=True) as connection:
        connection.execute("DELETE FROM dirty_bucket")
    asyncio.run(drop(urls[APP], NOON - timedelta(days=1)))

    assert ask(urls, partitions) == [(3,)]
    assert ask(urls, "SELECT min(time) >= '2026-11-22' FROM reading") == [(True,)]


def test_the_models_fit_the_migrated_database(urls: dict[str, str]) -> None:
    assert drift(urls[OWNER]) == []

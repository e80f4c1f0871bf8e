"""Storing batches on the real TimescaleDB as the ingest role: everything once, whatever the order of arrival."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.gateways.operations import enrol_gateway
from cloud.ingest.store_batch import Arrival
from schemas.records import Readings
from tests.cloud.ingest.wire import START_US, arrival, body_of, readings_batch, store
from tests.cloud.place import Ground, Urls, actor_named

pytestmark = pytest.mark.anyio
SEEDS = range(12)


@dataclass(frozen=True, slots=True)
class Rig:
    """An enrolled edge agent, ingest's own database, and a look from outside."""

    ingest: Database
    gateway_id: UUID
    urls: Urls

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with psycopg.connect(self.urls.admin) as connection:
            return connection.execute(query, values).fetchall()

    def seqs(self) -> list[object]:
        return [row[0] for row in self.ask("SELECT seq FROM reading ORDER BY seq")]


@pytest.fixture
async def rig(fresh_database: Urls, ground: Ground) -> AsyncIterator[Rig]:
    app, ingest = Database(fresh_database.app, pool_size=1), Database(fresh_database.ingest, pool_size=4)
    async with app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        gateway, _ = await enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.nairobi, name="Edge"
        )
    yield Rig(ingest, gateway.id, fresh_database)
    await app.close()
    await ingest.close()


@pytest.mark.parametrize("seed", SEEDS)
async def test_any_order_of_splits_repeats_and_gaps_stores_each_seq_once(rig: Rig, seed: int) -> None:
    chance = random.Random(seed)
    stream, total = new_id(), 120
    cursor, stored_gaps = 0, 0
    lost_seqs: set[int] = set()
    while cursor < total:
        first = max(1, cursor + 1 - chance.choice([0, 0, 1, 5, 30]))
        if chance.random() < 0.25:
            first = cursor + 1 + chance.randint(1, 10)
        seqs = range(first, min(first + chance.randint(1, 40), total + 1))
        if not seqs:
            continue
        gap = [(seqs[0], seqs[0])] if chance.random() < 0.2 and seqs[0] == cursor + 1 else []
        batch = readings_batch(rig.gateway_id, stream, seqs, dropped=gap)
        (progress,) = await store(rig.ingest, *[batch] * chance.choice([1, 1, 2]))
        expected = max(cursor, seqs[-1]) if first <= cursor + 1 else cursor
        assert progress.upto == expected
        if gap and expected > cursor:
            lost_seqs.add(gap[0][0])
            stored_gaps += 1
        cursor = expected

    assert rig.seqs() == [seq for seq in range(1, total + 1) if seq not in lost_seqs]
    assert rig.ask("SELECT cursor, stored_readings, lost FROM stream") == [(total, total - stored_gaps, stored_gaps)]


async def test_a_batch_above_the_cursor_is_not_stored_and_asks_the_edge_back(rig: Rig) -> None:
    stream = new_id()
    await store(rig.ingest, readings_batch(rig.gateway_id, stream, range(1, 4)))

    (progress,) = await store(rig.ingest, readings_batch(rig.gateway_id, stream, range(5, 8)))

    assert progress.upto == 3
    assert rig.seqs() == [1, 2, 3]


async def test_an_unreadable_body_is_kept_aside_counted_and_passed(rig: Rig) -> None:
    stream = new_id()
    good = readings_batch(rig.gateway_id, stream, range(1, 4))
    damaged = Arrival(good.topic, good.payload[:-3] + b"xyz")

    (progress,) = await store(rig.ingest, damaged)
    await store(rig.ingest, readings_batch(rig.gateway_id, stream, range(4, 6)))

    assert progress.upto == 3
    assert rig.seqs() == [4, 5]
    assert rig.ask("SELECT first_seq, last_seq, reason FROM stream_gap") == [(1, 3, "unreadable_body")]
    assert rig.ask("SELECT first_seq, last_seq FROM dead_letter") == [(1, 3)]


@pytest.mark.parametrize("payload", [b"", b"\xff\x00", b"{}\n{}", b'{"v":1}\n', b"[" * 100_000 + b"\n"])
async def test_an_unreadable_header_is_kept_aside_and_not_acknowledged(rig: Rig, payload: bytes) -> None:
    good = readings_batch(rig.gateway_id, new_id(), range(1, 3))

    progress = await store(rig.ingest, Arrival(good.topic, payload), good)

    assert [step.upto for step in progress] == [2]
    assert len(rig.ask("SELECT 1 FROM dead_letter")) == 1


async def test_an_unknown_major_version_is_neither_stored_nor_acknowledged_nor_kept(rig: Rig) -> None:
    topic = readings_batch(rig.gateway_id, new_id(), range(1, 2)).topic

    assert await store(rig.ingest, Arrival(topic, b'{"v":99}\nbody')) == []
    assert rig.ask("SELECT 1 FROM dead_letter") == []


async def test_a_stream_belongs_to_its_first_gateway(rig: Rig, ground: Ground) -> None:
    stream = new_id()
    await store(rig.ingest, readings_batch(rig.gateway_id, stream, range(1, 3)))
    app = Database(rig.urls.app, pool_size=1)
    async with app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        other, _ = await enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.mombasa, name="Other"
        )
    await app.close()

    assert await store(rig.ingest, readings_batch(other.id, stream, range(3, 5))) == []
    assert rig.seqs() == [1, 2]


async def test_an_unknown_gateway_stores_nothing(rig: Rig) -> None:
    assert await store(rig.ingest, readings_batch(new_id(), new_id(), range(1, 3))) == []
    assert rig.seqs() == []


async def test_two_ingest_programs_share_streams_without_a_deadlock_and_without_doubles(rig: Rig) -> None:
    streams = [new_id() for _ in range(4)]
    batches = [
        readings_batch(rig.gateway_id, stream, range(first, first + 5))
        for first in range(1, 51, 5)
        for stream in streams
    ]

    async def worker(seed: int) -> None:
        chance = random.Random(seed)
        for start in range(0, len(batches), 8):
            group = batches[start : start + 8]
            await store(rig.ingest, *chance.sample(group, len(group)))

    await store(rig.ingest, *[readings_batch(rig.gateway_id, stream, [1]) for stream in streams])
    await asyncio.gather(worker(1), worker(2))

    counted = rig.ask("SELECT count(*), count(DISTINCT (stream_no, seq)) FROM reading")
    assert counted[0][0] == counted[0][1]


async def test_readings_of_a_point_nobody_knows_are_kept(rig: Rig) -> None:
    await store(rig.ingest, readings_batch(rig.gateway_id, new_id(), range(1, 6)))

    assert rig.ask("SELECT key, unit, state, revision FROM point") == [("pump/vibration_de", "mm/s", "pending", 1)]
    assert rig.ask("SELECT value FROM last_value") == [(5.0,)]


async def test_readings_older_than_the_retention_are_counted_and_not_stored(rig: Rig) -> None:
    stream = new_id()
    fresh_us, old_us = START_US, START_US - 500 * 86_400_000_000
    said_us = [fresh_us, old_us, old_us + 1, fresh_us + 1, old_us + 2]
    columns = Readings(
        offset=[0, 1, 2, 3, 4], point=[0] * 5, at_us=said_us, value=[1.0, 2.0, 3.0, 4.0, 5.0], quality=[0] * 5
    )
    batch = arrival(rig.gateway_id, stream, "history", 1, 5, body_of(readings=columns), [])

    (progress,) = await store(rig.ingest, batch)

    assert progress.upto == 5
    assert rig.ask("SELECT seq FROM reading ORDER BY seq") == [(1,), (4,)]
    assert rig.ask("SELECT cursor, stored_readings, lost FROM stream") == [(5, 2, 3)]
    assert rig.ask("SELECT first_seq, last_seq, reason FROM stream_gap ORDER BY 1") == [
        (2, 3, "older_than_retention"),
        (5, 5, "older_than_retention"),
    ]
    assert rig.ask("SELECT count(*) FROM odd_clock") == [(0,)]


async def test_readings_of_a_clock_of_1970_are_stored_when_they_came(rig: Rig) -> None:
    columns = Readings(offset=[0, 1], point=[0, 0], at_us=[5_000_000, 6_000_000], value=[1.0, 2.0], quality=[0, 0])
    batch = arrival(rig.gateway_id, new_id(), "history", 1, 2, body_of(readings=columns), [])

    await store(rig.ingest, batch)

    came = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert rig.ask("SELECT time, quality FROM reading ORDER BY seq") == [
        (came - timedelta(seconds=1), 1),
        (came, 1),
    ]
    assert rig.ask("SELECT at_us FROM odd_clock ORDER BY seq") == [(5_000_000,), (6_000_000,)]

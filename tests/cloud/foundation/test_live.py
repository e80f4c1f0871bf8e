"""Live events reach every client exactly once and in order, whatever order transactions commit in."""

import asyncio
import random
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from cloud.customers.events import CustomerChanged
from cloud.foundation import live
from cloud.foundation.actor import Actor
from cloud.foundation.bells import Bells
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.events import announce
from cloud.foundation.live import LiveEvents
from cloud.foundation.relay import publish_committed, run_relay
from cloud.gateways.events import GatewaySpoke
from cloud.permissions.rules import Grant, held_by, may_hear
from cloud.permissions.rules import Ground as Branches
from cloud.work_orders.events import ServiceCategoryChanged, WorkOrderChanged
from tests.cloud.foundation.announcements import BellRang, opened, publish_all, ring
from tests.cloud.place import Ground, Urls

EVENTS = 200
LONGEST_S = 20.0
SOMEBODY = uuid4()


def everything(subject_kind: str, branch_id: UUID | None) -> bool:
    return bool(subject_kind)


async def numbers_after(hub: LiveEvents, *, branch_ids: frozenset[UUID], after: int | None, count: int) -> list[int]:
    """Read `count` numbered events as a browser does, then disconnect."""
    numbers: list[int] = []
    async with (
        asyncio.timeout(LONGEST_S),
        aclosing(hub.stream(branch_ids=branch_ids, person_id=SOMEBODY, may_hear=everything, after=after)) as messages,
    ):
        async for message in messages:
            if message["event"] != "hello":
                numbers.append(int(message["id"]))
            if len(numbers) == count:
                return numbers
    return numbers


async def until(what: Callable[[], bool]) -> None:
    """Let the others run until it is true."""
    for _ in range(1_000_000):
        if what():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came true")


def is_waiting(hub: LiveEvents) -> bool:
    """Tell whether the one client has caught up with the table and waits for what is new."""
    return any(client.queue._getters for client in hub._clients)  # type: ignore[attr-defined]  # asyncio's own


async def commit_in_random_order(database: Database, *, branch_id: UUID, chance: random.Random) -> None:
    """Announce in overlapping transactions: a later id is often committed before an earlier one."""

    async def one() -> None:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            announce(transaction, BellRang(branch_id=branch_id, subject_id=uuid4(), stroke=0))
            await transaction.flush()
            await transaction.execute(text("SELECT pg_sleep(:pause_s)"), {"pause_s": chance.random() * 0.02})

    async def several() -> None:
        for _ in range(EVENTS // 8):
            await one()

    await asyncio.gather(*(several() for _ in range(8)))


async def test_a_client_that_comes_and_goes_sees_every_event_once_and_in_order(
    fresh_database: Urls, ground: Ground
) -> None:
    chance = random.Random(7)
    stopping = asyncio.Event()
    seen: list[int] = []
    async with opened(fresh_database, pool_size=14) as database:
        hub = LiveEvents(database)
        running = [
            asyncio.create_task(hub.run(stopping)),
            asyncio.create_task(run_relay(database, reactions={}, bells=Bells(), stopping=stopping)),
            asyncio.create_task(commit_in_random_order(database, branch_id=ground.nairobi, chance=chance)),
        ]
        last = 0
        while len(seen) < EVENTS:
            count = min(chance.randint(1, 40), EVENTS - len(seen))
            seen += await numbers_after(hub, branch_ids=frozenset({ground.nairobi}), after=last, count=count)
            last = seen[-1]
        stopping.set()
        await asyncio.gather(*running)

    assert seen == list(range(1, EVENTS + 1))


async def test_a_client_hears_of_its_branches_alone(fresh_database: Urls, ground: Ground) -> None:
    stopping = asyncio.Event()
    async with opened(fresh_database) as database:
        for stroke in range(4):
            branch_id = ground.mombasa if stroke % 2 else ground.nairobi
            await ring(database, branch_id=branch_id, bell_id=uuid4(), strokes=[stroke])
        await publish_all(database)
        hub = LiveEvents(database)
        running = asyncio.create_task(hub.run(stopping))

        numbers = await numbers_after(hub, branch_ids=frozenset({ground.mombasa}), after=0, count=2)

        stopping.set()
        await running
    assert numbers == [2, 4]


async def test_a_client_that_stops_reading_is_cut_off_and_resumes(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CLIENT_BUFFER", 5)
    branches = frozenset({ground.nairobi})
    stopping = asyncio.Event()
    async with opened(fresh_database) as database:
        hub = LiveEvents(database)
        running = asyncio.create_task(hub.run(stopping))
        stream = hub.stream(branch_ids=branches, person_id=SOMEBODY, may_hear=everything, after=None)
        await anext(stream)
        first = asyncio.create_task(anext(stream))
        async with asyncio.timeout(LONGEST_S):
            await until(lambda: is_waiting(hub))
            await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[0])
            await publish_all(database)
            taken = [int((await first)["id"])]
            await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=list(range(20)))
            await publish_all(database)
            await until(lambda: any(client.is_cut_off for client in hub._clients))
            taken += [int(message["id"]) async for message in stream]

        rest = await numbers_after(hub, branch_ids=branches, after=taken[-1], count=21 - len(taken))

        stopping.set()
        await running
    assert len(taken) < 21
    assert taken + rest == list(range(1, 22))


async def test_the_stream_ends_when_the_program_stops_or_the_person_may_no_longer_look(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "ASK_AGAIN_S", 0.05)
    branches = frozenset({ground.nairobi})
    stopping = asyncio.Event()

    async def no_longer() -> bool:
        return False

    async with opened(fresh_database) as database, asyncio.timeout(LONGEST_S):
        hub = LiveEvents(database)
        running = asyncio.create_task(hub.run(stopping))
        signed_out = [
            message["event"]
            async for message in hub.stream(
                branch_ids=branches, person_id=SOMEBODY, may_hear=everything, after=None, is_allowed=no_longer
            )
        ]
        open_stream = hub.stream(branch_ids=branches, person_id=SOMEBODY, may_hear=everything, after=None)
        await anext(open_stream)
        stopping.set()
        rest = [message async for message in open_stream]
        await running

    assert signed_out == ["hello"]
    assert rest == []


async def test_a_number_from_before_a_restore_is_not_waited_for(fresh_database: Urls, ground: Ground) -> None:
    stopping = asyncio.Event()
    async with opened(fresh_database) as database:
        hub = LiveEvents(database)
        running = asyncio.create_task(hub.run(stopping))
        stream = hub.stream(branch_ids=frozenset({ground.nairobi}), person_id=SOMEBODY, may_hear=everything, after=5000)
        hello = await anext(stream)
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        await publish_all(database)
        async with asyncio.timeout(LONGEST_S):
            first = await anext(stream)
        stopping.set()
        await running

    assert (hello["id"], first["id"]) == ("0", "1")


async def test_what_is_published_before_the_hub_reads_is_not_missed(fresh_database: Urls, ground: Ground) -> None:
    stopping = asyncio.Event()
    async with opened(fresh_database) as database:
        hub = LiveEvents(database)
        reading = asyncio.create_task(numbers_after(hub, branch_ids=frozenset({ground.nairobi}), after=0, count=1))
        await publish_all(database)
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        await publish_all(database)
        running = asyncio.create_task(hub.run(stopping))
        numbers = await reading
        stopping.set()
        await running

    assert numbers == [1]


async def test_while_one_relay_numbers_another_one_keeps_out(fresh_database: Urls, ground: Ground) -> None:
    async with opened(fresh_database) as database, asyncio.timeout(LONGEST_S):
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        async with database.transaction() as first:
            numbered = await publish_committed(first, reactions={})
            async with database.transaction() as second:
                kept_out = await publish_committed(second, reactions={})

    assert (numbered, kept_out) == (1, 0)


async def test_two_relays_give_each_event_one_number_without_a_gap(fresh_database: Urls, ground: Ground) -> None:
    stopping = asyncio.Event()
    async with opened(fresh_database) as database:
        relays = [
            asyncio.create_task(run_relay(database, reactions={}, bells=Bells(), stopping=stopping)) for _ in range(2)
        ]
        await commit_in_random_order(database, branch_id=ground.nairobi, chance=random.Random(3))
        await publish_all(database)
        stopping.set()
        await asyncio.gather(*relays)
        await publish_all(database)
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            numbers = (await transaction.execute(text("SELECT published_no FROM event ORDER BY 1"))).scalars().all()

    assert numbers == list(range(1, EVENTS + 1))


async def test_values_are_gathered_and_sent_without_a_number_to_their_branch(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "TELEMETRY_PERIOD_S", 0.01)
    stopping = asyncio.Event()

    async def source(transaction: Transaction, since: datetime) -> tuple[dict[UUID, list[Any]], datetime]:
        return {ground.nairobi: [[1, 2.5, 1795507200, 0]], ground.mombasa: [[2, 0.1, 1795507200, 0]]}, since

    async with opened(fresh_database) as database, asyncio.timeout(LONGEST_S):
        hub = LiveEvents(database, telemetry=source)
        running = asyncio.create_task(hub.run(stopping))
        stream = hub.stream(branch_ids=frozenset({ground.nairobi}), person_id=SOMEBODY, may_hear=everything, after=None)
        await anext(stream)
        message = await anext(stream)
        stopping.set()
        await running

    assert message == {"event": "telemetry", "data": '{"points": [[1, 2.5, 1795507200, 0]]}'}


async def test_nobody_hears_of_what_they_may_not_read(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "TELEMETRY_PERIOD_S", 0.01)
    held = held_by([Grant("technician", ground.nairobi)], ground=Branches(frozenset({ground.nairobi})))
    technician = Actor(SOMEBODY, "Juma", "en", frozenset({ground.nairobi}), frozenset(held), held=held)
    phone = partial(may_hear, technician)
    stopping = asyncio.Event()

    async def source(transaction: Transaction, since: datetime) -> tuple[dict[UUID, list[Any]], datetime]:
        return {ground.nairobi: [[1, 2.5, 1795507200, 0]]}, since

    async with opened(fresh_database) as database, asyncio.timeout(LONGEST_S):
        hub = LiveEvents(database, telemetry=source)
        running = asyncio.create_task(hub.run(stopping))
        stream = hub.stream(branch_ids=frozenset({ground.nairobi}), person_id=SOMEBODY, may_hear=phone, after=None)
        await anext(stream)
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            for kind in (GatewaySpoke, CustomerChanged, ServiceCategoryChanged):
                announce(transaction, kind(branch_id=ground.nairobi, subject_id=uuid4(), summary="secret"))
            announce(
                transaction, WorkOrderChanged(branch_id=ground.nairobi, subject_id=uuid4(), number="N", summary="a job")
            )
        await publish_all(database)
        heard = await anext(stream)
        stopping.set()
        await running

    assert heard["event"] == "work_order.changed"

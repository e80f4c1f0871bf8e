"""The one queue: in order per subject, tried again, parked and shown, taken over from the dead, safe to repeat."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import text

from cloud.foundation import delivery, relay
from cloud.foundation.bells import Bells
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.delivery import MOST_TRIES, Announcement, deliver_next, run_deliveries
from cloud.foundation.events import announce
from cloud.foundation.relay import retry_parked
from tests.cloud.foundation.announcements import BellRang, opened, publish_all, ring
from tests.cloud.place import Ground, Urls

Run = Callable[[Transaction, Announcement, datetime], Awaitable[None]]
WANTED = {"bell.rang": ["count_strokes"]}


async def deliver_all(database: Database, run: Run) -> int:
    count = 0
    while await deliver_next(database, reactions={"count_strokes": run}):
        count += 1
    return count


async def column(database: Database, statement: str) -> list[object]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        return list((await transaction.execute(text(statement))).scalars())


async def make_due(database: Database) -> None:
    """Let the pause before the next try be over."""
    async with database.transaction() as transaction:
        await transaction.execute(text("UPDATE delivery SET next_try_at = now()"))


async def test_two_workers_keep_the_order_of_each_subject(fresh_database: Urls, ground: Ground) -> None:
    heard: dict[object, list[int]] = {}

    async def remember(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await transaction.execute(text("SELECT pg_sleep(0.002)"))
        heard.setdefault(told.subject_id, []).append(told.payload["stroke"])

    async with opened(fresh_database) as database:
        for bell_id in (uuid4(), uuid4(), uuid4()):
            await ring(database, branch_id=ground.nairobi, bell_id=bell_id, strokes=list(range(10)))
        await publish_all(database, reactions=WANTED)

        async def worker() -> None:
            while len(await column(database, "SELECT 1 FROM delivery WHERE done_at IS NULL LIMIT 1")):
                await deliver_all(database, remember)

        await asyncio.gather(worker(), worker())

    assert list(heard.values()) == [list(range(10))] * 3


async def test_a_failure_is_tried_again_later_and_holds_back_only_its_own_subject(
    fresh_database: Urls, ground: Ground
) -> None:
    broken, sound = uuid4(), uuid4()
    done: list[tuple[bool, int]] = []

    async def fail_once(transaction: Transaction, told: Announcement, now: datetime) -> None:
        if told.subject_id == broken and not attempts:
            attempts.append(1)
            raise RuntimeError("the printer is out of paper")
        done.append((told.subject_id == broken, told.payload["stroke"]))

    attempts: list[int] = []
    async with opened(fresh_database) as database:
        await ring(database, branch_id=ground.nairobi, bell_id=broken, strokes=[1, 2])
        await ring(database, branch_id=ground.nairobi, bell_id=sound, strokes=[3])
        await publish_all(database, reactions=WANTED)
        await deliver_all(database, fail_once)
        while_waiting = list(done)
        await make_due(database)
        await deliver_all(database, fail_once)

    assert while_waiting == [(False, 3)]
    assert done == [(False, 3), (True, 1), (True, 2)]


async def test_after_ten_tries_it_is_parked_shown_and_can_be_tried_again(fresh_database: Urls, ground: Ground) -> None:
    async def fail(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await transaction.execute(text("UPDATE branch SET name = name || '!'"))
        raise RuntimeError("no way")

    async def succeed(transaction: Transaction, told: Announcement, now: datetime) -> None:
        del transaction, told, now

    async with opened(fresh_database) as database:
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        await publish_all(database, reactions=WANTED)
        tries = 0
        while await deliver_all(database, fail):
            tries += 1
            await make_due(database)
        errors = await column(database, "SELECT last_error FROM delivery WHERE parked_at IS NOT NULL")
        names = await column(database, "SELECT name FROM branch ORDER BY name")
        (event_id,) = await column(database, "SELECT event_id FROM delivery")
        async with database.transaction() as transaction:
            was_parked = await retry_parked(transaction, event_id=event_id, reaction="count_strokes")  # type: ignore[arg-type]
        again = await deliver_all(database, succeed)

    assert tries == MOST_TRIES
    assert errors == ["RuntimeError: no way"]
    assert names == ["Mombasa", "Nairobi"]
    assert (was_parked, again) == (True, 1)


async def test_the_pauses_grow_up_to_a_limit(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "LONGEST_PAUSE", delivery.FIRST_PAUSE * 4)

    async def fail(transaction: Transaction, told: Announcement, now: datetime) -> None:
        raise RuntimeError("no way")

    pauses = []
    async with opened(fresh_database) as database:
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        await publish_all(database, reactions=WANTED)
        for _ in range(5):
            await deliver_all(database, fail)
            pauses += await column(database, "SELECT round(extract(epoch FROM next_try_at - now()))::int FROM delivery")
            await make_due(database)

    assert pauses == [1, 2, 4, 4, 4]


async def test_a_killed_workers_delivery_is_taken_over_at_once_and_done_once(
    fresh_database: Urls, ground: Ground
) -> None:
    reached = asyncio.Event()

    async def hang(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await transaction.execute(text("UPDATE branch SET name = name || '!'"))
        reached.set()
        await transaction.execute(text("SELECT pg_sleep(30)"))

    async def finish(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await transaction.execute(text("UPDATE branch SET name = name || '!'"))

    async with opened(fresh_database) as database:
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[1])
        await publish_all(database, reactions=WANTED)
        killed = asyncio.create_task(deliver_next(database, reactions={"count_strokes": hang}))
        await reached.wait()
        meanwhile = await deliver_all(database, finish)
        await column(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        await asyncio.wait({killed})
        taken_over = await deliver_all(database, finish)
        names = await column(database, "SELECT name FROM branch ORDER BY name")

    assert killed.exception() is not None
    assert (meanwhile, taken_over) == (0, 1)
    assert names == ["Mombasa!", "Nairobi!"]


async def test_what_a_reaction_announces_waits_for_nobodys_next_look(
    fresh_database: Urls, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "PAUSE_S", 60)
    monkeypatch.setattr(delivery, "IDLE_PAUSE_S", 60)
    bells, stopping, is_over = Bells(), asyncio.Event(), asyncio.Event()

    async def echo(transaction: Transaction, told: Announcement, now: datetime) -> None:
        stroke = told.payload["stroke"] + 1
        announce(transaction, BellRang(branch_id=ground.nairobi, subject_id=told.subject_id, stroke=stroke))
        if stroke == 5:
            is_over.set()

    async with opened(fresh_database) as database:
        await ring(database, branch_id=ground.nairobi, bell_id=uuid4(), strokes=[0])
        running = [
            asyncio.create_task(
                run_deliveries(database, reactions={"count_strokes": echo}, bells=bells, stopping=stopping)
            ),
            asyncio.create_task(relay.run_relay(database, reactions=WANTED, bells=bells, stopping=stopping)),
        ]
        async with asyncio.timeout(20):
            await is_over.wait()
        stopping.set()
        for bell in (bells.committed, bells.published):
            bell.ring()
        await asyncio.gather(*running)

"""What waits to be stored: together, bounded, and answered whatever happens."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from cloud.ingest.errors import NotStored
from cloud.ingest.store_batch import Arrival, Progress
from cloud.ingest.waiting_room import MOST_TOGETHER, MOST_WAITING, WaitingRoom

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def running(store: Callable[[list[Arrival]], Awaitable[list[Progress]]]) -> AsyncIterator[WaitingRoom]:
    waiting_room, stopping = WaitingRoom(store), asyncio.Event()
    task = asyncio.create_task(waiting_room.run(stopping))
    yield waiting_room
    stopping.set()
    await task


def arrivals(count: int) -> list[Arrival]:
    return [Arrival("topic", b"batch")] * count


async def test_what_waits_is_stored_together() -> None:
    groups: list[int] = []
    begun, gate = asyncio.Event(), asyncio.Event()

    async def store(group: list[Arrival]) -> list[Progress]:
        groups.extend([len(group)] if group else [])
        begun.set()
        await gate.wait()
        return [Progress("g", "s", 7)]

    async with running(store) as waiting_room:
        first = asyncio.create_task(waiting_room.put(arrivals(1)))
        await begun.wait()
        rest = [asyncio.create_task(waiting_room.put(arrivals(10))) for _ in range(5)]
        await asyncio.sleep(0.01)
        gate.set()
        answers = await asyncio.gather(first, *rest)

    assert groups == [1, 50]
    assert answers == [[Progress("g", "s", 7)]] * 6


async def test_no_group_is_larger_than_one_transaction_should_be() -> None:
    groups: list[int] = []

    async def store(group: list[Arrival]) -> list[Progress]:
        groups.extend([len(group)] if group else [])
        return []

    async with running(store) as waiting_room:
        await asyncio.gather(*(waiting_room.put(arrivals(60)) for _ in range(6)))

    assert sum(groups) == 360
    assert max(groups) <= MOST_TOGETHER


async def test_more_than_may_wait_is_sent_away_at_once() -> None:
    async def store(_group: list[Arrival]) -> list[Progress]:
        await asyncio.Event().wait()
        return []

    waiting_room = WaitingRoom(store)
    waiting = asyncio.create_task(waiting_room.put(arrivals(MOST_WAITING)))
    await asyncio.sleep(0)

    with pytest.raises(NotStored):
        await waiting_room.put(arrivals(1))

    waiting.cancel()


async def test_who_waits_hears_that_the_database_is_away_and_the_next_is_stored() -> None:
    calls = 0

    async def store(group: list[Arrival]) -> list[Progress]:
        nonlocal calls
        calls += 1 if group else 0
        if calls == 1:
            raise ConnectionRefusedError("no database")
        return [Progress("g", "s", calls)]

    async with running(store) as waiting_room:
        with pytest.raises(NotStored):
            await waiting_room.put(arrivals(1))
        assert await waiting_room.put(arrivals(1)) == [Progress("g", "s", 2)]


async def test_at_the_end_nobody_is_left_waiting() -> None:
    async def store(_group: list[Arrival]) -> list[Progress]:
        return []

    waiting_room, stopping = WaitingRoom(store), asyncio.Event()
    waiting = asyncio.create_task(waiting_room.put(arrivals(1)))
    await asyncio.sleep(0)
    stopping.set()
    await waiting_room.run(stopping)

    with pytest.raises(NotStored):
        await waiting

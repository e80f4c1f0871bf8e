"""A slot of a timed job runs once, however many workers there are, and a killed worker's slot is taken over."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job, forget_old_slots, run_slot, slot_of
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Urls

HOUR = timedelta(hours=1)


async def test_three_workers_run_a_slot_once(fresh_database: Urls) -> None:
    runs = []

    async def body(transaction: Transaction, now: datetime) -> None:
        runs.append(now)

    async with opened(fresh_database) as database:
        ran = await asyncio.gather(*(run_slot(database, Job("test", HOUR, body)) for _ in range(3)))

    assert sorted(ran) == [False, False, True]
    assert len(runs) == 1


async def test_a_slot_whose_worker_was_killed_is_taken_over_when_its_lease_ends(fresh_database: Urls) -> None:
    runs = []

    async def fail(transaction: Transaction, now: datetime) -> None:
        raise RuntimeError("killed")

    async def body(transaction: Transaction, now: datetime) -> None:
        runs.append(now)

    async with opened(fresh_database) as database:
        with pytest.raises(RuntimeError):
            await run_slot(database, Job("test", HOUR, fail))
        too_early = await run_slot(database, Job("test", HOUR, body))
        async with database.transaction() as transaction:
            await transaction.execute(text("UPDATE job_run SET lease_until = now() - interval '1 s'"))
        taken_over = await run_slot(database, Job("test", HOUR, body))
        async with database.transaction() as transaction:
            await transaction.execute(text("UPDATE job_run SET lease_until = now() - interval '1 s'"))
        finished = await run_slot(database, Job("test", HOUR, body))

    assert (too_early, taken_over, finished) == (False, True, False)
    assert len(runs) == 1


async def test_old_slots_are_forgotten(transaction: Transaction) -> None:
    statement = "INSERT INTO job_run (job, slot, lease_until) VALUES ('old', now() - interval '3 days', now())"
    await transaction.execute(text(statement))

    await forget_old_slots(transaction, datetime.now(UTC))

    assert (await transaction.execute(text("SELECT count(*) FROM job_run WHERE job = 'old'"))).scalar_one() == 0


@given(
    now=st.datetimes(timezones=st.just(UTC)),
    every_s=st.integers(min_value=1, max_value=86400),
)
def test_a_moment_lies_in_exactly_one_slot(now: datetime, every_s: int) -> None:
    every = timedelta(seconds=every_s)

    slot = slot_of(now, every)

    assert slot <= now < slot + every
    assert slot_of(slot, every) == slot

"""Sixteen processes issue at once and are killed at any moment: numbers have no gap and none is given twice."""

import asyncio
import contextlib
import multiprocessing
import os
import random
import signal
import time
from uuid import UUID

import psycopg
import pytest

from cloud.billing.operations import issue_invoice
from cloud.billing.queries import invoice_by_id
from cloud.foundation.actor import SYSTEM
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from tests.cloud.billing.drafts import a_customer, a_draft
from tests.cloud.place import Ground, Urls

ISSUERS = 16
DRAFTS = 400
LASTS_S = 12.0


def issue_for_ever(dsn: str, seed: int) -> None:
    """Issue one draft after the other, in a chance order, until killed or done."""
    asyncio.run(_issue(dsn, random.Random(seed)))


async def _issue(dsn: str, chance: random.Random) -> None:
    database = Database(dsn, pool_size=1)
    while True:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            statement = "SELECT id FROM invoice WHERE status = 'draft'"
            connection = await transaction.connection()
            drafts = (await connection.exec_driver_sql(statement)).scalars().all()
        if not drafts:
            return
        with contextlib.suppress(Exception):  # another one was faster
            async with database.transaction() as transaction:
                await act_as_system(transaction)
                invoice = await invoice_by_id(transaction, invoice_id=chance.choice(drafts))
                assert invoice is not None
                now = await database_now(transaction)
                await issue_invoice(transaction, actor=SYSTEM, invoice=invoice, seen_version=None, now=now)


async def prepare(urls: Urls, branch_id: UUID) -> None:
    database = Database(urls.app, pool_size=1)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        customer_id = await a_customer(transaction)
        for _ in range(DRAFTS):
            await a_draft(transaction, branch_id=branch_id, customer_id=customer_id)
    await database.close()


@pytest.mark.serial
def test_numbers_have_no_gap_though_issuers_are_killed_at_any_moment(fresh_database: Urls, ground: Ground) -> None:
    asyncio.run(prepare(fresh_database, ground.nairobi))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cloud.billing.test_gapless"])
    chance = random.Random(20261127)
    seeds = iter(range(10_000))

    def start() -> multiprocessing.process.BaseProcess:
        process = context.Process(target=issue_for_ever, args=(fresh_database.app, next(seeds)))
        process.start()
        return process

    running = [start() for _ in range(ISSUERS)]
    killed, ends_s = 0, time.monotonic() + LASTS_S
    while time.monotonic() < ends_s:
        time.sleep(chance.uniform(0.02, 0.15))
        victim = chance.randrange(ISSUERS)
        pid = running[victim].pid
        if running[victim].is_alive() and pid is not None:
            os.kill(pid, signal.SIGKILL)
            killed += 1
        running[victim].join()
        running[victim] = start()
    for process in running:
        process.kill()
        process.join()

    with psycopg.connect(fresh_database.admin) as connection:
        rows = connection.execute("SELECT number FROM invoice WHERE number IS NOT NULL").fetchall()
        last = connection.execute("SELECT last_number FROM number_series WHERE kind = 'INV'").fetchone()
        torn = "SELECT count(*) FROM invoice WHERE (status = 'draft') <> (number IS NULL)"
        half = connection.execute(torn).fetchone()
    numbers = sorted(int(number.rsplit("-", 1)[1]) for (number,) in rows)
    assert killed >= 20
    assert len(numbers) >= 20
    assert numbers == list(range(1, len(numbers) + 1))
    assert last == (len(numbers),)
    assert half == (0,)

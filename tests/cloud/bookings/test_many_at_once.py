"""Two thousand attempts to book ten technicians at the same time: nobody is booked twice, nobody meets a deadlock."""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from cloud.bookings.errors import TechnicianAlreadyBooked
from cloud.bookings.operations import book, lock_technicians
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.technicians.operations import add_technician
from cloud.work_orders.operations import open_order
from tests.cloud.place import Ground, Urls, app_on, client_of, web_settings

ATTEMPTS = 2000
TECHNICIANS = 10
AT_ONCE = 20
DAY = datetime(2026, 11, 30, 5, tzinfo=UTC)

pytestmark = pytest.mark.serial


async def test_two_thousand_attempts_on_ten_technicians(fresh_database: Urls, ground: Ground) -> None:
    database = Database(fresh_database.app, pool_size=AT_ONCE)
    people, order_id = await _ready(database, ground)
    chance = random.Random(7)
    outcomes: dict[str, int] = {"booked": 0, "refused": 0}
    places = asyncio.Semaphore(AT_ONCE)

    async def attempt() -> None:
        starts_at = DAY + timedelta(minutes=15 * chance.randrange(64))
        ends_at = starts_at + timedelta(minutes=chance.choice((30, 60, 120)))
        who = chance.sample(people, 2)
        async with places, database.transaction() as transaction:
            await act_as_system(transaction)
            await lock_technicians(transaction, technician_ids=who)  # as a move from one to another does
            try:
                await book(
                    transaction,
                    actor=SYSTEM,
                    branch_id=ground.nairobi,
                    work_order_id=order_id,
                    technician_id=who[0],
                    starts_at=starts_at,
                    ends_at=ends_at,
                    summary="",
                )
                outcomes["booked"] += 1
            except TechnicianAlreadyBooked:
                outcomes["refused"] += 1

    await asyncio.gather(*(attempt() for _ in range(ATTEMPTS)))
    await database.close()

    assert outcomes["booked"] + outcomes["refused"] == ATTEMPTS
    with psycopg.connect(fresh_database.admin) as connection:
        overlaps = connection.execute(
            """SELECT count(*) FROM booking a JOIN booking b
               ON a.technician_id = b.technician_id AND a.id < b.id AND a.during && b.during"""
        ).fetchone()
        stored = connection.execute("SELECT count(*) FROM booking").fetchone()
    assert overlaps == (0,)
    assert stored == (outcomes["booked"],)
    assert outcomes["booked"] > TECHNICIANS


async def test_the_database_refuses_what_nobody_looked_for(fresh_database: Urls, ground: Ground) -> None:
    database = Database(fresh_database.app, pool_size=2)
    people, order_id = await _ready(database, ground)
    await database.close()
    row = "INSERT INTO booking (id, branch_id, work_order_id, technician_id, during, status) VALUES (%s,%s,%s,%s,%s,%s)"
    times = "[2026-11-30 05:00+00, 2026-11-30 06:00+00)"

    with psycopg.connect(fresh_database.admin, autocommit=True) as connection:
        connection.execute(row, [new_id(), ground.nairobi, order_id, people[0], times, "scheduled"])
        connection.execute(row, [new_id(), ground.nairobi, order_id, people[0], times, "declined"])
        with pytest.raises(psycopg.errors.ExclusionViolation):
            connection.execute(row, [new_id(), ground.nairobi, order_id, people[0], times, "accepted"])
        for unbounded in ("[2026-11-30 05:00+00,)", "empty", "(2026-11-30 05:00+00, 2026-11-30 06:00+00]"):
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(row, [new_id(), ground.nairobi, order_id, people[1], unbounded, "scheduled"])


async def _ready(database: Database, ground: Ground) -> tuple[list[UUID], UUID]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        people = [
            (await add_technician(transaction, actor=SYSTEM, branch_id=ground.nairobi, name=f"Technician {number}")).id
            for number in range(TECHNICIANS)
        ]
        order = await open_order(
            transaction,
            actor=SYSTEM,
            branch_id=ground.nairobi,
            asset_id=None,
            title="Job",
            description="",
            priority="normal",
            now=DAY,
        )
        return people, order.id


async def test_a_lost_constraint_makes_the_service_not_ready(fresh_database: Urls, tmp_path: Path) -> None:
    with psycopg.connect(fresh_database.admin, autocommit=True) as connection:
        connection.execute("DROP EXTENSION btree_gist CASCADE")
    database = Database(fresh_database.app, pool_size=1)

    async with client_of(app_on(database, web_settings(fresh_database, tmp_path)), base="http://testserver") as client:
        answer = await client.get("/readyz")
    await database.close()

    assert answer.status_code == 503
    assert "booking_technician_is_free is missing" in answer.text

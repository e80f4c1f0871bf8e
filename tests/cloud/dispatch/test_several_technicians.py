"""Several technicians on one order, one after the other and at the same moment: what is asked for before it is done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from cloud.automations.open_order_is_dispatched import open_order_is_dispatched
from cloud.bookings.queries import get_booking
from cloud.dispatch.operations import book_technician
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.work_orders.errors import ProofMissing
from cloud.work_orders.evidence import answer_step, steps_of
from cloud.work_orders.operations import move_order
from cloud.work_orders.queries import order_by_id
from cloud.work_orders.scheduling import move_booking
from cloud.work_orders.verification import reopen
from tests.cloud.dispatch.test_api import SOON, book, order, status_of, technician, told
from tests.cloud.place import Ground, Urls, actor_named, app_on, signed_in, web_settings

pytestmark = pytest.mark.anyio
PROVED_KIND = {"name": "Proved", "photo_count": 1, "steps": [{"title": "Locked out", "kind": "check"}]}

Json = dict[str, Any]
Work = Callable[[Transaction], Awaitable[None]]


async def steps(manager: httpx.AsyncClient, booking: Json, *states: str, reason: str = "") -> Json:
    for state in states:
        answer = await manager.post(
            f"/bookings/{booking['id']}/moves",
            json={"to": state, "reason": reason},
            headers={"If-Match": f'"{booking["version"]}"'},
        )
        assert answer.status_code == 200, answer.text
        booking = answer.json()
    return booking


async def proved_job(manager: httpx.AsyncClient, ground: Ground) -> Json:
    """Open an order whose kind asks for a photo and a step."""
    kind = await manager.post("/service-categories", json=PROVED_KIND)
    assert kind.status_code == 201, kind.text
    return await order(manager, ground, category_id=kind.json()["id"])


async def two_at_it(manager: httpx.AsyncClient, ground: Ground, job: Json) -> tuple[Json, Json]:
    found = []
    for name in ("Able", "Baraka"):
        who = await technician(manager, ground, name)
        found.append((await book(manager, job, who)).json())
    return found[0], found[1]


@pytest.mark.parametrize(
    ("before", "end"),
    [((), "declined"), ((), "cancelled"), (("accepted", "travelling"), "cannot_complete"),
     (("accepted", "on_site", "working"), "partially_completed")],
)  # fmt: skip
async def test_work_without_its_proof_is_not_done_however_the_other_ends(
    manager: httpx.AsyncClient, ground: Ground, before: tuple[str, ...], end: str
) -> None:
    job = await proved_job(manager, ground)
    mine, other = await two_at_it(manager, ground, job)
    other = await steps(manager, other, *before)
    await steps(manager, mine, "accepted", "on_site", "working", "completed")

    await steps(manager, other, end, reason="ill")

    assert await status_of(manager, job) == "unscheduled"
    history = (await manager.get(f"/work-orders/{job['id']}/history")).json()["items"]
    assert [one["text"] for one in history if one["kind"] == "proof_missing"] == ["step Locked out, photo 1"]


async def test_work_with_its_proof_is_done_when_the_other_declines(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)
    mine, other = await two_at_it(manager, ground, job)
    await steps(manager, mine, "accepted", "on_site", "working", "completed")

    await steps(manager, other, "declined", reason="ill")

    assert await status_of(manager, job) == "completed"


class Company:
    """A service on a database of its own, for what happens in several transactions at once."""

    def __init__(self, database: Database, manager: httpx.AsyncClient, ground: Ground) -> None:
        self.database = database
        self.manager = manager
        self.ground = ground

    async def at_once(self, first: Work, second: Work) -> list[BaseException | None]:
        """Do `first` and hold it; begin `second`, which may wait; commit `first`; return how both ended."""
        is_done, may_end = asyncio.Event(), asyncio.Event()

        async def hold(transaction: Transaction) -> None:
            await first(transaction)
            is_done.set()
            await may_end.wait()

        one = asyncio.create_task(self.in_transaction(hold))
        await is_done.wait()
        other = asyncio.create_task(self.in_transaction(second))
        await asyncio.wait([other], timeout=0.5)
        may_end.set()
        return await asyncio.gather(one, other, return_exceptions=True)

    async def in_transaction(self, work: Work) -> None:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            await work(transaction)

    def step(self, job: Json, booking: Json, to: str) -> Work:
        async def work(transaction: Transaction) -> None:
            actor = await actor_named(transaction, self.ground.manager)
            row = await get_booking(transaction, booking_id=UUID(booking["id"]), branch_ids=actor.branch_ids)
            of = await order_by_id(transaction, work_order_id=UUID(job["id"]))
            now = await database_now(transaction)
            await move_booking(transaction, actor=actor, order=of, booking=row, to=to, now=now)

        return work


@pytest.fixture
async def company(fresh_database: Urls, ground: Ground, tmp_path: Path) -> AsyncIterator[Company]:
    database = Database(fresh_database.app, pool_size=4)
    manager = await signed_in(app_on(database, web_settings(fresh_database, tmp_path)), email=ground.manager)
    yield Company(database, manager, ground)
    await manager.aclose()
    await database.close()


async def test_of_two_who_finish_at_once_the_second_is_asked_for_the_proof(company: Company) -> None:
    job = await proved_job(company.manager, company.ground)
    mine, other = await two_at_it(company.manager, company.ground, job)
    for booking in (mine, other):
        await steps(company.manager, booking, "accepted", "on_site", "working")

    ends = await company.at_once(company.step(job, mine, "completed"), company.step(job, other, "completed"))

    assert (ends[0], type(ends[1])) == (None, ProofMissing)
    assert await status_of(company.manager, job) == "in_progress"


async def test_a_phone_and_the_office_finish_one_job_at_once_without_a_deadlock(company: Company) -> None:
    job = await order(company.manager, company.ground)
    who = await technician(company.manager, company.ground, "Able")
    booking = await steps(company.manager, (await book(company.manager, job, who)).json(), "accepted", "on_site")
    waits = asyncio.Event()

    async def office(transaction: Transaction) -> None:
        of = await order_by_id(transaction, work_order_id=UUID(job["id"]))
        await transaction.refresh(of, with_for_update=True)
        waits.set()
        await asyncio.sleep(0.5)
        actor, now = await actor_named(transaction, company.ground.manager), await database_now(transaction)
        await move_order(
            transaction, actor=actor, order=of, seen_version=of.version, to="completed", reason="", now=now
        )

    async def phone(transaction: Transaction) -> None:
        await waits.wait()
        await company.step(job, booking, "working")(transaction)

    ends = await asyncio.gather(company.in_transaction(office), company.in_transaction(phone), return_exceptions=True)

    assert ends[0] is None
    assert type(ends[1]).__name__ == "BookingStepNotAllowed"
    assert await status_of(company.manager, job) == "completed"


async def test_an_answer_and_a_repair_that_comes_back_at_once_meet_no_deadlock(company: Company) -> None:
    step = {"title": "Vibration", "kind": "number", "high": 4.5}
    kind = await company.manager.post("/service-categories", json={"name": "Measured", "steps": [step]})
    job = await order(company.manager, company.ground, category_id=kind.json()["id"])
    waits = asyncio.Event()

    async def comes_back(transaction: Transaction) -> None:
        of = await order_by_id(transaction, work_order_id=UUID(job["id"]))
        await transaction.refresh(of, with_for_update=True)
        waits.set()
        await asyncio.sleep(0.5)
        await reopen(transaction, order=of, now=await database_now(transaction))

    async def answers(transaction: Transaction) -> None:
        await waits.wait()
        of = await order_by_id(transaction, work_order_id=UUID(job["id"]))
        (asked,) = await steps_of(transaction, work_order_id=of.id)
        now, who = await database_now(transaction), await actor_named(transaction, company.ground.manager)
        await answer_step(transaction, actor=who, order=of, step_id=asked.id, answer=9.0, note="", now=now)

    assert await asyncio.gather(company.in_transaction(comes_back), company.in_transaction(answers)) == [None, None]


async def test_an_order_that_a_person_books_meanwhile_is_not_booked_again_by_itself(company: Company) -> None:
    manager, ground = company.manager, company.ground
    job = await order(manager, ground)
    chosen = await technician(manager, ground, "Chosen")
    await technician(manager, ground, "Somebody else")
    await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers={"If-Match": '"0"'})

    async def person(transaction: Transaction) -> None:
        await book_technician(
            transaction,
            actor=await actor_named(transaction, ground.manager),
            order=await order_by_id(transaction, work_order_id=UUID(job["id"])),
            technician_id=UUID(chosen["id"]),
            starts_at=SOON,
            ends_at=SOON + timedelta(hours=1),
            travel_minutes=0,
            now=await database_now(transaction),
        )

    async def by_itself(transaction: Transaction) -> None:
        del transaction  # the reaction has its own
        await told(company.database, "work_order.opened", job["id"], ground, open_order_is_dispatched, summary="")

    ends = await company.at_once(person, by_itself)

    assert ends == [None, None]
    bookings = (await manager.get(f"/work-orders/{job['id']}/bookings")).json()["items"]
    assert [one["technician_name"] for one in bookings] == ["Chosen"]


@pytest.mark.parametrize("on_the_way", ["on_hold", "unscheduled"])
async def test_what_somebody_has_worked_at_is_not_cancelled(
    manager: httpx.AsyncClient, ground: Ground, on_the_way: str
) -> None:
    job = await order(manager, ground)
    who = await technician(manager, ground, "Able")
    await steps(manager, (await book(manager, job, who)).json(), "accepted", "on_site", "working")
    path, answers = f"/work-orders/{job['id']}", []
    for to, reason in ((on_the_way, "material: bearing"), ("cancelled", "customer asked")):
        seen = {"If-Match": (await manager.get(path)).headers["ETag"]}
        answers.append(await manager.post(f"{path}/transitions", json={"to": to, "reason": reason}, headers=seen))

    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json()["type"].endswith("work_orders.work_is_recorded")
    assert "cancelled" not in [one["to"] for one in answers[0].json()["allowed_transitions"]]

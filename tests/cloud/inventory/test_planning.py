"""What a job needs: taken over from its kind, kept for it in the van or the warehouse, moved with it, set free."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from cloud.automations.arrived_part_is_offered_to_waiting_jobs import arrived_part_is_offered_to_waiting_jobs
from cloud.automations.scheduled_job_keeps_its_parts import scheduled_job_keeps_its_parts
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.foundation.events import EventRow
from cloud.foundation.identifiers import new_id
from tests.cloud.inventory.stocked import Store, made, require_sound_ledger
from tests.cloud.place import Ground

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
ALWAYS = [
    {"weekday": day, "starts": starts, "ends": ends}
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
]


class Job:
    """An order of a kind that needs two bearings, and two technicians of whom the first has a van."""

    def __init__(self, store: Store, database: Database) -> None:
        self.store = store
        self.database = database
        self.technicians: list[str] = []
        self.van_id = self.order_id = self.booking_id = ""

    async def open(self) -> "Job":
        client, branch_id = self.store.client, self.store.branch_id
        for name in ("Able", "Baker"):
            body = {"branch_id": branch_id, "name": name, "shifts": ALWAYS}
            self.technicians.append((await made(client, "/technicians", body))["id"])
        self.van_id = await self.store.place("KDA 101A", technician_id=self.technicians[0])
        needed = [{"number": "6205-2rs", "quantity": "2"}]
        kind = await made(client, "/service-categories", {"name": "Bearing", "parts": needed})
        self.order_id = await self.store.order(category_id=kind["id"])
        return self

    async def settle(self) -> None:
        """Let the automation run, twice, as a delivery may."""
        for _ in range(2):
            async with self.database.transaction() as transaction:
                await act_as_system(transaction)
                told = Announcement(new_id(), "booking.made", UUID(self.store.branch_id), UUID(self.order_id), {})
                await scheduled_job_keeps_its_parts(transaction, told, await database_now(transaction))

    async def book(self, number: int) -> None:
        body = {
            "technician_id": self.technicians[number],
            "starts_at": SOON.isoformat(),
            "ends_at": (SOON + timedelta(hours=1)).isoformat(),
        }
        made_ = await made(self.store.client, f"/work-orders/{self.order_id}/bookings", body)
        self.booking_id = made_["id"]
        await self.settle()

    async def planned(self) -> tuple[Any, ...]:
        parts = (await self.store.client.get(f"/work-orders/{self.order_id}/parts")).json()
        if not parts["planned"]:
            return ()
        one = parts["planned"][0]
        return one["quantity"], one["used"], one["reserved"], one["short"], one["place_name"]

    async def version(self, path: str) -> dict[str, str]:
        return {"If-Match": (await self.store.client.get(path)).headers["etag"]}


@pytest.fixture
async def job(store: Store, database: Database) -> Job:
    return await Job(store, database).open()


async def test_an_order_takes_over_what_its_kind_needs(job: Job) -> None:
    assert await job.planned() == ("2", "0", "0", "2", None)


async def test_a_kind_names_known_parts_alone_each_once(store: Store) -> None:
    twice = [{"number": "6205-2RS", "quantity": "1"}, {"number": "6205-2rs", "quantity": "2"}]
    kind = await made(store.client, "/service-categories", {"name": "Two", "parts": twice})
    unknown = await store.client.post("/service-categories", json={"name": "X", "parts": [{"number": "nope"}]})
    half = [{"number": "6205-2RS", "quantity": "0.5"}]
    halved = await store.client.post("/service-categories", json={"name": "Y", "parts": half})

    assert kind["parts"] == [{"number": "6205-2RS", "name": "Ball bearing 6205", "unit": "piece", "quantity": "3"}]
    assert [unknown.status_code, halved.status_code] == [400, 400]
    assert unknown.json()["errors"][0]["field"] == "parts"


async def test_parts_are_kept_in_the_van_before_the_warehouse(job: Job, store: Store, database: Database) -> None:
    await store.receive(5, 10)
    await store.receive(2, 10, to_place_id=job.van_id)
    await job.book(0)

    assert await job.planned() == ("2", "0", "2", "0", "KDA 101A")
    assert (await store.counts(job.van_id), await store.counts()) == ((0, 2), (5, 0))
    await require_sound_ledger(database)


async def test_a_van_with_too_few_leaves_it_to_the_warehouse(job: Job, store: Store) -> None:
    await store.receive(5, 10)
    await store.receive(1, 10, to_place_id=job.van_id)
    await job.book(0)

    assert await job.planned() == ("2", "0", "2", "0", "Main store")


async def test_what_nobody_has_is_short(job: Job, store: Store) -> None:
    await store.receive(1, 10)
    await job.book(0)

    assert await job.planned() == ("2", "0", "0", "2", None)


async def test_what_arrives_is_kept_for_the_job_that_waits_for_it(job: Job, store: Store, database: Database) -> None:
    await job.book(0)
    short = await job.planned()
    idle = await store.order()
    await store.client.put(f"/work-orders/{idle}/parts/planned/{store.part_id}", json={"quantity": "1"})
    cancelled = await store.order()
    path = f"/work-orders/{cancelled}"
    await store.client.put(f"{path}/parts/planned/{store.part_id}", json={"quantity": "1"})
    body = {"to": "cancelled", "reason": "x"}
    await store.client.post(f"{path}/transitions", json=body, headers=await job.version(path))
    await store.receive(5, 10)

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        payload = {"kind": "received"}
        told = Announcement(new_id(), "stock.moved", UUID(store.branch_id), UUID(store.part_id), payload)
        await arrived_part_is_offered_to_waiting_jobs(transaction, told, await database_now(transaction))
        used = Announcement(new_id(), "stock.moved", UUID(store.branch_id), UUID(store.part_id), {"kind": "used"})
        await arrived_part_is_offered_to_waiting_jobs(transaction, used, await database_now(transaction))
        await transaction.flush()
        arrived = select(EventRow.subject_id).where(EventRow.type == "parts.arrived")
        asked = set((await transaction.execute(arrived)).scalars())
    await job.settle()

    assert (short, await job.planned()) == (("2", "0", "0", "2", None), ("2", "0", "2", "0", "Main store"))
    assert asked == {UUID(job.order_id), UUID(idle)}
    await require_sound_ledger(database)


async def test_the_parts_go_with_the_booking_and_are_set_free_when_it_is_given_up(
    job: Job, store: Store, database: Database
) -> None:
    await store.receive(5, 10)
    await store.receive(2, 10, to_place_id=job.van_id)
    await job.book(0)
    path = f"/bookings/{job.booking_id}"
    body = {"technician_id": job.technicians[1], "starts_at": SOON.isoformat(), "travel_minutes": 0}
    body["ends_at"] = (SOON + timedelta(hours=1)).isoformat()
    moved = await store.client.patch(path, json=body, headers={"If-Match": '"1"'})
    assert moved.status_code == 200, moved.text
    await job.settle()
    with_baker = await job.planned()

    gone = await store.client.post(
        f"{path}/moves", json={"to": "cancelled", "reason": "x"}, headers={"If-Match": '"2"'}
    )
    assert gone.status_code == 200, gone.text
    await job.settle()

    assert with_baker == ("2", "0", "2", "0", "Main store")
    assert await job.planned() == ("2", "0", "0", "2", None)
    assert (await store.counts(job.van_id), await store.counts()) == ((2, 0), (5, 0))
    await require_sound_ledger(database)


async def test_a_cancelled_order_keeps_nothing(job: Job, store: Store) -> None:
    await store.receive(5, 10)
    await job.book(1)
    path = f"/work-orders/{job.order_id}"
    body = {"to": "cancelled", "reason": "sold"}
    answer = await store.client.post(f"{path}/transitions", json=body, headers=await job.version(path))
    assert answer.status_code == 200, answer.text
    await job.settle()

    assert await store.counts() == (5, 0)


async def test_what_is_kept_is_used_first_and_others_cannot_have_it(job: Job, store: Store, database: Database) -> None:
    await store.receive(3, 10)
    await job.book(1)
    other = await store.order()

    refused = await store.use(other, 2)
    first = await store.use(job.order_id, 1)
    half_way = await job.planned()
    both = await store.use(job.order_id, 2)

    assert [one.status_code for one in (refused, first, both)] == [409, 201, 201]
    assert half_way == ("2", "1", "1", "0", "Main store")
    assert await job.planned() == ("2", "3", "0", "0", None)
    assert await store.counts() == (0, 0)
    await require_sound_ledger(database)


async def test_using_it_from_elsewhere_sets_free_what_was_kept(job: Job, store: Store, database: Database) -> None:
    annex = await store.place("Annex")
    await store.receive(2, 10)
    await store.receive(2, 10, to_place_id=annex)
    await job.book(1)
    kept = await job.planned()

    await store.use(job.order_id, 2, place_id=annex if kept[4] == "Main store" else store.warehouse_id)

    assert await job.planned() == ("2", "2", "0", "0", None)
    await require_sound_ledger(database)


async def test_people_change_what_an_order_needs(job: Job, store: Store, database: Database) -> None:
    await store.receive(5, 10)
    await job.book(1)
    path = f"/work-orders/{job.order_id}/parts/planned/{store.part_id}"

    less = await store.client.put(path, json={"quantity": "1"})
    kept = await job.planned()
    half = await store.client.put(path, json={"quantity": "0.5"})
    none = await store.client.put(path, json={"quantity": "0"})

    assert [less.status_code, half.status_code, none.status_code] == [200, 400, 200]
    assert kept == ("1", "0", "1", "0", "Main store")
    assert await job.planned() == ()
    assert await store.counts() == (5, 0)
    await require_sound_ledger(database)


async def test_who_has_the_parts_in_the_van_is_offered_first_with_the_reason(job: Job, store: Store) -> None:
    async def offers() -> list[tuple[str, list[dict[str, str]]]]:
        answer = (await store.client.get(f"/work-orders/{job.order_id}/candidates")).json()
        return [(offer["name"], offer["remarks"]) for offer in answer["offers"]]

    what = "6205-2RS Ball bearing 6205"
    nothing = await offers()
    await store.receive(2, 10)
    in_store = await offers()
    await store.receive(2, 10, to_place_id=job.van_id)
    in_van = await offers()

    assert nothing == [(name, [{"code": "part_missing", "what": what}]) for name in ("Able", "Baker")]
    assert in_store == [(name, [{"code": "part_in_warehouse", "what": what}]) for name in ("Able", "Baker")]
    assert in_van[0] == ("Able", [{"code": "parts_in_van", "what": ""}])
    assert in_van[1][0] == "Baker"


async def test_a_job_without_parts_is_ranked_as_before(store: Store, job: Job, ground: Ground) -> None:
    order_id = await store.order()
    answer = (await store.client.get(f"/work-orders/{order_id}/candidates")).json()

    assert {part["kind"]: part["minutes"] for part in answer["offers"][0]["parts"]}["spare_parts"] == 0
    assert answer["offers"][0]["remarks"] == []
    assert Decimal(answer["offers"][0]["cost_minutes"]) >= 0

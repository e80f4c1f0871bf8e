"""Commands of a phone: applied once, wholly or not at all, in order, and answered again when told again."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from cloud.foundation.actor import SYSTEM
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.identity.operations import add_person, open_session
from cloud.phone.rules import believed
from cloud.work_orders.completion import note_distance
from cloud.work_orders.queries import order_by_id
from cloud.work_orders.verification import reopen
from tests.cloud.pictures import picture
from tests.cloud.place import PASSWORD, Ground, Urls, app_on, client_of, signed_in, web_settings

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
WORKS = {"latitude": -1.4563, "longitude": 36.9785}
TOWN = {"latitude": -1.2864, "longitude": 36.8172}

CONFIRMED = {"is_confirmed": True}  # these technicians have no shifts: at no hour do they work

CATEGORY = {
    "name": "Bearing",
    "steps": [{"title": "Locked out", "kind": "check"}, {"title": "Vibration", "kind": "number", "high": 4.5}],
    "photo_count": 1,
    "needs_signature": True,
    "radius_m": 300,
}


class Phone:
    """A phone and the job on it."""

    def __init__(self, client: httpx.AsyncClient, ground: Ground) -> None:
        self.client = client
        self.ground = ground
        self.booking_id = ""

    async def job(self) -> dict[str, Any]:
        answer = await self.client.get("/phone/jobs")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()["jobs"][0]
        return found

    def command(self, kind: str, **more: Any) -> dict[str, Any]:
        told_at = datetime.now(UTC).isoformat()
        return {"kind": kind, "id": str(uuid4()), "booking_id": self.booking_id, "at": told_at, **more}

    async def tell(self, command: dict[str, Any]) -> dict[str, Any]:
        answer = await self.client.post("/phone/commands", json={"command": command})
        assert answer.status_code == 200, answer.text
        outcome: dict[str, Any] = answer.json()
        return outcome

    async def do(self, kind: str, **more: Any) -> str:
        outcome = await self.tell(self.command(kind, **more))
        return str(outcome["outcome"]) if outcome["outcome"] == "applied" else str(outcome["code"])

    async def upload(self) -> str:
        file_id = str(uuid4())
        params = {"branch_id": str(self.ground.nairobi), "name": "photo.jpg"}
        answer = await self.client.put(f"/files/{file_id}", params=params, content=picture())
        assert answer.status_code == 201, answer.text
        return file_id


@pytest.fixture
async def phone(app: FastAPI, manager: httpx.AsyncClient, ground: Ground, database: Database) -> Phone:
    """Able's phone with one booked job at the works."""
    return await phone_with_a_job(app, manager, ground, database)


async def phone_with_a_job(app: FastAPI, manager: httpx.AsyncClient, ground: Ground, database: Database) -> Phone:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        person = await add_person(
            transaction,
            name="Able",
            email="able@example.com",
            password=PASSWORD,
            roles=[("technician", ground.nairobi)],
        )
        secret, session = await open_session(
            transaction, person_id=person.id, user_agent="phone", now=datetime.now(UTC), is_phone=True
        )
        token, person_id = session.csrf_token, str(person.id)
    client = client_of(app)
    client.cookies.set("mafundi_phone", secret)
    client.headers.update({"X-CSRF-Token": token, "X-Mafundi-Device": "phone"})
    phone = Phone(client, ground)
    branch_id = str(ground.nairobi)
    who = await made(manager, "/technicians", {"branch_id": branch_id, "name": "Able", "person_id": person_id})
    site = await made(manager, "/sites", {"branch_id": branch_id, "name": "Works", **WORKS})
    asset = await made(manager, "/assets", {"site_id": site["id"], "name": "Pump", "tag": "P-1", "category": "pump"})
    category = await made(manager, "/service-categories", CATEGORY)
    job = {"branch_id": branch_id, "title": "Bearing", "asset_id": asset["id"], "category_id": category["id"]}
    order = await made(manager, "/work-orders", job)
    start = datetime.now(UTC) + timedelta(minutes=5)
    times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=2)).isoformat()}
    booking = await made(
        manager, f"/work-orders/{order['id']}/bookings", {"technician_id": who["id"], **times, **CONFIRMED}
    )
    phone.booking_id = booking["id"]
    return phone


async def made(manager: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await manager.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def order_of(manager: httpx.AsyncClient, phone: Phone) -> dict[str, Any]:
    order: dict[str, Any] = (await manager.get(f"/work-orders/{(await phone.job())['work_order_id']}")).json()
    return order


async def test_a_whole_job_is_done_from_the_phone(phone: Phone, manager: httpx.AsyncClient) -> None:
    steps = (await phone.job())["steps"]

    outcomes = [await phone.do(kind) for kind in ("accept", "depart")]
    outcomes += [await phone.do("arrive", place=WORKS), await phone.do("start")]
    early = await phone.do("complete")
    outcomes += [
        await phone.do("answer", step_id=steps[0]["id"], answer=True),
        await phone.do("answer", step_id=steps[1]["id"], answer=2.8),
        await phone.do("comment", text="New bearing, greased"),
        await phone.do("attach", file_id=await phone.upload(), what="photo"),
        await phone.do("attach", file_id=await phone.upload(), what="signature", signed_by="Amina"),
        await phone.do("complete"),
    ]

    assert set(outcomes) == {"applied"}
    assert early == "work_orders.proof_missing"
    assert (await order_of(manager, phone))["status"] == "completed"
    assert (await phone.job())["missing"] == []


async def test_after_a_reopening_the_proof_of_the_first_visit_counts_no_more(phone: Phone, database: Database) -> None:
    steps = (await phone.job())["steps"]
    await phone.do("accept")
    await phone.do("arrive", place=WORKS)
    await phone.do("start")
    for step, answer in zip(steps, (True, 2.8), strict=True):
        await phone.do("answer", step_id=step["id"], answer=answer)
    await phone.do("attach", file_id=await phone.upload(), what="photo")
    await phone.do("attach", file_id=await phone.upload(), what="signature", signed_by="Amina")
    assert await phone.do("complete") == "applied"

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        order = await order_by_id(transaction, work_order_id=UUID((await phone.job())["work_order_id"]))
        await reopen(transaction, order=order, now=datetime.now(UTC) + timedelta(seconds=1))

    job = await phone.job()
    assert (job["photo_count"], job["has_signature"]) == (0, False)
    assert {"photo 1", "signature"} <= set(job["missing"])


async def test_a_queue_replayed_twice_changes_nothing(phone: Phone, manager: httpx.AsyncClient) -> None:
    steps = (await phone.job())["steps"]
    queue = [
        phone.command("accept"),
        phone.command("depart"),
        phone.command("arrive", place=WORKS),
        phone.command("answer", step_id=steps[1]["id"], answer=3.1),
        phone.command("comment", text="Noisy"),
        phone.command("complete"),  # refused: nothing is proved
    ]
    first = [await phone.tell(command) for command in queue]
    order_id = (await phone.job())["work_order_id"]
    history = (await manager.get(f"/work-orders/{order_id}/history")).json()

    again = [await phone.tell(command) for command in queue]

    assert again == first
    assert (await manager.get(f"/work-orders/{order_id}/history")).json() == history
    assert len((await manager.get(f"/work-orders/{order_id}/comments")).json()["items"]) == 1


@pytest.mark.serial
async def test_two_phones_finishing_one_job_at_the_same_moment_finish_it_once(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    database = Database(fresh_database.app, pool_size=4)
    app = app_on(database, web_settings(fresh_database, tmp_path))
    manager = await signed_in(app, email=ground.manager)
    phone = await phone_with_a_job(app, manager, ground, database)
    order_id = (await phone.job())["work_order_id"]
    steps = (await phone.job())["steps"]
    for kind in ("accept", "depart"):
        await phone.do(kind)
    await phone.do("arrive", place=WORKS)
    await phone.do("start")
    for step, answer in zip(steps, (True, 2.8), strict=True):
        await phone.do("answer", step_id=step["id"], answer=answer)
    await phone.do("attach", file_id=await phone.upload(), what="photo")
    await phone.do("attach", file_id=await phone.upload(), what="signature", signed_by="Amina")

    outcomes = await asyncio.gather(*(phone.do("complete") for _ in range(2)))

    history = (await manager.get(f"/work-orders/{order_id}/history")).json()["items"]
    await database.close()
    assert outcomes == ["applied", "applied"]
    assert [line["to_status"] for line in history].count("completed") == 1


async def test_a_refused_command_leaves_nothing_half_done(phone: Phone) -> None:
    before = await phone.job()

    outcomes = [
        await phone.do("complete"),
        await phone.do("decline"),
        await phone.do("answer", step_id=before["steps"][1]["id"], answer="much"),
        await phone.do("attach", file_id=str(uuid4()), what="photo"),
    ]

    assert outcomes == [
        "bookings.step_not_allowed",
        "bookings.reason_required",
        "work_orders.bad_answer",
        "work_orders.unknown_file",
    ]
    assert await phone.job() == before


async def test_an_id_is_not_used_for_two_commands(phone: Phone) -> None:
    command = phone.command("accept")
    await phone.tell(command)

    answer = await phone.client.post("/phone/commands", json={"command": {**command, "kind": "depart"}})

    assert answer.status_code == 409


async def test_somebody_far_from_the_site_is_marked_and_cannot_complete(
    phone: Phone, manager: httpx.AsyncClient
) -> None:
    await phone.do("accept")

    await phone.do("arrive", place=TOWN)

    order_id = (await phone.job())["work_order_id"]
    history = (await manager.get(f"/work-orders/{order_id}/history")).json()["items"]
    (far,) = [line for line in history if line["kind"] == "far_from_site"]
    assert 25_000 < int(far["text"].split()[0]) < 27_000
    assert any(code.startswith("position") for code in (await phone.job())["missing"])


async def test_where_somebody_near_is_asked_for_an_arrival_without_a_position_does_not_do(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    database = Database(fresh_database.app, pool_size=4)
    app = app_on(database, web_settings(fresh_database, tmp_path))
    manager = await signed_in(app, email=ground.manager)
    phone = await phone_with_a_job(app, manager, ground, database)
    order_id = (await phone.job())["work_order_id"]
    await does_all(phone, place=WORKS)
    assert await phone.do("complete") == "applied"
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        now = await database_now(transaction)
        await reopen(transaction, order=await order_by_id(transaction, work_order_id=UUID(order_id)), now=now)
    start = datetime.now(UTC) + timedelta(hours=3)
    times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}
    (first,) = (await manager.get(f"/work-orders/{order_id}/bookings")).json()["items"]
    again = {"technician_id": first["technician_id"], **times, **CONFIRMED}
    phone.booking_id = (await made(manager, f"/work-orders/{order_id}/bookings", again))["id"]

    await does_all(phone, place=None)

    missing, outcome = (await phone.job())["missing"], await phone.do("complete")
    await database.close()
    assert (missing, outcome) == (["no_position"], "work_orders.proof_missing")


async def test_one_who_tells_no_position_is_not_marked_by_somebody_else_s(
    phone: Phone, manager: httpx.AsyncClient, database: Database
) -> None:
    order_id = (await phone.job())["work_order_id"]
    await phone.do("accept")
    await phone.do("arrive", place=TOWN)
    other = await made(manager, "/technicians", {"branch_id": str(phone.ground.nairobi), "name": "Other"})
    start = datetime.now(UTC) + timedelta(hours=1)
    times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}
    body = {"technician_id": other["id"], **times, **CONFIRMED}
    booking = await made(manager, f"/work-orders/{order_id}/bookings", body)
    for step in ("accepted", "on_site"):
        seen = {"If-Match": f'"{booking["version"]}"'}
        booking = (await manager.post(f"/bookings/{booking['id']}/moves", json={"to": step}, headers=seen)).json()

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        order = await order_by_id(transaction, work_order_id=UUID(order_id))
        await note_distance(transaction, actor=SYSTEM, order=order, beyond_m=500)

    history = (await manager.get(f"/work-orders/{order_id}/history")).json()["items"]
    assert [one["kind"] for one in history].count("far_from_site") == 1


async def does_all(phone: Phone, *, place: dict[str, float] | None) -> None:
    """Everything up to completion."""
    steps = (await phone.job())["steps"]
    for command in (
        {"kind": "accept"},
        {"kind": "arrive", "place": place},
        {"kind": "start"},
        {"kind": "answer", "step_id": steps[0]["id"], "answer": True},
        {"kind": "answer", "step_id": steps[1]["id"], "answer": 2.8},
        {"kind": "attach", "file_id": await phone.upload(), "what": "photo"},
        {"kind": "attach", "file_id": await phone.upload(), "what": "signature", "signed_by": "Amina"},
    ):
        assert await phone.do(**command) == "applied"


async def test_a_job_given_to_somebody_else_is_refused(phone: Phone, manager: httpx.AsyncClient) -> None:
    other = await made(manager, "/technicians", {"branch_id": str(phone.ground.nairobi), "name": "Other"})
    start = datetime.now(UTC) + timedelta(hours=1)
    body = {
        "technician_id": other["id"],
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=1)).isoformat(),
        **CONFIRMED,
    }
    await manager.patch(f"/bookings/{phone.booking_id}", json=body, headers={"If-Match": '"1"'})

    assert await phone.do("accept") == "phone.not_your_job"


async def test_an_arrival_told_late_counts_from_when_it_was(phone: Phone, manager: httpx.AsyncClient) -> None:
    order_id = (await phone.job())["work_order_id"]
    arrived_at = datetime.now(UTC).replace(microsecond=0)

    await phone.do("accept")
    await phone.do("arrive", at=arrived_at.isoformat())

    rows = (await manager.get(f"/work-orders/{order_id}/promises")).json()["items"]
    (arrive,) = [row for row in rows if row["target"] == "arrive"]
    assert abs(datetime.fromisoformat(arrive["met_at"]) - arrived_at) < timedelta(seconds=60)


async def test_a_phone_may_do_what_a_technician_may_and_no_more(phone: Phone, manager: httpx.AsyncClient) -> None:
    assert (await phone.client.get("/work-orders")).status_code == 403
    assert (await manager.get("/phone/jobs")).status_code == 403


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (NOW - timedelta(days=3), NOW - timedelta(days=3)),
        (NOW + timedelta(seconds=4), NOW),
        (NOW + timedelta(hours=1), NOW),
        (datetime(1970, 1, 1, tzinfo=UTC), NOW),
    ],
)
def test_a_phone_s_clock_is_believed_within_reason(told: datetime, expected: datetime) -> None:
    assert believed(told, now=NOW) == expected


async def stock_in_vans(phone: Phone, manager: httpx.AsyncClient) -> dict[str, str]:
    """Give Able's van two bearings and somebody else's van one; return the ids."""
    branch_id = str(phone.ground.nairobi)
    able = next(one for one in (await manager.get("/technicians")).json()["items"] if one["name"] == "Able")
    baker = await made(manager, "/technicians", {"branch_id": branch_id, "name": "Baker"})
    part = await made(manager, "/parts", {"number": "6205", "name": "Bearing"})
    ids = {"part": part["id"]}
    for name, who, quantity in (("mine", able["id"], "2"), ("other", baker["id"], "1")):
        van = {"branch_id": branch_id, "kind": "van", "name": name, "technician_id": who}
        ids[name] = (await made(manager, "/stock-places", van))["id"]
        come = {"kind": "received", "part_id": part["id"], "quantity": quantity, "unit_cost": "100"}
        await made(manager, "/stock-moves", {**come, "to_place_id": ids[name]})
    return ids


async def test_parts_are_used_from_the_own_van_once_and_no_more_than_there_are(
    phone: Phone, manager: httpx.AsyncClient
) -> None:
    ids = await stock_in_vans(phone, manager)
    order_id = (await phone.job())["work_order_id"]
    needed = {"quantity": "2"}
    await manager.put(f"/work-orders/{order_id}/parts/planned/{ids['part']}", json=needed)
    before = (await phone.client.get("/phone/jobs")).json()
    use = phone.command("use_part", part_id=ids["part"], place_id=ids["mine"], quantity="1")

    outcomes = [(await phone.tell(use))["outcome"] for _ in range(2)]
    too_much = await phone.tell(phone.command("use_part", part_id=ids["part"], place_id=ids["mine"], quantity="2"))
    of_another = await phone.do("use_part", part_id=ids["part"], place_id=ids["other"], quantity="1")
    goes_on = await phone.do("comment", text="One was enough")

    after = (await phone.client.get("/phone/jobs")).json()
    assert outcomes == ["applied", "applied"]
    assert (too_much["outcome"], too_much["code"]) == ("refused", "inventory.not_enough")
    assert too_much["detail"].startswith("mine has only 1 of 6205 Bearing to give, not 2.")
    assert (of_another, goes_on) == ("phone.not_your_van", "applied")
    assert [one["quantity"] for one in before["van"]["contents"]] == ["2"]
    assert [one["quantity"] for one in after["van"]["contents"]] == ["1"]
    part = after["jobs"][0]["parts"][0]
    assert (part["quantity"], part["used"], part["place_name"]) == ("2", "1", "mine")
    assert (await manager.get(f"/work-orders/{order_id}/parts")).json()["cost"] == "100.00"


async def test_a_branch_without_phones_yet_shows_no_jobs_and_takes_what_was_done(
    phone: Phone, manager: httpx.AsyncClient, ground: Ground
) -> None:
    path = f"/branches/{ground.nairobi}"
    tag = (await manager.get(path)).headers["ETag"]
    off = await manager.patch(path, json={"switched_off": ["phone"]}, headers={"If-Match": tag})
    assert off.status_code == 200, off.text

    assert (await phone.client.get("/phone/jobs")).status_code == 409
    assert await phone.do("accept") == "applied"

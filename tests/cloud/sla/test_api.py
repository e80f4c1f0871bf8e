"""Promises of real orders: they begin, wait, are kept, broken once, and told of once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.events import EventRow
from cloud.sla.operations import look, tell
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

TERMS = {
    "respond_minutes": 30,
    "arrive_minutes": 120,
    "resolve_minutes": 240,
    "is_around_the_clock": True,
    "pauses_on": ["customer"],
}


async def order(manager: httpx.AsyncClient, ground: Ground, **more: Any) -> dict[str, Any]:
    answer = await manager.post("/work-orders", json={"branch_id": str(ground.nairobi), "title": "Belt", **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def set_terms(
    manager: httpx.AsyncClient, ground: Ground, *, priority: str = "normal", seen: int = 0, **more: Any
) -> httpx.Response:
    path = f"/branches/{ground.nairobi}/terms/{priority}"
    return await manager.put(path, json={**TERMS, **more}, headers={"If-Match": f'"{seen}"'})


async def promises(manager: httpx.AsyncClient, job: dict[str, Any]) -> dict[str, dict[str, Any]]:
    rows = (await manager.get(f"/work-orders/{job['id']}/promises")).json()["items"]
    return {row["target"]: row for row in rows}


async def move(manager: httpx.AsyncClient, job: dict[str, Any], to: str, reason: str = "") -> None:
    seen = (await manager.get(f"/work-orders/{job['id']}")).headers["ETag"]
    body = {"to": to, "reason": reason}
    answer = await manager.post(f"/work-orders/{job['id']}/transitions", json=body, headers={"If-Match": seen})
    assert answer.status_code == 200, answer.text


async def looked_at(database: Database, at: datetime) -> None:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await look(transaction, now=at)


async def announced(database: Database, job: dict[str, Any]) -> list[tuple[str, str]]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        statement = select(EventRow).where(EventRow.subject_id == UUID(job["id"]), EventRow.type.like("sla.%"))
        rows = (await transaction.execute(statement.order_by(EventRow.id))).scalars()
        return sorted((row.type, row.payload["target"]) for row in rows)


async def test_an_order_begins_with_the_terms_of_its_branch_and_priority(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    assert (await set_terms(manager, ground)).status_code == 200
    job = await order(manager, ground)

    found = await promises(manager, job)

    opened_at = datetime.fromisoformat(job["opened_at"])
    due = {target: datetime.fromisoformat(row["due_at"]) - opened_at for target, row in found.items()}
    assert due == {"respond": timedelta(minutes=30), "arrive": timedelta(hours=2), "resolve": timedelta(hours=4)}
    assert job["promise"]["target"] == "respond"


async def test_running_orders_keep_the_terms_they_began_with(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_terms(manager, ground)
    job = await order(manager, ground)
    before = await promises(manager, job)

    answer = await set_terms(manager, ground, seen=1, resolve_minutes=600)

    assert answer.json()["version"] == 2
    assert await promises(manager, job) == before


async def test_an_old_version_of_the_terms_is_not_overwritten(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_terms(manager, ground)

    assert (await set_terms(manager, ground)).status_code == 412


async def test_a_promise_is_kept_by_work_and_never_kept_twice(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_terms(manager, ground)
    job = await order(manager, ground)

    await move(manager, job, "in_progress")
    kept = {target: row["met_at"] is not None for target, row in (await promises(manager, job)).items()}
    await move(manager, job, "completed")

    assert kept == {"respond": True, "arrive": True, "resolve": False}
    assert {row["state"] for row in (await promises(manager, job)).values()} == {"met"}
    assert (await manager.get(f"/work-orders/{job['id']}")).json()["promise"] is None


async def test_at_risk_and_breach_are_told_once_each(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    await set_terms(manager, ground)
    job = await order(manager, ground)
    start = datetime.fromisoformat(job["opened_at"]).astimezone(UTC)

    for minutes in (10, 23, 24, 29, 31, 40, 50):
        await looked_at(database, start + timedelta(minutes=minutes))

    assert await announced(database, job) == [("sla.at_risk", "respond"), ("sla.breached", "respond")]
    late = (await promises(manager, job))["respond"]
    assert (late["state"], datetime.fromisoformat(late["breached_at"])) == ("breached", start + timedelta(minutes=30))


async def test_waiting_for_the_customer_stops_the_clock_and_waiting_for_our_own_material_does_not(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    await set_terms(manager, ground)
    excused, own = await order(manager, ground), await order(manager, ground)

    await move(manager, excused, "on_hold", "customer: gate is closed")
    await move(manager, own, "on_hold", "material: bearing 6205")

    assert (await promises(manager, excused))["resolve"]["state"] == "paused"
    assert (await promises(manager, own))["resolve"]["state"] == "running"


async def test_a_higher_priority_counts_from_the_first_start(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_terms(manager, ground)
    await set_terms(manager, ground, priority="emergency", resolve_minutes=60)
    job = await order(manager, ground)

    await manager.patch(f"/work-orders/{job['id']}", json={"priority": "emergency"}, headers={"If-Match": '"1"'})

    resolve = (await promises(manager, job))["resolve"]
    assert datetime.fromisoformat(resolve["due_at"]) == datetime.fromisoformat(job["opened_at"]) + timedelta(hours=1)


async def test_a_cancelled_order_owes_nothing(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_terms(manager, ground)
    job = await order(manager, ground)

    await move(manager, job, "cancelled", "double")

    assert {row["state"] for row in (await promises(manager, job)).values()} == {"cancelled"}
    owed = (await manager.get("/promises")).json()["items"]
    assert job["id"] not in {row["work_order_id"] for row in owed}


async def test_foreign_promises_are_not_seen(manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground) -> None:
    mombasa_manager = await sign_in(ground.mombasa_manager)
    job = await order(manager, ground)

    assert (await mombasa_manager.get(f"/work-orders/{job['id']}/promises")).json()["items"] == []
    assert (await mombasa_manager.get("/promises")).json()["items"] == []
    assert (await mombasa_manager.get(f"/branches/{ground.nairobi}/terms")).status_code in (403, 404)


async def test_a_breach_that_was_told_stays_when_an_arrival_is_told_late(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    await set_terms(manager, ground)
    job = await order(manager, ground)
    begun = datetime.fromisoformat((await promises(manager, job))["arrive"]["due_at"]) - timedelta(hours=2)
    await looked_at(database, begun + timedelta(hours=2, minutes=5))
    broken = (await promises(manager, job))["arrive"]

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        at, now = begun + timedelta(minutes=110), begun + timedelta(hours=3)
        await tell(transaction, work_order_id=UUID(job["id"]), kind="met", targets=["arrive"], now=now, at=at)

    kept = (await promises(manager, job))["arrive"]
    assert broken["breached_at"] is not None
    assert (kept["state"], kept["breached_at"]) == ("breached", broken["breached_at"])
    assert datetime.fromisoformat(kept["met_at"]) == at

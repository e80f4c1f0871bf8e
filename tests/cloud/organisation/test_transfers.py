"""A record goes to another branch by a transfer alone, audited in both; what happened stays where it happened."""

from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from tests.cloud.conftest import SignIn
from tests.cloud.inventory.stocked import Store
from tests.cloud.place import Ground, Urls

WHY = "Moved to the coast"


async def made(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    row: dict[str, Any] = answer.json()
    return row


async def transfer(
    client: httpx.AsyncClient, path: str, to: UUID, *, seen: int = 1, reason: str = WHY
) -> httpx.Response:
    body = {"to_branch_id": str(to), "reason": reason}
    return await client.post(f"{path}/transfers", json=body, headers={"If-Match": f'"{seen}"'})


async def told(client: httpx.AsyncClient, branch_id: UUID) -> list[dict[str, Any]]:
    entries = (await client.get("/audit", params={"branch_id": str(branch_id)})).json()["items"]
    return [one for one in entries if one["action"] == "branch.record_transferred"]


async def test_a_technician_works_for_the_other_branch_with_the_same_login(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    skills = [{"skill": "mechanical", "level": 4}]
    body = {"branch_id": str(ground.nairobi), "name": "Wanjiru", "skills": skills, "hourly_rate": "1200"}
    before = await made(manager, "/technicians", body)
    path = f"/technicians/{before['id']}"
    login = await manager.post(f"{path}/login", json={"email": "wanjiru@example.com"})
    assert login.status_code in (200, 201), login.text
    seen = (await manager.get(path)).json()["version"]

    moved = await transfer(manager, path, ground.mombasa, seen=seen)

    assert moved.status_code == 201, moved.text
    now = (await manager.get(f"/technicians/{moved.json()['id']}")).json()
    former = (await manager.get(path)).json()
    assert (now["branch_id"], now["skills"], now["hourly_rate"]) == (str(ground.mombasa), skills, before["hourly_rate"])
    assert (former["is_active"], former["person_id"], former["branch_id"]) == (False, None, str(ground.nairobi))
    person = (await manager.get(f"/people/{now['person_id']}")).json()
    assert [(one["role"], one["branch_id"]) for one in person["roles"]] == [("technician", str(ground.mombasa))]
    for branch_id in (ground.nairobi, ground.mombasa):
        (entry,) = await told(manager, branch_id)
        assert (entry["before"]["branch"], entry["after"]["branch"]) == ("NBO", "MBA")
        assert entry["after"]["reason"] == WHY
    again = await transfer(manager, path, ground.mombasa, seen=former["version"])
    assert again.status_code == 409


async def test_parts_in_the_van_stay_with_the_branch(manager: httpx.AsyncClient, ground: Ground) -> None:
    driver = await made(manager, "/technicians", {"branch_id": str(ground.nairobi), "name": "Otieno"})
    store = await Store(manager, ground.nairobi).open()
    van = await store.place("KDA 123A", technician_id=driver["id"])
    await store.receive(2, 100, to_place_id=van)

    refused = await transfer(manager, f"/technicians/{driver['id']}", ground.mombasa)

    assert (refused.status_code, "KDA 123A" in refused.json()["detail"]) == (409, True)


async def test_a_site_entered_in_the_wrong_branch_moves_with_its_machines(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    site = await made(manager, "/sites", {"branch_id": str(ground.nairobi), "name": "Port works"})
    pump = await made(manager, "/assets", {"site_id": site["id"], "name": "Pump", "tag": "P-1"})

    moved = await transfer(manager, f"/sites/{site['id']}", ground.mombasa)

    assert moved.status_code == 201, moved.text
    assert moved.json()["id"] == site["id"]
    assert (await manager.get(f"/assets/{pump['id']}")).json()["branch_id"] == str(ground.mombasa)
    assert len(await told(manager, ground.nairobi)) == len(await told(manager, ground.mombasa)) == 1


async def test_a_site_with_a_history_stays_with_all_of_it(manager: httpx.AsyncClient, ground: Ground) -> None:
    site = await made(manager, "/sites", {"branch_id": str(ground.nairobi), "name": "Works"})
    pump = await made(manager, "/assets", {"site_id": site["id"], "name": "Pump", "tag": "P-1"})
    job = {"branch_id": str(ground.nairobi), "title": "Seal", "asset_id": pump["id"]}
    await made(manager, "/work-orders", job)

    refused = await transfer(manager, f"/sites/{site['id']}", ground.mombasa)

    assert (refused.status_code, refused.json()["type"].rsplit(":")[-1]) == (409, "transfers.site_has_history")
    assert (await manager.get(f"/assets/{pump['id']}")).json()["branch_id"] == str(ground.nairobi)
    assert (await manager.get(f"/sites/{site['id']}")).json()["version"] == 1


async def test_what_cannot_be_transferred_is_said(manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground) -> None:
    for branch_id in (ground.nairobi, ground.mombasa):
        other = await made(manager, "/sites", {"branch_id": str(branch_id), "name": "Works"})
        await made(manager, "/assets", {"site_id": other["id"], "name": "Pump", "tag": "P-1"})
    path = f"/sites/{other['id']}"
    nairobi = await sign_in(ground.nairobi_manager)

    answers = [
        await transfer(manager, path, ground.nairobi),
        await transfer(manager, path, ground.mombasa),
        await transfer(manager, path, ground.nairobi, seen=7),
        await transfer(manager, path, ground.nairobi, reason=""),
        await transfer(manager, path, UUID(int=7)),
        await transfer(nairobi, path, ground.nairobi),
    ]

    assert [one.status_code for one in answers] == [409, 400, 412, 422, 404, 403]


@pytest.mark.parametrize("table", ["technician", "work_order", "gateway", "stock_place", "invoice", "booking"])
def test_the_database_lets_no_other_record_change_its_branch(fresh_database: Urls, table: str) -> None:
    with psycopg.connect(fresh_database.admin) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'branch_stays' AND tgrelid = %s::regclass", [table]
        ).fetchone()

    assert found == (1,)


async def test_a_program_that_changes_a_branch_by_itself_is_stopped(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    from sqlalchemy.exc import IntegrityError

    await made(manager, "/technicians", {"branch_id": str(ground.nairobi), "name": "Able"})

    with pytest.raises(IntegrityError, match="the branch of a technician stays"):
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text("UPDATE technician SET branch_id = :to"), {"to": ground.mombasa})

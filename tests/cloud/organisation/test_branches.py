"""A branch is what people say it is: changed by one at a time, numbered without gaps, cloned whole, or a sandbox."""

from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cloud.branches.operations import next_document_number
from cloud.branches.rules import FEATURES
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, Urls

PROBLEM = "urn:mafundi:problem:"


async def change(client: httpx.AsyncClient, branch_id: UUID, *, seen: int = 1, **changes: Any) -> httpx.Response:
    return await client.patch(f"/branches/{branch_id}", json=changes, headers={"If-Match": f'"{seen}"'})


async def number(database: Database, branch_id: UUID, kind: str = "INV") -> str:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        now = await database_now(transaction)
        return await next_document_number(transaction, branch_id=branch_id, kind=kind, now=now)


async def clone(client: httpx.AsyncClient, ground: Ground, **more: Any) -> dict[str, Any]:
    body = {"like_branch_id": str(ground.nairobi), "name": "Kisumu", "code": "KSM", **more}
    answer = await client.post("/branches", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_branch_is_what_it_was_told_to_be(manager: httpx.AsyncClient, ground: Ground) -> None:
    told = {
        "name": "Nairobi West",
        "time_zone": "Africa/Kampala",
        "tax_registration": "P051234567X",
        "tax_rate_percent": "16",
        "address": "Lang'ata Road",
        "phone": "+254 20 1234567",
        "email": "west@example.com",
    }
    answer = await change(manager, ground.nairobi, **told)

    assert answer.status_code == 200, answer.text
    kept = (await manager.get(f"/branches/{ground.nairobi}")).json()
    assert {name: kept[name] for name in told} == told
    assert kept["version"] == 2
    entry = (await manager.get("/audit")).json()["items"][0]
    assert (entry["action"], entry["before"]["name"]) == ("branch.changed", "Nairobi")


@pytest.mark.parametrize(
    ("changes", "status", "what"),
    [
        ({"name": "Mombasa"}, 400, "branches.name_taken"),
        ({"code": "MBA"}, 400, "branches.code_taken"),
        ({"code": "nbo"}, 400, "branches.bad_code"),
        ({"time_zone": "Africa/Nowhere"}, 400, "branches.unknown_time_zone"),
        ({"currency": "kes"}, 400, "branches.unknown_currency"),
        ({"tax_rate_percent": "101"}, 400, "branches.unknown_tax_rate"),
        ({"region_id": "0193b5c8-1111-7abc-8def-000000000001"}, 400, "branches.unknown_region"),
        ({"email": "nobody"}, 422, ""),
        ({"switched_off": ["everything"]}, 422, ""),
        ({"is_sandbox": True}, 422, ""),
        ({"id": "0193b5c8-1111-7abc-8def-000000000001"}, 422, ""),
    ],
)
async def test_what_cannot_be_is_said(
    manager: httpx.AsyncClient, ground: Ground, changes: dict[str, Any], status: int, what: str
) -> None:
    refused = await change(manager, ground.nairobi, **changes)

    assert refused.status_code == status
    assert what in refused.json()["type"]
    assert (await manager.get(f"/branches/{ground.nairobi}")).json()["version"] == 1


async def test_a_foreign_branch_is_not_there(sign_in: SignIn, ground: Ground) -> None:
    nairobi = await sign_in(ground.nairobi_manager)

    path = f"/branches/{ground.mombasa}"
    answers = [
        await nairobi.get(path),
        await change(nairobi, ground.mombasa, phone="1"),
        await nairobi.get(f"{path}/people"),
        await nairobi.get(f"{path}/number-series"),
        await nairobi.post(f"{path}/number-series", json={"kind": "INV", "year": 2027, "first_number": 5}),
    ]

    assert [one.status_code for one in answers] == [404] * 5


async def test_code_and_currency_stay_once_a_document_has_a_number(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    assert (await change(manager, ground.nairobi, code="NRB", currency="UGX")).status_code == 200
    assert (await number(database, ground.nairobi)).startswith("NRB-INV-")

    for changes in ({"code": "NBO"}, {"currency": "KES"}):
        refused = await change(manager, ground.nairobi, seen=2, **changes)
        assert (refused.status_code, refused.json()["type"]) == (409, PROBLEM + "branches.fixed_once_numbered")
    assert (await change(manager, ground.nairobi, seen=2, code="NRB", phone="1")).status_code == 200


async def test_a_series_goes_on_where_another_system_ended_and_never_jumps(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    path = f"/branches/{ground.nairobi}/number-series"
    async with database.transaction() as transaction:
        year = (await database_now(transaction)).year
    begun = await manager.post(path, json={"kind": "INV", "year": year, "first_number": 480})
    assert begun.status_code == 201, begun.text

    assert await number(database, ground.nairobi) == f"NBO-INV-{year}-00480"
    assert await number(database, ground.nairobi, "WO") == f"NBO-WO-{year}-00001"
    again = await manager.post(path, json={"kind": "INV", "year": year, "first_number": 900})
    assert (again.status_code, again.json()["type"]) == (409, PROBLEM + "branches.series_has_begun")
    assert (await manager.get(path)).json()["items"] == [
        {"kind": "INV", "year": year, "last_number": 480},
        {"kind": "WO", "year": year, "last_number": 1},
    ]


async def test_a_branch_lists_its_people_with_their_roles(manager: httpx.AsyncClient, ground: Ground) -> None:
    items = (await manager.get(f"/branches/{ground.nairobi}/people")).json()["items"]

    assert {one["email"] for one in items} == {ground.manager, ground.nairobi_manager, ground.dispatcher}


async def test_a_new_branch_works_like_the_one_it_is_like(manager: httpx.AsyncClient, ground: Ground) -> None:
    nairobi = f"/branches/{ground.nairobi}"
    await change(manager, ground.nairobi, switched_off=["stock", "phone"], tax_rate_percent="16")
    terms = {"respond_minutes": 7, "arrive_minutes": 70, "resolve_minutes": 700, "pauses_on": ["customer"]}
    new = {"If-Match": '"0"'}
    assert (await manager.put(f"{nairobi}/terms/high", json=terms, headers=new)).status_code == 200
    mode = await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers=new)
    assert mode.status_code == 200, mode.text

    made = await clone(manager, ground)

    assert (made["time_zone"], made["currency"], made["tax_rate_percent"]) == ("Africa/Nairobi", "KES", "16")
    assert made["switched_off"] == ["phone", "stock"]
    path = f"/branches/{made['id']}"
    hours = [(await manager.get(f"{one}/working-hours")).json()["windows"] for one in (nairobi, path)]
    assert hours[0] == hours[1]
    promised = {one["priority"]: one for one in (await manager.get(f"{path}/terms")).json()["items"]}
    assert promised["high"]["resolve_minutes"] == 700
    assert (await manager.get(f"/dispatch/settings/{made['id']}")).json()["mode"] == "automatic"
    assert (await manager.get(f"{path}/number-series")).json()["items"] == []


async def test_sites_and_machines_come_along_when_asked_for(manager: httpx.AsyncClient, ground: Ground) -> None:
    site = (await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Works"})).json()
    pump = (await manager.post("/assets", json={"site_id": site["id"], "name": "Pump", "tag": "A-2"})).json()
    motor = {"site_id": site["id"], "name": "Motor", "tag": "A-1", "parent_id": pump["id"]}
    assert (await manager.post("/assets", json=motor)).status_code == 201

    made = await clone(manager, ground, with_sites=True, is_sandbox=True)

    copied = (await manager.get("/assets", params={"branch_id": made["id"]})).json()["items"]
    by_tag = {one["tag"]: one for one in copied}
    assert set(by_tag) == {"A-1", "A-2"}
    assert by_tag["A-1"]["parent_id"] == by_tag["A-2"]["id"]
    assert by_tag["A-2"]["id"] != pump["id"]


async def test_a_sandbox_stays_one_whatever_the_program_does(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    made = await clone(manager, ground, is_sandbox=True)

    with pytest.raises(IntegrityError):
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text("UPDATE branch SET is_sandbox = false WHERE id = :id"), {"id": made["id"]})


def test_features_are_what_the_api_offers() -> None:
    from typing import get_args

    from cloud.organisation.payloads import Feature

    assert get_args(Feature) == FEATURES


def test_the_database_itself_numbers_no_invoice_of_a_sandbox(fresh_database: Urls, ground: Ground) -> None:
    with psycopg.connect(fresh_database.admin) as connection:
        connection.execute("ALTER TABLE branch DISABLE TRIGGER branch_sandbox_stays")
        connection.execute("UPDATE branch SET is_sandbox = true WHERE id = %s", [ground.nairobi])
        connection.execute("ALTER TABLE invoice DISABLE ROW LEVEL SECURITY")
        with pytest.raises(psycopg.errors.CheckViolation, match="sandbox"):
            connection.execute(
                "INSERT INTO invoice (id, branch_id, number) VALUES (gen_random_uuid(), %s, 'NBO-INV-2026-00001')",
                [ground.nairobi],
            )

"""A request acts in the branches in which the permission of its route is held, and in no other one."""

import json
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from cloud.permissions.rules import Grant
from tests.cloud.conftest import SignIn
from tests.cloud.permissions.people import somebody
from tests.cloud.place import Ground

pytestmark = pytest.mark.anyio


@pytest.fixture
async def of_both(app: FastAPI, ground: Ground) -> httpx.AsyncClient:
    """Manager in Nairobi, dispatcher in Mombasa."""
    _, client = await somebody(app, Grant("branch_manager", ground.nairobi), Grant("dispatch_officer", ground.mombasa))
    return client


async def made(client: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_what_is_held_in_one_branch_is_not_done_in_the_other(of_both: httpx.AsyncClient, ground: Ground) -> None:
    nairobi, mombasa = str(ground.nairobi), str(ground.mombasa)

    enrolled = [await of_both.post("/gateways", json={"branch_id": one, "name": "Edge"}) for one in (nairobi, mombasa)]
    opened = [await of_both.post("/work-orders", json={"branch_id": one, "title": "Oil"}) for one in (nairobi, mombasa)]

    assert [answer.status_code for answer in enrolled] == [201, 404]
    assert [answer.status_code for answer in opened] == [201, 201]


async def test_what_may_be_read_may_not_be_changed_there(
    manager: httpx.AsyncClient, of_both: httpx.AsyncClient, ground: Ground
) -> None:
    site = await made(manager, "/sites", branch_id=str(ground.mombasa), name="Kilindini")
    asset = await made(manager, "/assets", site_id=site["id"], name="Chiller", tag="CH-9")

    read = await of_both.get(f"/assets/{asset['id']}")
    changed = await of_both.patch(
        f"/assets/{asset['id']}", json={"name": "Mine"}, headers={"If-Match": read.headers["ETag"]}
    )

    assert (read.status_code, changed.status_code) == (200, 404)


async def test_a_list_shows_the_branches_of_its_own_permission(
    manager: httpx.AsyncClient, of_both: httpx.AsyncClient, ground: Ground
) -> None:
    for branch_id in (ground.nairobi, ground.mombasa):
        await made(manager, "/gateways", branch_id=str(branch_id), name="Edge")

    gateways = (await of_both.get("/gateways")).json()["items"]
    entries = (await of_both.get("/audit")).json()["items"]
    exported = (await of_both.get("/audit", params={"format": "csv"})).text

    assert {one["branch_id"] for one in gateways} == {str(ground.nairobi), str(ground.mombasa)}
    assert {one["branch_id"] for one in entries} == {str(ground.nairobi)}
    assert str(ground.mombasa) not in exported


async def test_an_order_is_approved_where_one_is_its_manager(
    manager: httpx.AsyncClient, of_both: httpx.AsyncClient, ground: Ground
) -> None:
    allowed = {}
    for branch_id in (ground.nairobi, ground.mombasa):
        order = await made(manager, "/work-orders", branch_id=str(branch_id), title="Oil")
        for to in ("in_progress", "completed"):
            version = (await manager.get(f"/work-orders/{order['id']}")).headers["ETag"]
            step = {"to": to, "reason": "seen"}
            done = await manager.post(
                f"/work-orders/{order['id']}/transitions", json=step, headers={"If-Match": version}
            )
            assert done.status_code == 200, done.text
        seen = (await of_both.get(f"/work-orders/{order['id']}")).json()
        allowed[branch_id] = {step["to"] for step in seen["allowed_transitions"]}

    assert "approved" in allowed[ground.nairobi]
    assert "approved" not in allowed[ground.mombasa]


ORGANISATIONS = [
    ("PUT", "/organisation/mail"),
    ("GET", "/organisation/mail"),
    ("POST", "/service-categories"),
    ("POST", "/parts"),
    ("POST", "/price-lists"),
    ("POST", "/contracts"),
    ("GET", "/storage"),
]


@pytest.mark.parametrize(("method", "path"), ORGANISATIONS)
async def test_what_belongs_to_the_organisation_needs_a_role_of_the_organisation(
    sign_in: SignIn, ground: Ground, manager: httpx.AsyncClient, method: str, path: str
) -> None:
    of_one_branch = await sign_in(ground.nairobi_manager)

    refused = await of_one_branch.request(method, path, json={})
    let_in = await manager.request(method, path, json={})

    assert refused.status_code == 403
    assert refused.json()["type"].endswith("forbidden")
    assert let_in.status_code != 403


async def test_who_holds_it_nowhere_is_told_its_name(app: FastAPI, ground: Ground) -> None:
    _, technician = await somebody(app, Grant("technician", ground.nairobi))

    refused = await technician.get("/work-orders")

    assert refused.status_code == 403
    assert "work_order.read" in json.dumps(refused.json())


async def test_a_role_nobody_knows_allows_nothing(app: FastAPI, ground: Ground) -> None:
    _, stranger = await somebody(app, Grant("owner", ground.nairobi))

    assert (await stranger.get("/branches")).status_code == 403
    assert (await stranger.get("/session")).json()["permissions"] == []


async def test_entries_of_the_organisation_are_for_roles_of_the_organisation(
    app: FastAPI, sign_in: SignIn, ground: Ground, manager: httpx.AsyncClient
) -> None:
    await made(manager, "/parts", number="P-77", name="Seal")
    one = await sign_in(ground.nairobi_manager)

    of_branch = (await one.get("/audit")).json()["items"]
    of_all = (await manager.get("/audit")).json()["items"]

    assert None not in {entry["branch_id"] for entry in of_branch}
    assert None in {entry["branch_id"] for entry in of_all}


async def test_a_role_of_a_region_counts_in_its_branches_and_in_those_of_regions_in_it(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    kenya = await made(manager, "/regions", name="Kenya")
    coast = await made(manager, "/regions", name="Coast", parent_id=kenya["id"])
    tag = (await manager.get(f"/branches/{ground.mombasa}")).headers["ETag"]
    moved = await manager.patch(
        f"/branches/{ground.mombasa}", json={"region_id": coast["id"]}, headers={"If-Match": tag}
    )
    assert moved.status_code == 200, moved.text
    for branch_id in (ground.nairobi, ground.mombasa):
        await made(manager, "/gateways", branch_id=str(branch_id), name="Edge")
    _, supervisor = await somebody(app, Grant("regional_supervisor", region_id=UUID(kenya["id"])))

    seen = {one["branch_id"] for one in (await supervisor.get("/gateways")).json()["items"]}
    near = await supervisor.post("/gateways", json={"branch_id": str(ground.mombasa), "name": "Edge 2"})
    far = await supervisor.post("/gateways", json={"branch_id": str(ground.nairobi), "name": "Edge 2"})
    hired = await supervisor.post(
        "/people",
        json={
            "name": "A",
            "email": "a@example.com",
            "roles": [{"role": "branch_manager", "branch_id": str(ground.mombasa)}],
        },
    )
    beyond = await supervisor.post(
        "/people",
        json={
            "name": "B",
            "email": "b@example.com",
            "roles": [{"role": "branch_manager", "branch_id": str(ground.nairobi)}],
        },
    )
    removed = await manager.delete(f"/regions/{kenya['id']}", headers={"If-Match": '"1"'})

    assert seen == {str(ground.mombasa)}
    assert [answer.status_code for answer in (near, far, hired, beyond)] == [201, 404, 201, 403]
    assert removed.status_code == 409

"""Regions are a tree: every way leads to the top, nothing used goes, and who has one branch leaves it alone."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from hypothesis import given
from hypothesis import strategies as st

from cloud.branches.errors import RegionWithinItself
from cloud.branches.queries import branches_of_region
from cloud.branches.rules import regions_within, require_tree
from cloud.foundation.database import Database, act_as_system
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings

PROBLEM = "urn:mafundi:problem:"


async def region(client: httpx.AsyncClient, name: str, *, parent: str | None = None) -> dict[str, Any]:
    answer = await client.post("/regions", json={"name": name, "parent_id": parent})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def put_into(client: httpx.AsyncClient, region_id: str, parent: str | None, *, seen: int = 1) -> httpx.Response:
    return await client.patch(f"/regions/{region_id}", json={"parent_id": parent}, headers={"If-Match": f'"{seen}"'})


async def test_a_region_holds_branches_of_regions_in_it(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    kenya = await region(manager, "Kenya")
    coast = await region(manager, "Coast", parent=kenya["id"])
    for branch_id, place in ((ground.nairobi, kenya), (ground.mombasa, coast)):
        path = f"/branches/{branch_id}"
        answer = await manager.patch(path, json={"region_id": place["id"]}, headers={"If-Match": '"1"'})
        assert answer.status_code == 200, answer.text

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        whole = await branches_of_region(transaction, region_id=UUID(kenya["id"]))
        part = await branches_of_region(transaction, region_id=UUID(coast["id"]))

    assert whole == {ground.nairobi, ground.mombasa}
    assert part == {ground.mombasa}


async def test_a_region_lies_neither_in_itself_nor_in_one_of_its_own(manager: httpx.AsyncClient) -> None:
    top = await region(manager, "Kenya")
    middle = await region(manager, "Coast", parent=top["id"])
    low = await region(manager, "Lamu", parent=middle["id"])

    for inside in (top, middle, low):
        refused = await put_into(manager, top["id"], inside["id"])
        assert (refused.status_code, refused.json()["type"]) == (400, PROBLEM + "branches.region_within_itself")
    assert (await put_into(manager, low["id"], None)).json()["parent_id"] is None


async def test_what_is_unknown_or_taken_is_said(manager: httpx.AsyncClient) -> None:
    coast = await region(manager, "Coast")

    again = await manager.post("/regions", json={"name": "COAST"})
    nowhere = await put_into(manager, coast["id"], str(uuid4()))
    missing = await manager.get(f"/regions/{uuid4()}")
    unseen = await manager.patch(f"/regions/{coast['id']}", json={"name": "Sea"})
    stale = await manager.patch(f"/regions/{coast['id']}", json={"name": "Sea"}, headers={"If-Match": '"7"'})
    widened = await manager.post("/regions", json={"name": "Lake", "version": 3})

    assert (again.status_code, again.json()["type"]) == (400, PROBLEM + "branches.region_name_taken")
    assert (nowhere.status_code, nowhere.json()["type"]) == (400, PROBLEM + "branches.unknown_region")
    assert [one.status_code for one in (missing, unseen, stale, widened)] == [404, 428, 412, 422]


async def test_a_region_goes_only_when_nothing_lies_in_it(manager: httpx.AsyncClient) -> None:
    kenya = await region(manager, "Kenya")
    coast = await region(manager, "Coast", parent=kenya["id"])

    async def remove(one: dict[str, Any]) -> httpx.Response:
        return await manager.delete(f"/regions/{one['id']}", headers={"If-Match": '"1"'})

    refused = await remove(kenya)
    assert refused.status_code == 409
    assert "Coast" in refused.json()["detail"]
    assert [(await remove(one)).status_code for one in (coast, kenya)] == [204, 204]
    assert (await manager.get("/regions")).json()["items"] == []
    entries = (await manager.get("/audit")).json()["items"]
    assert [one["action"] for one in entries if one["action"].startswith("region")] == [
        "region.removed",
        "region.removed",
        "region.added",
        "region.added",
    ]


async def test_who_works_for_one_branch_does_not_shape_the_company(
    sign_in: SignIn, ground: Ground, manager: httpx.AsyncClient
) -> None:
    coast = await region(manager, "Coast")
    nairobi = await sign_in(ground.nairobi_manager)
    dispatcher = await sign_in(ground.dispatcher)
    body = {"like_branch_id": str(ground.nairobi), "name": "Kisumu", "code": "KSM"}
    move = {"region_id": coast["id"]}

    refused = [
        await nairobi.post("/regions", json={"name": "Lake"}),
        await nairobi.post("/branches", json=body),
        await nairobi.patch(f"/branches/{ground.nairobi}", json=move, headers={"If-Match": '"1"'}),
        await dispatcher.post("/regions", json={"name": "Lake"}),
        await dispatcher.patch(f"/branches/{ground.nairobi}", json={"phone": "1"}, headers={"If-Match": '"1"'}),
    ]

    assert [one.status_code for one in refused] == [403] * 5
    assert (await nairobi.get("/regions")).json()["items"] == [coast]


async def test_two_regions_put_into_each_other_at_once_stay_a_tree(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    app = app_on(Database(fresh_database.app, pool_size=4), web_settings(fresh_database, tmp_path))
    clients = [await signed_in(app, email=ground.manager) for _ in range(2)]
    one, other = await region(clients[0], "One"), await region(clients[0], "Other")

    answers = await asyncio.gather(
        put_into(clients[0], one["id"], other["id"]), put_into(clients[1], other["id"], one["id"])
    )

    assert sorted(answer.status_code for answer in answers) == [200, 400]
    for client in clients:
        await client.aclose()
    await app.state.database.close()


@given(st.data())
def test_however_regions_are_moved_every_way_leads_to_the_top(data: st.DataObject) -> None:
    names = list(range(6))
    parents: dict[int, int | None] = dict.fromkeys(names)
    for _ in range(data.draw(st.integers(0, 20))):
        region = data.draw(st.sampled_from(names))
        parent = data.draw(st.sampled_from([None, *names]))
        try:
            require_tree(parents, region=region, parent=parent)
        except RegionWithinItself:
            continue
        parents[region] = parent

    for name in names:
        way = [name]
        while (above := parents[way[-1]]) is not None:
            way.append(above)
            assert len(way) <= len(names)
        assert all(name in regions_within(parents, region=one) for one in way)

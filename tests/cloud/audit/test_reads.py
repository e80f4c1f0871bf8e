"""Reading that is audited: files taken away, where people live, the audit itself; and how the audit is narrowed."""

import httpx

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground


async def actions(manager: httpx.AsyncClient, **wanted: str) -> list[str]:
    return [one["action"] for one in (await manager.get("/audit", params=wanted)).json()["items"]]


async def test_a_list_taken_away_as_a_file_is_noted_with_what_was_asked_for(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    await manager.get("/sites", params={"branch_id": str(ground.nairobi)})
    await manager.get("/sites", params={"format": "csv", "branch_id": str(ground.nairobi)})
    await manager.get("/customers", params={"format": "xlsx"})

    noted = (await manager.get("/audit", params={"action": "list.exported"})).json()["items"]

    assert [(one["object_id"], one["branch_id"], one["after"], one["person_name"]) for one in noted] == [
        ("customers", None, {"format": "xlsx"}, "Manager"),
        ("sites", str(ground.nairobi), {"format": "csv", "branch_id": str(ground.nairobi)}, "Manager"),
    ]


async def test_who_saw_where_a_technician_lives_is_noted_once_an_hour(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    home = {"home_latitude": -1.29, "home_longitude": 36.82}
    living = (await manager.post("/technicians", json={"branch_id": str(ground.nairobi), "name": "A", **home})).json()
    other = (await manager.post("/technicians", json={"branch_id": str(ground.nairobi), "name": "B"})).json()

    for _ in range(3):
        await manager.get(f"/technicians/{living['id']}")
        await manager.get(f"/technicians/{other['id']}")
        await manager.get("/technicians")
    noted = (await manager.get("/audit", params={"action": "technician.location_read"})).json()["items"]

    assert [one["object_id"] for one in noted] == ["list", living["id"]]


async def test_that_somebody_read_the_audit_is_in_the_audit(manager: httpx.AsyncClient) -> None:
    await manager.get("/audit")

    assert await actions(manager, action="audit.") == ["audit.read"]


async def test_the_audit_is_narrowed_by_branch_kind_person_act_and_time(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    nairobi = await sign_in(ground.nairobi_manager)
    await nairobi.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant 1"})
    await manager.post("/sites", json={"branch_id": str(ground.mombasa), "name": "Plant 2"})

    assert await actions(manager, branch_id=str(ground.mombasa)) == ["site.added"]
    assert await actions(manager, person="nairo") == ["site.added"]
    assert await actions(manager, action="site.", until="2020-01-01T00:00:00Z") == []
    assert await actions(manager, action="site.", since="2020-01-01T00:00:00Z") == ["site.added"] * 2
    assert await actions(manager, person="100%") == []
    kinds = [one["kind"] for one in (await manager.get("/audit/kinds")).json()["items"]]
    assert "site" in kinds
    table = (await manager.get("/audit", params={"format": "csv", "object_kind": "site"})).text
    assert table.count("site.added") == 2

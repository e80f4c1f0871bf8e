"""Seven numbers say how a company works and what it still lacks, from the rows that are there."""

import httpx
import pytest

from cloud.foundation.database import Database
from tests.cloud.billing.office import PRICES, Office
from tests.cloud.conftest import SignIn
from tests.cloud.inventory.stocked import Store
from tests.cloud.place import Ground


@pytest.fixture
async def office(manager: httpx.AsyncClient, ground: Ground, database: Database) -> Office:
    customer = await manager.post("/customers", json={"name": "Savanna Brewery"})
    assert (await manager.post("/price-lists", json=PRICES)).status_code == 201
    return Office(manager, ground, database, customer.json())


async def numbers(client: httpx.AsyncClient, **query: str) -> dict[str, tuple[int, int]]:
    answer = await client.get("/reports/operational-audit", params=query)
    assert answer.status_code == 200, answer.text
    return {one["name"]: (one["count"], one["lacking"]) for one in answer.json()["items"]}


async def test_a_new_company_is_told_what_it_lacks(manager: httpx.AsyncClient) -> None:
    assert await numbers(manager) == {
        "job_volume": (0, 0),
        "technicians": (0, 0),
        "branches": (2, 2),
        "service_categories": (0, 0),
        "billing_flow": (0, 0),
        "inventory": (0, 0),
        "tools": (0, 0),
    }


async def test_the_seven_are_counted_with_what_they_lack(office: Office, ground: Ground) -> None:
    await office.issued()
    await office.order()
    await office.order(customer_id=None, is_left_open=True, minutes=0)
    store = await Store(office.manager, ground.nairobi).open()
    await store.receive(5, 100)
    level = {"place_id": store.warehouse_id, "part_id": store.part_id, "reorder_level": "9"}
    assert (await office.manager.put("/stock-levels", json=level)).status_code == 200
    site = {"branch_id": str(ground.nairobi), "name": "Workshop"}
    site_id = (await office.manager.post("/sites", json=site)).json()["id"]
    for tag, serial in (("T-1", "A96"), ("T-2", "")):
        tool = {"site_id": site_id, "name": "Torque wrench", "tag": tag, "category": "Tool", "serial_number": serial}
        assert (await office.manager.post("/assets", json=tool)).status_code == 201
    kinds = ({"name": "Seal"}, {"name": "Belt", "required_skills": [{"skill": "mechanical", "level": 2}]})
    for kind in kinds:
        assert (await office.manager.post("/service-categories", json=kind)).status_code == 201

    found = await numbers(office.manager, branch_id=str(ground.nairobi))

    assert found == {
        "job_volume": (3, 3),
        "technicians": (2, 2),
        "branches": (1, 1),
        "service_categories": (2, 1),
        "billing_flow": (2, 1),
        "inventory": (1, 1),
        "tools": (2, 1),
    }


async def test_other_branches_and_sandboxes_are_not_counted(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    body = {"like_branch_id": str(ground.nairobi), "name": "Practice", "code": "TRY", "is_sandbox": True}
    assert (await manager.post("/branches", json=body)).status_code == 201
    nairobi = await sign_in(ground.nairobi_manager)
    dispatcher = await sign_in(ground.dispatcher)

    assert (await numbers(manager))["branches"] == (2, 2)
    assert (await numbers(nairobi))["branches"] == (1, 1)
    assert (await dispatcher.get("/reports/operational-audit")).status_code == 403

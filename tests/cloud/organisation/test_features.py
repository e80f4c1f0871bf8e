"""What a branch does not use yet is not done, whoever asks; what is practised in a sandbox reaches no customer."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from cloud.foundation.database import Database
from tests.cloud.billing.office import PRICES, Office, seen
from tests.cloud.inventory.stocked import Store
from tests.cloud.place import Ground
from tests.cloud.portal.conftest import customer_at


@pytest.fixture
async def office(manager: httpx.AsyncClient, ground: Ground, database: Database) -> Office:
    customer = await manager.post("/customers", json={"name": "Savanna Brewery"})
    assert (await manager.post("/price-lists", json=PRICES)).status_code == 201
    return Office(manager, ground, database, customer.json())


async def switch_off(client: httpx.AsyncClient, branch_id: UUID, *features: str) -> None:
    path = f"/branches/{branch_id}"
    tag = (await client.get(path)).headers["ETag"]
    answer = await client.patch(path, json={"switched_off": features}, headers={"If-Match": tag})
    assert answer.status_code == 200, answer.text


def refused(answer: httpx.Response, code: str) -> bool:
    assert answer.status_code == 409, answer.text
    assert "Nairobi" in answer.json()["detail"] or "Practice" in answer.json()["detail"]
    return bool(answer.json()["type"] == f"urn:mafundi:problem:branches.{code}")


async def test_without_stock_nothing_is_moved(manager: httpx.AsyncClient, ground: Ground) -> None:
    store = await Store(manager, ground.nairobi).open()
    await store.receive(5, 100)
    await switch_off(manager, ground.nairobi, "stock")

    answer = await store.send("received", 1, to_place_id=store.warehouse_id, unit_cost="100")

    assert refused(answer, "feature_off")
    await switch_off(manager, ground.nairobi)
    await store.receive(1, 100)
    assert (await store.counts())[0] == 6


async def test_without_invoicing_no_draft_is_made(office: Office) -> None:
    order = await office.order()
    await switch_off(office.manager, office.ground.nairobi, "invoicing")

    answer = await office.manager.post("/invoices", json={"work_order_id": order["id"]})

    assert refused(answer, "feature_off")


async def test_without_customer_links_no_link_is_made(app: Any, manager: httpx.AsyncClient, ground: Ground) -> None:
    customer = await customer_at(app, manager, ground)
    order = await customer.order()
    await switch_off(manager, ground.nairobi, "customer_links")

    made = await manager.post(f"/work-orders/{order['id']}/customer-links")
    printed = await manager.post(f"/sites/{customer.site['id']}/request-sheet")

    assert refused(made, "feature_off")
    assert refused(printed, "feature_off")
    await customer.client.aclose()


async def test_a_sandbox_drafts_invoices_and_issues_none(office: Office) -> None:
    body = {"like_branch_id": str(office.ground.nairobi), "name": "Practice", "code": "TRY", "is_sandbox": True}
    practice = (await office.manager.post("/branches", json=body)).json()
    office.ground = Ground(nairobi=UUID(practice["id"]), mombasa=office.ground.mombasa)
    draft = await office.draft()

    answer = await office.manager.post(f"/invoices/{draft['id']}/issuing", headers=seen(draft))

    assert refused(answer, "sandbox_bills_nothing")
    assert (await office.manager.get(f"/branches/{practice['id']}/number-series")).json()["items"][0]["kind"] == "WO"

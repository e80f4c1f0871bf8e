"""Sites: whose they are, whom to ask for there; orders and machines are found by the customer."""

from typing import Any
from uuid import uuid4

import httpx

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

GRACE = {"name": "Grace Njeri", "role": "Plant engineer", "phone": "0712 345 678", "email": "grace@mills.example"}


async def customer(client: httpx.AsyncClient, name: str = "Athi Mills") -> dict[str, Any]:
    added: dict[str, Any] = (await client.post("/customers", json={"name": name})).json()
    return added


async def site(client: httpx.AsyncClient, branch_id: object, name: str = "Works", **fields: Any) -> dict[str, Any]:
    answer = await client.post("/sites", json={"branch_id": str(branch_id), "name": name, **fields})
    assert answer.status_code == 201, answer.text
    added: dict[str, Any] = answer.json()
    return added


async def test_a_site_belongs_to_a_customer_or_is_the_companys_own(manager: httpx.AsyncClient, ground: Ground) -> None:
    mills = await customer(manager)

    theirs = await site(manager, ground.nairobi, customer_id=mills["id"], contacts=[GRACE])
    own = await site(manager, ground.nairobi, "Own workshop")

    assert (theirs["customer_name"], own["customer_id"], own["customer_name"]) == ("Athi Mills", None, None)
    assert theirs["contacts"] == [{**GRACE, "phone": "+254712345678"}]
    listed = (await manager.get("/sites", params={"customer_id": mills["id"]})).json()["items"]
    assert [one["name"] for one in listed] == ["Works"]


async def test_a_site_is_changed_by_who_has_seen_it_and_what_is_left_out_stays(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    mills = await customer(manager)
    works = await site(manager, ground.nairobi, address="Mombasa Road", contacts=[GRACE])
    path, seen = f"/sites/{works['id']}", {"If-Match": '"1"'}

    changed = await manager.patch(path, json={"customer_id": mills["id"], "latitude": -1.45}, headers=seen)
    stale = await manager.patch(path, json={"name": "Other"}, headers=seen)
    given_back = await manager.patch(path, json={"customer_id": None}, headers={"If-Match": '"2"'})

    assert (changed.status_code, stale.status_code, given_back.status_code) == (200, 412, 200)
    assert (changed.json()["customer_name"], changed.json()["address"]) == ("Athi Mills", "Mombasa Road")
    assert (len(changed.json()["contacts"]), given_back.json()["customer_id"]) == (1, None)
    actions = [one["action"] for one in (await manager.get("/audit", params={"object_kind": "site"})).json()["items"]]
    assert actions == ["site.changed", "site.changed", "site.added"]


async def test_of_a_contact_the_name_is_enough(manager: httpx.AsyncClient, ground: Ground) -> None:
    works = await site(manager, ground.nairobi, contacts=[{"name": "Grace Njeri"}])

    changed = await manager.patch(
        f"/sites/{works['id']}", json={"contacts": [{"name": "Ali Juma"}]}, headers={"If-Match": '"1"'}
    )

    assert changed.json()["contacts"] == [{"name": "Ali Juma", "role": "", "phone": "", "email": ""}]


async def test_what_cannot_be_a_site_is_refused_with_its_field(manager: httpx.AsyncClient, ground: Ground) -> None:
    mills = await customer(manager)
    await manager.patch(f"/customers/{mills['id']}", json={"is_active": False}, headers={"If-Match": '"1"'})
    await site(manager, ground.nairobi)
    body = {"branch_id": str(ground.nairobi), "name": "New"}

    refused = [
        await manager.post("/sites", json={**body, "customer_id": str(uuid4())}),
        await manager.post("/sites", json={**body, "customer_id": mills["id"]}),
        await manager.post("/sites", json={**body, "name": "Works"}),
        await manager.post("/sites", json={**body, "contacts": [GRACE, {**GRACE, "phone": "12"}]}),
        await manager.post("/sites", json={**body, "contacts": [{**GRACE, "email": "grace"}]}),
    ]

    fields = [answer.json()["errors"][0]["field"] for answer in refused]
    assert [answer.status_code for answer in refused] == [400, 400, 409, 400, 422]
    assert fields == ["customer_id", "customer_id", "name", "contacts.1.phone", "contacts.0.email"]


async def test_a_customers_sites_machines_and_orders_are_those_of_ones_own_branches(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    mills = await customer(manager)
    for branch, tag in ((ground.nairobi, "N-1"), (ground.mombasa, "M-1")):
        works = await site(manager, branch, f"Works {tag}", customer_id=mills["id"], contacts=[GRACE])
        pump = (await manager.post("/assets", json={"site_id": works["id"], "name": "Pump", "tag": tag})).json()
        order = {"branch_id": str(branch), "asset_id": pump["id"], "title": f"Grease {tag}"}
        assert (await manager.post("/work-orders", json=order)).status_code == 201
    await manager.post("/work-orders", json={"branch_id": str(ground.nairobi), "title": "Own van"})
    nairobi = await sign_in(ground.nairobi_manager)
    of_mills = {"customer_id": mills["id"]}

    seen = {
        path: (await nairobi.get(path, params=of_mills)).json()["items"]
        for path in ("/sites", "/assets", "/work-orders")
    }
    foreign = (await manager.get("/sites", params={"branch_id": str(ground.mombasa)})).json()["items"][0]

    assert [one["name"] for one in seen["/sites"]] == ["Works N-1"]
    assert [one["tag"] for one in seen["/assets"]] == ["N-1"]
    assert [one["title"] for one in seen["/work-orders"]] == ["Grease N-1"]
    assert (await nairobi.get(f"/sites/{foreign['id']}")).status_code == 404
    assert (
        await nairobi.patch(f"/sites/{foreign['id']}", json={"name": "Mine"}, headers={"If-Match": '"1"'})
    ).status_code == 404
    assert len((await manager.get("/work-orders", params=of_mills)).json()["items"]) == 2


async def test_an_order_names_the_customer_of_its_site(manager: httpx.AsyncClient, ground: Ground) -> None:
    mills = await customer(manager)
    works = await site(manager, ground.nairobi, customer_id=mills["id"])
    pump = (await manager.post("/assets", json={"site_id": works["id"], "name": "Pump", "tag": "P-1"})).json()
    body = {"branch_id": str(ground.nairobi), "title": "Grease"}

    theirs = (await manager.post("/work-orders", json={**body, "asset_id": pump["id"]})).json()
    nobodys = (await manager.post("/work-orders", json=body)).json()

    assert (theirs["customer_id"], theirs["customer_name"], theirs["site_name"]) == (mills["id"], "Athi Mills", "Works")
    assert (nobodys["customer_id"], nobodys["customer_name"], nobodys["site_name"]) == (None, None, None)

"""Who has a role at a site sees that site, its machines and its orders, and nothing else of the branch."""

from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from cloud.permissions.rules import Grant
from tests.cloud.permissions.people import somebody
from tests.cloud.place import Ground, Urls

pytestmark = pytest.mark.anyio


async def made(client: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
async def two_sites(manager: httpx.AsyncClient, ground: Ground) -> list[dict[str, Any]]:
    """Two sites of one branch, each with a machine and an order about it."""
    found = []
    for name in ("Works", "Depot"):
        site = await made(manager, "/sites", branch_id=str(ground.nairobi), name=name)
        asset = await made(manager, "/assets", site_id=site["id"], name=f"Pump of {name}", tag=f"P-{name}")
        order = await made(
            manager, "/work-orders", branch_id=str(ground.nairobi), asset_id=asset["id"], title=f"Oil at {name}"
        )
        found.append({"site": site["id"], "asset": asset["id"], "order": order["id"]})
    return found


@pytest.fixture
async def of_works(app: FastAPI, ground: Ground, two_sites: list[dict[str, Any]]) -> httpx.AsyncClient:
    """The facility manager of the first site."""
    _, client = await somebody(app, Grant("facility_manager", ground.nairobi, site_id=UUID(two_sites[0]["site"])))
    return client


def paths(of: dict[str, Any]) -> list[str]:
    return [
        f"/sites/{of['site']}",
        f"/assets/{of['asset']}",
        f"/assets/{of['asset']}/timeline",
        f"/work-orders/{of['order']}",
        f"/work-orders/{of['order']}/history",
        f"/work-orders/{of['order']}/comments",
    ]


async def test_own_site_is_seen_and_the_other_one_does_not_exist(
    of_works: httpx.AsyncClient, two_sites: list[dict[str, Any]]
) -> None:
    own = [(await of_works.get(path)).status_code for path in paths(two_sites[0])]
    other = [(await of_works.get(path)).status_code for path in paths(two_sites[1])]

    assert own == [200] * 6
    assert other == [404] * 6


async def test_lists_and_exports_hold_the_own_site_alone(
    of_works: httpx.AsyncClient, two_sites: list[dict[str, Any]]
) -> None:
    for path, key in (("/sites", "site"), ("/assets", "asset"), ("/work-orders", "order")):
        listed = await of_works.get(path)
        exported = await of_works.get(path, params={"format": "csv"})
        assert [one["id"] for one in listed.json()["items"]] == [two_sites[0][key]], path
        assert two_sites[0][key] in exported.text
        assert two_sites[1][key] not in exported.text


async def test_an_order_is_opened_at_the_own_site_alone(
    of_works: httpx.AsyncClient, two_sites: list[dict[str, Any]], ground: Ground
) -> None:
    body = {"branch_id": str(ground.nairobi), "title": "Leak"}

    own = await of_works.post("/work-orders", json={**body, "asset_id": two_sites[0]["asset"]})
    other = await of_works.post("/work-orders", json={**body, "asset_id": two_sites[1]["asset"]})
    nowhere = await of_works.post("/work-orders", json=body)

    assert own.status_code == 201
    assert own.json()["site_id"] == two_sites[0]["site"]
    assert other.status_code in (400, 404)
    assert nowhere.status_code == 404


async def test_nothing_of_another_site_is_changed(
    of_works: httpx.AsyncClient, manager: httpx.AsyncClient, two_sites: list[dict[str, Any]]
) -> None:
    for path, body in (
        (f"/assets/{two_sites[1]['asset']}", {"name": "Mine"}),
        (f"/work-orders/{two_sites[1]['order']}", {"title": "Mine"}),
        (f"/sites/{two_sites[1]['site']}", {"name": "Mine"}),
    ):
        tag = (await manager.get(path)).headers["ETag"]
        assert (await of_works.patch(path, json=body, headers={"If-Match": tag})).status_code == 404, path


@pytest.mark.parametrize("path", ["/gateways", "/points", "/technicians", "/overview", "/audit", "/invoices"])
async def test_what_has_no_site_is_not_for_who_has_one_alone(of_works: httpx.AsyncClient, path: str) -> None:
    assert (await of_works.get(path)).status_code == 403


async def test_a_branch_beside_a_site_is_seen_as_a_whole(
    app: FastAPI, manager: httpx.AsyncClient, two_sites: list[dict[str, Any]], ground: Ground
) -> None:
    far = await made(manager, "/sites", branch_id=str(ground.mombasa), name="Kilindini")
    _, both = await somebody(
        app,
        Grant("facility_manager", ground.nairobi, site_id=UUID(two_sites[0]["site"])),
        Grant("dispatch_officer", ground.mombasa),
        email="both@example.com",
    )

    seen = {one["id"] for one in (await both.get("/sites")).json()["items"]}
    bookings = await both.get("/technicians")

    assert seen == {two_sites[0]["site"], far["id"]}
    assert bookings.status_code == 200


async def test_a_site_contact_reads_and_changes_nothing(
    app: FastAPI, two_sites: list[dict[str, Any]], ground: Ground
) -> None:
    _, contact = await somebody(app, Grant("site_contact", ground.nairobi, site_id=UUID(two_sites[0]["site"])))
    asset = await contact.get(f"/assets/{two_sites[0]['asset']}")

    changed = await contact.patch(
        f"/assets/{two_sites[0]['asset']}", json={"name": "Mine"}, headers={"If-Match": asset.headers["ETag"]}
    )

    assert (asset.status_code, changed.status_code) == (200, 403)


def test_the_database_itself_hides_rows_of_other_sites(fresh_database: Urls, ground: Ground) -> None:
    with psycopg.connect(fresh_database.owner) as owner:
        sites = [
            owner.execute(
                "INSERT INTO site (id, branch_id, name) VALUES (gen_random_uuid(), %s, %s) RETURNING id",
                [ground.nairobi, name],
            ).fetchone()
            for name in ("Works", "Depot")
        ]
        owner.commit()
    own, other = (row[0] for row in sites if row)
    with psycopg.connect(fresh_database.app) as app:
        app.execute(
            "SELECT set_config('app.branch_ids', %(b)s, true), set_config('app.site_branch_ids', %(b)s, true), "
            "set_config('app.site_ids', %(s)s, true)",
            {"b": str(ground.nairobi), "s": str(own)},
        )
        seen = {row[0] for row in app.execute("SELECT id FROM site").fetchall()}
        changed = app.execute("UPDATE site SET name = 'Mine' WHERE id = %s", [other]).rowcount
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(
                "INSERT INTO asset (id, branch_id, site_id, name, tag) VALUES (gen_random_uuid(), %s, %s, 'A', 'A-1')",
                [ground.nairobi, other],
            )

    assert seen == {own}
    assert changed == 0

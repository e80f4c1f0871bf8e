"""Every screen in every size and light: nothing axe objects to, nothing sideways, nothing foreign, nothing broken."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import Page

from cloud.foundation.identifiers import new_id
from tests.browser.billed import bill
from tests.plant import ROOT, Plant

AXE = ROOT / "cloud" / "console" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
  'best-practice']})).violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`)"""
EVERY_STEP = {
    "name": "Seal change",
    "required_skills": [{"skill": "mechanical", "level": 2}],
    "required_certificates": ["Working at height"],
    "steps": [
        {"title": "Locked out", "kind": "check"},
        {"title": "Pressure", "kind": "number", "unit": "bar", "low": 2, "high": 6},
        {"title": "Seal", "kind": "choice", "options": ["A", "B"]},
        {"title": "What was seen", "kind": "text"},
    ],
}
SIGN_IN = "/sign-in"
"""The last one: it is shown to whoever is not signed in."""
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def addresses(
    plant: Plant, order: dict[str, Any], technician: dict[str, Any], wearing_fan: dict[str, Any]
) -> list[str]:
    user = plant.sign_in()
    gateway_id = user.items("/gateways")[0]["id"]
    kinds = user.items("/service-categories")
    kind = kinds[0] if kinds else user.post("/service-categories", EVERY_STEP)
    customer = user.post(
        "/customers", {"name": "Umoja Water Works", "phones": ["0712345678"], "notes": "Ask at the gate"}
    )
    site = user.items("/sites")[0]
    user.get(f"/sites/{site['id']}")
    link = user.post(f"/work-orders/{order['id']}/customer-links")
    user.patch(f"/sites/{site['id']}", {"customer_id": customer["id"], "contacts": [{"name": "Grace Njeri"}]})
    part = user.post("/parts", {"number": f"S-{uuid4().hex[:6]}", "name": "Shaft seal 40 mm"})
    place = user.items("/stock-places") or [
        user.post("/stock-places", {"branch_id": site["branch_id"], "kind": "warehouse", "name": "Main store"})
    ]
    come = {"kind": "received", "part_id": part["id"], "to_place_id": place[0]["id"], "quantity": "4"}
    user.post("/stock-moves", {**come, "unit_cost": "950", "reason": "Delivery note 17"})
    level = {"place_id": place[0]["id"], "part_id": part["id"], "reorder_level": "5"}
    user.put("/stock-levels", level)
    user.put(f"/work-orders/{order['id']}/parts/planned/{part['id']}", {"quantity": "2"})
    used = {"part_id": part["id"], "place_id": place[0]["id"], "quantity": "1"}
    user.post(f"/work-orders/{order['id']}/parts/uses", used)
    billed = bill(user, site)
    own_role = user.post(
        "/roles", {"name": f"Night desk {uuid4().hex[:4]}", "permissions": ["booking.read", "work_order.read"]}
    )
    return [
        "/",
        "/?view=rows",
        "/alarms?state=all",
        f"/incidents/{order['incident_id']}",
        "/assets",
        f"/assets/{order['asset_id']}",
        "/work-orders?status=all",
        f"/work-orders/{order['id']}",
        "/work-orders/new",
        "/dispatch",
        "/technicians",
        "/technicians/new",
        f"/technicians/{technician['id']}",
        "/customers",
        "/customers/new",
        "/customers/import",
        f"/customers/{customer['id']}",
        f"/customers/{customer['id']}/edit",
        "/sites",
        "/sites/new",
        f"/sites/{site['id']}",
        "/parts?show=all",
        "/parts/new",
        "/parts/import",
        f"/parts/{part['id']}",
        f"/parts/{part['id']}/edit",
        "/stock-places",
        f"/stock-places/{place[0]['id']}",
        "/gateways",
        "/gateways/waiting",
        "/settings/audit",
        "/settings/privacy",
        "/settings/storage",
        "/settings",
        "/set-up",
        "/settings/imports",
        "/settings/branches",
        "/settings/branches/new",
        f"/settings/branches/{site['branch_id']}",
        "/settings/kinds-of-jobs",
        "/settings/kinds-of-jobs/new",
        f"/settings/kinds-of-jobs/{kind['id']}",
        "/connect",
        f"/connect?gateway={gateway_id}&step=contact",
        f"/connect?gateway={gateway_id}&step=values",
        f"/connect?asset={order['asset_id']}&step=limit",
        "/foreseen",
        "/foreseen?show=decided",
        f"/foreseen/{wearing_fan['id']}",
        f"/assets/{wearing_fan['asset_id']}",
        "/settings/foreseen",
        "/inbox?show=all",
        "/inbox/choices",
        "/settings/promises",
        "/settings/working-hours",
        "/settings/escalation",
        "/settings/mail",
        "/settings/messages",
        "/settings/dead-letters?show=all",
        f"/settings/dead-letters/{dead_letter_of(plant)}",
        "/figures",
        "/figures?from=2026-01-01&to=2026-03-31",
        "/figures/operational_cost?period=this_quarter",
        link["address"].removeprefix(plant.url),
        "/invoices",
        f"/invoices/{billed.draft}",
        f"/invoices/{billed.issued}",
        f"/invoices/{billed.credit_note}",
        f"/work-orders/{billed.order}",
        "/payments",
        "/settings/prices",
        "/settings/prices/new",
        f"/settings/prices/{billed.price_list}",
        "/settings/contracts",
        "/settings/contracts/new",
        "/settings/invoicing",
        "/settings/people?show=all",
        "/settings/people/new",
        f"/settings/people/{user.items('/people')[0]['id']}",
        "/settings/roles",
        "/settings/roles?role=all",
        "/settings/roles/new",
        f"/settings/roles/{own_role['id']}",
        "/profile",
        "/settings/sign-in",
        "/settings/keys",
        "/settings/keys/new",
        "/forgotten",
        "/welcome",
        "/outside",
        "/nowhere",
        SIGN_IN,
    ]


def dead_letter_of(plant: Plant) -> str:
    """Return a message that could not be taken in."""
    letter_id = new_id()
    payload = b'{"v":1,"stream":"pump house"}\n\xff\x00 this is no batch'
    with psycopg.connect(plant.database.url_of("mafundi"), autocommit=True) as connection:
        connection.execute(
            """INSERT INTO dead_letter (id, topic, gateway_id, branch_id, kind, reason, payload, size_bytes)
            SELECT %s, 'mafundi/v1/07/' || id || '/up', id, branch_id, 'unreadable_header', 'no header', %s, %s
            FROM gateway LIMIT 1""",
            [letter_id, payload, len(payload)],
        )
    return str(letter_id)


def routes_of_the_console() -> list[str]:
    """Return the paths as the router has them, such as `/assets/$assetId`."""
    folder = ROOT / "cloud" / "console" / "src" / "routes"
    texts = [file.read_text() for file in sorted(folder.glob("*.tsx"))]
    return [path for text in texts for path in re.findall(r"^  path: '(/.*)',$", text, re.MULTILINE)]


def test_every_route_is_walked(addresses: list[str]) -> None:
    walked = [address.partition("?")[0] for address in addresses]
    routes = routes_of_the_console()
    patterns = {route: re.sub(r"\$\w+", "[^/]+", route) for route in routes}
    forgotten = [route for route in routes if not any(re.fullmatch(patterns[route], one) for one in walked)]

    assert len(routes) > 40
    assert forgotten == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "dark")])
def test_every_screen_is_sound(
    plant: Plant, addresses: list[str], new_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"broken: {error}"))
    page.on(
        "console",
        lambda message: (
            faults.append(f"console: {message.text} {message.location['url']}") if message.type == "error" else None
        ),
    )
    page.on("request", lambda sent: faults.append(f"foreign: {sent.url}") if is_foreign(sent.url, plant.url) else None)

    for address in addresses:
        if address == SIGN_IN:
            page.context.clear_cookies()
        page.goto(plant.url + address)
        page.locator("h1").first.wait_for()
        # The stream stays open, so the network is never idle: a moment for what is loaded after the heading.
        page.wait_for_timeout(400)
        if page.evaluate(OVERHANG) > 0:
            faults.append(f"{address}: scrolls sideways at {width} px")
        page.evaluate(AXE.read_text())
        faults += [f"{address}: {violation}" for violation in page.evaluate(RUN_AXE)]

    assert faults == []


def is_foreign(address: str, own: str) -> bool:
    return not address.startswith((own, "data:", "blob:"))

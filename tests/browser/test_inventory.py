"""Stock as people see it: parts and places added, received, counted, used for an order, and used from a phone."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.plant import Plant
from tests.programs import wait_for


def test_a_part_is_added_received_counted_and_taken_back(plant: Plant, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{plant.url}/parts")
    page.get_by_role("link", name="Add a part").first.click()
    page.get_by_role("textbox", name="Number", exact=True).fill("V-BELT-A42")
    page.get_by_role("textbox", name="Name", exact=True).fill("V-belt A42")
    page.get_by_label("Sale price").fill("cheap")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("must be a number")).to_be_visible()
    page.get_by_label("Sale price").fill("850,50")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="V-belt A42")).to_be_visible()
    expect(page.get_by_text("850.50 per piece")).to_be_visible()

    page.goto(f"{plant.url}/stock-places")
    page.get_by_role("button", name="Add a warehouse or van").first.click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Belt store")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Belt store")).to_be_visible()

    page.get_by_role("link", name="Parts").first.click()
    page.get_by_label("Number or name").fill("a42")
    page.wait_for_url("**q=a42**")
    page.get_by_role("link", name="V-belt A42").click()
    do(page, "Receive", place=("To", "Belt store"), Quantity="10", Cost="600")
    expect(page.get_by_role("row", name=re.compile("Belt store.*10.pieces"))).to_be_visible()
    do(page, "Scrap", place=("From", "Belt store"), Quantity="11", Why="mice")
    expect(page.get_by_text("Belt store has only 10 of V-BELT-A42 V-belt A42")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    do(page, "Count", place=("Place", "Belt store"), Counted="8", Why="two were missing")
    expect(page.get_by_role("row", name=re.compile("Belt store.*8.pieces"))).to_be_visible()

    page.get_by_role("button", name="Change the level: Belt store").click()
    page.get_by_label("Order when so much is available").fill("8")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("low", exact=True)).to_be_visible()
    page.get_by_role("row", name=re.compile("Counted")).get_by_role("button", name="Take back").click()
    page.get_by_label("Why").fill("they were behind the shelf")
    page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(page.get_by_role("row", name=re.compile("Belt store.*10.pieces"))).to_be_visible()
    expect(page.get_by_text("low", exact=True)).to_be_hidden()


def do(page: Page, what: str, *, place: tuple[str, str], **fields: str) -> None:
    page.get_by_role("button", name=what, exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(place[0], exact=True).select_option(label=place[1])
    for name, value in fields.items():
        dialog.get_by_label(re.compile(f"^{name}")).fill(value)
    dialog.get_by_role("button", name=what, exact=True).click()


def stocked(plant: Plant, technician: dict[str, Any], *, number: str) -> dict[str, Any]:
    """Put three of a part into the technician's van and return the part's and the van's ids."""
    user = plant.sign_in()
    part = user.post("/parts", {"number": number, "name": f"Seal {number}"})
    name = f"Van {number}"
    van = next((one for one in user.items("/stock-places") if one["technician_id"] == technician["id"]), None)
    if van is None:
        place = {"branch_id": technician["branch_id"], "kind": "van", "name": name, "technician_id": technician["id"]}
        van = user.post("/stock-places", place)
    come = {"kind": "received", "part_id": part["id"], "to_place_id": van["id"], "quantity": "3", "unit_cost": "100"}
    user.post("/stock-moves", come)
    return {"part": part["id"], "van": van["id"], "name": van["name"]}


def test_an_order_says_what_it_needs_and_what_was_used_costs(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    van = stocked(plant, technician, number="S-40")
    user = plant.sign_in()
    order = user.post("/work-orders", {"branch_id": technician["branch_id"], "title": "Change the seal"})
    page = new_page()
    page.goto(f"{plant.url}/work-orders/{order['id']}")
    page.get_by_role("button", name="Say what is needed").click()
    page.get_by_role("combobox", name="Part").fill("s-40")
    page.get_by_role("option", name="S-40 · Seal S-40").click()
    page.get_by_label("Quantity").fill("2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("2 pieces short")).to_be_visible()
    expect(page.get_by_text("Has the parts in the van")).to_be_visible()
    page.get_by_role("button", name=f"Book {technician['name']}").click()
    expect(page.get_by_text(f"2 pieces kept in {van['name']}")).to_be_visible()

    page.get_by_role("button", name="Add a part used").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Quantity").fill("4")
    dialog.get_by_role("button", name="Add a part used").click()
    expect(dialog.get_by_text(f"{van['name']} has only 3 of S-40")).to_be_visible()
    dialog.get_by_label("Quantity").fill("2")
    dialog.get_by_role("button", name="Add a part used").click()
    expect(page.get_by_text("2 used of 2 pieces")).to_be_visible()
    expect(page.get_by_text("Cost of parts")).to_be_visible()
    expect(page.get_by_text(re.compile("200.00")).first).to_be_visible()

    page.get_by_role("button", name="Take back").click()
    page.get_by_label("Why").fill("still good")
    page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(page.get_by_text("0 used of 2 pieces")).to_be_visible()
    assert user.get(f"/work-orders/{order['id']}/parts")["cost"] is None


def test_a_technician_uses_a_part_without_a_network_and_too_many_are_named(plant: Plant, browser: Browser) -> None:
    user = plant.sign_in()
    branch_id = user.session["branches"][0]["id"]
    technician = user.post("/technicians", {"branch_id": branch_id, "name": "Akinyi Were"})
    login = user.post(f"/technicians/{technician['id']}/login", {"email": "akinyi@example.com"})
    van = stocked(plant, technician, number="S-50")
    order = user.post("/work-orders", {"branch_id": branch_id, "title": "Seal of the boiler pump"})
    user.put(f"/work-orders/{order['id']}/parts/planned/{van['part']}", {"quantity": "2"})
    times = {"starts_at": "2030-01-07T08:00:00Z", "ends_at": "2030-01-07T09:00:00Z"}
    user.post(
        f"/work-orders/{order['id']}/bookings", {"technician_id": technician["id"], **times, "is_confirmed": True}
    )
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{plant.url}/phone")
    page.get_by_label("E-mail").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=re.compile(order["number"])).click()
    expect(page.get_by_text("0 used of 2")).to_be_visible()
    expect(page.get_by_text("in your van")).to_be_visible()

    context.set_offline(True)
    page.get_by_label("Quantity").fill("1")
    page.get_by_role("button", name="Used").click()
    expect(page.get_by_text("1 used of 2")).to_be_visible()
    page.get_by_label("Quantity").fill("5")
    page.get_by_role("button", name="Used").click()
    page.get_by_label("Note").fill("One was enough")
    page.get_by_role("button", name="Send").click()
    context.set_offline(False)

    expect(page.get_by_text(f"{van['name']} has only 2 of S-50 Seal S-50 to give, not 5.")).to_be_visible()
    expect(page.get_by_text("1 used of 2")).to_be_visible()
    wait_for("the note", lambda: user.items(f"/work-orders/{order['id']}/comments"), timeout_s=15)
    used = user.get(f"/work-orders/{order['id']}/parts")["used"]
    assert [(one["quantity"], one["cost"], one["person_name"]) for one in used] == [("1", "100.00", "Akinyi Were")]
    context.close()

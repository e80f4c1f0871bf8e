"""The first journey as a person walks it: connect a machine, see it go wrong, move its order, on two screens."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watched_plant import break_machine, start_edge_agent, start_machine
from tests.plant import Plant

WITHIN_MS = 1000


def test_a_person_connects_a_machine_and_its_fault_becomes_an_order(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    line = start_machine(plant, name="fan")

    page.goto(f"{plant.url}/connect")
    page.get_by_label("Name of the edge agent").fill("Roof")
    page.get_by_role("button", name="Enrol the edge agent").click()
    start_edge_agent(plant, name="roof", edge_toml=page.locator("pre").first.inner_text())
    expect(page.get_by_text("Roof is online")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Equipment type").select_option("Bearing monitor, two vibration channels and temperature")
    page.get_by_label("Device").fill(str(line))
    page.get_by_label("Short name").fill("f-13")
    page.get_by_role("button", name="Send to the edge agent").click()
    page.get_by_label("Name of f-13/vibration_de").fill("Vibration of the fan")
    page.get_by_role("button", name="Save names").click()
    page.get_by_text("A new machine").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Roof fan 13")
    page.get_by_label("Tag").fill("F-13")
    page.get_by_role("button", name="Bind 3 signals").click()
    page.get_by_label("Signal", exact=True).select_option("Vibration of the fan")
    page.get_by_label("Limit (mm/s)").fill("7,1")
    page.get_by_label("For at least").fill("1")
    page.get_by_role("button", name="Set the limit").click()
    expect(page.get_by_text("Roof fan 13 is watched")).to_be_visible()

    page.goto(plant.url)
    break_machine(plant, name="fan")

    tile = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Roof fan 13", exact=True))
    expect(tile.get_by_text("In alarm")).to_be_visible(timeout=30_000)
    tile.get_by_role("link", name="Open order of Roof fan 13").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Roof fan 13")
    assert page.url.startswith(f"{plant.url}/work-orders/")


@pytest.mark.serial  # a second is short beside another plant
def test_a_change_on_one_screen_is_on_the_other_within_a_second(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    one, other = new_page(), new_page()
    for page in (one, other):
        page.goto(f"{plant.url}/work-orders/{order['id']}")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
    one.get_by_role("button", name="More steps").click()
    one.get_by_role("menuitem", name="Put on hold").click()
    one.get_by_label("In words").fill("bearing 6205")

    one.get_by_role("dialog").get_by_role("button", name="Put on hold").click()
    one.get_by_role("dialog").wait_for(state="hidden")

    other.locator("#content header").get_by_text("On hold", exact=True).wait_for(timeout=WITHIN_MS)


def test_an_alarm_is_acknowledged_by_keyboard_alone(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{plant.url}/alarms?asset={order['asset_id']}")
    page.get_by_role("link", name="Vibration too high").first.focus()

    page.keyboard.press("a")

    expect(page.get_by_role("status").get_by_text("Alarm acknowledged")).to_be_visible()
    expect(page.get_by_text("Active, acknowledged")).to_be_visible()


def test_an_old_version_is_not_overwritten(plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.route("**/events/stream", lambda route: route.abort())
    page.goto(f"{plant.url}/work-orders/{order['id']}")
    page.get_by_role("button", name="More steps").click()
    user = plant.sign_in()
    user.get(f"/work-orders/{order['id']}")
    user.patch(f"/work-orders/{order['id']}", {"description": "Written by someone else"})

    page.get_by_role("menuitem").first.click()
    if page.get_by_role("dialog").is_visible():
        page.get_by_role("dialog").get_by_role("textbox").fill("because")
        page.get_by_role("dialog").get_by_role("button").last.click()

    expect(page.get_by_text("Changed by someone else")).to_be_visible()
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_text("Written by someone else")).to_be_visible()

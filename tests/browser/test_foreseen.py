"""What is foreseen, as a person reads and decides it: the explanation, the chart, the order, the reason."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.wearing_fan import wear_a_fan
from tests.plant import Plant


def test_a_proposed_visit_explains_itself_and_becomes_an_order(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    proposal = wear_a_fan(plant, name="Kiln blower")
    page = new_page()
    page.goto(f"{plant.url}/")
    page.get_by_role("link", name="Foreseen").first.click()
    panel = page.get_by_role("region", name="Kiln blower")
    expect(panel).to_contain_text("Usual")
    expect(panel).to_contain_text("per day")
    expect(panel).to_contain_text("May be reached from")
    expect(panel).to_contain_text("on this signal’s own past")
    expect(panel.get_by_role("img", name="Vibration of the fan: foreseen")).to_be_visible()

    panel.get_by_role("link", name="Kiln blower").click()
    page.get_by_role("button", name="Open the order for Kiln blower").click()

    expect(page.get_by_text("Accepted").first).to_be_visible()
    page.locator("main").get_by_role("link", name="WO-").click()
    expect(page.get_by_role("heading", name="Why somebody should go")).to_be_visible()
    expect(page.get_by_text("Forecast", exact=True)).to_be_visible()
    expect(page.get_by_text("Due by")).to_be_visible()

    page.goto(f"{plant.url}/assets/{proposal['asset_id']}")
    expect(page.get_by_role("region", name="Foreseen")).to_contain_text("May reach")


def test_a_proposal_is_dismissed_with_a_reason_that_is_kept(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    proposal = wear_a_fan(plant, name="Cooling tower fan")
    page = new_page()
    page.goto(f"{plant.url}/foreseen")

    page.get_by_role("button", name="Dismiss Cooling tower fan").click()
    page.get_by_label("Reason").select_option("Known and harmless")
    page.get_by_label("In your words (optional)").fill("New bearing, runs in")
    page.get_by_role("dialog").get_by_role("button", name="Dismiss").click()

    expect(page.get_by_role("region", name="Cooling tower fan")).to_be_hidden()
    page.get_by_text("Decided", exact=True).click()
    expect(page.get_by_role("region", name="Cooling tower fan")).to_contain_text("New bearing, runs in")
    decided = plant.sign_in().get(f"/visit-proposals/{proposal['id']}")
    assert (decided["state"], decided["verdict"]) == ("dismissed", "known")


def test_a_branch_has_orders_opened_at_once(plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="What is foreseen").click()

    page.get_by_label("When a visit is proposed").select_option("Its order is opened at once")
    expect(page.get_by_text("The order is due before the limit may be reached.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("When a visit is proposed")).to_have_value("open_orders")

    page.get_by_label("When a visit is proposed").select_option("A person decides")
    expect(page.get_by_text("It waits on the page Foreseen")).to_be_visible()


def test_a_chart_is_begun_at_the_console_and_says_how_far_it_has_learned(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{plant.url}/connect?asset={order['asset_id']}&step=limit")

    page.get_by_label("How it is watched").select_option("A chart that learns what is usual")
    page.get_by_text("Finer settings").click()
    page.get_by_label("Readings to learn from").fill("3")
    page.get_by_role("button", name="Begin to learn").click()
    expect(page.get_by_label("Readings to learn from")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Readings to learn from").fill("400")
    page.get_by_role("button", name="Begin to learn").click()

    page.get_by_role("link", name="Go to the machine").click()
    expect(page.get_by_role("region", name="Limits")).to_contain_text("learning,")

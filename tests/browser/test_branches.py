"""The company as its people shape it: a region, a branch in it to practise in, and what it does not use yet."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.plant import Plant


def test_a_sandbox_is_added_in_a_region_and_uses_less(plant: Plant, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="Branches and regions").click()
    page.get_by_role("button", name="Add a region").click()
    page.get_by_label("Name").fill("Coast")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Change Coast")).to_be_visible()

    page.get_by_role("link", name="Add a branch").click()
    page.get_by_label("Name").fill("Practice")
    page.get_by_label("Short code").fill("TRY")
    page.get_by_label("Region").select_option(label="Coast")
    page.get_by_label("A sandbox to practise in").check()
    page.get_by_role("button", name="Add a branch").click()
    expect(page.get_by_role("heading", name="Practice")).to_be_visible()
    expect(page.get_by_text("Sandbox", exact=True)).to_be_visible()

    page.get_by_label("Stock").uncheck()
    page.get_by_role("button", name="Save what is used").click()
    expect(page.get_by_role("status").get_by_text("Practice saved")).to_be_visible()
    page.get_by_label("Currency").fill("kes")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("kes is no currency", exact=False).first).to_be_visible()
    page.get_by_role("link", name="Branches and regions").click()
    expect(page.get_by_text("1 feature not used yet")).to_be_visible()

    made = next(one for one in plant.sign_in().items("/branches") if one["code"] == "TRY")
    assert (made["is_sandbox"], made["switched_off"], made["currency"]) == (True, ["stock"], "KES")

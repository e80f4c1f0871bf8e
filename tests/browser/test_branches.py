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


def test_a_technician_is_transferred_with_a_reason(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    branches = user.items("/branches")
    if len(branches) < 2:
        branches.append(user.post("/branches", {"like_branch_id": branches[0]["id"], "name": "Kisumu", "code": "KSM"}))
    technician = user.post("/technicians", {"branch_id": branches[0]["id"], "name": "Njoroge Mwangi"})
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{plant.url}/technicians/{technician['id']}")
    page.get_by_role("button", name="Transfer to another branch").click()
    page.get_by_label("To", exact=True).select_option(label=branches[1]["name"])
    page.get_by_role("textbox", name="Why").fill("Moved to the lake")
    page.get_by_role("button", name="Transfer", exact=True).click()

    expect(page.get_by_role("status").get_by_text("Njoroge Mwangi transferred")).to_be_visible()
    now = next(one for one in user.items("/technicians") if one["name"] == "Njoroge Mwangi" and one["is_active"])
    assert (now["branch_id"], now["id"] != technician["id"]) == (branches[1]["id"], True)

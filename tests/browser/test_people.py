"""People and roles as they are met: somebody is added, sees their own branch alone, and an auditor changes nothing."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.plant import Plant

OFFERS = ("Add", "Save", "Open an order", "New", "Import", "Make", "Give", "Remove", "Acknowledge", "Connect")
"""Words with which buttons and links begin that lead to a change."""
PAGES = (
    "/",
    "/alarms",
    "/assets",
    "/work-orders",
    "/customers",
    "/sites",
    "/parts",
    "/stock-places",
    "/gateways",
    "/technicians",
    "/invoices",
    "/payments",
    "/settings/people",
    "/settings/roles",
    "/settings/branches",
    "/settings/mail",
)


@pytest.fixture
def enter(plant: Plant, browser: Browser) -> Iterator[Callable[[str, str], Page]]:
    """Sign somebody in, in a browser of their own."""
    contexts = []

    def begin(email: str, password: str) -> Page:
        context = browser.new_context()
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{plant.url}/sign-in")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation").first).to_be_visible()
        return page

    yield begin
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait for the heading, and a moment for what is loaded after it: the live stream keeps the network busy."""
    page.locator("h1").first.wait_for()
    page.wait_for_timeout(250)


def added(plant: Plant, **role: str) -> dict[str, Any]:
    body = {"name": "Wanjiku Njoroge", "email": f"{uuid4().hex[:8]}@example.com", "roles": [role]}
    found: dict[str, Any] = plant.sign_in().post("/people", body)
    return found


def test_somebody_is_added_with_a_role_and_gets_in(
    plant: Plant, new_page: Callable[..., Page], enter: Callable[[str, str], Page]
) -> None:
    email = f"{uuid4().hex[:8]}@example.com"
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="People", exact=False).first.click()
    page.get_by_role("link", name="Add somebody").first.click()
    page.get_by_label("Name").fill("Achieng Okello")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Role").select_option("Dispatcher")
    page.get_by_label("Where it counts").select_option(index=1)
    page.get_by_label("How they get in").select_option("With a password shown once")
    page.get_by_role("button", name="Add").click()
    password = page.locator("dd .mono").first.inner_text()
    page.get_by_role("link", name="Go to the person").click()

    expect(page.get_by_role("heading", name="Achieng Okello")).to_be_visible()
    entered = enter(email, password)
    expect(entered.get_by_role("link", name="Dispatch").first).to_be_visible()

    page.get_by_role("button", name="Give a role").click()
    page.get_by_role("dialog").get_by_label("Role").select_option("Auditor")
    page.get_by_role("dialog").get_by_role("button", name="Give a role").click()
    expect(page.get_by_text("Auditor")).to_be_visible()
    page.get_by_role("button", name="Take back: Auditor").click()
    expect(page.get_by_text("Auditor")).to_be_hidden()
    page.get_by_role("button", name="Lock out").click()
    expect(page.get_by_role("button", name="Let in again")).to_be_visible()
    entered.reload()
    expect(entered.get_by_label("Password", exact=True)).to_be_visible()


def test_a_branch_manager_finds_no_other_branch_anywhere(plant: Plant, enter: Callable[[str, str], Page]) -> None:
    user = plant.sign_in()
    own = user.session["branches"][0]["id"]
    code = uuid4().hex[:5].upper()
    other = user.post("/branches", {"like_branch_id": own, "name": f"Far {code}", "code": code})
    user.post("/sites", {"branch_id": other["id"], "name": f"Far works {code}"})
    user.post("/work-orders", {"branch_id": other["id"], "title": f"Far job {code}"})
    user.post("/technicians", {"branch_id": other["id"], "name": f"Far hand {code}"})
    made = added(plant, role="branch_manager", branch_id=own)
    page = enter(made["person"]["email"], made["password"])

    for address in (*PAGES, "/settings/audit", "/dispatch", "/figures", "/sites?q=Far", "/work-orders?status=all"):
        page.goto(plant.url + address)
        settle(page)
        assert code not in page.content(), address
        assert other["id"] not in page.content(), address
    page.goto(f"{plant.url}/settings/branches/{other['id']}")
    expect(page.get_by_role("alert").or_(page.get_by_text("does not exist")).first).to_be_visible()


def test_an_auditor_sees_everything_and_is_offered_no_change(plant: Plant, enter: Callable[[str, str], Page]) -> None:
    made = added(plant, role="auditor")
    page = enter(made["person"]["email"], made["password"])
    refused: list[str] = []
    page.on("response", lambda one: refused.append(one.url) if one.status == 403 else None)

    offered = []
    for address in PAGES:
        page.goto(plant.url + address)
        settle(page)
        names = page.locator("main").locator("button, a").all_inner_texts()
        offered += [f"{address}: {name}" for name in names if name.strip().startswith(OFFERS)]

    assert refused == []
    assert offered == []

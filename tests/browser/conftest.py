"""One plant and one browser for all screens."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.hand import CATEGORY, WORKS, Hand
from tests.browser.watched_plant import watch_a_pump
from tests.browser.wearing_fan import wear_a_fan
from tests.plant import ADMINISTRATOR, MOSQUITTO, PASSWORD, ROOT, Plant

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SLOWEST_MS = 15_000

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    if MOSQUITTO is None or CHROMIUM is None:
        pytest.skip("mosquitto or chromium is not installed: the console was not tested in a browser")
    if not (ROOT / "cloud" / "static" / "index.html").exists():
        pytest.skip("the console is not built (npm run build in cloud/console): it was not tested in a browser")
    plant = Plant(tmp_path_factory.mktemp("plant"))
    try:
        plant.start()
        yield plant
    finally:
        plant.stop()


@pytest.fixture(scope="session")
def order(plant: Plant) -> dict[str, Any]:
    """The order of the pump that has gone wrong."""
    return watch_a_pump(plant, plant.sign_in())


@pytest.fixture(scope="session")
def wearing_fan(plant: Plant, order: dict[str, Any]) -> dict[str, Any]:
    """The visit that is proposed for a fan that wears out; the pump comes first, it counts the signals of its agent."""
    return wear_a_fan(plant)


@pytest.fixture(scope="session")
def technician(plant: Plant) -> dict[str, Any]:
    """Somebody who can take the pump's order at any time."""
    week = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    user = plant.sign_in()
    fields = {
        "branch_id": user.session["branches"][0]["id"],
        "name": "Wanjiru Kamau",
        "skills": [{"skill": "mechanical", "level": 4}],
        "shifts": [
            {"weekday": day, "starts": starts, "ends": ends}
            for day in week
            for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
        ],
    }
    return user.post("/technicians", fields)


@pytest.fixture(scope="session")
def hand(plant: Plant) -> Hand:
    manager = plant.sign_in()
    branch_id = manager.session["branches"][0]["id"]
    technician = manager.post("/technicians", {"branch_id": branch_id, "name": "Otieno Odhiambo"})
    login = manager.post(f"/technicians/{technician['id']}/login", {"email": "otieno@example.com"})
    category = manager.post("/service-categories", CATEGORY)
    return Hand(technician, login, manager, category["id"])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=SLOWEST_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(plant: Plant, browser: Browser) -> Any:
    """What a browser keeps of one sign-in."""
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, plant.url)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def new_page(browser: Browser, signed_in: Any) -> Iterator[Callable[..., Page]]:
    """Open a browser of its own with somebody signed in."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(storage_state=signed_in, **options)
        context.set_default_timeout(SLOWEST_MS)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def phone(plant: Plant, browser: Browser, hand: Hand) -> Iterator[BrowserContext]:
    """The phone of the hand, signed in and at the works."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, geolocation=WORKS, permissions=["geolocation"]
    )
    page = context.new_page()
    page.goto(f"{plant.url}/phone")
    page.get_by_label("E-mail").fill(hand.login["email"])
    page.get_by_label("Password").fill(hand.login["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Otieno Odhiambo")).to_be_visible()
    # The next opening of the page must not need a network.
    page.wait_for_function("navigator.serviceWorker.ready.then((one) => one.active.state === 'activated')")
    page.reload()
    expect(page.get_by_text("Otieno Odhiambo")).to_be_visible()
    page.close()
    yield context
    context.close()


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("E-mail address").fill(ADMINISTRATOR)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()

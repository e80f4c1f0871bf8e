"""An empty service is set up in a browser: nobody can sign in before, its first administrator can afterwards."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOWEST_MS
from tests.plant import PASSWORD, Plant, run_to_end
from tests.programs import free_port, wait_for

ROLES = ("OWNER", "APP", "INGEST")


class EmptyService:
    """The web program over a database of its own, in which nobody has set anything up."""

    def __init__(self, plant: Plant) -> None:
        urls = {
            "OWNER": "MAFUNDI_OWNER_DATABASE_URL",
            "APP": "MAFUNDI_DATABASE_URL",
            "INGEST": "MAFUNDI_INGEST_DATABASE_URL",
        }
        # The roles are the server's: they keep their passwords.
        kept = {f"MAFUNDI_{role}_PASSWORD": urlsplit(plant.environment[urls[role]]).password or "" for role in ROLES}
        words = ["cloud.command_line", "db", "init", "--admin-url", plant.database.url, "--database", "empty"]
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {**plant.environment, **json.loads(run_to_end(*words, environment=kept))}
        self.environment |= {"MAFUNDI_HTTP_PORT": str(port), "MAFUNDI_SECRET_KEY": PASSWORD * 2}
        run_to_end("cloud.command_line", "migrate", environment=self.environment)
        self.code = run_to_end("cloud.command_line", "set-up-code", environment=self.environment).strip()
        before, plant.environment = plant.environment, self.environment
        self.web = plant.add("empty", ["-m", "cloud.command_line", "web"])
        plant.environment = before


@pytest.fixture
def empty(plant: Plant) -> Iterator[EmptyService]:
    import httpx

    service = EmptyService(plant)

    def is_ready() -> bool:
        try:
            return httpx.get(f"{service.url}/readyz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    wait_for("the empty service to be ready", is_ready, timeout_s=60)
    yield service
    service.web.stop()


def answer(page: Page, **answers: str) -> None:
    for label, value in answers.items():
        page.get_by_label(label.replace("_", " "), exact=False).first.fill(value)


def test_an_empty_service_is_set_up_in_a_browser(empty: EmptyService, browser: Browser) -> None:
    context = browser.new_context()
    context.set_default_timeout(SLOWEST_MS)
    page = context.new_page()
    page.goto(empty.url)
    expect(page.get_by_role("heading", name="Set up Mafundi")).to_be_visible()
    answer(
        page,
        **{"Set-up_code": "GUESSED", "Name_of_the_company": "Umoja Works", "Your_name": "Amina"},
        **{"Your_e-mail_address": "amina@example.org", "Name_of_the_branch": "Kisumu", "Short_code": "KSM"},
        Time_zone="Africa/Nairobi",
    )
    page.locator("input[name=administrator_password]").fill("password2026")
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_text("This is not the set-up code", exact=False).first).to_be_visible()
    answer(page, **{"Set-up_code": empty.code})
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_text("is one of those that are tried first", exact=False).first).to_be_visible()

    page.locator("input[name=administrator_password]").fill("quiet river under stones")
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Sign in to Mafundi")).to_be_visible()
    page.get_by_label("E-mail address").fill("amina@example.org")
    page.get_by_label("Password", exact=True).fill("quiet river under stones")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()
    expect(page.get_by_text("has no tax registration", exact=False)).to_be_visible()
    context.close()

"""One's own way in: invited, a second factor, a passkey, and sessions that end wherever they are open."""

import base64
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from cloud.identity import totp
from tests.plant import Plant

ZAWADI = "zawadi@example.org"
PASSWORD = "three blue bananas dance"


@pytest.fixture
def door(browser: Browser) -> Iterator[Page]:
    """A browser in which nobody has signed in yet."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, url: str, email: str, password: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def code_of(seed: str, *, steps: int) -> str:
    content = base64.b32decode(seed + "=" * (-len(seed) % 8))
    return totp.code_at(content, totp.step_of(datetime.now(UTC)) + steps)


def invited(plant: Plant, email: str) -> str:
    """Invite somebody and return the secret of the link: the service tells it where it has no mail server."""
    with psycopg.connect(plant.database.url_of("mafundi"), autocommit=True) as connection:
        connection.execute("UPDATE organisation SET mail = NULL")
    body = {"name": "Zawadi Moraa", "email": email, "roles": [{"role": "auditor"}], "is_invited": True}
    return str(plant.sign_in().post("/people", body)["invitation"]["secret"])


def test_from_the_invitation_over_a_second_factor_to_the_first_sign_in_with_it(plant: Plant, door: Page) -> None:
    secret = invited(plant, ZAWADI)

    door.goto(f"{plant.url}/welcome#{secret}")
    expect(door.get_by_role("heading", name="Welcome, Zawadi Moraa")).to_be_visible()
    door.get_by_label("New password").fill("zawadi2026")
    door.get_by_role("button", name="Set the password").click()
    expect(door.get_by_text("or your own name")).to_be_visible()
    door.get_by_label("New password").fill(PASSWORD)
    door.get_by_role("button", name="Set the password").click()
    expect(door.get_by_label("E-mail address")).to_have_value(ZAWADI)
    door.get_by_label("Password", exact=True).fill(PASSWORD)
    door.get_by_role("button", name="Sign in", exact=True).click()
    expect(door.get_by_role("heading", name="Overview")).to_be_visible()

    door.get_by_role("button", name="Account and settings").click()
    door.get_by_role("link", name="Your profile").click()
    door.get_by_role("button", name="Set up an app").click()
    seed = re.sub(r"\s", "", door.locator(".mono").first.inner_text())
    door.get_by_label("Code that the app shows").fill("000000")
    door.get_by_role("button", name="Take it into use").click()
    expect(door.get_by_text("This code is wrong").first).to_be_visible()
    door.get_by_label("Code that the app shows").fill(code_of(seed, steps=-1))
    door.get_by_role("button", name="Take it into use").click()
    expect(door.get_by_text("10 recovery codes left.")).to_be_visible()
    assert len(door.locator("li", has_text=re.compile(r"^\w{4}-\w{4}-\w{4}-\w{4}$")).all()) == 10

    door.get_by_role("button", name="Account and settings").click()
    door.get_by_role("button", name="Sign out").click()
    sign_in(door, plant.url, ZAWADI, PASSWORD)
    door.get_by_label("Code").fill(code_of(seed, steps=0))
    door.get_by_role("button", name="Sign in", exact=True).click()
    expect(door.get_by_role("heading", name="Overview")).to_be_visible()
    door.goto(f"{plant.url}/welcome#{secret}")
    expect(door.get_by_text("This link is over")).to_be_visible()


def test_a_passkey_is_added_and_opens_the_door(plant: Plant, browser: Browser) -> None:
    # A passkey belongs to a name, and 127.0.0.1 is none.
    url = plant.url.replace("127.0.0.1", "localhost")
    email = "amara@example.org"
    secret = invited(plant, email)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}/welcome#{secret}")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()

    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "ctap2Version": "ctap2_1",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.goto(f"{url}/profile")
    page.get_by_label("Name of the device").fill("Office laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Office laptop")).to_be_visible()
    context.clear_cookies()
    page.goto(f"{url}/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.goto(f"{url}/profile")
    expect(page.get_by_text("by passkey")).to_be_visible()

    page.get_by_role("button", name="Remove Office laptop").click()
    expect(page.get_by_text("Office laptop")).to_have_count(0)
    context.close()


def test_a_session_that_is_ended_elsewhere_leads_to_the_door_at_once(
    plant: Plant, browser: Browser, door: Page
) -> None:
    email = "baraka@example.org"
    secret = invited(plant, email)
    door.goto(f"{plant.url}/welcome#{secret}")
    door.get_by_label("New password").fill(PASSWORD)
    door.get_by_role("button", name="Set the password").click()
    expect(door.get_by_label("E-mail address")).to_have_value(email)
    sign_in(door, plant.url, email, PASSWORD)
    expect(door.get_by_role("heading", name="Overview")).to_be_visible()
    context = browser.new_context()
    other = context.new_page()
    sign_in(other, plant.url, email, PASSWORD)
    expect(other.get_by_role("heading", name="Overview")).to_be_visible()
    other.wait_for_timeout(500)  # its event stream stands

    door.goto(f"{plant.url}/profile")
    door.get_by_role("button", name="End all others").click()

    expect(door.get_by_role("button", name="End all others")).to_have_count(0)
    expect(other.get_by_label("Password", exact=True)).to_be_visible(timeout=5000)
    context.close()

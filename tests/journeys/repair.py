"""The people's part of the journey: a job that dispatch booked by itself, done on a phone, watched on the console."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.cloud.pictures import picture
from tests.console_user import ConsoleUser
from tests.mail_server import MailServer
from tests.plant import Plant
from tests.programs import wait_for

TECHNICIAN = "Wanjiru Kamau"
HOURS = [
    {"weekday": day, "starts": starts, "ends": ends}
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
]
BEARING = {
    "name": "Bearing replacement",
    "failure_modes": ["bearing"],
    "required_skills": ["mechanical"],
    "duration_minutes": 60,
    "steps": [
        {"title": "Locked out and tagged", "kind": "check"},
        {"title": "Vibration after the repair", "kind": "number", "unit": "mm/s", "high": 4.5},
    ],
    "photo_count": 1,
    "needs_signature": True,
    "verification_minutes": 1,
}
WINDOW_S = 60
CUSTOMER = "works@example.com"


@dataclass(frozen=True, slots=True)
class Crew:
    """A branch that dispatches by itself, and the one technician it has."""

    manager: ConsoleUser
    technician: dict[str, Any]
    login: dict[str, Any]


def crew_of(plant: Plant) -> Crew:
    """Set up the kind of job, the technician with a phone, and automatic dispatch."""
    manager = plant.sign_in()
    branch_id = manager.session["branches"][0]["id"]
    skills = [{"skill": "mechanical", "level": 4}]
    technician = manager.post(
        "/technicians", {"branch_id": branch_id, "name": TECHNICIAN, "skills": skills, "shifts": HOURS}
    )
    login = manager.post(f"/technicians/{technician['id']}/login", {"email": "wanjiru@example.org"})
    manager.post("/service-categories", BEARING)
    manager.get(f"/dispatch/settings/{branch_id}")
    manager.put(f"/dispatch/settings/{branch_id}", {"mode": "automatic"})
    return Crew(manager, technician, login)


@contextmanager
def phone_of(plant: Plant, browser: Browser, crew: Crew) -> Iterator[Page]:
    """Open the technician's phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{plant.url}/phone")
    page.get_by_label("E-mail").fill(crew.login["email"])
    page.get_by_label("Password").fill(crew.login["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(TECHNICIAN)).to_be_visible()
    yield page
    context.close()


@contextmanager
def console_at(plant: Plant, browser: Browser, order: dict[str, Any]) -> Iterator[Page]:
    """Open the order's page of the console."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, plant.url)
    page.goto(f"{plant.url}/work-orders/{order['id']}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vibration")
    yield page
    context.close()


def do_the_job(page: Page, order: dict[str, Any]) -> None:
    """Do on the phone what the job asks for, up to the last button."""
    # A visit that is over stays on the list for the day.
    page.get_by_role("link", name=re.compile(order["number"])).filter(has_text="Scheduled").click()
    for button in ("Accept", "Set out", "I am there", "Start work"):
        page.get_by_role("button", name=button, exact=True).click()
    page.get_by_label("Locked out and tagged").check()
    page.get_by_label(re.compile("Vibration after the repair")).fill("2.8")
    page.get_by_label("Note").fill("Bearing 6205 replaced")
    page.get_by_role("button", name="Send").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "bearing.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="Get a signature").click()
    page.get_by_label("Name of who signs").fill("Amina Otieno")
    page.get_by_role("button", name="Keep the signature").click()
    expect(page.get_by_text("Signed", exact=True)).to_be_visible()


def complete(page: Page, crew: Crew, order: dict[str, Any]) -> None:
    """Press the last button and wait until the service has heard of it."""
    page.get_by_role("button", name="Done", exact=True).click()
    path = f"/work-orders/{order['id']}"
    wait_for("completion", lambda: crew.manager.get(path)["status"] == "completed", timeout_s=20)


def name_customer(crew: Crew, order: dict[str, Any], post: MailServer) -> None:
    """Say for whom the works belong, and how the service reaches them."""
    crew.manager.get("/organisation/mail")
    crew.manager.put("/organisation/mail", post.settings)
    customer = crew.manager.post("/customers", {"name": "Savanna Brewery", "service_emails": [CUSTOMER]})
    site_id = crew.manager.get(f"/assets/{order['asset_id']}")["site_id"]
    crew.manager.get(f"/sites/{site_id}")
    crew.manager.patch(f"/sites/{site_id}", {"customer_id": customer["id"]})

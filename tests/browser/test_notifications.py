"""What happens reaches the inbox of the office at once, and wakes the phone of the technician."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pushed_phone import pushed_phone
from tests.mail_server import MailServer, mail_server
from tests.plant import Plant
from tests.programs import wait_for
from tests.push_service import PushService, push_service


@pytest.fixture(scope="module")
def pushes() -> Iterator[PushService]:
    with push_service() as service:
        yield service


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def crew(plant: Plant) -> tuple[dict[str, Any], dict[str, Any]]:
    """A technician and the login of their phone."""
    manager = plant.sign_in()
    branch_id = manager.session["branches"][0]["id"]
    technician = manager.post("/technicians", {"branch_id": branch_id, "name": "Achieng Ouma"})
    return technician, manager.post(f"/technicians/{technician['id']}/login", {"email": "achieng@example.com"})


def test_a_booked_job_wakes_the_phone_and_opens_there(
    plant: Plant, browser: Browser, pushes: PushService, crew: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    technician, login = crew
    manager = plant.sign_in()
    subscription = pushes.browser()
    with pushed_phone(browser, url=plant.url, login=login, name=technician["name"], subscription=subscription) as phone:
        order = manager.post("/work-orders", {"branch_id": technician["branch_id"], "title": "Lift door"})
        starts_at = datetime.now(UTC) + timedelta(hours=1)
        times = {"starts_at": starts_at.isoformat(), "ends_at": (starts_at + timedelta(minutes=30)).isoformat()}
        manager.post(
            f"/work-orders/{order['id']}/bookings", {"technician_id": technician["id"], **times, "is_confirmed": True}
        )
        wait_for("the push", lambda: subscription.woken, timeout_s=15)

        phone.deliver()

        news = phone.page.get_by_role("alert").filter(has_text="New job")
        expect(news).to_contain_text(order["number"])
        news.get_by_role("button", name="Open").click()
        expect(phone.page.get_by_role("heading", level=1)).to_have_text("Lift door")

    def is_seen() -> bool:
        return bool(manager.items("/messages", channel="push")[0]["state"] == "sent")

    wait_for("the log to say so", is_seen, timeout_s=10)


def test_the_inbox_counts_what_is_new_and_opens_what_it_is_about(
    plant: Plant, new_page: Callable[..., Page], order: dict[str, Any]
) -> None:
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(plant.url)
    bell = page.get_by_role("link", name=re.compile("Inbox"))
    expect(bell).to_contain_text(re.compile(r"\d+ new"))

    bell.click()
    # Other tests of this plant cause trouble too, so the newest line need not be this order's.
    told = page.locator(f"a[href='/incidents/{order['incident_id']}']")
    expect(told).to_contain_text("Machine in trouble")
    told.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/incidents/{order['incident_id']}"))
    page.go_back()
    page.get_by_role("button", name="Mark all as seen").click()
    expect(page.get_by_text("Nothing new")).to_be_visible()
    expect(bell).not_to_contain_text("new")


def test_the_mail_server_is_set_and_tried_on_the_screen(
    plant: Plant, new_page: Callable[..., Page], post: MailServer
) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{plant.url}/settings/mail")
    page.get_by_label("Mail server").fill("127.0.0.1")
    page.get_by_label("Port").fill(str(post.port))
    page.get_by_label("Encryption").select_option("none")
    page.get_by_label("Sender").fill("service@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Mail settings saved")).to_be_visible()

    page.get_by_role("button", name="Send me a test mail").click()

    expect(page.get_by_text("The mail server took the test mail")).to_be_visible()
    assert post.got[0]["Subject"] == "Mafundi can send mail"
    post.stop()
    page.get_by_role("button", name="Send me a test mail").click()
    expect(page.get_by_role("alert")).to_contain_text("did not take the message")


def test_a_chain_is_named_by_keyboard(plant: Plant, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{plant.url}/settings/escalation")
    page.get_by_label("Add a person").first.select_option("Amina")
    page.get_by_label("Minutes each has to look").first.fill("5")
    page.get_by_role("button", name="Save").first.press("Enter")

    expect(page.get_by_text(re.compile("saved"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="Amina").first).to_be_visible()
    expect(page.get_by_label("Minutes each has to look").first).to_have_value("5")

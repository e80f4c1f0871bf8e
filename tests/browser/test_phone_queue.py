"""What waits on a phone is told in the name of who did it, and nothing holds it up for ever."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.hand import Hand, open_job, press, status_of
from tests.cloud.pictures import picture
from tests.plant import Plant
from tests.programs import wait_for

PHONE = {"X-Mafundi-Device": "phone"}


@pytest.fixture(scope="module")
def colleague(plant: Plant, hand: Hand) -> Any:
    """Another technician who may use the same phone."""
    branch_id = hand.technician["branch_id"]
    other = hand.manager.post("/technicians", {"branch_id": branch_id, "name": "Njeri Mwangi"})
    return hand.manager.post(f"/technicians/{other['id']}/login", {"email": f"{uuid4()}@example.com"})


def booking_status(hand: Hand, order: dict[str, Any]) -> str:
    (booking,) = hand.manager.items(f"/work-orders/{order['id']}/bookings")
    return str(booking["status"])


def sign_in(page: Page, login: dict[str, Any]) -> None:
    page.get_by_label("E-mail").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    press(page, "Sign in")


def test_a_sign_in_in_another_tab_costs_nothing_that_waits(plant: Plant, hand: Hand, phone: BrowserContext) -> None:
    order = hand.book("Grease the chain", hours=11)
    page = open_job(phone, plant.url, order)
    press(page, "Accept")
    wait_for("the yes to be told", lambda: booking_status(hand, order) == "accepted", timeout_s=15)
    login = {"email": hand.login["email"], "password": hand.login["password"]}
    assert phone.request.post(f"{plant.url}/api/v1/session", data=login, headers=PHONE).ok

    press(page, "Set out")

    wait_for("the way to be told", lambda: status_of(hand, order) == "in_progress", timeout_s=15)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_one_technician_s_entries_wait_for_their_own_sign_in(
    plant: Plant, hand: Hand, colleague: dict[str, Any], phone: BrowserContext
) -> None:
    order = hand.book("Change the filter", hours=13)
    page = open_job(phone, plant.url, order)
    phone.set_offline(True)
    press(page, "Accept")
    phone.clear_cookies()  # the session is over
    phone.set_offline(False)
    press(page, "Sign in again; nothing is lost")

    sign_in(page, colleague)

    waits = page.get_by_text("1 entry of Otieno Odhiambo waits until Otieno Odhiambo signs in")
    expect(waits).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile(order["number"]))).to_have_count(0)
    assert booking_status(hand, order) == "scheduled"
    press(page, "Sign out")
    expect(waits).to_be_visible()
    sign_in(page, hand.login)
    wait_for("the yes to be told", lambda: booking_status(hand, order) == "accepted", timeout_s=15)
    expect(waits).to_have_count(0)


def test_a_photo_that_makes_the_service_fail_is_kept_and_holds_up_nothing(
    plant: Plant, hand: Hand, phone: BrowserContext
) -> None:
    order = hand.book("Look at the belt", hours=15)
    page = open_job(phone, plant.url, order)
    fails = {"type": "urn:mafundi:problem:request.failed", "status": 500, "detail": "An error of ours."}
    tries: list[str] = []

    def fail(route: Route) -> None:
        tries.append(route.request.url)
        route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(fails))

    phone.route("**/api/v1/files/*", fail)
    page.locator("input[type=file]").set_input_files(
        {"name": "belt.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    press(page, "Accept")

    stuck = page.get_by_role("alert").filter(has_text="Photo: the service could not take it.")
    expect(stuck).to_be_visible(timeout=40_000)
    wait_for("what is behind it to be told", lambda: booking_status(hand, order) == "accepted", timeout_s=15)
    assert len(tries) == 3
    expect(page.get_by_text("Photos 0/1")).to_be_visible()
    phone.unroute("**/api/v1/files/*")
    press(page, "Try again")
    expect(stuck).to_have_count(0)
    wait_for("the photo", lambda: hand.manager.items(f"/work-orders/{order['id']}/attachments"), timeout_s=15)


def test_a_photo_in_which_nobody_believes_any_more_is_discarded(
    plant: Plant, hand: Hand, phone: BrowserContext
) -> None:
    order = hand.book("Look at the motor", hours=17)
    page = open_job(phone, plant.url, order)
    fails = json.dumps({"type": "urn:mafundi:problem:request.failed", "status": 500})
    phone.route("**/api/v1/files/*", lambda route: route.fulfill(status=500, body=fails))
    page.locator("input[type=file]").set_input_files({"name": "m.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    stuck = page.get_by_role("alert").filter(has_text="Photo: the service could not take it.")
    expect(stuck).to_be_visible(timeout=40_000)
    page.get_by_role("button", name=re.compile("My jobs")).click()
    press(page, "Sign out")
    expect(page.get_by_text("1 entry is not sent yet.")).to_be_visible()

    press(page, "Discard")

    expect(stuck).to_have_count(0)
    press(page, "Sign out")
    expect(page.get_by_label("Password")).to_be_visible()

"""A job on the phone: seen, done without a network, page killed, told in order once there is a network again."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hand import Hand, open_job, press, status_of
from tests.browser.test_every_screen import AXE, OVERHANG, RUN_AXE
from tests.cloud.pictures import picture
from tests.plant import Plant
from tests.programs import wait_for


def sign(page: Page, by: str) -> None:
    press(page, "Get a signature")
    page.get_by_label("Name of who signs").fill(by)
    field = page.get_by_role("img", name="Sign here").bounding_box()
    assert field is not None
    page.mouse.move(field["x"] + 30, field["y"] + 60)
    page.mouse.down()
    page.mouse.move(field["x"] + 160, field["y"] + 20, steps=5)
    page.mouse.up()
    press(page, "Keep the signature")


def test_a_job_is_done_without_a_network_and_told_in_order_afterwards(
    plant: Plant, hand: Hand, phone: BrowserContext
) -> None:
    order = hand.book("Replace the fan's bearing", hours=1)
    page = open_job(phone, plant.url, order)
    press(page, "Accept", "Set out")
    wait_for("the way to be told", lambda: status_of(hand, order) == "in_progress", timeout_s=15)

    phone.set_offline(True)
    press(page, "I am there", "Start work")
    page.get_by_label("Locked out and tagged").check()
    page.get_by_label(re.compile("Vibration after")).fill("2,8")
    page.get_by_label("Note").fill("New bearing, greased")
    press(page, "Send")
    page.locator("input[type=file]").set_input_files(
        {"name": "bearing.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    expect(page.get_by_text("Photos 1/1")).to_be_visible()
    page.close()  # the app is killed
    page = phone.new_page()
    page.goto(f"{plant.url}/phone")  # opened again without a network
    expect(page.get_by_text("No network.")).to_be_visible()
    page.get_by_role("link", name=re.compile(order["number"])).click()
    expect(page.get_by_text("Photos 1/1")).to_be_visible()
    sign(page, "Amina Otieno")
    press(page, "Done")
    expect(page.get_by_text("entries wait to be sent")).to_be_visible()
    assert status_of(hand, order) == "in_progress"
    phone.set_offline(False)

    expect(page.get_by_text("entries wait to be sent")).to_have_count(0)
    expect(page.get_by_text("No network.")).to_have_count(0)
    wait_for("all to be told", lambda: status_of(hand, order) == "completed", timeout_s=30)
    steps = hand.manager.items(f"/work-orders/{order['id']}/steps")
    assert [step["answer"] for step in steps] == [True, 2.8]
    attachments = hand.manager.items(f"/work-orders/{order['id']}/attachments")
    assert [(one["kind"], one["signed_by"]) for one in attachments] == [("photo", ""), ("signature", "Amina Otieno")]
    assert [one["text"] for one in hand.manager.items(f"/work-orders/{order['id']}/comments")] == [
        "New bearing, greased"
    ]


def test_a_job_that_was_given_to_somebody_else_meanwhile_is_refused_and_said(
    plant: Plant, hand: Hand, phone: BrowserContext, technician: dict[str, Any]
) -> None:
    order = hand.book("Check the louvres", hours=3)
    page = open_job(phone, plant.url, order)
    phone.set_offline(True)
    press(page, "Accept")
    (booking,) = hand.manager.items(f"/work-orders/{order['id']}/bookings")
    start = datetime.now(UTC) + timedelta(hours=40)
    moved = {
        "technician_id": technician["id"],
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=1)).isoformat(),
        "travel_minutes": 0,
        "is_confirmed": True,
    }
    hand.manager.patch(f"/bookings/{booking['id']}", moved, seen_version=booking["version"])
    phone.set_offline(False)

    expect(page.get_by_role("alert").get_by_text("This job has been given to somebody else.")).to_be_visible()
    press(page, "Understood")
    expect(page.get_by_role("link", name=re.compile(order["number"]))).to_have_count(0)


def test_nobody_signs_out_while_something_is_unsent(plant: Plant, hand: Hand, phone: BrowserContext) -> None:
    order = hand.book("Tighten the belt", hours=5)
    page = open_job(phone, plant.url, order)
    phone.set_offline(True)
    press(page, "Accept")
    page.get_by_role("button", name=re.compile("My jobs")).click()

    press(page, "Sign out")

    expect(page.get_by_text("1 entry is not sent yet.")).to_be_visible()
    phone.set_offline(False)
    expect(page.get_by_text("1 entry waits")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (320, "dark")])
def test_the_phone_s_screens_are_sound(
    plant: Plant, hand: Hand, browser: Browser, new_page: Callable[..., Page], width: int, scheme: Any
) -> None:
    order = hand.book(f"Look at {width}", hours=7 if width == 390 else 9)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"broken: {error}"))

    def look(name: str) -> None:
        page.evaluate(AXE.read_text())
        faults.extend(f"{name}: {violation}" for violation in page.evaluate(RUN_AXE))
        if page.evaluate(OVERHANG) > 0:
            faults.append(f"{name}: scrolls sideways at {width} px")

    page.goto(f"{plant.url}/phone")
    page.get_by_label("Password").wait_for()
    look("door")
    page.get_by_label("E-mail").fill(hand.login["email"])
    page.get_by_label("Password").fill(hand.login["password"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=re.compile(order["number"])).wait_for()
    look("jobs")
    page.get_by_role("link", name=re.compile(order["number"])).click()
    press(page, "Accept", "Set out")
    press(page, "I am there", "Get a signature")
    look("job")

    context.close()
    assert faults == []

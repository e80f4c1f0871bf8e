"""From the byte to the proved repair: alarm, order, technician, phone, proof, and the machine's own word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.watched_plant import repair_machine, watch_a_pump
from tests.journeys.repair import (
    CUSTOMER,
    WINDOW_S,
    complete,
    console_at,
    crew_of,
    do_the_job,
    name_customer,
    phone_of,
)
from tests.mail_server import MailServer
from tests.plant import Plant, run_to_end


@pytest.fixture
def plant(screens: None, tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path)
    try:
        plant.start()
        yield plant
    finally:
        plant.stop()


def test_hot_bearing_becomes_proved_repair(plant: Plant, browser: Browser, post: MailServer) -> None:
    crew = crew_of(plant)
    order = watch_a_pump(plant, plant.sign_in())
    name_customer(crew, order, post)

    with console_at(plant, browser, order) as console, phone_of(plant, browser, crew) as phone:
        expect(console.get_by_text("Wanjiru Kamau").first).to_be_visible()
        do_the_job(phone, order)
        repair_machine(plant, name="pump")
        complete(phone, crew, order)
        expect(console.locator("#content header").get_by_text("Completed", exact=True)).to_be_visible()
        held = console.get_by_text("In band: it holds")
        expect(held).to_be_visible(timeout=(WINDOW_S + 30) * 1000)
        expect(console.get_by_text(f"Sent to {CUSTOMER}")).to_be_visible()

    (incident,) = crew.manager.items("/incidents")
    (order,) = crew.manager.items("/work-orders")
    (booking,) = crew.manager.items(f"/work-orders/{order['id']}/bookings")
    assert (order["incident_id"], order["status"], order["reopened_count"]) == (incident["id"], "completed", 0)
    assert (booking["status"], booking["technician_id"]) == ("completed", crew.technician["id"])
    promises = crew.manager.items(f"/work-orders/{order['id']}/promises")
    assert {promise["target"]: promise["state"] for promise in promises} == dict.fromkeys(
        ("respond", "arrive", "resolve"), "met"
    )
    kinds = {entry["kind"] for entry in crew.manager.items(f"/work-orders/{order['id']}/times")}
    assert kinds == {"travel", "work"}
    (report,) = [mail for mail in post.got if mail["To"] == CUSTOMER]
    (pdf,) = report.iter_attachments()
    assert pdf.get_filename() == f"{order['number']}.pdf"
    assert "whole" in run_to_end("cloud.command_line", "audit", "verify", environment=plant.environment)

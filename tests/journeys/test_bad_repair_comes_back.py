"""The twin of the proved repair: the signal does not return to band, the job comes back, and it is invoiced once."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.watched_plant import repair_machine, watch_a_pump
from tests.journeys.repair import WINDOW_S, complete, console_at, crew_of, do_the_job, name_customer, phone_of
from tests.journeys.shop import mails_about, open_shop, repeat_rate
from tests.mail_server import MailServer
from tests.plant import Plant
from tests.programs import wait_for

PROVED_S = 150


def test_bad_repair_comes_back(plant: Plant, browser: Browser, post: MailServer) -> None:
    crew = crew_of(plant)
    open_shop(crew)
    order = watch_a_pump(plant, plant.sign_in())
    name_customer(crew, order, post)

    with console_at(plant, browser, order) as console, phone_of(plant, browser, crew) as phone:
        do_the_job(phone, order)
        complete(phone, crew, order)  # and the pump shakes as before
        expect(console.get_by_text("Came back", exact=True)).to_be_visible(timeout=(WINDOW_S + 30) * 1000)
        # The branch dispatches by itself: the same job is on the phone again, and its checklist is empty.
        phone.get_by_role("button", name=re.compile("My jobs")).click()
        again = phone.get_by_role("link", name=re.compile(order["number"])).filter(has_text="Scheduled")
        expect(again).to_be_visible()
        seen = crew.manager.get(f"/work-orders/{order['id']}")
        steps = crew.manager.items(f"/work-orders/{order['id']}/steps")
        assert (seen["reopened_count"], seen["status"]) == (1, "scheduled")
        assert [step["answer"] for step in steps] == [None, None]
        assert crew.manager.items("/invoices") == []

        do_the_job(phone, order)
        repair_machine(plant, name="pump")
        complete(phone, crew, order)
    wait_for("the invoice's mail", lambda: mails_about(post, "-INV-"), timeout_s=PROVED_S)

    states = [one["state"] for one in crew.manager.items(f"/work-orders/{order['id']}/verifications")]
    assert states == ["failed", "held"]
    assert len(crew.manager.items("/incidents")) == len(crew.manager.items("/work-orders")) == 1
    assert [one["status"] for one in crew.manager.items("/invoices")] == ["issued"]
    assert len(mails_about(post, "-INV-")) == 1
    assert repeat_rate(crew) == 1

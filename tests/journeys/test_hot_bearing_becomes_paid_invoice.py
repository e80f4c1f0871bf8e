"""From the byte to the cash: the proved repair is invoiced once, the customer pays by phone, stock and cost add up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from playwright.sync_api import Browser, Page, expect

from tests.browser.watched_plant import repair_machine, watch_a_pump
from tests.journeys.repair import complete, crew_of, do_the_job, name_customer, phone_of
from tests.journeys.shop import COST_OF_PART, TOTAL, mails_about, open_shop, recomputed, repeat_rate
from tests.mail_server import MailServer
from tests.plant import Plant, run_to_end
from tests.programs import wait_for

PROVED_S = 150
"""A minute of watching, and what the machine needs to be quiet again."""


@contextmanager
def page_of_customer(browser: Browser, mail: object) -> Iterator[Page]:
    """Open a mail's link on a phone that is signed in nowhere."""
    words = mail.get_body(("plain",)).get_content()  # type: ignore[attr-defined]  # EmailMessage, as aiosmtpd gives it
    found = re.search(r"http://\S+/c/\S+", words)
    assert found is not None, words
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(found.group())
    yield page
    context.close()


def test_hot_bearing_becomes_paid_invoice(plant: Plant, browser: Browser, post: MailServer) -> None:
    crew = crew_of(plant)
    van = open_shop(crew)
    order = watch_a_pump(plant, plant.sign_in())
    name_customer(crew, order, post)

    with phone_of(plant, browser, crew) as phone:
        do_the_job(phone, order)
        phone.get_by_role("button", name="Used", exact=True).click()
        repair_machine(plant, name="pump")
        complete(phone, crew, order)
    wait_for("the invoice's mail", lambda: mails_about(post, "-INV-"), timeout_s=PROVED_S)
    (mail,) = mails_about(post, "-INV-")
    assert [one.get_content_type() for one in mail.iter_attachments()] == ["application/pdf"]
    with page_of_customer(browser, mail) as page:
        expect(page.get_by_text(re.compile(r"7,540")).first).to_be_visible()
        page.get_by_label("M-Pesa phone number").fill("0712 345 678")
        page.get_by_role("button", name=re.compile("^Pay")).click()
        expect(page.get_by_text("Paid", exact=True)).to_be_visible()

    (incident,) = crew.manager.items("/incidents")
    (order,) = crew.manager.items("/work-orders")
    (invoice,) = crew.manager.items("/invoices")
    (payment,) = crew.manager.items("/payments")
    assert (order["incident_id"], order["reopened_count"]) == (incident["id"], 0)
    assert (invoice["status"], Decimal(invoice["gross"]), Decimal(payment["amount"])) == ("paid", TOTAL, TOTAL)
    (balance,) = crew.manager.items("/stock-balances", place_id=van["id"])
    assert (Decimal(balance["on_hand"]), Decimal(balance["unit_cost"])) == (1, COST_OF_PART)
    assert repeat_rate(crew) == 0
    assert recomputed(plant) == {"stock differs": 0, "cost": COST_OF_PART, "owed in cents": 0}
    assert "whole" in run_to_end("cloud.command_line", "audit", "verify", environment=plant.environment)

"""From a finished job to money: prices, a draft, an issued invoice, a phone that is asked, cash, a credit note."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.billed import by_hand, done_job, with_line
from tests.plant import Plant


@pytest.fixture(scope="module")
def site(plant: Plant, technician: dict[str, Any]) -> dict[str, Any]:
    user = plant.sign_in()
    by_hand(user, technician["branch_id"])
    customer = user.post("/customers", {"name": "Savanna Brewery", "phones": ["0712 345 678"]})
    body = {"branch_id": technician["branch_id"], "name": "Brewhouse", "customer_id": customer["id"]}
    found: dict[str, Any] = user.post("/sites", body)
    return found


@pytest.fixture(scope="module")
def mobile_money(plant: Plant) -> Iterator[None]:
    words = ["-m", "deploy.simulators.daraja", "--port", str(plant.mobile_money_port), "--answer-s", "1"]
    simulator = plant.add("daraja", words)
    yield
    simulator.stop()


def test_a_finished_job_is_priced_issued_and_paid_by_phone(
    plant: Plant, site: dict[str, Any], mobile_money: None, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{plant.url}/settings/prices")
    page.get_by_role("link", name="Add a price list").first.click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Prices of the brewery test")
    page.get_by_label("An hour of labour").fill("2200")
    page.get_by_label("Parts").fill("6205-2RS 1450")
    page.get_by_role("button", name="Save prices").click()
    expect(page.get_by_role("heading", name="Prices of the brewery test")).to_be_visible()

    job = done_job(plant.sign_in(), site)
    page.goto(f"{plant.url}/work-orders/{job['id']}")
    page.get_by_role("button", name="Make the invoice").click()
    expect(page.get_by_role("heading", name=f"Draft for {job['number']}")).to_be_visible()
    page.get_by_role("button", name="Add a line").click()
    page.get_by_label("Description").fill("Belt and fitting")
    page.get_by_role("textbox", name="Price").fill("1999")
    page.get_by_role("button", name="Save lines").click()
    expect(page.get_by_text("KES 2,318.84").first).to_be_visible()
    page.get_by_role("button", name="Issue invoice").click()
    expect(page.get_by_role("heading", name="NBI-INV-")).to_be_visible()

    page.get_by_role("button", name="Ask by M-Pesa").click()
    expect(page.get_by_text("The phone is asked for KES 2,319.00.")).to_be_visible()
    expect(page.get_by_label("Phone")).to_have_value("+254712345678")
    page.get_by_role("button", name="Ask this phone").click()
    expect(page.get_by_text("Paid", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Ask by M-Pesa")).to_be_hidden()

    page.get_by_role("link", name="Invoices").first.click()
    page.get_by_role("link", name="Unmatched payments").click()
    expect(page.get_by_text("KES 0.16")).to_be_hidden()


def test_cash_is_booked_and_a_credit_note_takes_a_line_back(
    plant: Plant, site: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    if not user.items("/price-lists"):
        user.post("/price-lists", {"name": "Usual", "currency": "KES"})
    draft = with_line(user, user.post("/invoices", {"work_order_id": done_job(user, site)["id"]}))
    issued = user.post(f"/invoices/{draft['id']}/issuing")
    page = new_page()
    page.goto(f"{plant.url}/invoices/{issued['id']}")

    page.get_by_role("button", name="Record a payment").click()
    page.get_by_label("Amount in KES").fill("5000")
    page.get_by_label("Receipt number").fill("R-0042")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("Partly paid")).to_be_visible()
    page.get_by_role("button", name="Take back R-0042").click()
    page.get_by_label("Reason").fill("Typed for the wrong invoice")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Partly paid")).to_be_hidden()
    page.get_by_role("button", name="Credit note").click()
    page.get_by_label("Belt and fitting").fill("12000.01")
    page.get_by_label("Reason").fill("It slipped again")
    page.get_by_role("button", name="Issue the credit note").click()
    expect(page.get_by_text("At most 12000.00 of this line can be credited.").first).to_be_visible()
    page.get_by_label("Belt and fitting").fill("12000")
    page.get_by_role("button", name="Issue the credit note").click()

    expect(page.get_by_role("heading", name="NBI-CN-")).to_be_visible()
    page.get_by_role("link", name=issued["number"]).click()
    expect(page.get_by_text("Credited", exact=True)).to_be_visible()

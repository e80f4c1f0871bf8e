"""A customer without an account: reports by the code at a machine, follows the job, judges and rates it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.test_every_screen import AXE, OVERHANG, RUN_AXE, is_foreign
from tests.cloud.pictures import picture
from tests.codes import codes_in
from tests.console_user import ConsoleUser, Refused
from tests.plant import Plant


@pytest.fixture
def site(plant: Plant) -> dict[str, Any]:
    """A customer's site with a machine."""
    user = plant.sign_in()
    customer = user.post("/customers", {"name": "Savanna Brewery", "language": "fr"})
    branch_id = user.session["branches"][0]["id"]
    fields = {"branch_id": branch_id, "name": f"Brewery {uuid4().hex[:6]}", "customer_id": customer["id"]}
    site = user.post("/sites", fields)
    site["machine"] = user.post("/assets", {"site_id": site["id"], "name": "Bottle washer", "tag": uuid4().hex[:6]})
    return site


@pytest.fixture
def phone_of_customer(browser: Browser, plant: Plant) -> Iterator[Callable[..., Page]]:
    """A browser that nobody has signed in to; what goes wrong in it is an error of the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(*, language: str = "", **options: Any) -> Page:
        context = browser.new_context(locale="en-GB", **options)
        if language:
            context.add_init_script(f"localStorage.setItem('mafundi.language', '{language}')")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"broken: {error}"))
        page.on("request", lambda sent: faults.extend(leaks_of(sent.url, sent.headers.get("referer", ""), plant.url)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def leaks_of(address: str, referrer: str, own: str) -> list[str]:
    """Return what a request tells to somebody who should not know it: another host, or where the page is."""
    found = [f"foreign: {address}"] if is_foreign(address, own) else []
    return [*found, f"told: {address}"] if "/c/" in referrer else found


def print_sheet(page: Page, plant: Plant, site: dict[str, Any]) -> list[str]:
    """Print a sheet as the office does; return what its codes open: the site's and the machine's."""
    page.goto(f"{plant.url}/sites/{site['id']}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make a sheet to print").click()
    expect(page.get_by_text("Printed sheet")).to_be_visible()
    return codes_in(Path(download.value.path()).read_bytes())


def is_sound(page: Page) -> list[str]:
    """Return what axe objects to, and whether the page scrolls sideways."""
    found = ["scrolls sideways"] if page.evaluate(OVERHANG) > 0 else []
    page.evaluate(AXE.read_text())
    return found + page.evaluate(RUN_AXE)


def test_a_fault_is_reported_followed_confirmed_and_rated(
    plant: Plant,
    site: dict[str, Any],
    new_page: Callable[..., Page],
    phone_of_customer: Callable[..., Page],
    tmp_path: Path,
) -> None:
    office = new_page()
    _, code = print_sheet(office, plant, site)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(picture(size=(640, 480), with_notes=True))
    page = phone_of_customer(viewport={"width": 390, "height": 844})
    page.goto(code)

    expect(page.get_by_role("heading", name="Signaler une panne")).to_be_visible()  # the customer's language
    page.get_by_label("Langue").select_option("en")
    expect(page.get_by_label("Which machine?")).to_have_value(site["machine"]["id"])
    page.get_by_label("What is wrong?").fill("Glass breaks at the inlet")
    page.get_by_label("Add a photo").set_input_files(photo)
    expect(page.get_by_role("img", name="Photo 1")).to_be_visible()
    page.get_by_label("Your name").fill("Grace Njeri")
    page.get_by_label("Your phone number").fill("12")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("12 is no phone number that can be dialled")).to_be_visible()
    assert is_sound(page) == []
    page.get_by_label("Your phone number").fill("0712 345 678")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", name="Received")).to_be_visible()
    expect(page.get_by_role("heading", name="Glass breaks at the inlet")).to_be_visible()
    assert is_sound(page) == []
    user = plant.sign_in()
    (order,) = [one for one in user.items("/work-orders") if one["title"] == "Glass breaks at the inlet"]
    assert order["source"] == "customer"
    for to in ("in_progress", "completed"):
        user.get(f"/work-orders/{order['id']}")
        user.post(f"/work-orders/{order['id']}/transitions", {"to": to})
    expect(page.get_by_role("heading", name="Done", exact=True)).to_be_visible(timeout=30_000)
    expect(page.get_by_role("img", name="Photo 1 of the work")).to_be_visible()
    assert is_sound(page) == []

    page.get_by_role("button", name="No, something is not right").click()
    page.get_by_label("What is not right?").fill("It still breaks")
    page.get_by_label("Your name").fill("Grace Njeri")
    page.get_by_role("button", name="Tell the office").click()
    expect(page.get_by_text("Grace Njeri told the office that something is not right")).to_be_visible()
    office.goto(f"{plant.url}/work-orders/{order['id']}")
    panel = office.get_by_role("region", name="Customer", exact=True)
    expect(panel.get_by_text("It still breaks")).to_be_visible()
    page.get_by_role("button", name="Yes, it is right").click()
    page.get_by_label("Your name").fill("Grace Njeri")
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("Grace Njeri confirmed the work")).to_be_visible()

    page.get_by_role("button", name="Sign for the work").click()
    page.get_by_label("Name of who signs").fill("Grace Njeri")
    box = page.get_by_role("img", name=re.compile("ign")).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60)
    page.mouse.up()
    page.get_by_role("button", name="Keep the signature").click()
    expect(page.get_by_text("Signed by Grace Njeri")).to_be_visible()

    page.get_by_label("4", exact=True).check()
    page.get_by_label("Say more").fill("Quick")
    page.get_by_role("button", name="Send the rating").click()
    expect(page.get_by_text("You gave 4 of 5.")).to_be_visible()
    assert is_sound(page) == []
    with page.expect_download() as report:
        page.get_by_role("button", name="Service report (PDF)").click()
    assert Path(report.value.path()).read_bytes().startswith(b"%PDF-")
    expect(panel.get_by_text("Rated 4 of 5")).to_be_visible()
    expect(panel.get_by_role("link", name="+254712345678")).to_be_visible()


def test_who_comes_second_is_shown_the_first_order(
    plant: Plant, site: dict[str, Any], phone_of_customer: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    _, address = print_sheet(new_page(), plant, site)
    for words in ("It leaks", "Water everywhere"):
        page = phone_of_customer(language="en", viewport={"width": 320, "height": 700}, color_scheme="dark")
        page.goto(address)
        page.get_by_label("What is wrong?").fill(words)
        page.get_by_label("Your name").fill("Otieno")
        page.get_by_label("Your phone number").fill("0712 345 678")
        page.get_by_role("button", name="Send").click()
        if words == "It leaks":
            expect(page.get_by_role("heading", name="Received")).to_be_visible()

    expect(page.get_by_role("heading", name="Already reported")).to_be_visible()
    assert is_sound(page) == []
    page.get_by_role("link", name="See how it goes on").click()
    expect(page.get_by_role("heading", name="It leaks")).to_be_visible()
    assert is_sound(page) == []


def test_the_office_makes_replaces_and_closes_a_link(
    plant: Plant, site: dict[str, Any], new_page: Callable[..., Page], phone_of_customer: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    job = {"branch_id": site["branch_id"], "asset_id": site["machine"]["id"], "title": "Grease the washer"}
    order = user.post("/work-orders", job)
    office = new_page()
    office.goto(f"{plant.url}/work-orders/{order['id']}")
    panel = office.get_by_role("region", name="Customer", exact=True)
    panel.get_by_role("button", name="Make a link for the customer").click()
    address = panel.get_by_label("Address of the customer's page")
    first = address.input_value()
    page = phone_of_customer(language="en", viewport={"width": 320, "height": 700})
    page.goto(first)
    expect(page.get_by_role("heading", name="Grease the washer")).to_be_visible()

    panel.get_by_role("button", name="Replace").click()
    expect(address).not_to_have_value(first)
    second = address.input_value()
    page.goto(first)
    expect(page.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    assert is_sound(page) == []
    page.goto(second)
    expect(page.get_by_role("heading", name="Grease the washer")).to_be_visible()
    panel.get_by_role("button", name="Close").click()
    expect(panel.get_by_role("button", name="Close")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="This link opens nothing")).to_be_visible()


def invoiced_order(user: ConsoleUser, site: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return an order that is done, and its issued invoice."""
    if not user.items("/price-lists"):
        user.post("/price-lists", {"name": "Usual", "currency": "KES", "labour_rate": "2000"})
    job = {"branch_id": site["branch_id"], "asset_id": site["machine"]["id"], "title": "Change the bearing"}
    order = user.post("/work-orders", job)
    for to in ("in_progress", "completed"):
        user.get(f"/work-orders/{order['id']}")
        user.post(f"/work-orders/{order['id']}/transitions", {"to": to})
    invoice = draft_of(user, order)
    path = f"/invoices/{invoice['id']}"
    user.get(path)
    user.put(f"{path}/lines", {"lines": [{"description": "Bearing", "quantity": "1", "unit_price": "900"}]})
    user.get(path)
    return order, user.post(f"{path}/issuing")


def test_an_invoice_is_seen_by_its_link_and_shows_at_once_that_it_is_paid(
    plant: Plant, site: dict[str, Any], new_page: Callable[..., Page], phone_of_customer: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    order, invoice = invoiced_order(user, site)
    page = phone_of_customer(language="en", viewport={"width": 320, "height": 700}, color_scheme="dark")
    office = new_page()
    office.goto(f"{plant.url}/work-orders/{order['id']}")
    panel = office.get_by_role("region", name="Customer", exact=True)
    panel.get_by_role("button", name="Make a link to pay the invoice").click()
    page.goto(panel.get_by_label("Address of the customer's page").input_value())

    expect(page.get_by_role("heading", name="Change the bearing")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"KES.[\d,.]+ to pay"))).to_be_visible()
    assert is_sound(page) == []
    with page.expect_download() as pdf:
        page.get_by_role("button", name="Invoice (PDF)").click()
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF-")
    cash = {"id": str(uuid4()), "amount": invoice["balance"], "receipt_number": "R-100"}
    user.post(f"/invoices/{invoice['id']}/cash", cash)
    expect(page.get_by_role("heading", name="Nothing is owed")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Receipt R-100")).to_be_visible()
    assert is_sound(page) == []


def test_who_follows_an_order_pays_there_and_may_ask_a_silent_phone_again(
    plant: Plant, site: dict[str, Any], phone_of_customer: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    order, invoice = invoiced_order(user, site)
    made = user.post(f"/work-orders/{order['id']}/customer-links")
    page = phone_of_customer(language="en", viewport={"width": 320, "height": 700})
    page.goto(made["address"])
    expect(page.get_by_role("heading", name="Done", exact=True)).to_be_visible()
    expect(page.get_by_text(invoice["number"])).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"KES.[\d,.]+ to pay"))).to_be_visible()

    # This plant has no contract with M-Pesa: what the service tells of one that has is put into its answer.
    told = {"owed": 231884, "asks": 231900, "can_ask": True}
    asked = {"id": str(uuid4()), "phone": "•••678", "amount": 231900, "state": "waiting", "failure": None}

    def with_mobile_money(**more: Any) -> Callable[[Route], None]:
        def answer(route: Route) -> None:
            body = route.fetch().json()
            body["invoice"] |= told | more
            route.fulfill(json=body)

        return answer

    page.route("**/portal/page", with_mobile_money())
    page.reload()
    expect(page.get_by_role("button", name=re.compile(r"Pay KES.2,319\.00 with M-Pesa"))).to_be_visible()
    expect(page.get_by_text("M-Pesa moves whole shillings")).to_be_visible()
    assert is_sound(page) == []
    request = asked | {"asked_at": "2026-11-27T08:00:00Z", "may_ask_again": False}
    page.route("**/portal/page", with_mobile_money(request=request))
    page.reload()
    expect(page.get_by_text(re.compile(r"•••678 is asked for KES.2,319"))).to_be_visible()
    expect(page.get_by_label("M-Pesa phone number")).to_be_hidden()
    page.route("**/portal/page", with_mobile_money(request=request | {"may_ask_again": True}))
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()  # without a reload
    expect(page.get_by_text("so that you do not pay twice")).to_be_visible()
    assert is_sound(page) == []


def draft_of(user: ConsoleUser, order: dict[str, Any]) -> dict[str, Any]:
    """Return the order's draft, which the service may have made by itself in this moment."""
    try:
        made: dict[str, Any] = user.post("/invoices", {"work_order_id": order["id"]})
    except Refused:
        made = user.items("/invoices", work_order_id=order["id"])[0]
    return made

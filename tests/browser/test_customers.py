"""Customers as a person keeps them: added, given a site, imported after a dry run, named on an order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.plant import Plant

FILE = "code,name,phones\nC-901,Zebra Tours,0712 000 111\nC-902,Acacia Lodge,{phone}\n"


def test_a_customer_is_added_gets_a_site_and_its_order_names_them(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{plant.url}/customers")
    page.get_by_role("link", name="Add a customer").first.click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Athi Mills Ltd")
    page.get_by_label("Code").fill("C-17")
    page.get_by_label("Phone").fill("0712 345 67")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("0712 345 67 is no phone number that can be dialled")).to_be_visible()
    page.get_by_label("Phone").fill("0712 345 678\n020 123 4567")
    page.get_by_label("E-mail for service").fill("plant@athimills.example")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Athi Mills Ltd")).to_be_visible()
    expect(page.get_by_role("link", name="+254712345678")).to_be_visible()

    page.get_by_role("link", name="Add a site").click()
    expect(page.get_by_role("combobox", name="Customer (optional)")).to_have_value("Athi Mills Ltd · C-17")
    page.get_by_role("textbox", name="Name", exact=True).fill("Mill 1")
    page.get_by_role("button", name="Add to People to ask for").click()
    page.get_by_role("textbox", name="Name", exact=True).nth(1).fill("Grace Njeri")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Mill 1")).to_be_visible()

    user = plant.sign_in()
    (site,) = [one for one in user.items("/sites") if one["name"] == "Mill 1"]
    machine = user.post("/assets", {"site_id": site["id"], "name": "Roller mill", "tag": "RM-1"})
    job = {"branch_id": technician["branch_id"], "asset_id": machine["id"], "title": "Grease the roller mill"}
    order = user.post("/work-orders", job)
    page.goto(f"{plant.url}/work-orders/{order['id']}")
    page.get_by_role("link", name="Athi Mills Ltd").click()
    expect(page.get_by_role("link", name="Grease the roller mill")).to_be_visible()
    expect(page.get_by_role("link", name="Roller mill", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Mill 1")).to_be_visible()


def test_a_customer_is_found_by_a_number_however_it_is_written(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    user.post("/customers", {"name": "Baobab Farm", "phones": ["0733 444 555"]})
    user.post("/customers", {"name": "Cedar Hotel"})
    page = new_page()
    page.goto(f"{plant.url}/customers")

    page.get_by_label("Name, code or phone").fill("0733 444")

    expect(page.get_by_role("link", name="Cedar Hotel")).to_be_hidden()
    expect(page.get_by_role("link", name="Baobab Farm")).to_be_visible()


def test_a_file_is_tried_mended_and_imported(plant: Plant, new_page: Callable[..., Page], tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.csv", tmp_path / "right.csv"
    wrong.write_text(FILE.format(phone="0712 000"))
    right.write_text(FILE.format(phone="0712 000 222"))
    page = new_page()
    page.goto(f"{plant.url}/customers/import")

    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("0712 000 is no phone number that can be dialled")).to_be_visible()
    expect(page.get_by_role("button", name="Import")).to_be_hidden()
    page.locator("input[type=file]").set_input_files(right)
    page.get_by_role("button", name="Import 2 rows").click()

    expect(page.get_by_role("status").get_by_text("Imported.")).to_be_visible()
    page.get_by_role("link", name="Customers").first.click()
    expect(page.get_by_role("link", name="Acacia Lodge")).to_be_visible()


def test_of_two_people_changing_a_customer_the_second_is_told(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    customer = user.post("/customers", {"name": "Dik-dik Safaris"})
    page = new_page()
    page.route("**/events/stream", lambda route: route.abort())
    page.goto(f"{plant.url}/customers/{customer['id']}/edit")
    page.get_by_label("Notes").fill("Mine")
    user.patch(f"/customers/{customer['id']}", {"notes": "Theirs"}, seen_version=1)

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Changed by someone else")).to_be_visible()
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_label("Notes")).to_have_value("Theirs")

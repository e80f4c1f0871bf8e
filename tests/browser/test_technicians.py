"""A technician's page: on call tonight, and no longer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.plant import Plant


def test_a_night_on_call_is_put_down_and_taken_back(
    plant: Plant, new_page: Callable[..., Page], technician: dict[str, Any]
) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    evening = tomorrow.replace(hour=18, minute=0).strftime("%Y-%m-%dT%H:%M")
    morning = (tomorrow + timedelta(days=1)).replace(hour=6, minute=0)
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{plant.url}/technicians/{technician['id']}")
    page.get_by_label("On call from").fill(evening)
    page.get_by_label("On call until").fill(tomorrow.strftime("%Y-%m-%dT05:00"))
    page.get_by_role("button", name="Put on call").click()
    expect(page.get_by_role("alert")).to_be_visible()

    page.get_by_label("On call until").fill(morning.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Put on call").click()

    night = page.get_by_role("listitem").filter(has_text=morning.strftime("%d %b"))
    expect(night).to_be_visible()
    night.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Not on call in the coming time")).to_be_visible()


def test_who_works_here_no_longer_is_marked_and_a_certificate_has_its_number(
    plant: Plant, new_page: Callable[..., Page], technician: dict[str, Any]
) -> None:
    fields = {"branch_id": technician["branch_id"], "name": "Baraka Mushi", "certificates": [{"name": "EPRA C1"}]}
    leaver = plant.sign_in().post("/technicians", fields)
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{plant.url}/technicians/{leaver['id']}")
    page.get_by_label("Number", exact=True).fill("C1-2044")
    page.get_by_label("Works for us").uncheck()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Baraka Mushi is saved")).to_be_attached()
    kept = plant.sign_in().get(f"/technicians/{leaver['id']}")
    assert (kept["is_active"], kept["certificates"][0]["number"]) == (False, "C1-2044")
    page.goto(f"{plant.url}/technicians")
    expect(page.get_by_role("row", name="Baraka Mushi").get_by_text("No longer active")).to_be_visible()

"""Figures as a manager reads them: a number, the jobs behind it as many as it says, and the same by a link."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.plant import Plant


def test_a_number_leads_to_its_jobs_and_a_link_shows_a_colleague_the_same(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    for title in ("Replace the filter", "Tighten the belt"):
        order = user.post("/work-orders", {"branch_id": technician["branch_id"], "title": title})
        for to in ("in_progress", "completed"):
            user.get(f"/work-orders/{order['id']}")
            user.post(f"/work-orders/{order['id']}/transitions", {"to": to})
    page = new_page()
    page.goto(plant.url)
    page.get_by_role("link", name="Figures").first.click()
    cost = page.get_by_role("region", name="Cost per job")
    jobs = cost.get_by_role("link", name=re.compile(r"jobs Cost per job"))
    expect(jobs).to_be_visible()
    counted = int(re.sub(r"\D", "", jobs.inner_text()))
    jobs.click()
    expect(page.get_by_role("heading", name="Cost per job")).to_be_visible()
    expect(page.get_by_role("link", name="Tighten the belt")).to_be_visible()
    rows = page.get_by_role("table", name="Cost per job").get_by_role("row")
    expect(rows).to_have_count(counted + 1)  # and the head

    page.go_back()
    page.get_by_role("region", name="Productivity").get_by_role("link", name=re.compile("Days of technicians")).click()
    expect(page.get_by_text("Only jobs that somebody was at or on the way to in the period")).to_be_visible()
    page.get_by_label("Period").select_option("last_month")
    expect(page.get_by_text("No job in this period")).to_be_visible()
    page.get_by_label("Period").select_option("own")
    colleague = new_page()
    colleague.goto(f"{plant.url}/figures?from=2020-01-01&to=2020-03-31")
    expect(colleague.get_by_text("Wed 1 Jan to Tue 31 Mar")).to_be_visible()
    expect(colleague.get_by_role("region", name="Satisfaction").get_by_text("–", exact=True).first).to_be_visible()
    colleague.goto(f"{plant.url}/figures?from=2020-03-31&to=2020-01-01")
    expect(colleague.get_by_text(re.compile("A period has a first and a last day"))).to_be_visible()


def test_nobody_is_led_to_a_place_they_may_not_read(plant: Plant, new_page: Callable[..., Page]) -> None:
    page = new_page()

    def as_somebody_else(route: Route) -> None:
        session = route.fetch().json()
        hidden = {"figures.read", "invoice.read", "part.read", "prediction.read"}
        session["permissions"] = [one for one in session["permissions"] if one not in hidden]
        route.fulfill(json=session)

    page.route("**/api/v1/session", as_somebody_else)
    page.goto(plant.url)

    places = page.get_by_role("navigation").get_by_role("link")
    expect(places.filter(has_text="Customers").first).to_be_visible()
    for hidden in ("Figures", "Invoices", "Parts", "Foreseen"):
        expect(places.filter(has_text=hidden)).to_have_count(0)

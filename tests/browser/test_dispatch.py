"""Dispatching as a person does it: book who is best, move the job by keyboard, be told of a conflict."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.plant import Plant


def test_the_best_technician_is_booked_from_the_order_and_moved_by_keyboard(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    branch_id = technician["branch_id"]
    job = user.post(
        "/work-orders", {"branch_id": branch_id, "title": "Grease the fan", "required_skills": ["mechanical"]}
    )
    page = new_page()

    page.goto(f"{plant.url}/work-orders/{job['id']}")
    page.get_by_role("button", name="Book Wanjiru Kamau").click()
    expect(page.get_by_role("status").get_by_text(f"Wanjiru Kamau is booked for {job['number']}")).to_be_visible()
    expect(page.locator("#content header").get_by_text("Scheduled", exact=True)).to_be_visible()

    (booking,) = user.items(f"/work-orders/{job['id']}/bookings")
    day = datetime.fromisoformat(booking["starts_at"]).astimezone(UTC) + timedelta(hours=3)
    page.goto(f"{plant.url}/dispatch?date={day.date().isoformat()}")
    block = page.get_by_role("button", name=re.compile(job["number"]))
    block.focus()
    page.keyboard.press("ArrowLeft" if day.hour > 12 else "ArrowRight")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").get_by_text(f"{job['number']} is now with Wanjiru Kamau")).to_be_visible()
    (moved,) = user.items(f"/work-orders/{job['id']}/bookings")
    shift = datetime.fromisoformat(moved["starts_at"]) - datetime.fromisoformat(booking["starts_at"])
    assert abs(shift) == timedelta(minutes=15)


def test_a_job_dropped_on_another_goes_back_and_says_why(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).replace(hour=7, minute=0, second=0, microsecond=0)
    numbers = []
    for hour in (0, 2):
        job = user.post("/work-orders", {"branch_id": technician["branch_id"], "title": f"Job {hour}"})
        times = {
            "starts_at": (tomorrow + timedelta(hours=hour)).isoformat(),
            "ends_at": (tomorrow + timedelta(hours=hour + 2)).isoformat(),
        }
        user.post(f"/work-orders/{job['id']}/bookings", {"technician_id": technician["id"], **times})
        numbers.append(job["number"])
    page = new_page()
    page.goto(f"{plant.url}/dispatch?date={tomorrow.date().isoformat()}")

    page.get_by_role("button", name=re.compile(numbers[0])).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Wanjiru Kamau has another job from")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(f"{numbers[0]}.* 10:00 to .*12:00"))).to_be_visible()

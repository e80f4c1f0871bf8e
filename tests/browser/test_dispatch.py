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
    # At noon of a later day, so that no midnight is near, whenever this runs.
    noon = (datetime.now(UTC) + timedelta(days=4)).replace(hour=9, minute=0, second=0, microsecond=0)
    times = {"starts_at": noon.isoformat(), "ends_at": (noon + timedelta(hours=2)).isoformat()}
    place = {"technician_id": booking["technician_id"], **times}
    booking = user.patch(f"/bookings/{booking['id']}", place, seen_version=booking["version"])
    page.goto(f"{plant.url}/dispatch?date={noon.date().isoformat()}")
    block = page.get_by_role("button", name=re.compile(job["number"]))
    block.focus()
    page.keyboard.press("ArrowRight")
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


def test_what_speaks_against_a_move_is_asked_about(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    day = (datetime.now(UTC) + timedelta(days=3)).replace(hour=7, minute=0, second=0, microsecond=0)
    body = {"branch_id": technician["branch_id"], "title": "Weld the bracket", "required_skills": ["welding"]}
    job = user.post("/work-orders", body)
    times = {"starts_at": day.isoformat(), "ends_at": (day + timedelta(hours=1)).isoformat()}
    path = f"/work-orders/{job['id']}/bookings"
    user.post(path, {"technician_id": technician["id"], **times, "is_confirmed": True})
    page = new_page()
    page.goto(f"{plant.url}/dispatch?date={day.date().isoformat()}")

    page.get_by_role("button", name=re.compile(job["number"])).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Send Wanjiru Kamau all the same?")
    expect(dialog.get_by_text("lacks the skill welding")).to_be_visible()
    dialog.get_by_role("button", name="Book all the same").click()

    expect(page.get_by_role("status").get_by_text(f"{job['number']} is now with Wanjiru Kamau")).to_be_visible()
    (moved,) = user.items(path)
    assert datetime.fromisoformat(moved["starts_at"]) == day + timedelta(minutes=15)


def test_an_emergency_takes_the_place_that_it_was_offered(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    branch_id = user.session["branches"][0]["id"]
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    times = [
        {"weekday": day, "starts": starts, "ends": ends}
        for day in days
        for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
    ]
    skills = [{"skill": "lifts", "level": 1}]
    user.post("/technicians", {"branch_id": branch_id, "name": "Otieno Were", "skills": skills, "shifts": times})
    job = {"branch_id": branch_id, "required_skills": ["lifts"]}
    usual = user.post("/work-orders", {**job, "title": "Lift inspection", "duration_minutes": 1200})
    urgent = user.post("/work-orders", {**job, "title": "People in the lift", "priority": "emergency"})
    page = new_page()
    page.goto(f"{plant.url}/work-orders/{usual['id']}")
    page.get_by_role("button", name="Book Otieno Were").click()
    expect(page.get_by_role("status").get_by_text(f"Otieno Were is booked for {usual['number']}")).to_be_visible()

    page.goto(f"{plant.url}/work-orders/{urgent['id']}")
    page.get_by_role("button", name="Book Otieno Were").click()

    expect(page.get_by_role("status").get_by_text(f"Otieno Were is booked for {urgent['number']}")).to_be_visible()
    assert user.get(f"/work-orders/{usual['id']}")["status"] == "unscheduled"

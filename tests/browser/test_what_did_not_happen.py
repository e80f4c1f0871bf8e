"""What went another way than planned, at the order: who did not come, what the service failed at, what no step told."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.console_user import ConsoleUser, Refused
from tests.plant import Plant

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AROUND_THE_CLOCK = [
    {"weekday": day, "starts": starts, "ends": ends}
    for day in WEEK
    for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
]


def add_technician(user: ConsoleUser, name: str) -> dict[str, Any]:
    branch_id = user.session["branches"][0]["id"]
    fields = {"branch_id": branch_id, "name": name, "shifts": AROUND_THE_CLOCK}
    made: dict[str, Any] = user.post("/technicians", fields)
    return made


def job_of(user: ConsoleUser, technician: dict[str, Any], title: str, *, began: timedelta) -> dict[str, Any]:
    """An order whose technician should be on site since a while."""
    job: dict[str, Any] = user.post("/work-orders", {"branch_id": technician["branch_id"], "title": title})
    starts_at = datetime.now(UTC) - began
    times = {"starts_at": starts_at.isoformat(), "ends_at": (starts_at + timedelta(hours=2)).isoformat()}
    user.post(f"/work-orders/{job['id']}/bookings", {"technician_id": technician["id"], **times})
    return job


@contextmanager
def comments_fail(plant: Plant) -> Iterator[None]:
    """Let the database refuse every comment in a way that the service does not know."""
    with psycopg.connect(plant.database.url_of("mafundi"), autocommit=True) as owner:
        owner.execute(
            "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'planted'; END $$;"
            "CREATE TRIGGER planted BEFORE INSERT ON work_order_comment EXECUTE FUNCTION planted()"
        )
        try:
            yield
        finally:
            owner.execute("DROP TRIGGER planted ON work_order_comment; DROP FUNCTION planted()")


def test_who_does_not_come_is_marked_and_the_job_given_to_the_next_best(
    plant: Plant, new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    late, other = add_technician(user, "Late Okello"), add_technician(user, "Ready Wafula")
    job = job_of(user, late, "Door of the cold room", began=timedelta(minutes=20))
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{plant.url}/work-orders/{job['id']}")
    expect(page.get_by_text("Has not come", exact=True)).to_be_visible()

    page.get_by_role("button", name="Give to the next best").click()

    expect(page.get_by_role("status").get_by_text(re.compile(f"is booked for {job['number']}"))).to_be_visible()
    bookings = {one["technician_name"]: one["status"] for one in user.items(f"/work-orders/{job['id']}/bookings")}
    assert bookings.pop(late["name"]) == "cancelled"
    assert len(bookings) == 1
    assert other["id"] != late["id"]


def test_what_the_service_failed_at_is_shown_and_counts_once_when_tried_again(
    plant: Plant, new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    technician = add_technician(user, "Achola Otieno")
    login = user.post(f"/technicians/{technician['id']}/login", {"email": f"{uuid4()}@example.com"})
    job = job_of(user, technician, "Noise in the shaft", began=timedelta(minutes=1))
    (booking,) = user.items(f"/work-orders/{job['id']}/bookings")
    told_at = datetime.now(UTC).isoformat()
    words = "The rope is worn."
    command = {"kind": "comment", "id": str(uuid4()), "booking_id": booking["id"], "at": told_at, "text": words}
    phone = ConsoleUser(plant.url, email=login["email"], password=login["password"])
    with closing(phone), comments_fail(plant):
        for _ in range(2):
            with pytest.raises((Refused, httpx.HTTPError)):
                phone.post("/phone/commands", {"command": command})
        kept = phone.post("/phone/commands", {"command": command})
    assert kept["outcome"] == "failed"
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{plant.url}/work-orders/{job['id']}")
    expect(page.get_by_text(re.compile("Achola Otieno, told"))).to_be_visible()

    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    comments = [one["text"] for one in user.items(f"/work-orders/{job['id']}/comments")]
    assert comments == [words]


def test_a_time_that_no_step_told_is_entered_and_taken_back(
    plant: Plant, technician: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    job = user.post("/work-orders", {"branch_id": technician["branch_id"], "title": "Paint the frame"})
    page = new_page(viewport={"width": 320, "height": 700}, timezone_id="Africa/Nairobi")
    page.goto(f"{plant.url}/work-orders/{job['id']}")
    page.get_by_role("button", name="Enter time").click()
    page.get_by_label("Technician").select_option("Wanjiru Kamau")
    page.get_by_label("From").fill("2026-11-02T08:00")
    page.get_by_label("Until").fill("2026-11-02T07:30")
    page.get_by_role("button", name="Save time").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("ends after it starts")
    page.get_by_label("Until").fill("2026-11-02T09:30")

    page.get_by_role("button", name="Save time").click()

    panel = page.get_by_role("region", name="Times")
    expect(panel).to_contain_text("1 h 30 min")
    (entry,) = user.items(f"/work-orders/{job['id']}/times")
    assert (entry["minutes"], entry["starts_at"]) == (90, "2026-11-02T05:00:00.000Z")
    panel.get_by_role("button", name="Take back").click()
    expect(panel).not_to_contain_text("1 h 30 min")
    assert user.items(f"/work-orders/{job['id']}/times") == []

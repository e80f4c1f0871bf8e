"""Somebody with a phone, the manager who books them, and what both do."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.console_user import ConsoleUser

WORKS = {"latitude": -1.4563, "longitude": 36.9785}
CATEGORY = {
    "name": "Fan bearing",
    "steps": [
        {"title": "Locked out and tagged", "kind": "check"},
        {"title": "Vibration after", "kind": "number", "unit": "mm/s", "high": 4.5},
    ],
    "photo_count": 1,
    "needs_signature": True,
}


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody with a phone, and the manager who books them."""

    technician: dict[str, Any]
    login: dict[str, Any]
    manager: ConsoleUser
    category_id: str

    def book(self, title: str, *, hours: float) -> dict[str, Any]:
        """Book a job that begins in so many hours; return its order."""
        branch_id = self.technician["branch_id"]
        body = {"branch_id": branch_id, "title": title, "category_id": self.category_id}
        order: dict[str, Any] = self.manager.post("/work-orders", body)
        start = datetime.now(UTC) + timedelta(hours=hours)
        times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(minutes=30)).isoformat()}
        self.manager.post(
            f"/work-orders/{order['id']}/bookings",
            {"technician_id": self.technician["id"], **times, "is_confirmed": True},
        )
        return order


def open_job(phone: BrowserContext, url: str, order: dict[str, Any]) -> Page:
    page = phone.new_page()
    page.goto(f"{url}/phone")
    page.get_by_role("link", name=re.compile(order["number"])).click()
    expect(page.get_by_role("heading", name=order["title"])).to_be_visible()
    return page


def status_of(hand: Hand, order: dict[str, Any]) -> str:
    return str(hand.manager.get(f"/work-orders/{order['id']}")["status"])


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()

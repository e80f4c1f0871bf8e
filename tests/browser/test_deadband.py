"""A signal is thinned out by a person: what it saves and costs is said before it is sent, and the edge agent obeys."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.test_every_screen import AXE, RUN_AXE
from tests.console_user import ConsoleUser
from tests.plant import Plant
from tests.programs import wait_for

STILL_S = 6
PER_S = 2


def test_a_deadband_is_tried_sent_and_obeyed(
    plant: Plant, order: dict[str, Any], new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    points = user.items("/points", asset_id=order["asset_id"])
    point = next(one for one in points if one["key"].endswith("vibration_nde"))  # no other test lets a chart learn it
    page = new_page()

    page.goto(f"{plant.url}/connect?asset={order['asset_id']}&point={point['id']}&step=limit")
    page.get_by_text("Fewer readings of this signal").click()
    expect(page.get_by_text("Every reading is kept.")).to_be_visible()
    page.get_by_label("Leave out changes up to (mm/s)").fill("50")
    expect(page.get_by_text("A stored value may then be off by 50 mm/s at most.")).to_be_visible()
    expect(page.get_by_text("Of the last hour's")).to_be_visible()
    page.evaluate(AXE.read_text())
    assert page.evaluate(RUN_AXE) == []
    page.get_by_role("button", name="Send to the edge agent").click()
    expect(page.get_by_role("button", name="Keep every reading")).to_be_visible()
    wait_for("the deadband to be at the edge", lambda: is_applied(user, point["gateway_id"]), timeout_s=25)

    assert newcomers(user, point) < STILL_S * PER_S / 2
    page.get_by_role("button", name="Keep every reading").click()
    expect(page.get_by_text("Every reading is kept.")).to_be_visible()
    wait_for("every reading to be kept again", lambda: is_applied(user, point["gateway_id"]), timeout_s=25)
    assert newcomers(user, point) >= STILL_S * PER_S / 2


def is_applied(user: ConsoleUser, gateway_id: str) -> bool:
    gateway = user.get(f"/gateways/{gateway_id}")
    return bool(gateway["reported_configuration"] == gateway["desired_configuration"])


def newcomers(user: ConsoleUser, point: dict[str, Any]) -> int:
    """Return how many readings come while one waits."""
    before = stored(user, point)
    time.sleep(STILL_S)
    return stored(user, point) - before


def stored(user: ConsoleUser, point: dict[str, Any]) -> int:
    return int(user.get(f"/points/{point['id']}/thinning", deadband=0)["readings"])

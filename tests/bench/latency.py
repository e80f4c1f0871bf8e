"""From the equipment's message to the technician's phone: push handed to the push service, and shown on the page.

Real programs on this machine: mosquitto, edge agent, ingest, worker, web, TimescaleDB, Chromium. Each alarm becomes an
incident, an order, a booking and a push. Measured first on a quiet line, then beside readings of another edge agent.
"""

import argparse
import json
import tempfile
import time
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from cloud.foundation.identifiers import new_id
from tests.bench.background import Background
from tests.bench.compressors import LIMITS, Compressors
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.pushed_phone import PushedPhone, pushed_phone
from tests.console_user import ConsoleUser
from tests.journeys.repair import HOURS
from tests.plant import Plant
from tests.push_service import push_service

LONGEST_S = 30.0
BETWEEN_S = 0.4
TAKE = "() => (window.shown ??= {})"
HEAR = """() => {
  const note = (tag) => {
    if (document.querySelector('.news')) (window.shown ??= {})[tag] = performance.timeOrigin + performance.now();
  };
  navigator.serviceWorker.addEventListener('message', ({ data }) =>
    requestAnimationFrame(() => setTimeout(() => note(data.pushed.tag))));
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One alarm, in milliseconds from the equipment's message."""

    sent_ms: float
    shown_ms: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alarms", type=int, default=100, help="alarms beside the background (a third of it without)")
    parser.add_argument("--points-per-s", type=int, default=2000, help="readings of the other edge agent")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plant = Plant(Path(folder))
        try:
            plant.start()
            result = measure(plant, alarms=wanted.alarms, points_per_s=wanted.points_per_s)
        finally:
            plant.stop()
    print(json.dumps(result))


def measure(plant: Plant, *, alarms: int, points_per_s: int) -> dict[str, Any]:
    """Return the figures of both lines."""
    user = plant.sign_in()
    quiet_alarms = alarms // 3
    compressors = Compressors(plant, user, count=-(-(alarms + quiet_alarms) // len(LIMITS)))
    technician, login = crew_of(user)
    ahead = product(compressors.keys, LIMITS)
    with push_service() as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        subscription = service.browser()
        with pushed_phone(
            browser, url=plant.url, login=login, name=technician["name"], subscription=subscription
        ) as phone:
            expect(phone.page.get_by_text("Tell me here")).to_be_hidden()
            phone.page.evaluate(HEAR)
            quiet = [alarm(compressors, phone, *one) for one in islice(ahead, quiet_alarms)]
            background = background_of(plant, user)
            background.start(points_per_s=points_per_s)
            began_s, sent_before = time.monotonic(), background.sent
            busy = [alarm(compressors, phone, *one) for one in islice(ahead, alarms)]
            rate = (background.sent - sent_before) / (time.monotonic() - began_s)
            background.stop()
        browser.close()
    compressors.close()
    return {
        "alarms": len(busy),
        "background_points_per_s": round(rate),
        "p50_ms": share([one.shown_ms for one in busy], 0.5),
        "p99_ms": share([one.shown_ms for one in busy], 0.99),
        "sent_p99_ms": share([one.sent_ms for one in busy], 0.99),
        "quiet_p50_ms": share([one.shown_ms for one in quiet], 0.5),
        "quiet_p99_ms": share([one.shown_ms for one in quiet], 0.99),
    }


def alarm(compressors: Compressors, phone: PushedPhone, key: str, point: str) -> Measured:
    """Let one point of a machine exceed its limit and wait until the phone shows the job."""
    known = len(phone.subscription.woken)
    at_s = time.time()
    compressors.say(key, **{point: LIMITS[point] * 1.2})
    pushed = _until(lambda: phone.subscription.woken[known:] or None)
    sent_s = time.time()
    (message,) = pushed
    assert key in message["body"], f"{message} is not about {key}"
    phone.deliver()
    shown_ms = _until(lambda: phone.page.evaluate(TAKE).get(message["tag"]))
    time.sleep(BETWEEN_S)
    return Measured((sent_s - at_s) * 1000, shown_ms - at_s * 1000)


def crew_of(user: ConsoleUser) -> tuple[dict[str, Any], dict[str, Any]]:
    """Add the technician, who is there at any hour, and let the branch dispatch by itself."""
    branch_id = user.session["branches"][0]["id"]
    technician = user.post("/technicians", {"branch_id": branch_id, "name": "Wanjiru Kamau", "shifts": HOURS})
    login = user.post(f"/technicians/{technician['id']}/login", {"email": "wanjiru@example.org"})
    user.post("/service-categories", {"name": "Short visit", "failure_modes": list(LIMITS), "duration_minutes": 5})
    user.get(f"/dispatch/settings/{branch_id}")
    user.put(f"/dispatch/settings/{branch_id}", {"mode": "automatic"})
    return technician, login


def background_of(plant: Plant, user: ConsoleUser) -> Background:
    """Enrol another edge agent and connect as it does."""
    branch_id = user.session["branches"][0]["id"]
    enrolled = user.post("/gateways", {"branch_id": branch_id, "name": "Elsewhere"})
    password = next(line for line in enrolled["edge_toml"].splitlines() if line.startswith("password")).split('"')[1]
    time.sleep(1)  # the broker reads its accounts
    return Background(port=plant.broker_port, gateway_id=enrolled["gateway"]["id"], password=password, stream=new_id())


def share(values: list[float], part: float) -> int:
    """Return the value below which this part of all lies, rounded; the nearest rank above."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))])


def _until(answer: Any) -> Any:
    deadline_s = time.monotonic() + LONGEST_S
    while (got := answer()) is None:
        if time.monotonic() > deadline_s:
            raise AssertionError(f"not within {LONGEST_S:g} s")
        time.sleep(0.003)
    return got


if __name__ == "__main__":
    main()

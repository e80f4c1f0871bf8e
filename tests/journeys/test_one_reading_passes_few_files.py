"""One marked reading, followed through both programs: the files it passes are those the architecture page names."""

import json
import os
import re
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_bridge.protocols.cobs_frames import telemetry
from tests.console_user import ConsoleUser
from tests.plant import MOSQUITTO, ROOT, Plant
from tests.programs import wait_for
from tests.traced import MARKED

MOST_FILES = 16
QUIET = 2.0
LIMIT = 12.0
TOO_HIGH = 20.0
CHANNELS = 3


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: the road of a reading was not traced")
    plant = Plant(tmp_path)
    try:
        plant.start()
        yield plant
    finally:
        plant.stop()


def test_one_reading_passes_few_files(plant: Plant) -> None:
    user = plant.sign_in()
    plant.ingest.stop()
    plant.add("traced-ingest", traced(plant, "ingest", "cloud.command_line", "ingest"))
    ours, line = os.openpty()
    tty.setraw(line)
    config = connect(plant, user, os.ttyname(line))
    edge = plant.add("edge", traced(plant, "edge", "edge_agent.command_line", "run", "--config", str(config)))
    edge.wait_until_said("port.opened", timeout_s=20)
    say(ours, QUIET)
    point_id = watch_all(user)

    say(ours, MARKED)
    wait_for("the reading in the cloud", lambda: last_value(user, point_id) == pytest.approx(MARKED), timeout_s=20)
    passed = [json.loads((plant.folder / f"{name}.passed").read_text()) for name in ("edge", "ingest")]
    say(ours, TOO_HIGH)
    wait_for("the order", lambda: user.items("/work-orders"), timeout_s=30)

    files = [*passed[0], *(file for file in passed[1] if file not in passed[0])]
    assert len(files) <= MOST_FILES, json.dumps(passed, indent=1)
    assert sorted(files) == sorted(named_files()), "docs/architecture.md names another road"


def traced(plant: Plant, name: str, *words: str) -> list[str]:
    return ["-m", "tests.traced", str(plant.folder / f"{name}.passed"), *words]


def connect(plant: Plant, user: ConsoleUser, device: str) -> Path:
    branch_id = user.session["branches"][0]["id"]
    enrolled = user.post("/gateways", {"branch_id": branch_id, "name": "Test rig"})
    gateway_id = enrolled["gateway"]["id"]
    user.get(f"/gateways/{gateway_id}/configuration")
    document = {
        "ports": [{"type": "serial", "key": "line-1", "device": device}],
        "equipment": [{"key": "rig", "type": "bearing-monitor", "port": "line-1"}],
    }
    user.put(f"/gateways/{gateway_id}/configuration", {"document": document})
    config = plant.folder / "edge.toml"
    config.write_text(enrolled["edge_toml"])
    return config


def watch_all(user: ConsoleUser) -> str:
    """Bind every point, set a limit on one and return that one's id."""
    branch_id = user.session["branches"][0]["id"]
    site = user.post("/sites", {"branch_id": branch_id, "name": "Works"})
    asset = user.post("/assets", {"site_id": site["id"], "name": "Rig", "tag": "RIG-1"})
    points = wait_for("the points", lambda: len(found := user.items("/points")) == CHANNELS and found, timeout_s=25)
    for point in points:
        user.get(f"/points/{point['id']}")
        user.put(f"/points/{point['id']}/binding", {"asset_id": asset["id"]})
    point = next(point for point in points if point["key"].endswith("vibration_de"))
    params = {"direction": "high", "limit": LIMIT}
    user.post("/rules", {"point_id": point["id"], "name": "too high", "params": params, "failure_mode": "bearing"})

    def is_applied() -> bool:
        (gateway,) = user.items("/gateways")
        return bool(gateway["reported_configuration"] == gateway["desired_configuration"])

    wait_for("the rule to be at the edge", is_applied, timeout_s=25)
    return str(point["id"])


def last_value(user: ConsoleUser, point_id: str) -> float | None:
    last = user.get(f"/points/{point_id}")["last"]
    return None if last is None else float(last["value"])


def say(line: int, vibration_mm_s: float) -> None:
    """The machine's part: one frame with a time of its own; it is not repeated, the line is a good one."""
    at_ms = int(time.time() * 1000)
    number = at_ms % 1_000_000
    os.write(line, telemetry(frame_number=number, device_at_ms=at_ms, values=[vibration_mm_s, QUIET, 58.0]))


def named_files() -> list[str]:
    """The files of the table that a plain reading passes."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    road = page.partition("## The journey of a reading")[2].partition("\n## ")[0]
    return re.findall(r"^\| \d+ \| `([^`]+)` \| .* \| reading \|$", road, re.MULTILINE)

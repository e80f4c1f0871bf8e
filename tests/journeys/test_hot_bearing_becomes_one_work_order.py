"""A bearing's last week, replayed over a serial line through real processes, each of which is killed on the way."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deploy.local.verify import compare
from tests.plant import MOSQUITTO, Plant
from tests.programs import wait_for
from tests.shared_data import shared_file

ROWS = 984
POINTS = ("bearing_1", "bearing_2", "bearing_3", "bearing_4")
LIMIT_G = 0.13
KILL_EVERY = 150
LONGEST_S = 90
"""From the first row played to the order, with five programs killed on the way: a guard, far above what it takes."""


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: the journey over a real broker was not tested")
    plant = Plant(tmp_path)
    try:
        plant.start()
        yield plant
    finally:
        plant.stop()


def test_hot_bearing_becomes_one_work_order(plant: Plant) -> None:
    user = plant.sign_in()
    gateway_id, config = enrol(plant, user)
    line = plant.folder / "line"
    control = plant.folder / "control"
    machine = play_record(plant, line=line, control=control)
    connect(user, gateway_id, line)
    edge = plant.add("edge", ["-m", "edge_agent.command_line", "run", "--config", str(config)])
    asset_id = name_and_watch(user, gateway_id)

    started = time.monotonic()
    control.write_text("go\n")
    for number, victim in enumerate(("edge", "broker", "ingest", "web", "database"), start=1):
        wait_for(f"{number * KILL_EVERY} rows", lambda n=number: stored(plant) >= n * KILL_EVERY * 4, timeout_s=40)
        kill_and_start(plant, victim, edge)
    machine.wait_until_said("the record has been played", timeout_s=40)
    wait_for("all readings", lambda: stored(plant) >= ROWS * 4, timeout_s=30)
    plant.wait_until_ready()
    user = plant.sign_in()
    wait_for("the order", lambda: user.items("/work-orders"), timeout_s=15)
    took_s = time.monotonic() - started

    (incident,) = user.items("/incidents")
    (order,) = user.items("/work-orders")
    assert incident["asset_id"] == order["asset_id"] == asset_id
    assert user.get(f"/incidents/{incident['id']}")["suspects"][0]["point_name"] == "bearing_1"
    assert order["source"] == "alarm"
    assert "bearing_1" in order["title"]
    edge.stop()
    verdicts = compare(plant.edge_ledger(config), plant.cloud_ledger(), plant.edge_ledger(config))
    assert [verdict.faults for verdict in verdicts] == [()] * len(verdicts)
    assert {verdict.lane: verdict.lost for verdict in verdicts} == {"events": 0, "history": 0}
    readings = next(row for row in plant.cloud_ledger() if row["lane"] == "history")
    assert readings["stored_readings"] == ROWS * len(POINTS)
    assert took_s < LONGEST_S


def enrol(plant: Plant, user: Any) -> tuple[str, Path]:
    branch_id = user.session["branches"][0]["id"]
    enrolled = user.post("/gateways", {"branch_id": branch_id, "name": "Test rig"})
    config = plant.folder / "edge.toml"
    config.write_text(enrolled["edge_toml"])
    return enrolled["gateway"]["id"], config


def play_record(plant: Plant, *, line: Path, control: Path) -> Any:
    """The record's own spacing, ten minutes a row, moved so that it ends a little before now."""
    record = shared_file("predictive/ims/2nd_test_10min.csv.gz")
    begins_at = datetime.now(UTC) - timedelta(minutes=10 * (ROWS + 6))
    columns = "Bearing 1,Bearing 2,Bearing 3,Bearing 4"
    words = ["-m", "firmware_bridge.fake_equipment", "--type", "bearing-monitor-4", "--link", str(line)]
    words += ["--record", str(record), "--columns", columns, "--start-at", begins_at.isoformat()]
    words += ["--interval", "0.01", "--pause-after", "5", "--control", str(control)]
    return plant.add("machine", words)


def connect(user: Any, gateway_id: str, line: Path) -> None:
    user.get(f"/gateways/{gateway_id}/configuration")
    document = {
        "ports": [{"type": "serial", "key": "line-1", "device": str(line)}],
        "equipment": [{"key": "rig", "type": "bearing-monitor-4", "port": "line-1"}],
    }
    user.put(f"/gateways/{gateway_id}/configuration", {"document": document})


def name_and_watch(user: Any, gateway_id: str) -> str:
    """What a person does under "connect a machine": name the points, bind them, set a limit on each."""
    branch_id = user.session["branches"][0]["id"]
    site = user.post("/sites", {"branch_id": branch_id, "name": "Bearing laboratory"})
    asset = user.post("/assets", {"site_id": site["id"], "name": "Bearing test rig", "tag": "RIG-2"})
    points = wait_for(
        "the points", lambda: len(found := user.items("/points", gateway_id=gateway_id)) == 4 and found, timeout_s=25
    )
    for point in points:
        name = point["key"].rsplit("/", 1)[-1]
        user.get(f"/points/{point['id']}")
        user.patch(f"/points/{point['id']}", {"name": name})
        user.put(f"/points/{point['id']}/binding", {"asset_id": asset["id"]})
        params = {"direction": "high", "limit": LIMIT_G, "deadband": 0.01, "on_delay_s": 1800, "off_delay_s": 3600}
        rule = {"point_id": point["id"], "name": f"{name} too high", "params": params, "failure_mode": "bearing"}
        user.post("/rules", rule)

    def is_applied() -> bool:
        gateway = user.get(f"/gateways/{gateway_id}")
        return bool(gateway["reported_configuration"] == gateway["desired_configuration"])

    wait_for("the rules to be at the edge", is_applied, timeout_s=25)
    asset_id: str = asset["id"]
    return asset_id


def kill_and_start(plant: Plant, victim: str, edge: Any) -> None:
    part = {"edge": edge, "broker": plant.broker, "ingest": plant.ingest, "web": plant.web, "database": plant.database}[
        victim
    ]
    part.kill()
    part.start()


def stored(plant: Plant) -> int:
    """How many readings are committed, asked of the database itself while it is there."""
    import psycopg

    try:
        with psycopg.connect(plant.database.url_of("mafundi"), connect_timeout=2) as connection:
            row = connection.execute("SELECT count(*) FROM reading").fetchone()
            return int(row[0]) if row else 0
    except psycopg.OperationalError:
        return -1

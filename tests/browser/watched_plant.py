"""A plant with one pump that has just gone wrong: its order is open, its values move."""

from pathlib import Path
from typing import Any

from tests.console_user import ConsoleUser
from tests.plant import Plant
from tests.programs import wait_for

NAMES = {
    "vibration_de": "Vibration, drive end",
    "vibration_nde": "Vibration, other end",
    "bearing_temperature": "Bearing temperature",
}


def start_machine(plant: Plant, *, name: str) -> Path:
    """Start a simulated bearing monitor on a line of its own and return the line; it obeys `<name>.control`."""
    line = plant.folder / f"{name}.line"
    words = ["-m", "firmware_bridge.fake_equipment", "--type", "bearing-monitor", "--link", str(line)]
    plant.add(f"machine-{name}", [*words, "--interval", "0.5", "--control", str(plant.folder / f"{name}.control")])
    return line


def start_edge_agent(plant: Plant, *, name: str, edge_toml: str) -> None:
    """Start an edge agent with the file that the console gave out."""
    folder = plant.folder / name
    folder.mkdir()
    config = folder / "edge.toml"
    config.write_text(edge_toml)
    plant.add(f"edge-{name}", ["-m", "edge_agent.command_line", "run", "--config", str(config)])


def break_machine(plant: Plant, *, name: str) -> None:
    _command(plant, name, "fault vibration_de 12 2")


def repair_machine(plant: Plant, *, name: str) -> None:
    _command(plant, name, "repair")


def _command(plant: Plant, name: str, words: str) -> None:
    with (plant.folder / f"{name}.control").open("a") as control:
        control.write(f"{words}\n")


def watch_a_pump(plant: Plant, user: ConsoleUser) -> dict[str, Any]:
    """Connect a pump, set a limit, break the pump, wait for its order; return the order."""
    branch_id = user.session["branches"][0]["id"]
    enrolled = user.post("/gateways", {"branch_id": branch_id, "name": "Pump room"})
    gateway_id = enrolled["gateway"]["id"]
    line = start_machine(plant, name="pump")
    user.get(f"/gateways/{gateway_id}/configuration")
    document = {
        "ports": [{"type": "serial", "key": "line-1", "device": str(line)}],
        "equipment": [{"key": "p-101", "type": "bearing-monitor", "port": "line-1"}],
    }
    user.put(f"/gateways/{gateway_id}/configuration", {"document": document})
    start_edge_agent(plant, name="pump-room", edge_toml=enrolled["edge_toml"])
    site = user.post("/sites", {"branch_id": branch_id, "name": "Westlands works"})
    asset = user.post("/assets", {"site_id": site["id"], "name": "Booster pump 1", "tag": "P-101", "category": "pump"})
    points = wait_for("points", lambda: len(found := user.items("/points")) == len(NAMES) and found, timeout_s=25)
    for point in points:
        channel = point["key"].rsplit("/", 1)[-1]
        user.get(f"/points/{point['id']}")
        user.patch(f"/points/{point['id']}", {"name": NAMES[channel]})
        user.put(f"/points/{point['id']}/binding", {"asset_id": asset["id"]})
        if channel == "vibration_de":
            params = {"direction": "high", "limit": 7.1, "deadband": 0.5, "on_delay_s": 1}
            rule = {"point_id": point["id"], "name": "Vibration too high", "params": params, "severity": "critical"}
            user.post("/rules", {**rule, "failure_mode": "bearing"})

    def is_applied() -> bool:
        gateway = user.get(f"/gateways/{gateway_id}")
        return bool(gateway["reported_configuration"] == gateway["desired_configuration"])

    wait_for("the rule to be at the edge", is_applied, timeout_s=25)
    break_machine(plant, name="pump")
    orders = wait_for("the order", lambda: user.items("/work-orders", asset_id=asset["id"]), timeout_s=25)
    first: dict[str, Any] = orders[0]
    return first

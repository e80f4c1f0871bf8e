"""Compressors that speak MQTT: a plant of them connected, with a limit on each point, and what makes one complain."""

import json
from typing import Any

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from cloud.gateways.broker_accounts import MosquittoAccounts
from tests.browser.watched_plant import start_edge_agent
from tests.console_user import ConsoleUser
from tests.plant import PASSWORD, Plant
from tests.programs import wait_for

EQUIPMENT = "equipment"
USUAL = {"discharge_pressure": 7.4, "discharge_temperature": 88.0, "motor_current": 61.0}
LIMITS = {"discharge_pressure": 10.0, "discharge_temperature": 120.0, "motor_current": 100.0}
UNITS = {"discharge_pressure": "bar", "discharge_temperature": "Cel", "motor_current": "A"}


class Compressors:
    """Machines with three points each; every point has a limit and a failure mode of its own."""

    def __init__(self, plant: Plant, user: ConsoleUser, *, count: int) -> None:
        self.keys = [f"c-{number:03}" for number in range(count)]
        self.assets: dict[str, str] = {}
        accounts = MosquittoAccounts(plant.accounts_file, pid_file=plant.folder / "mosquitto.pid")
        accounts.put(username=EQUIPMENT, password=PASSWORD)
        self._connect_to_console(plant, user)
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=EQUIPMENT, protocol=mqtt.MQTTv5)
        self._client.username_pw_set(EQUIPMENT, PASSWORD)
        self._client.connect("127.0.0.1", plant.broker_port)
        self._client.loop_start()
        self._watch(user)

    def say(self, key: str, **values: float) -> None:
        """Publish one message of a machine: its usual values, but for those given."""
        now = {**USUAL, **values}
        message = {
            "pressure": {"discharge": now["discharge_pressure"]},
            "temperature": {"discharge": now["discharge_temperature"]},
            "motor": {"current": now["motor_current"]},
        }
        self._client.publish(f"plant/{key}/state", json.dumps(message), qos=1)

    def close(self) -> None:
        self._client.loop_stop()
        self._client.disconnect()

    def _connect_to_console(self, plant: Plant, user: ConsoleUser) -> None:
        branch_id = user.session["branches"][0]["id"]
        enrolled = user.post("/gateways", {"branch_id": branch_id, "name": "Compressor house"})
        self._gateway_id = enrolled["gateway"]["id"]
        user.get(f"/gateways/{self._gateway_id}/configuration")
        port = {"type": "mqtt", "key": "line", "host": "127.0.0.1", "port": plant.broker_port, "username": EQUIPMENT}
        equipment = [{"key": key, "type": "compressor", "port": "line", "address": key} for key in self.keys]
        document = {"ports": [{**port, "username": "reader"}], "equipment": equipment}
        MosquittoAccounts(plant.accounts_file, pid_file=plant.folder / "mosquitto.pid").put(
            username="reader", password=PASSWORD
        )
        user.put(f"/gateways/{self._gateway_id}/configuration", {"document": document})
        passwords = f'\n[port_passwords]\nline = "{PASSWORD}"\n'
        start_edge_agent(plant, name="compressor-house", edge_toml=enrolled["edge_toml"] + passwords)

    def _watch(self, user: ConsoleUser) -> None:
        branch_id = user.session["branches"][0]["id"]
        site = user.post("/sites", {"branch_id": branch_id, "name": "Compressor house"})
        points = self._points(user)
        for key in self.keys:
            asset = user.post("/assets", {"site_id": site["id"], "name": f"Compressor {key}", "tag": key})
            self.assets[key] = asset["id"]
            for name, limit in LIMITS.items():
                point = points[f"{key}/{name}"]
                user.get(f"/points/{point['id']}")
                user.put(f"/points/{point['id']}/binding", {"asset_id": asset["id"]})
                params = {"direction": "high", "limit": limit, "deadband": 1.0}
                rule = {"point_id": point["id"], "name": f"{name} too high", "params": params, "severity": "high"}
                user.post("/rules", {**rule, "failure_mode": name})

        def is_applied() -> bool:
            gateway = user.get(f"/gateways/{self._gateway_id}")
            return bool(gateway["reported_configuration"] == gateway["desired_configuration"])

        wait_for("the rules to be at the edge", is_applied, timeout_s=60)

    def _points(self, user: ConsoleUser) -> dict[str, Any]:
        """Let every machine speak until the cloud knows all its points."""

        def known() -> dict[str, Any] | None:
            for key in self.keys:
                self.say(key)
            found = {one["key"]: one for one in user.items("/points", gateway_id=self._gateway_id)}
            return found if len(found) == len(self.keys) * len(LIMITS) else None

        return wait_for("all points", known, timeout_s=60, pause_s=1.0)

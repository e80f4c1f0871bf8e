"""The demonstration: simulated machines and people, edge agents, faults on the way, the journey told live."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from deploy.local.fake_customers import FakeCustomer
from deploy.local.fake_technicians import FakeTechnician, RepairsOfVisitors
from deploy.local.service import EQUIPMENT_ACCOUNT, LocalService
from deploy.local.supervisor import Say

PUMP: Final = "p-101"
GENERATOR: Final = "g-7"
CUSTOMER: Final = "Savanna Cement Works Ltd"
"""Whose pump it is."""
FAULT_AFTER_S: Final = 15.0
PLAN: Final = (
    (FAULT_AFTER_S, PUMP, "fault vibration_de 11.5 12", "the feed pump's drive-end bearing begins to fail"),
    (FAULT_AFTER_S + 8, PUMP, "fault bearing_temperature 93 25", "its bearing runs hot"),
    (FAULT_AFTER_S + 50, GENERATOR, "fault oil_pressure 1.2 10", "the generator in Kisumu loses oil pressure: yours"),
)
"""Seconds after the start, machine, what its simulation is told, what the terminal says."""


class Demonstration:
    """Four machines on three sites, and people who repair them.

    The pump falls ill soon, is repaired by a simulated technician, and its owner pays; the generator falls ill a little
    later, and its job waits on the phone page of whoever looks.
    """

    def __init__(self, service: LocalService, *, say: Say) -> None:
        self._service = service
        self._say = say
        self._lines = service.state.folder / "lines"
        self._lines.mkdir(exist_ok=True)
        self._started_at_s = 0.0
        self._plan: Iterator[tuple[float, str, str, str]] = iter(())
        self._next: tuple[float, str, str, str] | None = None
        self._keys: dict[str, str] = {}

    def seed(self) -> dict[str, Any]:
        """Write the demonstration into an empty database, once, and return its logins and edge agents."""
        known = self._service.state.read("demo")
        if known:
            return known
        port = self._service.environment["MAFUNDI_BROKER_PORT"]
        answer = self._service.cloud("seed-demo", "--lines-folder", str(self._lines), "--mqtt-port", port)
        seeded: dict[str, Any] = json.loads(answer)
        self._service.state.write("demo", seeded)
        return seeded

    def start(self, seeded: dict[str, Any]) -> None:
        """Start the machines and the edge agents."""
        for gateway in seeded["gateways"]:
            for machine in gateway["machines"]:
                self._start_machine(machine)
                self._keys[machine.get("name", machine["key"])] = machine["key"]
            self._start_edge(gateway)
        self._started_at_s = time.monotonic()
        self._plan = iter(PLAN)
        self._next = next(self._plan, None)
        for login in seeded["logins"]:
            if login.get("is_simulated"):
                FakeTechnician(self._service.url, login, repair=self._repair)
        FakeCustomer(self._service.url, seeded["logins"][0], name=CUSTOMER)
        RepairsOfVisitors(self._service.url, seeded["logins"][0], repair=self._repair)

    def go_on(self) -> None:
        """Let happen what is due."""
        if self._next is None:
            return
        after_s, key, order, told = self._next
        if time.monotonic() - self._started_at_s >= after_s:
            self._command(key, order)
            self._say(f"(simulation) {told}")
            self._next = next(self._plan, None)

    def _repair(self, machine_name: str) -> None:
        if machine_name in self._keys:
            self._command(self._keys[machine_name], "repair")

    def _command(self, key: str, order: str) -> None:
        with self._control(key).open("a") as control:
            control.write(f"{order}\n")

    def _control(self, key: str) -> Path:
        return self._lines / f"{key}.control"

    def _start_machine(self, machine: dict[str, Any]) -> None:
        key = machine["key"]
        self._control(key).write_text("")
        command = [sys.executable, "-m", "firmware_bridge.fake_equipment", "--type", machine["type"]]
        command += ["--address", machine["address"], "--control", str(self._control(key)), "--seed", str(len(key))]
        if machine["type"] == "compressor":
            command += ["--mqtt-host", "127.0.0.1", "--mqtt-port", self._service.environment["MAFUNDI_BROKER_PORT"]]
            command += ["--mqtt-username", EQUIPMENT_ACCOUNT]
            command += ["--mqtt-password", self._service.state.secret("equipment")]
        else:
            command += ["--link", str(self._lines / key)]
        self._service.add_child(f"machine-{key}", command)

    def _start_edge(self, gateway: dict[str, Any]) -> None:
        folder = self._service.state.folder / "edge" / gateway["id"]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        passwords = "".join(
            f"line-{machine['key']} = {json.dumps(self._service.state.secret('equipment'))}\n"
            for machine in gateway["machines"]
            if machine["type"] == "compressor"
        )
        settings = folder / "edge.toml"
        settings.touch(mode=0o600)
        settings.write_text(
            f"[gateway]\nid = {json.dumps(gateway['id'])}\nname = {json.dumps(gateway['name'])}\n\n"
            f'[broker]\nhost = "127.0.0.1"\nport = {self._service.environment["MAFUNDI_BROKER_PORT"]}\n'
            f'password = {json.dumps(gateway["password"])}\n\n[data]\nfolder = "data"\n'
            + (f"\n[port_passwords]\n{passwords}" if passwords else "")
        )
        command = [sys.executable, "-m", "edge_agent.command_line", "run", "--config", str(settings)]
        self._service.add_child(f"edge-{gateway['name'].rsplit(' ', 1)[-1].lower()}", command)

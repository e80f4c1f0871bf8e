"""The edge program as a person starts it, with simulated equipment on real lines."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edge_agent.status import Status, running_status
from tests.edge_agent.broker import Mosquitto
from tests.edge_agent.scripted_cloud import ScriptedCloud
from tests.programs import Program

ROOT = Path(__file__).parents[2]


class Site:
    """One edge.toml, its configuration, and programs ended with the test."""

    def __init__(self, folder: Path, broker: Mosquitto) -> None:
        self.folder = folder
        self.broker = broker
        self.data = folder / "edge-data"
        self.config = folder / "edge.toml"
        self.programs: list[Program] = []
        self.config.write_text(
            f'[gateway]\nid = "gateway-1"\n[broker]\nhost = "127.0.0.1"\nport = {broker.port}\n'
            '[configuration]\nfile = "configuration.json"\n'
        )

    def configure(self, *machines: dict[str, object], ports: list[dict[str, object]]) -> None:
        document = {"version": 1, "ports": ports, "equipment": list(machines)}
        (self.folder / "configuration.json").write_text(json.dumps(document))

    def fake(self, kind: str, *more: str, name: str = "fake") -> Program:
        command = [sys.executable, "-m", "firmware_bridge.fake_equipment", "--type", kind, *more]
        return self._start(Program(name, command, folder=self.folder, environment={"PYTHONPATH": str(ROOT)}))

    def edge(self) -> Program:
        command = [sys.executable, "-m", "edge_agent.command_line", "run", "--config", str(self.config)]
        return self._start(Program("edge", command, folder=self.folder, environment={"PYTHONPATH": str(ROOT)}))

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "edge_agent.command_line", words[0], "--config", str(self.config), *words[1:]]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)

    def end(self) -> None:
        for program in reversed(self.programs):
            if program.is_running:
                program.kill()

    def _start(self, program: Program) -> Program:
        program.start()
        self.programs.append(program)
        return program


@pytest.fixture
def site(tmp_path: Path, mosquitto: Mosquitto) -> Iterator[Site]:
    site = Site(tmp_path, mosquitto)
    yield site
    site.end()


@pytest.fixture
def cloud(mosquitto: Mosquitto) -> Iterator[ScriptedCloud]:
    cloud = ScriptedCloud(mosquitto.port)
    yield cloud
    cloud.stop()


def serial(key: str, link: Path) -> dict[str, object]:
    return {"type": "serial", "key": key, "device": str(link)}


def readings(cloud: ScriptedCloud, key: str) -> list[tuple[str, int, float]]:
    return [what for what in cloud.values("history") if isinstance(what, tuple) and what[0] == key]


def texts(cloud: ScriptedCloud) -> list[str]:
    return [record.text for record in cloud.values("events") if hasattr(record, "level")]


def wait(condition: Callable[[], object], timeout_s: float = 15) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.serial
def test_frames_with_the_devices_own_time_arrive_once_though_the_edge_is_killed(
    site: Site, cloud: ScriptedCloud
) -> None:
    rows = 900
    record = site.folder / "record.csv"
    lines = [f"2024.03.01.{n // 3600:02d}.{n // 60 % 60:02d}.{n % 60:02d},{n},{n / 2},20" for n in range(rows)]
    record.write_text("Datetime,a,b,c\n" + "\n".join(lines) + "\n")
    link = site.folder / "pump"
    site.fake("bearing-monitor", "--link", str(link), "--interval", "0.001",
              "--record", str(record), "--columns", "a,b,c")  # fmt: skip
    wait(link.exists)
    site.configure({"key": "p-101", "type": "bearing-monitor", "port": "line"}, ports=[serial("line", link)])
    edge = site.edge()
    for count in (100, 500):
        cloud.wait_for(lambda count=count: len(readings(cloud, "p-101/vibration_de")) >= count, timeout_s=30)
        edge.kill()
        edge.start()
    cloud.wait_for(lambda: len(readings(cloud, "p-101/vibration_de")) >= rows, timeout_s=30)
    time.sleep(0.5)
    assert edge.stop() == 0

    got = readings(cloud, "p-101/vibration_de")
    assert [value for _, _, value in got] == [float(number) for number in range(rows)]
    assert [at_us for _, at_us, _ in got] == [1_709_251_200_000_000 + number * 1_000_000 for number in range(rows)]


@pytest.mark.serial
def test_four_kinds_of_equipment_side_by_side_one_unplugged(
    site: Site, cloud: ScriptedCloud, mosquitto: Mosquitto
) -> None:
    pump, chiller, generator = (site.folder / name for name in ("pump", "chiller", "generator"))
    control = site.folder / "control"
    control.touch()
    site.fake("bearing-monitor", "--link", str(pump), "--interval", "0.1", "--control", str(control), name="pump-fake")
    site.fake("chiller", "--link", str(chiller), "--address", "3", "--interval", "0.1", name="chiller-fake")
    site.fake("generator-controller", "--link", str(generator), "--interval", "0.1", name="generator-fake")
    site.fake("compressor", "--mqtt-host", "127.0.0.1", "--mqtt-port", str(mosquitto.port), "--address", "c-3",
              "--interval", "0.1", name="compressor-fake")  # fmt: skip
    for link in (pump, chiller, generator):
        wait(link.exists)
    site.configure(
        {"key": "p-101", "type": "bearing-monitor", "port": "line-1"},
        {"key": "ch-2", "type": "chiller", "port": "line-2", "address": "3", "interval_s": 0.2},
        {"key": "g-7", "type": "generator-controller", "port": "line-3"},
        {"key": "c-3", "type": "compressor", "port": "air", "address": "c-3"},
        ports=[
            serial("line-1", pump),
            serial("line-2", chiller),
            serial("line-3", generator),
            {"type": "mqtt", "key": "air", "host": "127.0.0.1", "port": mosquitto.port},
        ],
    )
    keys = ["p-101/vibration_de", "ch-2/supply_temperature", "g-7/voltage", "c-3/discharge_pressure"]
    edge = site.edge()
    cloud.wait_for(lambda: all(len(readings(cloud, key)) >= 3 for key in keys), timeout_s=20)

    control.write_text("unplug 1\n")
    cloud.wait_for(lambda: any("port line-1: " in text for text in texts(cloud)))
    others = [len(readings(cloud, key)) for key in keys[1:]]
    cloud.wait_for(lambda: all(len(readings(cloud, key)) > n for key, n in zip(keys[1:], others, strict=True)))
    cloud.wait_for(lambda: "port line-1 works again" in texts(cloud), timeout_s=10)
    wait(lambda: all(port.state == "open" for port in _told(site).ports))
    status = site.ask("status", "--json")
    check = site.ask("check")
    assert edge.stop() == 0

    told = json.loads(status.stdout)
    assert (status.returncode, told["is_running"], told["agent"]["link"]) == (0, True, "connected")
    assert {port["key"]: port["state"] for port in told["agent"]["ports"]} == dict.fromkeys(
        ["line-1", "line-2", "line-3", "air"], "open"
    )
    assert check.returncode == 0, check.stdout
    assert len([text for text in texts(cloud) if text.startswith("port line-1: ")]) == 1


def _told(site: Site) -> Status:
    told = running_status(site.data, time.time_ns() // 1000)
    assert told is not None
    return told


@pytest.mark.serial
def test_noise_on_the_line_costs_frames_only_until_they_are_repeated(site: Site, cloud: ScriptedCloud) -> None:
    rows = 40
    record = site.folder / "record.csv"
    record.write_text(
        "Datetime,a,b,c\n" + "\n".join(f"2024.03.01.00.{n // 60:02d}.{n % 60:02d},{n},1,1" for n in range(rows)) + "\n"
    )
    link, control = site.folder / "pump", site.folder / "control"
    control.write_text("noise 0.2\n")
    site.fake("bearing-monitor", "--link", str(link), "--interval", "0.005", "--record", str(record),
              "--columns", "a,b,c", "--control", str(control))  # fmt: skip
    wait(link.exists)
    site.configure({"key": "p-101", "type": "bearing-monitor", "port": "line"}, ports=[serial("line", link)])
    edge = site.edge()

    cloud.wait_for(lambda: len(readings(cloud, "p-101/vibration_de")) >= rows, timeout_s=40)
    told = _told(site)
    assert edge.stop() == 0

    assert sorted(value for _, _, value in readings(cloud, "p-101/vibration_de")) == [float(n) for n in range(rows)]
    assert told.ports[0].rejected > 0


@pytest.mark.serial
def test_check_says_what_where_and_what_to_do(site: Site, mosquitto: Mosquitto) -> None:
    site.configure(
        {"key": "p-101", "type": "bearing-monitor", "port": "line"},
        ports=[
            serial("line", site.folder / "not-there"),
            {"type": "mqtt", "key": "air", "host": "127.0.0.1", "port": 9},
        ],
    )
    mosquitto.kill()

    answer = site.ask("check")

    assert answer.returncode == 1
    for words in ("not-there is not there: plug the device in", "nobody answers at 127.0.0.1:9", "check host, port"):
        assert words in answer.stdout
    (site.folder / "configuration.json").write_text('{"version": 1, "colour": 2}')
    assert site.ask("check").returncode == 2
    site.config.write_text("[gateway]\n")
    refused = site.ask("run")
    assert (refused.returncode, "add it" in refused.stderr) == (2, True)


@pytest.mark.serial
def test_the_ledger_is_readable_beside_the_running_agent(site: Site, cloud: ScriptedCloud) -> None:
    link = site.folder / "generator"
    site.fake("generator-controller", "--link", str(link), "--interval", "0.05")
    wait(link.exists)
    site.configure({"key": "g-7", "type": "generator-controller", "port": "line"}, ports=[serial("line", link)])
    edge = site.edge()
    cloud.wait_for(lambda: len(readings(cloud, "g-7/voltage")) > 10)

    while_running = json.loads(site.ask("ledger", "--json").stdout)
    assert edge.stop() == 0
    at_rest = json.loads(site.ask("ledger", "--json").stdout)

    assert {entry["lane"] for entry in while_running} == {"events", "history"}
    for entry in at_rest:
        assert (entry["pending"], entry["acked_upto"], entry["gaps"]) == (0, entry["produced"], [])
        assert cloud.cursors[entry["stream"]] == entry["produced"]
    assert site.ask("status").returncode == 1

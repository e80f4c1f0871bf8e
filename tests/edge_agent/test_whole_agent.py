"""The whole edge agent as a process: killed, stopped and started, against a real broker."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.spool.ledger import read_ledger
from edge_agent.status import read_status, running_status
from schemas.downlink import Command, encode
from tests.edge_agent.broker import Mosquitto
from tests.edge_agent.scripted_cloud import ScriptedCloud

SEED = 7
KILLS = 4
CONFIGURATION = """
version = 1
[[ports]]
type = "serial"
key = "counter-line"
device = "/dev/null"
[[equipment]]
key = "counter"
type = "counter"
port = "counter-line"
"""


class AgentProcess:
    """`tests.edge_agent.counting_agent`, startable again."""

    def __init__(self, folder: Path, port: int, *, has_local_configuration: bool = True) -> None:
        self.folder = folder
        self.data = folder / "edge-data"
        self.log = folder / "agent.log"
        own = '[configuration]\nfile = "configuration.toml"\n' if has_local_configuration else ""
        (folder / "configuration.toml").write_text(CONFIGURATION)
        (folder / "edge.toml").write_text(
            f'[gateway]\nid = "gateway-1"\n[broker]\nhost = "127.0.0.1"\nport = {port}\n{own}'
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.edge_agent.counting_agent",
                    str(self.folder / "edge.toml"),
                    str(self.folder / "memory"),
                ],
                cwd=Path(__file__).parents[2],
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    @property
    def works(self) -> bool:
        """Whether this very process has told its status: what its forerunner sent may still be on the way."""
        told = read_status(self.data)
        return told is not None and self.process is not None and told.process_id == self.process.pid

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15)


@pytest.fixture
def cloud(mosquitto: Mosquitto) -> Iterator[ScriptedCloud]:
    cloud = ScriptedCloud(mosquitto.port)
    yield cloud
    cloud.stop()


def numbers(cloud: ScriptedCloud) -> list[float]:
    return [what[2] for what in cloud.values("history") if isinstance(what, tuple)]


@pytest.mark.serial
def test_killed_again_and_again_it_loses_nothing_and_doubles_no_record(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    agent, chance = AgentProcess(tmp_path, mosquitto.port), random.Random(SEED)
    for _ in range(KILLS):
        agent.start()
        before = len(numbers(cloud))
        cloud.wait_for(lambda before=before: agent.works and len(numbers(cloud)) > before)
        time.sleep(chance.uniform(0, 0.2))
        agent.kill()
    agent.start()
    before = len(numbers(cloud))
    cloud.wait_for(lambda: agent.works and len(numbers(cloud)) > before)

    assert agent.stop() == 0

    received = numbers(cloud)
    assert sorted(set(received)) == [float(number) for number in range(1, int(max(received)) + 1)]
    for entry in read_ledger(agent.data):
        assert (entry["pending"], entry["gaps"]) == (0, [])
        assert cloud.cursors[entry["stream"]] == entry["produced"] == len(cloud.stored[entry["stream"]])


@pytest.mark.serial
def test_started_without_a_broker_it_measures_and_delivers_later(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path)
    agent = AgentProcess(tmp_path, broker.port)
    agent.start()
    time.sleep(2)
    broker.start()
    began_s = time.monotonic()
    cloud = ScriptedCloud(broker.port)

    cloud.wait_for(lambda: len(numbers(cloud)) > 1000)

    assert time.monotonic() - began_s < 15
    assert agent.stop() == 0
    cloud.stop()
    broker.kill()
    assert "no connection to the broker" in agent.log.read_text()


@pytest.mark.serial
def test_it_takes_its_configuration_from_the_cloud_and_keeps_it(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    agent = AgentProcess(tmp_path, mosquitto.port, has_local_configuration=False)
    agent.start()
    cloud.wait_for(lambda: bool(cloud.values("events")))
    body = {
        "version": 5,
        "ports": [{"type": "serial", "key": "counter-line", "device": "/dev/null"}],
        "equipment": [{"key": "counter", "type": "counter", "port": "counter-line"}],
    }
    cloud.send("cmd", encode(Command(id="c-1", kind="configure", expires_at_us=2**60, body=body)))
    cloud.wait_for(lambda: len(numbers(cloud)) > 100)
    assert agent.stop() == 0

    agent.start()
    count = len(numbers(cloud))
    cloud.wait_for(lambda: agent.works and len(numbers(cloud)) > count)
    told = read_status(agent.data)
    assert agent.stop() == 0

    outcomes = [record.outcome for record in cloud.values("events") if hasattr(record, "outcome")]
    assert outcomes == ["done"]
    assert told is not None
    assert told.configuration_version == 5


@pytest.mark.serial
def test_a_spool_damaged_while_running_is_repaired_without_a_hand(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    agent = AgentProcess(tmp_path, mosquitto.port)
    agent.start()
    cloud.wait_for(lambda: len(numbers(cloud)) > 200)
    agent.kill()
    path = agent.data / "spool.db"
    content = bytearray(path.read_bytes())
    content[:200] = b"\xff" * 200
    path.write_bytes(content)
    (agent.data / "spool.db-wal").unlink(missing_ok=True)

    agent.start()
    count = len(numbers(cloud))
    cloud.wait_for(lambda: agent.works and len(numbers(cloud)) > count + 200)
    status = running_status(agent.data, time.time_ns() // 1000)
    assert agent.stop() == 0

    assert status is not None
    assert (agent.data / "damaged-spool.db").exists()
    texts = [record.text for record in cloud.values("events") if hasattr(record, "text")]
    assert any("the spool was damaged" in text for text in texts)

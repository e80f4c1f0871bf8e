"""The agent under something that plays systemd's part: ready, alive, killed again and again, and nothing lost."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.service_manager import ServiceManager
from edge_agent.spool.ledger import read_ledger
from tests.edge_agent.broker import Mosquitto
from tests.edge_agent.scripted_cloud import ScriptedCloud
from tests.edge_agent.test_whole_agent import AgentProcess, numbers

SEED = 5
WATCHDOG_S = 3


class Manager:
    """Listens as systemd does."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "notify")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)

    def next_word(self, *, within_s: float) -> str:
        self._socket.settimeout(within_s)
        return self._socket.recv(4096).decode()

    def wait_for(self, word: str, *, within_s: float = 30) -> None:
        deadline = time.monotonic() + within_s
        while self.next_word(within_s=max(deadline - time.monotonic(), 0.01)) != word:
            pass

    def forget(self) -> None:
        self._socket.setblocking(False)
        while True:
            try:
                self._socket.recv(4096)
            except BlockingIOError:
                return

    def close(self) -> None:
        self._socket.close()


class SupervisedAgent(AgentProcess):
    """The counting agent with systemd's environment."""

    def __init__(self, folder: Path, port: int, manager: Manager) -> None:
        super().__init__(folder, port)
        self._manager = manager

    def start(self) -> None:
        environment = {
            **os.environ,
            "NOTIFY_SOCKET": self._manager.address,
            "WATCHDOG_USEC": str(WATCHDOG_S * 1_000_000),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.edge_agent.counting_agent",
                 str(self.folder / "edge.toml"), str(self.folder / "memory")],
                cwd=Path(__file__).parents[2], stdout=log, stderr=log, env=environment,
            )  # fmt: skip


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    manager = Manager(tmp_path)
    yield manager
    manager.close()


@pytest.mark.parametrize("name", ["path", "abstract"])
def test_words_reach_the_socket_that_was_named(tmp_path: Path, name: str) -> None:
    address = str(tmp_path / "s") if name == "path" else f"@mafundi-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address.replace("@", "\0", 1))
        listening.settimeout(5)
        told = ServiceManager.from_environment({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "3000000"})

        told.ready()
        told.alive()
        told.status("two\nlines")
        told.status("two\nlines")
        told.ending()

        words = [listening.recv(100).decode() for _ in range(4)]
    assert words == ["READY=1", "WATCHDOG=1", "STATUS=two lines", "STOPPING=1"]
    assert told.beat_s == 1.0


def test_without_systemd_nothing_is_said_and_nothing_fails(tmp_path: Path) -> None:
    for environment in ({}, {"NOTIFY_SOCKET": str(tmp_path / "nobody")}):
        told = ServiceManager.from_environment(environment)
        told.ready()
        told.ending()
        assert told.beat_s is None


def test_a_watchdog_that_is_for_another_process_is_not_ours() -> None:
    assert ServiceManager.from_environment({"WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"}).beat_s is None


@pytest.mark.serial
@pytest.mark.parametrize("kills", [pytest.param(8, id="8"), pytest.param(100, id="100", marks=pytest.mark.long)])
def test_killed_and_started_again_by_systemd_it_loses_nothing(
    tmp_path: Path, mosquitto: Mosquitto, manager: Manager, kills: int
) -> None:
    cloud, chance = ScriptedCloud(mosquitto.port), random.Random(SEED)
    agent = SupervisedAgent(tmp_path, mosquitto.port, manager)
    for _ in range(kills):
        agent.start()
        manager.wait_for("READY=1")
        manager.wait_for("WATCHDOG=1", within_s=WATCHDOG_S)
        time.sleep(chance.uniform(0, 0.1))
        agent.kill()
        manager.forget()
    agent.start()
    manager.wait_for("READY=1")
    before = len(numbers(cloud))
    cloud.wait_for(lambda: len(numbers(cloud)) > before, timeout_s=30)
    assert agent.stop() == 0
    manager.wait_for("STOPPING=1")
    cloud.stop()

    received = numbers(cloud)
    assert sorted(set(received)) == [float(number) for number in range(1, int(max(received)) + 1)]
    for entry in read_ledger(agent.data):
        assert (entry["pending"], entry["gaps"]) == (0, [])
        assert cloud.cursors[entry["stream"]] == entry["produced"] == len(cloud.stored[entry["stream"]])

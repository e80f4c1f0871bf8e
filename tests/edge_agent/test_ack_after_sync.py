"""No source hears that a reading is safe before it is: each acknowledgement comes after an fdatasync, as traced."""

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from edge_agent.status import read_status
from firmware_bridge.protocols.cobs_frames import acknowledgement, telemetry
from tests.edge_agent.broker import Mosquitto, free_port, not_tested
from tests.programs import Program, wait_for

ROOT = Path(__file__).parents[2]
FRAMES = 12
SPOOL_LOG = "spool.db-wal"
CALL = re.compile(r"^(?P<thread>\d+) +(?P<at>[\d.]+) (?P<call>\w+)\((?P<rest>.*)$")
RESUMED = re.compile(r"^(?P<thread>\d+) +(?P<at>[\d.]+) <\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)$")


@dataclass(frozen=True)
class Call:
    """One system call, from when it was made to when it returned."""

    name: str
    begun_s: float
    ended_s: float
    words: str


def traced(strace: str, text: Path, *command: str) -> list[str]:
    calls = "trace=fdatasync,fsync,write,sendto,sendmsg,pwrite64"
    return [strace, "-f", "-ttt", "-yy", "-s", "80", "-e", calls, "-e", "signal=none", "-o", str(text), *command]


def calls_in(text: str) -> list[Call]:
    """Return the calls in the order of their returning; what was begun and never returned is left out."""
    begun: dict[tuple[str, str], tuple[float, str]] = {}
    found: list[Call] = []
    for line in text.splitlines():
        if (match := RESUMED.match(line)) is not None:
            start = begun.pop((match["thread"], match["call"]), None)
            if start is not None:
                found.append(Call(match["call"], start[0], float(match["at"]), start[1] + match["rest"]))
        elif (match := CALL.match(line)) is not None:
            if "<unfinished ...>" in match["rest"]:
                begun[(match["thread"], match["call"])] = (float(match["at"]), match["rest"])
            else:
                found.append(Call(match["call"], float(match["at"]), float(match["at"]), match["rest"]))
    return found


def is_spool_sync(call: Call) -> bool:
    return call.name in ("fdatasync", "fsync") and SPOOL_LOG in call.words and call.words.rstrip().endswith("= 0")


class TracedAgent:
    """A real agent under strace, with one serial machine and one that speaks MQTT; its own cloud is away."""

    def __init__(self, folder: Path, broker: Mosquitto, strace: str) -> None:
        self.trace, self.data = folder / "strace.txt", folder / "edge-data"
        self.ours, line = os.openpty()
        tty.setraw(line)
        document = {
            "version": 1,
            "ports": [
                {"type": "serial", "key": "line-1", "device": os.ttyname(line)},
                {"type": "mqtt", "key": "air", "host": "127.0.0.1", "port": broker.port},
            ],
            "equipment": [
                {"key": "rig", "type": "bearing-monitor", "port": "line-1"},
                {"key": "compressor", "type": "compressor", "port": "air", "address": "c1"},
            ],
        }
        (folder / "configuration.json").write_text(json.dumps(document))
        config = folder / "edge.toml"
        config.write_text(
            f'[gateway]\nid = "gateway-1"\n[broker]\nhost = "127.0.0.1"\nport = {free_port()}\n'
            '[configuration]\nfile = "configuration.json"\n'
        )
        command = [sys.executable, "-m", "edge_agent.command_line", "run", "--config", str(config)]
        self.program = Program(
            "traced-edge",
            traced(strace, self.trace, *command),
            folder=folder,
            environment={"PYTHONPATH": str(ROOT)},
        )

    def stop(self) -> None:
        """End the agent itself: strace keeps signals from itself, and ends with the program it follows."""
        told = read_status(self.data)
        if self.program.is_running and told is not None:
            os.kill(told.process_id, signal.SIGTERM)
        wait_for("the traced agent to end", lambda: not self.program.is_running, timeout_s=20)

    def calls(self) -> list[Call]:
        return calls_in(self.trace.read_text(errors="replace"))


@pytest.fixture
def agent(tmp_path: Path, mosquitto: Mosquitto) -> Iterator[TracedAgent]:
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode != 0:
        not_tested("strace cannot be used: that a sync comes before each acknowledgement was not traced")
    agent = TracedAgent(tmp_path, mosquitto, strace)
    agent.program.start()
    try:
        agent.program.wait_until_said("edge.started", timeout_s=30)
        deadline_s = time.monotonic() + 30
        while agent.program.said().count("port.opened") < 2 and time.monotonic() < deadline_s:
            time.sleep(0.05)
        yield agent
    finally:
        agent.stop()
        os.close(agent.ours)


@pytest.mark.serial
def test_a_serial_machine_is_answered_after_the_sync(agent: TracedAgent) -> None:
    said_at_s: list[float] = []
    for number in range(1, FRAMES + 1):
        said_at_s.append(time.time())
        at_ms = int(time.time() * 1000)
        os.write(agent.ours, telemetry(frame_number=number, device_at_ms=at_ms, values=[2.0, 2.0, 58.0]))
        _wait_for(agent.ours, acknowledgement(number))
    agent.stop()

    calls = agent.calls()
    answers = [call for call in calls if call.name == "write" and "/dev/pts/" in call.words.partition(",")[0]]
    assert len(answers) == FRAMES
    _require_sync_before_each(answers, said_at_s, calls)


@pytest.mark.serial
def test_a_message_is_acknowledged_to_its_broker_after_the_sync(agent: TracedAgent, mosquitto: Mosquitto) -> None:
    device = mqtt.Client(CallbackAPIVersion.VERSION2, client_id="device", protocol=mqtt.MQTTv5)
    device.connect("127.0.0.1", mosquitto.port)
    device.loop_start()
    said_at_s: list[float] = []
    for number in range(FRAMES):
        said_at_s.append(time.time())
        message = json.dumps({"pressure": {"discharge": 7.0 + number / 100}})
        device.publish("plant/c1/state", message, qos=1).wait_for_publish(5)
        wait_for("the acknowledgement", lambda number=number: len(_pubacks(agent, mosquitto)) > number, timeout_s=10)
    device.disconnect()
    device.loop_stop()
    agent.stop()

    answers = _pubacks(agent, mosquitto)
    assert len(answers) == FRAMES
    _require_sync_before_each(answers, said_at_s, agent.calls())


def test_the_trace_is_read_as_strace_writes_it() -> None:
    text = (
        '11 5.000000 pwrite64(7</x/spool.db-wal>, "..", 24, 32) = 24\n'
        "11 5.100000 fdatasync(7</x/spool.db-wal> <unfinished ...>\n"
        '12 5.150000 sendto(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, "@\\2\\0\\1", 4, 0, NULL, 0) = 4\n'
        "11 5.200000 <... fdatasync resumed>) = 0\n"
    )

    calls = calls_in(text)

    assert [(call.name, call.ended_s) for call in calls] == [("pwrite64", 5.0), ("sendto", 5.15), ("fdatasync", 5.2)]
    with pytest.raises(AssertionError, match="before"):
        _require_sync_before_each([calls[1]], [4.9], calls)


def _require_sync_before_each(answers: list[Call], said_at_s: list[float], calls: list[Call]) -> None:
    """Between what was said and its answer the log of the spool was written and then synced, successfully."""
    for said_s, answer in zip(said_at_s, answers, strict=True):
        between = [call for call in calls if said_s < call.begun_s and call.ended_s < answer.begun_s]
        writes = [call for call in between if call.name == "pwrite64" and SPOOL_LOG in call.words]
        syncs = [call for call in between if is_spool_sync(call)]
        assert writes, f"{answer} was said before anything was written"
        assert syncs, f"{answer} was said before a sync"
        assert max(call.begun_s for call in syncs) >= min(call.ended_s for call in writes)


def _pubacks(agent: TracedAgent, broker: Mosquitto) -> list[Call]:
    """Return what was sent to the equipment's broker and begins with a PUBACK's first byte, 0x40 (MQTT 5 §3.4)."""
    target = f"->127.0.0.1:{broker.port}]"
    sent = [call for call in agent.calls() if call.name in ("sendto", "write", "sendmsg") and target in call.words]
    return [call for call in sent if re.search(r'>, "@\\[234]', call.words)]


def _wait_for(line: int, expected: bytes) -> None:
    heard, deadline_s = b"", time.monotonic() + 10
    while expected not in heard:
        assert time.monotonic() < deadline_s, f"no acknowledgement but {heard!r}"
        if select.select([line], [], [], 0.2)[0]:
            heard += os.read(line, 1024)

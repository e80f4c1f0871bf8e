"""What an edge agent costs and how fast it is: frames, memory, draining, an alarm behind a backlog, bytes on the disk.

`python -m tests.bench.edge` runs about two minutes, `--short` half a minute; the last line is JSON. Only loopback and
this machine's disk take part: mosquitto, a real agent as its own process, and a cloud that acknowledges what comes.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Final

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from edge_agent.clock import SystemClock
from edge_agent.pipeline import GROUP_RECORDS, Inbox, Pipeline
from edge_agent.sources.serial_source import Hearing
from edge_agent.spool import Spool
from edge_agent.spool.ledger import read_ledger
from edge_agent.status import lane_summary
from firmware_bridge.equipment import load_equipment_type
from firmware_bridge.protocols.cobs_frames import CobsReader, telemetry
from schemas.configuration import ConfigurationDocument, encode_configuration
from schemas.downlink import Ack, HostState, encode
from schemas.envelope import decode_body, decode_header
from schemas.records import AlarmRaised
from schemas.rules.rule import LimitParams, Rule
from schemas.topics import HOST_STATE_TOPIC, gateway_topic, parse_topic
from tests.edge_agent.broker import Mosquitto
from tests.faults.spool_corruption import NoEquipment

ROOT: Final = Path(__file__).parents[2]
GATEWAY: Final = "gateway-1"
MACHINES, CHANNELS = 4, 50
POINTS: Final = MACHINES * CHANNELS
LIVE_PER_S: Final = float(POINTS)
FORTNIGHT_S: Final = 14 * 24 * 3600
LIMIT: Final = 50.0
EPOCH: Final = "bench"
LONGEST_S: Final = 60.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a smaller backlog and fewer alarms")
    wanted = parser.parse_args()
    backlog, alarms, frames = (120_000, 12, 6_000) if wanted.short else (1_000_000, 100, 30_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result = {
            "frames_per_s": frames_per_s(folder / "frames", count=frames),
            **with_agent(folder / "agent", backlog=backlog, alarms=alarms, rest_s=10.0 if wanted.short else 60.0),
        }
    print(json.dumps(result))


def frames_per_s(folder: Path, *, count: int) -> int:
    """Return frames of three values decoded, checked, ruled and on the disk per second, in the pipeline's groups."""
    kind, clock = load_equipment_type("bearing-monitor"), SystemClock()
    rules = [rule_of(f"rule-{point.name}", f"rig/{point.name}", point.unit) for point in kind.points]
    pipeline = pipeline_on(Spool.open(folder, clock=clock), clock, ConfigurationDocument(rules=rules))
    hearing, reader = Hearing(machine_key="rig", kind=kind, clock=clock), CobsReader(kind)
    begun_ms = time.time_ns() // 1_000_000
    line = b"".join(
        telemetry(frame_number=number % 60_000, device_at_ms=begun_ms + number, values=[number % 7, 2.0, 58.0])
        for number in range(count)
    )
    per_group = -(-GROUP_RECORDS // len(kind.points))
    began_s, done, group = time.monotonic(), 0, []
    for start in range(0, len(line), 4096):
        for heard in hearing.heard(reader.feed(line[start : start + 4096])):
            assert heard.arrival is not None, heard.rejected
            group.append(heard.arrival)
            if len(group) == per_group:
                pipeline.store(group)
                done, group = done + len(group), []
    pipeline.store(group)
    assert done + len(group) == count
    return round(count / (time.monotonic() - began_s))


def with_agent(folder: Path, *, backlog: int, alarms: int, rest_s: float) -> dict[str, Any]:
    """Return what a real agent with 200 points at 1 Hz and as many rules needs: at rest, then behind a backlog."""
    folder.mkdir()
    broker = Mosquitto(folder)
    broker.start()
    agent = Agent(folder, broker.port)
    machines = Machines(broker.port)
    try:
        cloud = Cloud(broker.port)
        agent.start()
        time.sleep(rest_s)
        at_rest_mb = agent.rss_mb()
        agent.stop()
        cloud.close()
        bytes_per_reading = agent.queue(backlog)
        cloud = Cloud(broker.port)
        began_s = time.monotonic()
        agent.start()
        cloud.wait_for_first()
        drain_began_s, acked_before = time.monotonic(), cloud.history_acked
        delays_s = machines.alarms(alarms, cloud, agent)
        while agent.waiting() > 2 * POINTS and time.monotonic() - drain_began_s < 900:
            time.sleep(0.2)
        drained_per_s = (cloud.history_acked - acked_before) / (time.monotonic() - drain_began_s)
        behind_mb, peak_mb = agent.rss_mb(), agent.rss_mb("VmHWM")
        agent.stop()
        cloud.close()
    finally:
        agent.kill()
        machines.close()
        broker.kill()
    return {
        "rss_mb": round(at_rest_mb, 1),
        "rss_behind_backlog_mb": round(behind_mb, 1),
        "rss_peak_mb": round(peak_mb, 1),
        "drain_per_s": round(drained_per_s),
        "drain_x_live": round(drained_per_s / LIVE_PER_S, 1),
        "alarm_behind_backlog_s": round(sorted(delays_s)[min(len(delays_s) - 1, int(0.99 * len(delays_s)))], 3),
        "alarms": len(delays_s),
        "backlog": backlog,
        "start_with_backlog_s": round(drain_began_s - began_s, 1),
        "bytes_per_reading": round(bytes_per_reading, 1),
        "backlog_bytes_14_days": round(bytes_per_reading * POINTS * FORTNIGHT_S),
    }


class Agent:
    """`mafundi-edge run` as its own process."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._data = folder, folder / "edge-data"
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "equipment").mkdir()
        (folder / "equipment" / "bench.toml").write_text(equipment_type())
        (folder / "configuration.json").write_bytes(document(port))
        (folder / "edge.toml").write_text(
            f'[gateway]\nid = "{GATEWAY}"\n[broker]\nhost = "127.0.0.1"\nport = {port}\n'
            '[configuration]\nfile = "configuration.json"\n[equipment]\nfolder = "equipment"\n'
        )

    def start(self) -> None:
        with (self._folder / "agent.log").open("ab") as log:
            command = [sys.executable, "-m", "edge_agent.command_line", "run", "--config"]
            command.append(str(self._folder / "edge.toml"))
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)

    def stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=30)

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def rss_mb(self, which: str = "VmRSS") -> float:
        assert self._process is not None
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(which))

    def waiting(self) -> int:
        return int(lane_summary(read_ledger(self._data))[1]["pending"])

    def queue(self, count: int) -> float:
        """Fill the spool as an agent without a network would have, in its groups; return bytes a reading."""
        spool = Spool.open(self._data, clock=SystemClock())
        before = spool.used_bytes()
        now_us = time.time_ns() // 1000
        for start in range(0, count, GROUP_RECORDS * 20):
            with spool.transaction() as writer:
                for number in range(start, min(count, start + GROUP_RECORDS * 20)):
                    machine, channel = divmod(number % POINTS, CHANNELS)
                    writer.append_reading(
                        point_key=f"m{machine}/c{channel}",
                        point_unit="mm/s",
                        at_us=now_us + number * 5000 + number * 7919 % 5000,
                        value=2.0 + number * 104_729 % 10_007 / 1000,
                        quality=0,
                    )
        used = spool.used_bytes() - before
        spool.close()
        return used / count


class Machines:
    """Four machines with fifty channels each, that speak once a second from the first word to the last."""

    def __init__(self, port: int) -> None:
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id="machines", protocol=mqtt.MQTTv5)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._speak, daemon=True)
        self._thread.start()

    def alarms(self, count: int, cloud: "Cloud", agent: Agent) -> list[float]:
        """Break limits one after the other while there is a backlog; return how long each alarm took to the cloud."""
        delays_s: list[float] = []
        while len(delays_s) < count and (agent.waiting() > 10 * POINTS or not delays_s):
            channel = f"c{len(delays_s) % CHANNELS}"
            known, said_s = len(cloud.raised_at_s), time.monotonic()
            self._say(0, {channel: LIMIT * 2})
            while len(cloud.raised_at_s) == known and time.monotonic() - said_s < LONGEST_S:
                time.sleep(0.002)
            delays_s.append((cloud.raised_at_s[known] if len(cloud.raised_at_s) > known else time.monotonic()) - said_s)
            self._say(0, {channel: 2.0})
            time.sleep(0.05)
        return delays_s

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)
        self._client.disconnect()
        self._client.loop_stop()

    def _speak(self) -> None:
        count = 0
        while not self._stop.wait(1.0):
            count += 1
            for machine in range(MACHINES):
                values = {f"c{channel}": 2.0 + (count * 31 + channel) % 97 / 50 for channel in range(CHANNELS)}
                self._say(machine, values)

    def _say(self, machine: int, values: dict[str, float]) -> None:
        self._client.publish(f"bench/m{machine}", json.dumps(values), qos=1)


class Cloud:
    """Acknowledges what comes, by a cursor per stream, and notes when alarms came; bodies of history are not read."""

    def __init__(self, port: int) -> None:
        self.cursors: dict[str, int] = {}
        self.history_acked = 0
        self.raised_at_s: list[float] = []
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id="cloud", protocol=mqtt.MQTTv5)
        self._client.on_message = self._on_message
        self._client.connect("127.0.0.1", port)
        self._client.subscribe("mafundi/v1/+/+/up", qos=1)
        state = HostState(versions=[1], epoch=EPOCH, at_us=time.time_ns() // 1000)
        self._client.publish(HOST_STATE_TOPIC, encode(state), qos=1, retain=True)
        self._client.loop_start()

    def wait_for_first(self) -> None:
        deadline_s = time.monotonic() + 120
        while not self.history_acked:
            assert time.monotonic() < deadline_s, "nothing came"
            time.sleep(0.01)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def _on_message(self, _client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
        header, encoded = decode_header(message.payload)
        cursor = self.cursors.setdefault(header.stream, header.from_seq - 1)
        if header.from_seq <= cursor + 1 and header.to_seq > cursor:
            self.cursors[header.stream] = header.to_seq
            if header.lane == "history":
                self.history_acked += header.to_seq - cursor
            else:
                self._note_alarms(header.from_seq, cursor, decode_body(header, encoded).records)
        ack = Ack(stream=header.stream, upto=self.cursors[header.stream], epoch=EPOCH)
        gateway_id = parse_topic(message.topic).gateway_id
        self._client.publish(gateway_topic(gateway_id, "ack"), encode(ack), qos=1)

    def _note_alarms(self, from_seq: int, cursor: int, records: list[Any]) -> None:
        now_s = time.monotonic()
        fresh = [one for one in records if isinstance(one, AlarmRaised) and from_seq + one.offset > cursor]
        self.raised_at_s.extend(now_s for _ in fresh)


def pipeline_on(spool: Spool, clock: SystemClock, configuration: ConfigurationDocument) -> Pipeline:
    """Return a pipeline over the spool, begun."""
    pipeline = Pipeline(
        inbox=Inbox(),
        spool=spool,
        clock=clock,
        configuration=NoEquipment(),
        document=configuration,
        on_stored=lambda: None,
        on_applied=lambda _document: None,
    )
    pipeline.start()
    return pipeline


def rule_of(rule_id: str, point_key: str, unit: str = "mm/s") -> Rule:
    """Return a limit that raises at once."""
    params = LimitParams(direction="high", limit=LIMIT if unit == "mm/s" else 500.0, deadband=1.0)
    return Rule(id=rule_id, version=1, point_key=point_key, point_unit=unit, params=params)


def document(port: int) -> bytes:
    """Return four machines on one broker, with a rule on each of their points."""
    keys = [f"m{machine}/c{channel}" for machine in range(MACHINES) for channel in range(CHANNELS)]
    whole = ConfigurationDocument(rules=[rule_of(f"rule-{key}", key) for key in keys])
    content = json.loads(encode_configuration(whole))
    content["ports"] = [{"type": "mqtt", "key": "air", "host": "127.0.0.1", "port": port}]
    content["equipment"] = [
        {"key": f"m{machine}", "type": "bench", "port": "air", "address": f"m{machine}"} for machine in range(MACHINES)
    ]
    return json.dumps(content).encode()


def equipment_type() -> str:
    """Return a type with fifty channels that speaks JSON."""
    head = 'title = "Bench"\nprotocol = "mqtt_json"\nsource = "made for the bench"\ntopic = "bench/{address}"\n'
    channels = [
        f'\n[[points]]\nname = "c{channel}"\ntitle = "Channel {channel}"\nunit = "mm/s"\nfield = "c{channel}"\n'
        "low = 0.0\nhigh = 1000.0\ntypical = 2.0\n"
        for channel in range(CHANNELS)
    ]
    return head + "".join(channels)


if __name__ == "__main__":
    main()

"""Equipment that publishes by itself, checked with mosquitto's own command-line client."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from edge_agent.observations import Arrival, Item, Measurement, Notice
from edge_agent.pipeline import Inbox
from edge_agent.sources.mqtt_source import MqttSource
from edge_agent.sources.source import Heard
from edge_agent.spool import StoredReading
from schemas.configuration import ConfigurationDocument, MqttPort
from tests.edge_agent.broker import Mosquitto, free_port, not_tested
from tests.edge_agent.fake_clock import FakeClock
from tests.edge_agent.test_pipeline import Edge

TOPIC = "equipment/c-3/telemetry"


def hear(_topic: str, payload: bytes) -> Heard:
    try:
        pressure = float(json.loads(payload)["pressure"])
    except (ValueError, KeyError, TypeError) as error:
        return Heard(rejected=f"no pressure in it: {error}")
    return Heard(Arrival((Measurement("c-3/pressure", "bar", 0, pressure, 0),)))


def publish(broker: Mosquitto, payload: str, *, topic: str = TOPIC) -> None:
    program = shutil.which("mosquitto_pub")
    if program is None:
        not_tested("mosquitto_pub is not installed: the MQTT source was not checked with an independent client")
    subprocess.run([program, "-p", str(broker.port), "-q", "1", "-t", topic, "-m", payload], check=True)


@contextmanager
def running(port: int, inbox: Inbox, clock: FakeClock | None = None) -> Iterator[MqttSource]:
    source = MqttSource(
        port=MqttPort(key="air", host="127.0.0.1", port=port),
        client_id="gateway-1-air",
        password=None,
        filters=["equipment/+/telemetry"],
        listeners={TOPIC: hear},
        inbox=inbox,
        clock=clock or FakeClock(),
    )
    source.start()
    try:
        yield source
    finally:
        source.stop()


def wait_until_open(source: MqttSource) -> None:
    deadline = time.monotonic() + 10
    while source.report.state != "open":
        assert time.monotonic() < deadline, source.report
        time.sleep(0.01)


def pressures(items: list[Item | None]) -> list[float | None]:
    return [one.value for item in items if isinstance(item, Arrival) for one in item.measurements]


def test_messages_become_measurements(mosquitto: Mosquitto) -> None:
    inbox = Inbox()
    with running(mosquitto.port, inbox) as source:
        wait_until_open(source)
        publish(mosquitto, '{"pressure": 7.5}')

        assert pressures([inbox.get(timeout_s=5)]) == [7.5]
    assert source.report.readings == 1


def test_what_was_not_committed_comes_again_after_a_restart(mosquitto: Mosquitto) -> None:
    inbox = Inbox()
    with running(mosquitto.port, inbox) as source:
        wait_until_open(source)
        publish(mosquitto, '{"pressure": 1}')
        publish(mosquitto, '{"pressure": 2}')
        first = inbox.get(timeout_s=5)
        assert isinstance(first, Arrival)
        assert first.on_stored is not None
        first.on_stored()
        assert pressures([inbox.get(timeout_s=5)]) == [2.0]
        time.sleep(0.2)
    publish(mosquitto, '{"pressure": 3}')

    again = Inbox()
    with running(mosquitto.port, again):
        assert pressures([again.get(timeout_s=5), again.get(timeout_s=5)]) == [2.0, 3.0]


class Disk:
    """What the pipeline does with arrivals, over a real spool."""

    def __init__(self, folder: Path) -> None:
        self.edge = Edge(folder, ConfigurationDocument())

    def store(self, items: list[Item | None], *, is_cut_off_before_ack: bool = False) -> None:
        arrivals = [item for item in items if isinstance(item, Arrival)]
        if is_cut_off_before_ack:
            arrivals = [replace(arrival, on_stored=None) for arrival in arrivals]
        self.edge.pipeline.store(arrivals)

    def pressures(self) -> list[float | None]:
        return [row.value for row in self.edge.records("history") if isinstance(row, StoredReading)]


def test_what_was_committed_but_not_acknowledged_is_not_stored_twice(mosquitto: Mosquitto, tmp_path: Path) -> None:
    disk, inbox = Disk(tmp_path / "spool"), Inbox()
    with running(mosquitto.port, inbox) as source:
        wait_until_open(source)
        for pressure in (5, 5, 6):
            publish(mosquitto, f'{{"pressure": {pressure}}}')
        disk.store([inbox.get(timeout_s=5) for _ in range(2)], is_cut_off_before_ack=True)
        inbox.get(timeout_s=5)  # heard, but the power went before it was stored
    publish(mosquitto, '{"pressure": 5}')
    again = Inbox()
    with running(mosquitto.port, again):
        disk.store([again.get(timeout_s=5) for _ in range(4)])
        time.sleep(0.2)
    nothing = Inbox()
    with running(mosquitto.port, nothing) as source:
        wait_until_open(source)

        assert nothing.get(timeout_s=0.5) is None
    assert disk.pressures() == [5.0, 5.0, 6.0, 5.0]


@pytest.mark.parametrize(
    ("payload", "topic"),
    [
        ("not json", TOPIC),
        ('{"pressure": null}', TOPIC),
        ("{}", "equipment/stranger/telemetry"),
        (f'{{"pressure": {"9" * 400}}}', TOPIC),  # the reader of this test has not foreseen it
    ],
)
def test_garbage_and_unknown_devices_are_counted_and_do_not_block(
    mosquitto: Mosquitto, payload: str, topic: str
) -> None:
    inbox = Inbox()
    with running(mosquitto.port, inbox) as source:
        wait_until_open(source)
        publish(mosquitto, payload, topic=topic)
        publish(mosquitto, '{"pressure": 4}')
        items = [inbox.get(timeout_s=5), inbox.get(timeout_s=5)]

    assert [isinstance(item, Arrival) and item.on_stored is not None for item in items] == [True, True]
    assert pressures(items) == [4.0]
    assert source.report.rejected == 1


def test_a_broker_that_is_away_is_told_once_with_what_to_check() -> None:
    inbox = Inbox()
    with running(free_port(), inbox):
        told = inbox.get(timeout_s=5)
        time.sleep(0.7)

    assert isinstance(told, Notice)
    assert told.event == "port.failed"
    assert "check that it runs" in told.text
    assert len(inbox) == 0

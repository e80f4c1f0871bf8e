"""Equipment that publishes by itself, checked with mosquitto's own command-line client."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from edge_agent.observations import Arrival, Item, Measurement, Notice
from edge_agent.pipeline import Inbox
from edge_agent.sources.mqtt_source import MqttSource
from edge_agent.sources.source import Heard
from schemas.configuration import MqttPort
from tests.edge_agent.broker import Mosquitto, free_port, not_tested
from tests.edge_agent.fake_clock import FakeClock

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

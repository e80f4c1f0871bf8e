"""With any one station of the journey left out there is no longer one incident, one order and every reading."""

import os
import re
import time
import tty
from collections.abc import Iterator
from http import HTTPStatus

import psycopg
import pytest

from firmware_bridge.protocols.cobs_frames import telemetry
from tests.console_user import Refused
from tests.journeys.test_one_reading_passes_few_files import connect, watch_all
from tests.plant import MOSQUITTO, ROOT, Plant
from tests.programs import Program, wait_for

READINGS = 5
POINTS = 3
QUIET, TOO_HIGH = 2.0, 30.0
LONG_ENOUGH_S = 8.0
"""The whole journey takes about one second."""

EDGE, INGEST, WORKER = "edge", "ingest", "worker"

STATIONS = {
    "firmware_bridge/serial_port.py": (EDGE, "SerialPort.read", "b''"),
    "firmware_bridge/framing.py": (EDGE, "CobsDecoder.feed", "[]"),
    "firmware_bridge/protocols/cobs_frames.py": (EDGE, "CobsReader.feed", "[]"),
    "edge_agent/sources/serial_source.py": (EDGE, "SerialSource._take", "None"),
    "edge_agent/pipeline.py": (EDGE, "Pipeline._append_measurement", "None"),
    "edge_agent/watch.py": (EDGE, "Watch.see", "[]"),
    "schemas/rules/limits.py": (EDGE, "evaluate_limit", "(state, ())"),
    "edge_agent/spool/writer.py": (EDGE, "SpoolWriter.flush", "None"),
    "edge_agent/spool/reader.py": (EDGE, "read_slice", "(None, [])"),
    "edge_agent/delivery.py": (EDGE, "Delivery.send_due", "False"),
    "schemas/envelope.py": (EDGE, "encode_batch", "b''"),
    "edge_agent/link.py": (EDGE, "Connection.publish", "True"),
    "cloud/ingest/broker_link.py": (INGEST, "BrokerLink._arrived", "None"),
    "cloud/ingest/intake.py": (INGEST, "Intake._store", "[]"),
    "cloud/ingest/store_batch.py": (INGEST, "Storing._pass", "None"),
    "cloud/telemetry/readings.py": (INGEST, "append", "None"),
    "cloud/alarms/operations.py": (INGEST, "take_in_raised", "None"),
    "cloud/foundation/events.py": (INGEST, "announce", "None"),
    "cloud/automations/alarm_opens_work_order.py": (WORKER, "alarm_opens_work_order", "None"),
    "cloud/work_orders/operations.py": (WORKER, "open_order_for_incident", "None"),
}
"""File of the map → the program it runs in, what is left out, and what that answers instead."""

pytestmark = [pytest.mark.long, pytest.mark.serial]


class Rig:
    """A connected machine with a limit; its programs are started whole or without a station."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.user = plant.sign_in()
        self._ours, line = os.openpty()
        tty.setraw(line)
        config = connect(plant, self.user, os.ttyname(line))
        self._words = {
            EDGE: ["edge_agent.command_line", "run", "--config", str(config)],
            INGEST: ["cloud.command_line", "ingest"],
            WORKER: ["cloud.command_line", "worker"],
        }
        self._ready = {EDGE: "port.opened", INGEST: "ingest.broker_connected", WORKER: "worker.started"}
        self._frame = 0
        self._programs: dict[str, Program] = {INGEST: plant.ingest, WORKER: plant.worker}
        self._programs[EDGE] = plant.add(EDGE, ["-m", *self._words[EDGE]])
        self._programs[EDGE].wait_until_said("port.opened", timeout_s=20)
        self.say(QUIET)
        watch_all(self.user)

    def say(self, vibration_mm_s: float) -> None:
        self._frame += 1
        at_ms = int(time.time() * 1000)
        os.write(
            self._ours,
            telemetry(frame_number=self._frame, device_at_ms=at_ms, values=[vibration_mm_s, QUIET, 58.0]),
        )

    def start(self, which: str, *left_out: str) -> None:
        """Stop a program and start it anew, whole or without a station."""
        self._programs[which].stop()
        before = ["-m", "tests.without_a_hop", *left_out] if left_out else ["-m"]
        self._programs[which] = self.plant.add(f"{which}-{len(self.plant.programs)}", [*before, *self._words[which]])
        self._programs[which].wait_until_said(self._ready[which], timeout_s=20)

    def settle(self) -> None:
        """Back to a quiet machine without incident and order."""

        def is_quiet() -> bool:
            self.say(QUIET)
            return not self.user.items("/incidents", state="open") and not self.user.items("/alarms", state="active")

        wait_for("quiet", is_quiet, timeout_s=30, pause_s=0.5)
        wait_for("no open order", self._cancel_orders, timeout_s=10, pause_s=0.5)
        counts = [-1, self.stored()]
        while counts[-1] != counts[-2]:  # what was held back by the station that was left out comes first
            time.sleep(1)
            counts.append(self.stored())

    def _cancel_orders(self) -> bool:
        """Cancel what is open; the worker may change an order meanwhile, as the recovery is noted on it."""
        orders = self.user.items("/work-orders", status="open")
        for order in orders:
            self.user.get(f"/work-orders/{order['id']}")
            try:
                self.user.post(f"/work-orders/{order['id']}/transitions", {"to": "cancelled", "reason": "test"})
            except Refused as refused:
                if refused.status != HTTPStatus.PRECONDITION_FAILED:
                    raise
        return not orders

    def stored(self) -> int:
        with psycopg.connect(self.plant.database.url_of("mafundi")) as connection:
            row = connection.execute("SELECT count(*) FROM reading").fetchone()
        return int(row[0]) if row else 0

    def succeeds(self) -> bool:
        """Let the machine go wrong and tell whether all of the journey's promises were kept in time."""
        before = self.stored()
        for _ in range(READINGS):
            self.say(TOO_HIGH)
            time.sleep(0.05)
        deadline = time.monotonic() + LONG_ENOUGH_S
        while time.monotonic() < deadline:
            incidents = self.user.items("/incidents", state="open")
            orders = self.user.items("/work-orders", status="open")
            is_stored = self.stored() - before == READINGS * POINTS
            if is_stored and len(incidents) == len(orders) == 1:
                return True
            time.sleep(0.3)
        return False


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: leaving out stations was not tried")
    plant = Plant(tmp_path_factory.mktemp("plant"))
    try:
        plant.start()
        yield Rig(plant)
    finally:
        plant.stop()


def test_the_list_of_stations_is_the_map_s() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    road = page.partition("## The journey of a reading")[2].partition("\n## ")[0]

    assert list(STATIONS) != []
    assert sorted(STATIONS) == sorted(re.findall(r"^\| \d+ \| `([^`]+)` \|", road, re.MULTILINE))


def test_the_whole_journey_succeeds(rig: Rig) -> None:
    rig.settle()

    assert rig.succeeds()


@pytest.mark.parametrize("station", STATIONS)
def test_without_it_the_journey_fails(rig: Rig, station: str) -> None:
    which, function, answer = STATIONS[station]
    rig.settle()
    module = station.removesuffix(".py").replace("/", ".")
    rig.start(which, f"{module}:{function}", answer)
    try:
        assert not rig.succeeds()
    finally:
        rig.start(which)

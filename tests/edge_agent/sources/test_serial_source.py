"""A port that fails tells it once, comes back by itself and stops nobody else."""

import math
import queue
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from edge_agent.observations import Arrival, Measurement, Notice
from edge_agent.pipeline import Inbox
from edge_agent.sources.serial_source import Hearing, SerialSource
from edge_agent.sources.source import GARBAGE_TOLD_EVERY_S, Heard, LineLost, PortReport, Teller
from edge_agent.spool import Spool
from firmware_bridge.equipment import load_equipment_type
from firmware_bridge.sample import RawReading, RawSample
from tests.edge_agent.fake_clock import FakeClock


class ScriptedTalk:
    """Says what the test puts in, in the source's own thread; an exception in the script is raised there."""

    def __init__(self) -> None:
        self.script: queue.Queue[Heard | Exception] = queue.Queue()
        self.begins: queue.Queue[LineLost | None] = queue.Queue()
        self.acknowledged: list[object] = []
        self.ends = 0
        self.acknowledging = threading.Event()

    def begin(self) -> None:
        refusal = self.begins.get(timeout=5)
        if refusal is not None:
            raise refusal

    def turn(self) -> Sequence[Heard]:
        try:
            said = self.script.get(timeout=0.01)
        except queue.Empty:
            return []
        if isinstance(said, Exception):
            raise said
        return [said]

    def acknowledge(self, token: object) -> None:
        self.acknowledged.append(token)
        self.acknowledging.set()

    def end(self) -> None:
        self.ends += 1


def arrival(value: float) -> Arrival:
    return Arrival((Measurement("p-1/vibration", "mm/s", 0, value, 0),))


def running(talk: ScriptedTalk, inbox: Inbox) -> SerialSource:
    source = SerialSource(key="line", talk=talk, inbox=inbox, clock=FakeClock(), wait=lambda _seconds: False)
    source.start()
    return source


def test_equipment_is_acknowledged_only_after_the_commit() -> None:
    talk, inbox = ScriptedTalk(), Inbox()
    talk.begins.put(None)
    talk.script.put(Heard(arrival(1.0), token=17))
    source = running(talk, inbox)

    item = inbox.get(timeout_s=5)
    assert isinstance(item, Arrival)
    assert item.on_stored is not None
    assert talk.acknowledged == []
    item.on_stored()
    assert talk.acknowledging.wait(5)
    source.stop()

    assert talk.acknowledged == [17]


def test_a_lost_line_is_told_once_and_its_return_once() -> None:
    talk, inbox = ScriptedTalk(), Inbox()
    for outcome in (None, LineLost("gone"), LineLost("gone"), LineLost("gone"), None):
        talk.begins.put(outcome)
    talk.script.put(LineLost("gone: plug it in again"))
    source = running(talk, inbox)
    failed, recovered = inbox.get(timeout_s=5), inbox.get(timeout_s=5)
    talk.script.put(Heard(arrival(2.0)))
    measured = inbox.get(timeout_s=5)
    source.stop()

    assert isinstance(failed, Notice)
    assert (failed.event, failed.text) == ("port.failed", "port line: gone: plug it in again")
    assert isinstance(recovered, Notice)
    assert recovered.event == "port.recovered"
    assert isinstance(measured, Arrival)
    assert talk.ends == 5


def test_a_token_of_a_lost_line_is_not_sent_on_the_next_one() -> None:
    talk, inbox = ScriptedTalk(), Inbox()
    talk.begins.put(None)
    talk.script.put(Heard(arrival(1.0), token=1))
    source = running(talk, inbox)
    first = inbox.get(timeout_s=5)
    talk.script.put(LineLost("gone"))
    assert isinstance(inbox.get(timeout_s=5), Notice)
    talk.begins.put(None)
    assert isinstance(inbox.get(timeout_s=5), Notice)
    assert isinstance(first, Arrival)
    assert first.on_stored is not None
    first.on_stored()
    talk.script.put(Heard(arrival(2.0), token=2))
    second = inbox.get(timeout_s=5)
    assert isinstance(second, Arrival)
    assert second.on_stored is not None
    second.on_stored()
    while 2 not in talk.acknowledged:
        assert talk.acknowledging.wait(5)
    source.stop()

    assert talk.acknowledged == [2]


def test_half_a_frame_at_the_start_is_not_told_but_lasting_garbage_is_now_and_then() -> None:
    inbox, clock = Inbox(), FakeClock()
    report = PortReport("line")
    teller = Teller(report=report, inbox=inbox, clock=clock)

    for _ in range(100):
        teller.rejected("checksum")
        clock.advance(60)

    told = [item for item in iter(lambda: inbox.get(timeout_s=0), None) if isinstance(item, Notice)]
    assert report.rejected == 100
    assert len(told) == 1 + int(99 * 60 // GARBAGE_TOLD_EVERY_S)
    assert "check wiring, baud rate and the equipment type" in told[0].text


def test_an_error_nobody_foresaw_is_told_and_the_line_goes_on() -> None:
    talk, inbox = ScriptedTalk(), Inbox()
    talk.begins.put(None)
    talk.script.put(KeyError("unforeseen"))
    source = running(talk, inbox)
    failed = inbox.get(timeout_s=5)
    talk.begins.put(None)
    recovered = inbox.get(timeout_s=5)
    talk.script.put(Heard(arrival(2.0)))
    measured = inbox.get(timeout_s=5)
    source.stop()

    assert isinstance(failed, Notice)
    assert "error of the edge agent itself (KeyError('unforeseen'))" in failed.text
    assert isinstance(recovered, Notice)
    assert recovered.event == "port.recovered"
    assert isinstance(measured, Arrival)


def test_a_device_clock_beyond_all_dates_is_kept_within_them(tmp_path: Path) -> None:
    hearing = Hearing(machine_key="p-1", kind=load_equipment_type("bearing-monitor"), clock=FakeClock())
    (heard,) = hearing.heard([RawReading((RawSample("vibration_de", 1.0),), device_at_ms=2**64 - 1, frame_number=1)])
    assert heard.arrival is not None
    (measurement,) = heard.arrival.measurements
    spool = Spool.open(tmp_path, clock=FakeClock())

    with spool.transaction() as writer:
        writer.append_reading(
            point_key=measurement.point_key,
            point_unit=measurement.point_unit,
            at_us=measurement.at_us,
            value=measurement.value,
            quality=measurement.quality,
            is_device_time=measurement.is_device_time,
        )

    assert datetime.fromtimestamp(measurement.at_us // 1_000_000, UTC).year == 9999
    spool.close()


@pytest.mark.parametrize(("value", "kept"), [(math.nan, None), (math.inf, None), (-1.0, -1.0), (500.0, 500.0)])
def test_a_value_the_sensor_cannot_measure_is_kept_and_not_trusted(value: float, kept: float | None) -> None:
    hearing = Hearing(machine_key="p-1", kind=load_equipment_type("bearing-monitor"), clock=FakeClock())
    samples = (RawSample("vibration_de", value), RawSample("vibration_nde", 1.0))

    (heard,) = hearing.heard([RawReading(samples, device_at_ms=1)])

    assert heard.arrival is not None
    assert [(one.value, one.quality) for one in heard.arrival.measurements] == [(kept, 2), (1.0, 0)]

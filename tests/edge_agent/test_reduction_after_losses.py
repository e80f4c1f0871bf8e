"""A kept reading that is given up takes no heartbeat's course with it: the point begins anew with what is known."""

import threading
from pathlib import Path

import msgspec
import pytest

from edge_agent.clock import SystemClock
from edge_agent.main import Agent
from edge_agent.observations import Arrival, Measurement
from edge_agent.pipeline import Pipeline
from edge_agent.service_manager import ServiceManager
from edge_agent.spool import Spool, SpoolFull, StoredReading, StoredReduction
from edge_agent.spool.salvage import FAILURES_NAME
from schemas.configuration import ConfigurationDocument, Equipment, PointSetting, SerialPort
from schemas.reduction import ReductionState, Seen
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.counting_agent import AnyEquipment
from tests.edge_agent.test_long_starts import no_source
from tests.edge_agent.test_pipeline import Edge
from tests.programs import free_port

POINTS = ("p-101/temperature", "p-101/pressure")
DOCUMENT = ConfigurationDocument(
    version=1,
    ports=[SerialPort(key="line", device="/dev/ttyUSB0")],
    equipment=[Equipment(key="p-101", type="pump", port="line")],
    points=[PointSetting(key=key, deadband=1.0) for key in POINTS],
)


@pytest.fixture
def edge(tmp_path: Path) -> Edge:
    return Edge(tmp_path, DOCUMENT)


def measure(edge: Edge, value: float) -> None:
    edge.clock.advance(1)
    at_us = edge.clock.now_us()
    edge.pipeline.store([Arrival(tuple(Measurement(key, "1", at_us, value, 0) for key in POINTS))])


def stored(edge: Edge, key: str = POINTS[0]) -> list[float | None]:
    return [row.value for row in edge.records("history") if isinstance(row, StoredReading) and row.point_key == key]


def give_up(edge: Edge, key: str, value: float) -> None:
    (seq,) = (
        row.seq
        for row in edge.records("history")
        if isinstance(row, StoredReading) and (row.point_key, row.value) == (key, value)
    )
    edge.spool.give_up(edge.spool.current_stream("history").number, seq=seq, reason="spool_full")


def test_what_was_kept_last_and_is_given_up_is_followed_by_what_is_held_and_what_comes(edge: Edge) -> None:
    for value in (5.0, 5.1, 5.2):
        measure(edge, value)
    give_up(edge, POINTS[0], 5.0)
    for value in (5.3, 5.4, 5.5):
        measure(edge, value)

    assert stored(edge) == [5.2, 5.3]
    assert stored(edge, POINTS[1]) == [5.0]


def test_a_loss_before_what_was_kept_last_changes_nothing(edge: Edge) -> None:
    for value in (5.0, 9.0, 9.1):
        measure(edge, value)
    give_up(edge, POINTS[0], 5.0)
    measure(edge, 9.2)

    assert stored(edge) == [9.0]


def test_what_could_not_be_stored_is_not_taken_for_what_was_given_up(
    edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(edge, 5.0)
    refusals = iter([True, False])
    flush = type(edge.spool._writer()).flush

    def full_once(writer: object) -> None:
        if next(refusals, False):
            raise SpoolFull("full")
        flush(writer)

    edge.spool.offer(edge.spool.current_stream("history").number, upto=100)
    monkeypatch.setattr("edge_agent.spool.writer.SpoolWriter.flush", full_once)
    monkeypatch.setattr("edge_agent.shortage.NO_ROOM_PAUSE_S", 0.0)
    measure(edge, 9.0)
    give_up(edge, POINTS[0], 9.0)
    measure(edge, 9.1)

    assert stored(edge) == [5.0, 9.1]
    assert stored(edge, POINTS[1]) == [5.0, 9.0]


def test_after_a_damage_every_point_begins_anew(edge: Edge) -> None:
    for value in (5.0, 5.1):
        measure(edge, value)
    edge.spool.close()
    edge.spool = Spool.open(edge.folder, clock=edge.clock)
    edge.pipeline = Pipeline(
        inbox=edge.pipeline._inbox,
        spool=edge.spool,
        clock=edge.clock,
        configuration=edge.kept,
        document=DOCUMENT,
        on_stored=lambda: None,
        on_applied=edge.applied.append,
    )
    edge.pipeline.start(after_damage=True)
    for value in (5.2, 5.3):
        measure(edge, value)

    assert stored(edge) == [5.0, 5.1, 5.2]


def test_an_agent_whose_spool_was_damaged_begins_every_point_anew(tmp_path: Path) -> None:
    def run() -> None:
        stop = threading.Event()
        stop.set()
        Agent(
            settings=settings_for(tmp_path, port=free_port()),
            clock=SystemClock(),
            catalogue=AnyEquipment(),
            source_factory=lambda _inbox: no_source,
            service_manager=ServiceManager(),
        ).run(stop)

    run()
    spool = Spool.open(tmp_path, clock=SystemClock())
    with spool.transaction() as writer:
        state = ReductionState(kept=Seen(1, 5.0, 0))
        writer.save_reduction(StoredReduction("p-101/temperature", "1", msgspec.json.encode(state), 7))
    spool.close()
    (tmp_path / FAILURES_NAME).write_bytes(b"!!")

    run()

    spool = Spool.open(tmp_path, clock=SystemClock())
    (row,) = spool.reductions()
    spool.close()
    assert (msgspec.json.decode(row.state, type=ReductionState), row.left_out) == (ReductionState(), 7)

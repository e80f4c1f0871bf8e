"""What a deadband leaves out costs at most the stated error, and no alarm: against the full series."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edge_agent.observations import Arrival, Measurement, NewConfiguration
from edge_agent.spool import SpoolFull, StoredReading
from schemas.configuration import ConfigurationDocument, Equipment, PointSetting, SerialPort
from schemas.records import AlarmCleared, AlarmRaised
from schemas.reduction import Reduction, ReductionState, Seen, decide
from schemas.rules.rule import LimitParams, Rule
from tests.edge_agent.fake_clock import START_US
from tests.edge_agent.test_pipeline import Edge

POINT = "p-101/temperature"
DEADBAND = 1.0
HEARTBEAT_S = 60.0
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Not the disk is tested here, and thousands of commits take their time on one."""


def limits() -> list[Rule]:
    """Limits of every kind of delay, in the middle of where the signal goes."""
    params = [
        LimitParams(direction="high", limit=5.0, deadband=0.7, on_delay_s=7.0, off_delay_s=11.0),
        LimitParams(direction="high", limit=3.2, deadband=0.0),
        LimitParams(direction="low", limit=-2.0, deadband=2.5, on_delay_s=90.0, off_delay_s=3.0, max_gap_s=200.0),
        LimitParams(direction="low", limit=1.0, deadband=0.3, on_delay_s=130.0, off_delay_s=70.0, max_gap_s=120.0),
    ]
    return [
        Rule(id=f"rule-{number}", version=1, point_key=POINT, point_unit="Cel", params=one)
        for number, one in enumerate(params)
    ]


def document(*, is_reduced: bool, version: int = 1) -> ConfigurationDocument:
    point = (
        PointSetting(key=POINT, deadband=DEADBAND, heartbeat_s=HEARTBEAT_S) if is_reduced else PointSetting(key=POINT)
    )
    return ConfigurationDocument(
        version=version,
        ports=[SerialPort(key="line", device="/dev/ttyUSB0")],
        equipment=[Equipment(key="p-101", type="pump", port="line")],
        points=[point],
        rules=limits(),
    )


Step = tuple[float, float | None, int]
"""Seconds since the sample before, value, quality."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from([1.0, 1.0, 1.0, 1.0, 5.0, 30.0, 59.0, 61.0, 119.0, 121.0, 250.0, 0.0, -3.0, -300.0]),
        st.one_of(st.floats(-4, 8), st.floats(-4, 8), st.sampled_from([5.0, 3.2, 4.3, -2.0, 0.5, None])),
        st.sampled_from([0, 0, 0, 0, 0, 0, 1, 2]),
    ),
    min_size=1,
    max_size=120,
)
SLOW = st.tuples(st.floats(-4, 8), st.lists(st.floats(-0.4, 0.4), min_size=1, max_size=300)).map(
    lambda start: [(1.0, start[0] + sum(start[1][: index + 1]), 0) for index in range(len(start[1]))]
)


def measured(steps: list[Step]) -> list[Measurement]:
    at_us, found = START_US, []
    for seconds, value, quality in steps:
        at_us += round(seconds * 1_000_000)
        found.append(Measurement(POINT, "Cel", at_us, value, quality))
    return found


def alarms(edge: Edge) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    for record in edge.records("events"):
        if isinstance(record, AlarmRaised):
            told.append(("raised", record.rule_id, record.at_us, record.onset_at_us, record.value))
        elif isinstance(record, AlarmCleared):
            told.append(("cleared", record.rule_id, record.at_us, record.reason, record.value))
    return told


def kept(edge: Edge) -> list[StoredReading]:
    return [row for row in edge.records("history") if isinstance(row, StoredReading)]


@settings(max_examples=40, deadline=None)
@given(steps=st.one_of(STEPS, SLOW), batch=st.sampled_from([5, 17, 1000]))
def test_the_same_alarms_at_the_same_times_as_with_every_reading(steps: list[Step], batch: int) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        full = Edge(Path(folder) / "full", document(is_reduced=False))
        thin = Edge(Path(folder) / "thin", document(is_reduced=True))
        readings = measured(steps)
        for edge, size in ((full, 1000), (thin, batch)):
            for start in range(0, len(readings), size):
                edge.pipeline.store([Arrival((one,)) for one in readings[start : start + size]])

        assert alarms(thin) == alarms(full)
        assert thin.pipeline.left_out_readings + len(kept(thin)) in (len(readings), len(readings) - 1)
        for edge in (full, thin):
            edge.spool.close()


@settings(max_examples=200, deadline=None)
@given(steps=st.one_of(STEPS, SLOW))
def test_the_course_differs_by_at_most_the_deadband_while_each_value_holds(steps: list[Step]) -> None:
    state, out, left_out = ReductionState(), [], 0
    seen = [Seen(one.at_us, one.value, one.quality) for one in measured(steps)]
    setting = Reduction(deadband=DEADBAND, heartbeat_s=HEARTBEAT_S)
    for one in seen:
        decision = decide(setting, state, one)
        state, left_out = decision.state, left_out + decision.left_out
        out.extend(decision.kept)
        shown = out[-1]
        assert shown.quality == one.quality
        assert (shown.value is None) == (one.value is None)
        assert shown.value is None or one.value is None or abs(shown.value - one.value) <= DEADBAND
        assert one.at_us - shown.at_us < HEARTBEAT_S * 1_000_000

    assert len(out) + left_out + (state.held is not None) == len(seen)
    positions = iter(seen)
    assert all(any(one == other for other in positions) for one in out), "kept in the order they came, none invented"


@settings(max_examples=100, deadline=None)
@given(steps=SLOW)
def test_a_line_through_what_is_kept_strays_by_at_most_twice_the_deadband(steps: list[Step]) -> None:
    state, out = ReductionState(), []
    seen = [Seen(one.at_us, one.value, one.quality) for one in measured(steps)]
    for one in seen:
        decision = decide(Reduction(deadband=DEADBAND, heartbeat_s=HEARTBEAT_S), state, one)
        state = decision.state
        out.extend(decision.kept)

    for before, after in pairwise(out):
        for one in seen:
            if before.at_us <= one.at_us < after.at_us:
                assert before.value is not None
                assert after.value is not None
                assert one.value is not None
                share = (one.at_us - before.at_us) / (after.at_us - before.at_us)
                line = before.value + share * (after.value - before.value)
                assert abs(line - one.value) <= 2 * DEADBAND + 1e-9


@settings(max_examples=12, deadline=None)
@given(steps=STEPS, cuts=st.lists(st.booleans(), min_size=120, max_size=120))
def test_restarts_and_full_disks_change_nothing(steps: list[Step], cuts: list[bool]) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        steady = Edge(Path(folder) / "steady", document(is_reduced=True))
        restarted = Edge(Path(folder) / "restarted", document(is_reduced=True))
        readings = measured(steps)
        steady.pipeline.store([Arrival((one,)) for one in readings])
        for reading, is_cut in zip(readings, cuts, strict=False):
            if is_cut:
                _fail_once(restarted, reading)
            restarted.pipeline.store([Arrival((reading,))])
            if is_cut:
                restarted.restart()

        assert [(row.at_us, row.value) for row in kept(steady)] == [(row.at_us, row.value) for row in kept(restarted)]
        assert alarms(steady) == alarms(restarted)
        assert steady.pipeline.left_out_readings == restarted.pipeline.left_out_readings
        for edge in (steady, restarted):
            edge.spool.close()


def _fail_once(edge: Edge, reading: Measurement) -> None:
    """The commit fails at its end, as on a full disk: nothing of it was stored, and what was on the wire is kept."""
    edge.spool.offer(edge.spool.current_stream("history").number, upto=1000)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("edge_agent.spool.writer.SpoolWriter.flush", _full)
        with pytest.raises(SpoolFull):
            edge.pipeline._commit([Arrival((reading,))])


def _full(_writer: object) -> None:
    raise SpoolFull


def test_a_point_at_rest_is_stored_once_a_heartbeat_and_takes_no_seq_between(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(is_reduced=True))

    edge.pipeline.store([Arrival((one,)) for one in measured([(1.0, 2.0, 0)] * 301)])

    assert [(row.at_us - START_US) // 1_000_000 for row in kept(edge)] == [1, 61, 121, 181, 241, 301]
    assert edge.spool.current_stream("history").produced == 2 + 6
    assert edge.pipeline.left_out_readings == 301 - 6


def test_before_a_jump_the_last_value_at_rest_is_kept_so_that_no_chart_draws_a_ramp(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(is_reduced=True))

    edge.pipeline.store([Arrival((one,)) for one in measured([(1.0, 2.0, 0)] * 30 + [(1.0, 2.5, 0), (1.0, 9.0, 0)])])

    assert [((row.at_us - START_US) // 1_000_000, row.value) for row in kept(edge)] == [(1, 2.0), (31, 2.5), (32, 9.0)]


def test_a_new_configuration_begins_with_a_reading_of_each_point(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(is_reduced=True))
    readings = measured([(1.0, 2.0, 0)] * 20)
    edge.pipeline.store([Arrival((one,)) for one in readings[:10]])

    edge.pipeline.store([NewConfiguration(document(is_reduced=True, version=2))])
    edge.pipeline.store([Arrival((one,)) for one in readings[10:]])

    assert [(row.at_us - START_US) // 1_000_000 for row in kept(edge)] == [1, 10, 11]


def test_points_without_a_deadband_are_stored_as_before(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(is_reduced=False))

    edge.pipeline.store([Arrival((one,)) for one in measured([(1.0, 2.0, 0)] * 50)])

    assert len(kept(edge)) == 50
    assert edge.pipeline.left_out_readings == 0

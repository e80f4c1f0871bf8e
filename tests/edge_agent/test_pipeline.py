"""A sample and the alarm it causes are committed together, and a restart forgets neither."""

import random
from pathlib import Path
from uuid import UUID

import pytest

from edge_agent.observations import Answer, Arrival, Identity, Measurement, NewConfiguration, Notice
from edge_agent.pipeline import Inbox, Pipeline
from edge_agent.sources.serial_source import Hearing
from edge_agent.spool import Spool, SpoolFull, StoredReading, StoredRecord
from firmware_bridge.equipment import load_equipment_type
from firmware_bridge.sample import RawReading, RawSample
from schemas.configuration import ConfigurationDocument, Equipment, PointSetting, SerialPort
from schemas.records import (
    AlarmCleared,
    AlarmRaised,
    Birth,
    ChartReport,
    CommandResult,
    ConfigApplied,
    EquipmentKind,
    LogRecord,
    PointDescription,
)
from schemas.rules.engine import alarm_id
from schemas.rules.rule import EwmaParams, LimitParams, Rule, Stage
from tests.edge_agent.fake_clock import FakeClock

POINT = "p-101/vibration_de"
RULE = Rule(
    id="rule-1",
    version=1,
    point_key=POINT,
    point_unit="mm/s",
    params=LimitParams(direction="high", limit=7.1, deadband=0.5, on_delay_s=2.0),
)

PUMP = EquipmentKind(name="pump", title="Pump", port="serial", needs_address=False, baud_rate=9600)


class KeptDocuments:
    """Stands for the file of the last good configuration."""

    def __init__(self) -> None:
        self.kept: list[ConfigurationDocument] = []

    def keep(self, document: ConfigurationDocument) -> None:
        self.kept.append(document)

    def points(self, document: ConfigurationDocument) -> list[PointDescription]:
        return [PointDescription(key=f"{one.key}/vibration_de", unit="mm/s", name="") for one in document.equipment]

    def kinds(self) -> list[EquipmentKind]:
        return [PUMP]


def document(*rules: Rule, version: int = 1, is_enabled: bool = True) -> ConfigurationDocument:
    return ConfigurationDocument(
        version=version,
        ports=[SerialPort(key="line", device="/dev/ttyUSB0")],
        equipment=[Equipment(key="p-101", type="pump", port="line")],
        points=[PointSetting(key=POINT, name="Vibration, drive end", is_enabled=is_enabled)],
        rules=list(rules),
    )


class Edge:
    """A pipeline over a real spool, restartable."""

    def __init__(self, folder: Path, configuration: ConfigurationDocument) -> None:
        self.clock = FakeClock()
        self.folder = folder
        self.applied: list[ConfigurationDocument] = []
        self.configuration = configuration
        self.kept = KeptDocuments()
        self.start()

    def start(self) -> None:
        self.spool = Spool.open(self.folder, clock=self.clock)
        self.pipeline = Pipeline(
            inbox=Inbox(),
            spool=self.spool,
            clock=self.clock,
            configuration=self.kept,
            document=self.configuration,
            on_stored=lambda: None,
            on_applied=self.applied.append,
        )
        self.pipeline.start()

    def restart(self) -> None:
        self.spool.close()
        self.start()

    def measure(self, *values: float) -> None:
        for value in values:
            self.clock.advance(1)
            self.pipeline.store([Arrival((measurement(value, self.clock.now_us()),))])

    def records(self, lane: str) -> list[object]:
        stream = self.spool.current_stream(lane)
        part = self.spool.read(stream.number, from_seq=1, limit=10_000)
        assert part is not None
        return [row.record if isinstance(row, StoredRecord) else row for row in part.records]

    def events(self, kind: type) -> list[object]:
        return [record for record in self.records("events") if isinstance(record, kind)]


def measurement(value: float | None, at_us: int) -> Measurement:
    return Measurement(point_key=POINT, point_unit="mm/s", at_us=at_us, value=value, quality=0)


@pytest.fixture
def edge(tmp_path: Path) -> Edge:
    return Edge(tmp_path, document(RULE))


def test_both_lanes_begin_with_the_configuration_and_a_birth(edge: Edge) -> None:
    for lane in ("events", "history"):
        first, second = edge.records(lane)
        assert isinstance(first, ConfigApplied)
        assert isinstance(second, Birth)
        assert second.points == [PointDescription(key=POINT, unit="mm/s", name="Vibration, drive end")]
        assert second.equipment_kinds == [PUMP]


def test_a_restart_announces_itself_without_a_new_configuration(edge: Edge) -> None:
    edge.restart()

    assert [type(record) for record in edge.records("history")] == [ConfigApplied, Birth, Birth]


def test_alarm_is_raised_with_the_identity_of_its_first_violating_sample(edge: Edge) -> None:
    edge.measure(3.0, 8.0, 8.0, 8.0)

    (raised,) = edge.events(AlarmRaised)
    assert isinstance(raised, AlarmRaised)
    history = edge.spool.current_stream("history").id
    assert (raised.onset_seq, raised.history_stream) == (4, history)
    assert raised.alarm_id == str(alarm_id(history_stream=UUID(history), rule_id="rule-1", rule_version=1, onset_seq=4))


def test_a_restart_between_onset_and_alarm_changes_nothing(tmp_path: Path) -> None:
    edges = [Edge(tmp_path / name, document(RULE)) for name in ("steady", "restarted")]
    edges[0].measure(8.0, 8.0, 8.0, 2.0)
    for value in (8.0, 8.0, 8.0, 2.0):
        edges[1].measure(value)
        edges[1].restart()

    for kind in (AlarmRaised, AlarmCleared):
        steady, restarted = (edge.events(kind) for edge in edges)
        assert len(steady) == len(restarted) == 1
        assert steady[0].at_us - restarted[0].at_us == 0


def test_a_batch_that_cannot_be_stored_is_shown_to_the_rules_again(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = iter([True, True, False])
    flush = type(edge.spool._writer()).flush

    def full_twice(writer: object) -> None:
        if next(refusals, False):
            raise SpoolFull("full")
        flush(writer)

    edge.measure(8.0, 8.0)
    edge.spool.offer(edge.spool.current_stream("history").number, upto=100)  # so that none of it is given up for room
    monkeypatch.setattr("edge_agent.spool.writer.SpoolWriter.flush", full_twice)
    monkeypatch.setattr("edge_agent.shortage.NO_ROOM_PAUSE_S", 0.0)
    edge.measure(8.0)

    assert len(edge.events(AlarmRaised)) == 1
    assert len([row for row in edge.records("history") if isinstance(row, StoredReading)]) == 3
    assert edge.pipeline.has_room


def test_equipment_is_answered_after_the_commit_and_not_before(edge: Edge) -> None:
    seen: list[int] = []
    arrival = Arrival(
        (measurement(1.0, edge.clock.now_us()),),
        on_stored=lambda: seen.append(edge.spool.current_stream("history").produced),
    )

    edge.pipeline.store([arrival])

    assert seen == [3]


def test_a_disabled_point_is_not_stored(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(RULE, is_enabled=False))
    answered: list[bool] = []

    edge.pipeline.store([Arrival((measurement(9.0, 0),), on_stored=lambda: answered.append(True))])

    assert not [row for row in edge.records("history") if isinstance(row, StoredReading)]
    assert answered == [True]


def test_a_new_configuration_is_kept_told_and_answered(edge: Edge) -> None:
    newer = document(RULE, version=2)

    edge.pipeline.store([NewConfiguration(newer, "command-1")])

    assert edge.kept.kept[-1] == newer == edge.applied[-1]
    (result,) = edge.events(CommandResult)
    assert isinstance(result, CommandResult)
    assert (result.command_id, result.outcome) == ("command-1", "done")
    assert [record.version for record in edge.events(ConfigApplied)] == [1, 2]


def test_an_alarm_whose_rule_is_taken_away_is_cleared_with_that_reason(edge: Edge) -> None:
    edge.measure(8.0, 8.0, 8.0)
    (raised,) = edge.events(AlarmRaised)

    edge.pipeline.store([NewConfiguration(document(version=2))])

    (cleared,) = edge.events(AlarmCleared)
    assert isinstance(cleared, AlarmCleared)
    assert isinstance(raised, AlarmRaised)
    assert (cleared.alarm_id, cleared.reason, cleared.value) == (raised.alarm_id, "rule_changed", 8.0)


def test_an_unchanged_rule_keeps_its_alarm_over_a_new_configuration(edge: Edge) -> None:
    edge.measure(8.0, 8.0, 8.0)

    edge.pipeline.store([NewConfiguration(document(RULE, version=2))])
    edge.measure(2.0)

    assert len(edge.events(AlarmRaised)) == 1
    assert len(edge.events(AlarmCleared)) == 1


def test_a_renewed_stream_does_not_change_the_identity_of_a_raised_alarm(edge: Edge) -> None:
    edge.measure(8.0, 8.0, 8.0)
    edge.spool.renew_stream(edge.spool.current_stream("history").number, reason="test")
    edge.measure(2.0)

    (raised,), (cleared,) = edge.events(AlarmRaised), edge.events(AlarmCleared)
    assert raised.alarm_id == cleared.alarm_id


def test_notices_and_answers_go_to_the_events(edge: Edge) -> None:
    result = CommandResult(offset=0, at_us=1, command_id="c", outcome="refused", text="no")

    edge.pipeline.store([Notice("error", "port.failed", "unplugged"), Answer(result)])

    assert [record.text for record in edge.events(LogRecord)] == ["unplugged"]
    assert edge.events(CommandResult) == [result]


def test_an_episode_not_yet_raised_starts_anew_in_a_renewed_stream(edge: Edge) -> None:
    edge.measure(8.0, 8.0)
    edge.spool.renew_stream(edge.spool.current_stream("history").number, reason="test")
    edge.measure(8.0, 8.0, 8.0)

    (raised,) = edge.events(AlarmRaised)
    assert raised.history_stream == edge.spool.current_stream("history").id
    assert raised.onset_seq == 5


def test_asked_again_for_what_is_in_use_it_announces_itself_and_restarts_nothing(edge: Edge) -> None:
    edge.pipeline.store([NewConfiguration(document(RULE), "command-2")])

    assert edge.applied == [edge.configuration]
    assert len(edge.events(ConfigApplied)) == 1
    assert len(edge.events(Birth)) == 2
    assert len(edge.events(CommandResult)) == 1


def test_a_frame_that_equipment_repeats_is_stored_once_and_answered_each_time(edge: Edge) -> None:
    answers: list[str] = []
    frame = Arrival(
        (measurement(1.0, 5),), on_stored=lambda: answers.append("stored"), identity=Identity("p-101", b"frame 77")
    )

    edge.pipeline.store([frame, frame])
    edge.restart()
    edge.pipeline.store([frame])

    assert len([row for row in edge.records("history") if isinstance(row, StoredReading)]) == 1
    assert answers == ["stored"] * 3


def test_a_machine_at_rest_that_counts_anew_after_a_power_cut_loses_nothing(edge: Edge) -> None:
    kind = load_equipment_type("bearing-monitor")
    hearing = Hearing(machine_key="p-101", kind=kind, clock=edge.clock)
    at_rest = tuple(RawSample(point.name, 0.0) for point in kind.points)
    life = [RawReading(at_rest, frame_number=number) for number in range(1, 101)]
    repeated = life[-kind.unacknowledged_at_most :]

    for heard in hearing.heard([*life, *repeated, *life]):
        assert heard.arrival is not None
        edge.pipeline.store([heard.arrival])

    stored = [row for row in edge.records("history") if isinstance(row, StoredReading)]
    assert len(stored) == 2 * len(life) * len(kind.points)


def test_a_frame_whose_ack_was_lost_is_known_again_however_much_was_heard_since(edge: Edge) -> None:
    kind = load_equipment_type("bearing-monitor")
    hearing = Hearing(machine_key="p-101", kind=kind, clock=edge.clock)
    values = tuple(RawSample(point.name, 0.0) for point in kind.points)
    begun_ms = edge.clock.now_us() // 1000
    life = [RawReading(values, device_at_ms=begun_ms + number, frame_number=number) for number in range(1, 101)]

    for heard in hearing.heard([*life, life[0]]):
        assert heard.arrival is not None
        edge.pipeline.store([heard.arrival])

    stored = [row for row in edge.records("history") if isinstance(row, StoredReading)]
    assert len(stored) == len(life) * len(kind.points)


def test_what_its_sender_calls_no_repetition_is_stored_though_it_looks_the_same(edge: Edge) -> None:
    said = Arrival((measurement(1.0, 5),), identity=Identity("port air", b"7", may_be_copy=False))

    edge.pipeline.store([said, said])

    assert len([row for row in edge.records("history") if isinstance(row, StoredReading)]) == 2


def test_a_repetition_of_what_must_have_been_acknowledged_long_ago_is_something_new(edge: Edge) -> None:
    def said(number: int, *, may_be_copy: bool) -> Arrival:
        identity = Identity("port air", str(number).encode(), may_be_copy, unfinished_at_most=3)
        return Arrival((measurement(float(number), 5),), identity=identity)

    edge.pipeline.store([said(number, may_be_copy=False) for number in (1, 2, 3, 4)])
    edge.pipeline.store([said(2, may_be_copy=True), said(1, may_be_copy=True)])

    stored = [row.value for row in edge.records("history") if isinstance(row, StoredReading)]
    assert stored == [1.0, 2.0, 3.0, 4.0, 1.0]


def test_it_is_told_once_that_history_is_given_up_and_once_that_there_is_room_again(
    edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edge.spool._room, "cap_bytes", 130_000)
    chance = random.Random(1)
    group = [Arrival((measurement(chance.random(), chance.getrandbits(50)),)) for _ in range(100)]
    for _ in range(120):
        edge.pipeline.store(group)
    while_short = edge.pipeline.shortage
    monkeypatch.setattr(edge.spool._room, "cap_bytes", 2_000_000)
    for _ in range(3):
        edge.pipeline.store(group[:1])

    told = [(record.level, record.event) for record in edge.events(LogRecord)]
    assert told == [("error", "spool.gives_up_history"), ("info", "spool.has_room_again")]
    assert "raise spool_cap_mb" in while_short
    assert edge.pipeline.shortage == ""


def chart(*, version: int = 1, stage: Stage = "observe") -> Rule:
    params = EwmaParams(learn_samples=20, width=6.0, on_delay_s=5.0, off_delay_s=5.0)
    return Rule(id="chart-1", version=version, point_key=POINT, point_unit="mm/s", params=params, stage=stage)


USUAL = [3.0, 3.1, 2.9, 3.05, 2.95] * 4
SHIFTED = [3.9, 4.0, 4.1] * 10


def test_a_chart_tells_how_far_it_has_learned_and_what(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(chart()))

    edge.measure(*USUAL)

    reports = [record for record in edge.events(ChartReport) if isinstance(record, ChartReport)]
    assert [(one.phase, one.learned) for one in reports] == [
        *(("learning", count) for count in range(1, 20)),
        ("armed", 20),
    ]
    assert reports[-1].centre == pytest.approx(3.0)
    assert reports[-1].low is not None
    assert reports[-1].high is not None
    assert reports[-1].low < 3.0 < reports[-1].high


def test_a_chart_raises_the_same_alarm_with_and_without_restarts(tmp_path: Path) -> None:
    steady, restarted = (Edge(tmp_path / name, document(chart())) for name in ("steady", "restarted"))
    steady.measure(*USUAL, *SHIFTED)
    for value in (*USUAL, *SHIFTED):
        restarted.measure(value)
        restarted.restart()

    (one,), (other,) = steady.events(AlarmRaised), restarted.events(AlarmRaised)
    assert isinstance(one, AlarmRaised)
    assert isinstance(other, AlarmRaised)
    assert (one.value, one.limit) == (other.value, other.limit)


def test_a_chart_that_is_promoted_does_not_learn_again(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(chart()))
    edge.measure(*USUAL)

    edge.pipeline.store([NewConfiguration(document(chart(version=2, stage="live"), version=2))])
    edge.measure(3.0)
    edge.configuration = document(chart(version=2, stage="live"), version=2)
    edge.restart()
    edge.measure(*SHIFTED)

    (raised,) = edge.events(AlarmRaised)
    assert isinstance(raised, AlarmRaised)
    assert raised.rule_version == 2
    assert len(edge.events(ChartReport)) == 20


def test_a_chart_that_is_promoted_ends_the_alarm_of_its_old_version(tmp_path: Path) -> None:
    edge = Edge(tmp_path, document(chart()))
    edge.measure(*USUAL, *SHIFTED)

    edge.pipeline.store([NewConfiguration(document(chart(version=2), version=2))])

    (cleared,) = edge.events(AlarmCleared)
    assert isinstance(cleared, AlarmCleared)
    assert (cleared.rule_version, cleared.reason) == (1, "rule_changed")

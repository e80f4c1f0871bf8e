"""Produced = in the cloud + waiting + counted gaps, whatever happens in which order."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from edge_agent.spool import Spool, StoredReading, StoredRecord
from edge_agent.spool.room import give_up_oldest
from schemas.records import LogRecord
from tests.edge_agent.fake_clock import FakeClock

LANES = ("events", "history")


class SpoolMachine(RuleBasedStateMachine):
    """A spool beside a model of what a perfect cloud has received."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        self.spool = Spool.open(self.folder, clock=self.clock)
        self.written: dict[str, dict[int, object]] = {lane: {} for lane in LANES}
        self.cloud: dict[str, dict[int, object]] = {}
        self.declared: dict[str, set[int]] = {}
        self.lane_of: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "spool"):
            self.spool.close()
            shutil.rmtree(self.folder)

    @rule(count=st.integers(1, 5), value=st.floats(allow_nan=True) | st.none())
    def append_readings(self, count: int, value: float | None) -> None:
        with self.spool.transaction() as writer:
            for number in range(count):
                seq = writer.append_reading(
                    point_key=f"p/{number}", point_unit="mm/s", at_us=self.clock.now_us(), value=value, quality=0
                )
                assert seq not in self.written["history"]
                self.written["history"][seq] = f"p/{number}"

    @rule(text=st.text(max_size=10))
    def append_event(self, text: str) -> None:
        with self.spool.transaction() as writer:
            record = LogRecord(offset=0, at_us=self.clock.now_us(), level="info", event="test", text=text)
            self.written["events"][writer.append_record("events", record)] = text

    @rule()
    def fail_in_the_middle(self) -> None:
        try:
            with self.spool.transaction() as writer:
                writer.append_reading(point_key="new", point_unit="1", at_us=0, value=1.0, quality=0)
                raise RuntimeError
        except RuntimeError:
            pass

    @rule()
    def close_and_open(self) -> None:
        self.spool.close()
        self.spool = Spool.open(self.folder, clock=self.clock)

    @rule(lane=st.sampled_from(LANES), limit=st.integers(1, 20), is_acked=st.booleans())
    def send_a_batch(self, lane: str, limit: int, is_acked: bool) -> None:
        stream = self.spool.current_stream(lane)
        part = self.spool.read(stream.number, from_seq=stream.acked_upto + 1, limit=limit)
        if part is None:
            return
        self.spool.offer(stream.number, upto=part.last_seq)
        store, declared = self.cloud.setdefault(stream.id, {}), self.declared.setdefault(stream.id, set())
        self.lane_of[stream.id] = lane
        for record in part.records:
            if record.seq not in store and record.seq not in declared:
                store[record.seq] = _meaning(record)
        for gap in part.gaps:
            declared.update(set(range(gap.first_seq, gap.last_seq + 1)) - set(store))
        if is_acked:
            self.spool.confirm(stream.number, upto=part.last_seq)

    @rule(rows=st.integers(1, 10))
    def run_out_of_room(self, rows: int) -> None:
        give_up_oldest(self.spool._connection, rows=rows)
        self.spool._reload_streams()

    @rule(minutes=st.integers(1, 3000))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(minutes * 60)
        self.spool.tidy()

    @rule(lane=st.sampled_from(LANES), share=st.floats(0, 1))
    def restore_the_cloud_from_a_backup(self, lane: str, share: float) -> None:
        stream = self.spool.current_stream(lane)
        upto = int(stream.acked_upto * share)
        self.cloud[stream.id] = {seq: what for seq, what in self.cloud.get(stream.id, {}).items() if seq <= upto}
        self.declared[stream.id] = {seq for seq in self.declared.get(stream.id, set()) if seq <= upto}
        self.spool.go_back(stream.number, upto=upto)

    @rule(lane=st.sampled_from(LANES))
    def the_cloud_knows_more(self, lane: str) -> None:
        stream = self.spool.current_stream(lane)
        renewed = self.spool.renew_stream(stream.number, reason="the cloud is ahead")
        assert renewed != stream.id
        assert self.spool.current_stream(lane).produced == stream.produced

    @invariant()
    def every_seq_is_present_confirmed_or_counted(self) -> None:
        if not hasattr(self, "spool"):
            return
        for lane in LANES:
            stream = self.spool.current_stream(lane)
            assert stream.produced == len(self.written[lane])
            part = self.spool.read(stream.number, from_seq=stream.acked_upto + 1, limit=10_000)
            covered = (
                []
                if part is None
                else sorted(
                    [record.seq for record in part.records]
                    + [seq for gap in part.gaps for seq in range(gap.first_seq, gap.last_seq + 1)]
                )
            )
            assert covered == list(range(stream.acked_upto + 1, stream.produced + 1))
            assert all(gap.reason not in ("missing", "damaged") for gap in ([] if part is None else part.gaps))
            for record in [] if part is None else part.records:
                assert _meaning(record) == self.written[lane][record.seq]

    @invariant()
    def the_cloud_has_what_is_confirmed_once(self) -> None:
        if not hasattr(self, "spool"):
            return
        for lane in LANES:
            stream = self.spool.current_stream(lane)
            have = set(self.cloud.get(stream.id, {})) | self.declared.get(stream.id, set())
            assert set(range(1, stream.acked_upto + 1)) <= have
            for seq, what in self.cloud.get(stream.id, {}).items():
                assert what == self.written[lane][seq]


def _meaning(record: StoredReading | StoredRecord) -> object:
    return record.point_key if isinstance(record, StoredReading) else record.record.text


TestConservation = SpoolMachine.TestCase
TestConservation.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)

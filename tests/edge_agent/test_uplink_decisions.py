"""What the uplink decides, over time that a test moves and a wire that a test holds."""

import queue
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from edge_agent.link import Connected, Denied, LinkEvent, Lost, Received
from edge_agent.observations import Notice
from edge_agent.spool import Spool
from edge_agent.spool.ledger import read_ledger
from edge_agent.uplink import LEFT_EPOCH_BELIEVED_S, Uplink
from schemas.downlink import Ack, HostState, encode
from schemas.envelope import Header, decode_header
from schemas.records import LogRecord
from tests.edge_agent.fake_clock import FakeClock

POISON_SEQ = 3


class Wire:
    """Keeps what was published; the test answers."""

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        self.sent: list[Header] = []

    def publish(self, payload: bytes) -> bool:
        self.sent.append(decode_header(payload)[0])
        return True


class Bench:
    """An uplink over a real spool."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.wire = FakeClock(), Wire()
        self.spool = Spool.open(folder, clock=self.clock)
        self.notices: list[Notice] = []
        self.cursors: Counter[str] = Counter()
        self.uplink = Uplink(
            link=self.wire,
            spool=self.spool,
            clock=self.clock,
            wake=threading.Event(),
            on_command=lambda _command: None,
            on_notice=self.notices.append,
        )
        self.uplink.turn()
        self.wire.events.put(Connected())

    def write(self, count: int) -> None:
        with self.spool.transaction() as writer:
            for number in range(count):
                writer.append_reading(point_key="p", point_unit="1", at_us=0, value=float(number), quality=0)
            writer.append_record("events", LogRecord(offset=0, at_us=0, level="info", event="x", text="x"))

    def ack(self, stream: str, upto: int, epoch: str = "epoch-1") -> None:
        self.wire.events.put(Received("ack", encode(Ack(stream=stream, upto=upto, epoch=epoch))))

    def host(self, *versions: int, epoch: str = "epoch-1") -> None:
        state = HostState(versions=list(versions), epoch=epoch, at_us=0)
        self.wire.events.put(Received("host", encode(state)))

    def play(self, *, seconds: float, takes: Callable[[Header], bool]) -> None:
        """Let time pass; the cloud takes a batch that follows its cursor, tells where it stands, or says nothing."""
        for _ in range(int(seconds / 0.5)):
            self.clock.advance(0.5)
            self.uplink.turn()
            sent, self.wire.sent = self.wire.sent, []
            for header in sent:
                if takes(header):
                    if header.from_seq <= self.cursors[header.stream] + 1:
                        self.cursors[header.stream] = max(self.cursors[header.stream], header.to_seq)
                    self.ack(header.stream, self.cursors[header.stream])
        self.uplink.turn()

    def acked(self, lane: str) -> int:
        return self.spool.current_stream(lane).acked_upto


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def holds_poison(header: Header) -> bool:
    dropped = any(gap.first_seq <= POISON_SEQ <= gap.last_seq for gap in header.dropped)
    return header.lane == "history" and header.from_seq <= POISON_SEQ <= header.to_seq and not dropped


def test_a_record_that_is_never_taken_is_given_up_while_others_are_taken(bench: Bench) -> None:
    bench.write(10)

    bench.play(seconds=300, takes=lambda header: not holds_poison(header))

    assert bench.acked("history") == 10
    assert [notice.event for notice in bench.notices] == ["uplink.record_given_up"]
    assert f"record {POISON_SEQ} " in bench.notices[0].text


def test_a_cloud_that_is_away_costs_no_record_however_long(bench: Bench) -> None:
    bench.write(10)

    bench.play(seconds=7200, takes=lambda _header: False)
    bench.play(seconds=60, takes=lambda _header: True)

    assert bench.notices == []
    assert (bench.acked("history"), bench.acked("events")) == (10, 1)


def test_a_cloud_that_does_not_read_our_version_is_sent_nothing_until_it_does(bench: Bench) -> None:
    bench.write(1)
    bench.host(2, 3)
    bench.play(seconds=30, takes=lambda header: pytest.fail(f"sent {header}"))
    assert "update it" in (bench.uplink.last_problem or "")

    bench.host(1, 2)
    bench.play(seconds=2, takes=lambda _header: True)

    assert bench.acked("history") == 1
    assert bench.uplink.last_problem is None


def test_late_words_of_a_database_left_behind_count_for_nothing_unless_it_goes_on_alone(bench: Bench) -> None:
    bench.write(5)
    bench.uplink.turn()
    stream = bench.spool.current_stream("history").id
    bench.ack(stream, 1, "epoch-1")
    bench.ack(stream, 2, "epoch-2")
    bench.ack(stream, 4, "epoch-1")
    bench.uplink.turn()
    assert bench.acked("history") == 2

    bench.clock.advance(LEFT_EPOCH_BELIEVED_S)
    bench.ack(stream, 4, "epoch-1")
    bench.uplink.turn()

    assert bench.acked("history") == 4


def test_a_new_database_is_obeyed_downwards_and_what_it_lacks_is_sent_again(bench: Bench) -> None:
    bench.write(5)
    bench.play(seconds=2, takes=lambda _header: True)
    stream = bench.spool.current_stream("history").id

    bench.ack(stream, 2, "epoch-2")
    bench.uplink.turn()

    resent = [header for header in bench.wire.sent if header.lane == "history"]
    assert [(header.from_seq, header.to_seq) for header in resent] == [(3, 5)]


def test_an_idle_edge_finds_out_by_its_heartbeat_that_the_cloud_was_restored(bench: Bench) -> None:
    bench.write(5)
    bench.play(seconds=2, takes=lambda _header: True)
    bench.host(1, epoch="epoch-2")
    bench.uplink.turn()
    beats = [header for header in bench.wire.sent if header.lane == "history"]

    bench.ack(beats[0].stream, 0, "epoch-2")
    bench.uplink.turn()

    assert (beats[0].from_seq, beats[0].to_seq) == (5, 5)
    assert bench.wire.sent[-1].from_seq == 1


def test_acks_of_unknown_streams_and_garbage_are_passed_over(bench: Bench) -> None:
    bench.write(1)
    bench.ack("0190a0b0-0000-7000-8000-00000000dead", 77)
    bench.wire.events.put(Received("ack", b"\xff"))
    bench.wire.events.put(Received("host", b"{}"))

    bench.uplink.turn()

    assert bench.acked("history") == 0


def test_a_saved_stream_of_which_the_cloud_knows_more_is_done_with(bench: Bench) -> None:
    old = "0190a0b0-0000-7000-8000-00000000cafe"
    with bench.spool._change():
        bench.spool._connection.execute(
            "INSERT INTO stream (id, lane, state, produced, acked_upto, kept_from)"
            " VALUES (?, 'history', 'draining', 7, 3, 4)",
            (old,),
        )
    bench.uplink.turn()

    bench.ack(old, 9)
    bench.uplink.turn()

    (left,) = [stream for stream in bench.spool.streams() if stream.id == old]
    assert (left.state, left.acked_upto) == ("closed", 7)


def test_a_line_on_which_nothing_is_confirmed_is_told_and_so_is_its_end(bench: Bench) -> None:
    bench.write(10)

    bench.play(seconds=29, takes=lambda _header: False)
    before = bench.uplink.last_problem
    bench.play(seconds=5, takes=lambda _header: False)
    during = bench.uplink.last_problem
    bench.play(seconds=20, takes=lambda _header: True)

    assert before is None
    assert "connected, but nothing" in (during or "")
    assert bench.uplink.last_problem is None
    assert bench.acked("history") == 10


def test_an_idle_line_is_not_told_as_unanswered(bench: Bench) -> None:
    bench.write(10)

    bench.play(seconds=300, takes=lambda _header: True)

    assert bench.uplink.last_problem is None


class Returning(Bench):
    """A cloud that was away so long that each lane has come down to one record, and is there again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.write(10)
        self.play(seconds=600, takes=lambda _header: False)

    def answer(self, lane: str, upto: int) -> None:
        self.ack(self.spool.current_stream(lane).id, upto)
        self.uplink.turn()

    def is_whole(self) -> bool:
        self.play(seconds=60, takes=lambda _header: True)
        has_all = (self.acked("history"), self.acked("events")) == (10, 1)
        return has_all and not any(stream["gaps"] for stream in read_ledger(self.folder))


@pytest.mark.parametrize("first", ["events", "history"])
def test_a_cloud_that_is_back_and_answers_one_lane_first_costs_no_record(tmp_path: Path, first: str) -> None:
    back = Returning(tmp_path)

    back.answer(first, 1)
    back.answer("history" if first == "events" else "events", 1)

    assert back.notices == []
    assert back.is_whole()


def test_a_cloud_that_says_it_is_back_and_answers_one_lane_first_costs_no_record(tmp_path: Path) -> None:
    back = Returning(tmp_path)

    back.host(1)
    back.uplink.turn()
    back.answer("events", 1)

    assert back.notices == []
    assert back.is_whole()


def given_up(bench: Bench) -> list[str]:
    return [notice.text for notice in bench.notices if notice.event == "uplink.record_given_up"]


def test_batches_that_were_all_refused_for_a_time_cost_no_record(bench: Bench) -> None:
    bench.write(10)
    for _ in range(100):
        bench.play(seconds=10, takes=lambda _header: False)
        bench.wire.events.put(Denied("batch", "status 400"))

    bench.ack(bench.spool.current_stream("events").id, 1)
    bench.play(seconds=60, takes=lambda _header: True)

    assert given_up(bench) == []
    assert (bench.acked("history"), bench.acked("events")) == (10, 1)


def test_lines_that_break_each_time_before_history_is_answered_cost_no_record(bench: Bench) -> None:
    bench.write(10)
    bench.play(seconds=600, takes=lambda _header: False)

    for _ in range(20):
        bench.play(seconds=5, takes=lambda header: header.lane == "events")
        bench.wire.events.put(Lost("cut"))
        bench.wire.events.put(Connected())
        bench.uplink.turn()

    assert bench.notices == []


def test_an_alarm_is_not_given_up_because_nothing_is_heard_of_it(bench: Bench) -> None:
    bench.write(10)

    bench.play(seconds=1800, takes=lambda header: header.lane == "history")

    assert bench.notices == []
    assert "has not been taken" in (bench.uplink.last_problem or "")
    bench.play(seconds=60, takes=lambda _header: True)
    assert bench.acked("events") == 1
    assert bench.uplink.last_problem is None


def test_an_alarm_that_alone_is_refused_again_and_again_is_given_up(bench: Bench) -> None:
    bench.write(10)

    for _ in range(60):
        bench.play(seconds=10, takes=lambda header: header.lane == "history" or bool(header.dropped))
        bench.wire.events.put(Denied("batch", "status 400"))

    assert len(given_up(bench)) == 1
    assert bench.acked("events") == 1

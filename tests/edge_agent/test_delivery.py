"""When a batch goes out, when it goes out again, and what each kind of ack does; over time that a test moves."""

from itertools import pairwise
from pathlib import Path

import pytest

from edge_agent.delivery import HEARTBEAT_S, Batch, Delivery
from edge_agent.pace import FIRST_PAUSE_S, LONGEST_PAUSE_S
from edge_agent.spool import Spool, StreamRow
from edge_agent.spool.given_up import GIVEN_UP_NAME
from schemas.envelope import MAX_BATCH_BYTES, decode_body, decode_header, offsets_of
from schemas.records import LogRecord
from tests.edge_agent.fake_clock import FakeClock


class Bench:
    """A spool with some readings and the delivery of its history."""

    def __init__(self, folder: Path, *, records: int) -> None:
        self.clock = FakeClock()
        self.spool = Spool.open(folder, clock=self.clock)
        self.write(records)
        self.delivery = Delivery(spool=self.spool, stream=self.spool.current_stream("history"), clock=self.clock)

    def write(self, records: int) -> None:
        with self.spool.transaction() as writer:
            for number in range(records):
                writer.append_reading(
                    point_key="p-101/vibration",
                    point_unit="mm/s",
                    at_us=self.clock.now_us(),
                    value=number / 3,
                    quality=0,
                )

    def send_all(self) -> list[tuple[int, int]]:
        sent: list[tuple[int, int]] = []
        while (batch := self.delivery.due()) is not None:
            sent.append((batch.first_seq, batch.last_seq))
        return sent


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, records=5000)


def test_a_window_of_batches_goes_out_in_order(bench: Bench) -> None:
    sent = bench.send_all()

    assert sent[0] == (1, 800)
    assert len(sent) == 4
    assert all(after[0] == before[1] + 1 for before, after in pairwise(sent))


def test_every_batch_fits_the_envelope_and_can_be_read_alone(bench: Bench) -> None:
    batch = bench.delivery.due()

    assert batch is not None
    assert len(batch.payload) <= MAX_BATCH_BYTES
    header, body = decode_header(batch.payload)
    assert len(offsets_of(decode_body(header, body))) == 800


def test_long_records_make_smaller_batches(tmp_path: Path) -> None:
    clock = FakeClock()
    spool = Spool.open(tmp_path, clock=clock)
    with spool.transaction() as writer:
        for _ in range(100):
            writer.append_record("events", LogRecord(offset=0, at_us=0, level="info", event="x", text="é" * 1500))
    delivery = Delivery(spool=spool, stream=spool.current_stream("events"), clock=clock)

    sizes: list[Batch] = []
    while (batch := delivery.due()) is not None:
        sizes.append(batch)
        delivery.on_ack(batch.last_seq)

    assert sizes[-1].last_seq == 100
    assert all(len(batch.payload) <= MAX_BATCH_BYTES for batch in sizes)


def test_an_ack_frees_and_lets_the_next_batch_go(bench: Bench) -> None:
    bench.send_all()

    assert bench.delivery.on_ack(800) == "progress"

    assert bench.spool.current_stream("history").acked_upto == 800
    assert bench.send_all()[0][0] == 3201


def test_without_an_ack_one_batch_goes_again_after_growing_pauses(bench: Bench) -> None:
    bench.send_all()
    pauses: list[float] = []
    for _ in range(7):
        waited = 0.0
        while (batch := bench.delivery.due()) is None:
            bench.clock.advance(0.25)
            waited += 0.25
        assert batch.first_seq == 1
        assert bench.delivery.due() is None
        pauses.append(waited)

    assert pauses[0] == FIRST_PAUSE_S
    assert pauses == sorted(pauses)
    assert max(pauses) == LONGEST_PAUSE_S


def test_a_repeated_ack_rewinds_once_for_a_whole_window(bench: Bench) -> None:
    bench.send_all()

    assert [bench.delivery.on_ack(0) for _ in range(3)] == ["repeated"] * 3

    assert bench.send_all() == [(1, 800)]


def test_acks_of_doubled_batches_start_no_storm(bench: Bench) -> None:
    bench.send_all()
    bench.delivery.on_ack(0)
    bench.send_all()
    bench.delivery.on_ack(3200)
    again = bench.send_all()
    for _ in range(3):
        bench.delivery.on_ack(3200)

    assert again[0][0] == 3201
    assert bench.send_all() == []


def test_a_late_ack_is_ignored_but_a_stubborn_one_is_believed(bench: Bench) -> None:
    bench.send_all()
    bench.delivery.on_ack(3200)

    first = [bench.delivery.on_ack(1600) for _ in range(20)]
    bench.clock.advance(4)
    second = bench.delivery.on_ack(1600)
    bench.clock.advance(4)
    third = bench.delivery.on_ack(1600)

    assert set(first) == {"ignored"}
    assert (second, third) == ("ignored", "went_back")
    assert bench.send_all()[0][0] == 1601


def test_an_ack_of_what_was_never_produced_is_told(bench: Bench) -> None:
    assert bench.delivery.on_ack(5001) == "ahead"


class Copied:
    """An edge's disk as an image has it: so much was produced, and all of it delivered, when the image was taken."""

    def __init__(self, folder: Path, *, records: int) -> None:
        first = Bench(folder, records=records)
        first.spool.confirm(first.delivery.number, upto=records)
        first.spool.close()
        self.bench = Bench(folder, records=0)

    @property
    def stream(self) -> StreamRow:
        return self.bench.spool.current_stream("history")


def test_after_a_start_nothing_new_is_sent_before_the_cloud_has_said_where_it_stands(tmp_path: Path) -> None:
    copied = Copied(tmp_path, records=100)
    copied.bench.write(30)

    asked = copied.bench.send_all()
    copied.bench.clock.advance(FIRST_PAUSE_S)
    asked_again = copied.bench.send_all()
    copied.bench.delivery.on_ack(100)

    assert asked == asked_again == [(100, 100)]
    assert copied.bench.send_all() == [(101, 130)]


def test_what_is_produced_on_a_disk_that_was_set_back_is_neither_passed_over_nor_doubled(tmp_path: Path) -> None:
    copied = Copied(tmp_path, records=100)
    old = copied.stream
    copied.bench.write(30)
    copied.bench.send_all()

    # Before it was set back the disk had delivered twenty more, which the thirty must not be taken for.
    assert copied.bench.delivery.on_ack(120) == "ahead"
    copied.bench.delivery.begin_anew("it was set back")

    assert copied.stream.id != old.id
    batch = copied.bench.delivery.due()
    assert batch is not None
    header, body = decode_header(batch.payload)
    assert (header.from_seq, header.to_seq) == (1, 130)
    assert [(gap.first_seq, gap.last_seq, gap.reason) for gap in header.dropped] == [
        (1, 100, "stored_in_previous_stream")
    ]
    assert offsets_of(decode_body(header, body)) == list(range(100, 130))


def test_what_was_read_without_a_line_is_not_taken_for_what_a_copy_has_sent_meanwhile(tmp_path: Path) -> None:
    copied = Copied(tmp_path, records=100)
    copied.bench.write(30)
    copied.bench.spool.close()
    bench = Bench(tmp_path, records=0)

    assert bench.send_all() == [(100, 100)]
    assert bench.delivery.on_ack(120) == "ahead"


def test_what_waited_in_an_image_of_the_disk_is_not_sent_twice(tmp_path: Path) -> None:
    first = Bench(tmp_path, records=100)
    first.send_all()
    first.spool.confirm(first.delivery.number, upto=60)
    first.spool.close()
    bench = Bench(tmp_path, records=0)
    bench.write(30)

    assert bench.send_all() == [(61, 100)]
    assert bench.delivery.on_ack(120) == "ahead"
    bench.delivery.begin_anew("it was set back")
    batch = bench.delivery.due()

    assert batch is not None
    header, _ = decode_header(batch.payload)
    assert [(gap.first_seq, gap.last_seq) for gap in header.dropped] == [(1, 100)]
    assert header.to_seq == 130


def test_an_idle_stream_repeats_its_last_record_as_heartbeat(bench: Bench) -> None:
    while bench.send_all():
        bench.delivery.on_ack(bench.delivery._in_flight[-1].last_seq)
    bench.clock.advance(HEARTBEAT_S)

    beats = bench.send_all()

    assert beats == [(5000, 5000)]
    assert bench.delivery.on_ack(5000) == "repeated"
    assert bench.send_all() == []


def test_a_heartbeats_ack_does_not_rewind_what_was_sent_after_it(bench: Bench) -> None:
    while bench.send_all():
        bench.delivery.on_ack(bench.delivery._in_flight[-1].last_seq)
    bench.clock.advance(HEARTBEAT_S)
    bench.send_all()
    bench.write(10)
    assert bench.send_all() == [(5001, 5010)]

    bench.delivery.on_ack(5000)

    assert bench.send_all() == []


def test_sends_in_vain_close_in_on_one_record(bench: Bench, tmp_path: Path) -> None:
    sizes: list[int] = []
    for _ in range(200):
        bench.clock.advance(LONGEST_PAUSE_S)
        for first, last in bench.send_all():
            sizes.append(last - first + 1)
        if bench.delivery.is_stuck_on_one_record:
            break

    assert bench.delivery.is_stuck_on_one_record
    assert sizes[4:10] == [800, 800, 800, 800, 400, 200]
    assert bench.delivery.give_up_first("not_taken_by_cloud") == 1
    batch = bench.delivery.due()
    assert batch is not None
    header, _ = decode_header(batch.payload)
    assert [(gap.first_seq, gap.last_seq, gap.reason) for gap in header.dropped] == [(1, 1, "not_taken_by_cloud")]
    assert '"point_key":"p-101/vibration"' in (tmp_path / GIVEN_UP_NAME).read_text()


def test_a_broker_that_refuses_us_is_no_records_fault(bench: Bench) -> None:
    for _ in range(50):
        bench.clock.advance(LONGEST_PAUSE_S)
        bench.send_all()
        bench.delivery.on_refused("rights")
        assert bench.delivery.due() is None

    assert not bench.delivery.is_stuck_on_one_record


def test_a_batch_that_is_refused_counts_as_not_sent_and_goes_again_after_growing_pauses(bench: Bench) -> None:
    bench.send_all()
    pauses = []
    for _ in range(6):
        bench.delivery.on_refused("busy")
        waited_s = 0.0
        while bench.delivery.due() is None:
            bench.clock.advance(0.5)
            waited_s += 0.5
        pauses.append(waited_s)

    assert pauses == [2.0, 3.0, 4.5, 7.0, 10.0, 10.0]


def test_a_batch_that_is_too_large_goes_at_once_in_halves(bench: Bench) -> None:
    sizes = []
    for _ in range(5):
        batch = bench.delivery.due()
        assert batch is not None
        sizes.append(batch.last_seq - batch.first_seq + 1)
        bench.delivery.on_refused("size")

    assert sizes == [sizes[0] // 2**step for step in range(5)]


def test_over_a_slow_link_little_is_on_the_way(bench: Bench) -> None:
    for _ in range(6):
        sent = bench.send_all()
        bench.clock.advance(1.9)
        bench.delivery.due()
        bench.clock.advance(1.9)
        if sent:
            bench.delivery.on_ack(sent[-1][1])

    assert bench.delivery._pace.window <= 2

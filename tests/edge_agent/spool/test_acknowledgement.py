"""What an ack does to a stream: it frees, it sends back, or it begins a new one."""

from pathlib import Path

import pytest

from edge_agent.spool import Gap, Spool
from edge_agent.spool.ledger import read_ledger
from tests.edge_agent.fake_clock import START_US, FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def spool(tmp_path: Path, clock: FakeClock) -> Spool:
    spool = Spool.open(tmp_path, clock=clock)
    write(spool, 10)
    return spool


def write(spool: Spool, count: int) -> None:
    with spool.transaction() as writer:
        for number in range(count):
            writer.append_reading(point_key="p", point_unit="1", at_us=START_US + number, value=1.0, quality=0)


def test_what_a_restored_cloud_lost_and_the_edge_has_deleted_is_declared(spool: Spool, clock: FakeClock) -> None:
    number = spool.current_stream("history").number
    spool.confirm(number, upto=6)
    clock.advance(25 * 3600)
    spool.tidy()

    spool.go_back(number, upto=2)

    part = spool.read(number, from_seq=3, limit=100)
    assert part is not None
    assert part.gaps == [Gap(3, 5, "deleted_after_ack")]
    assert [record.seq for record in part.records] == [6, 7, 8, 9, 10]


def test_a_renewed_stream_keeps_its_pending_records_and_the_old_one_stays_in_the_ledger(
    spool: Spool, tmp_path: Path
) -> None:
    old = spool.current_stream("history")
    spool.confirm(old.number, upto=4)

    renewed = spool.renew_stream(old.number, reason="test")

    part = spool.read(old.number, from_seq=1, limit=100)
    assert part is not None
    assert part.gaps == [Gap(1, 4, "stored_in_previous_stream")]
    assert [record.seq for record in part.records] == [5, 6, 7, 8, 9, 10]
    ledger = {entry["stream"]: entry for entry in read_ledger(tmp_path)}
    assert ledger[old.id]["gaps"] == [{"from": 5, "to": 10, "reason": "moved_to_next_stream"}]
    assert (ledger[old.id]["state"], ledger[renewed]["pending"]) == ("closed", 6)


def test_one_boots_times_before_the_clock_was_set_are_moved_with_it(tmp_path: Path) -> None:
    clock = FakeClock(at_us=0, quality="unsynced")
    spool = Spool.open(tmp_path, clock=clock)
    with spool.transaction() as writer:
        writer.append_reading(point_key="p", point_unit="1", at_us=clock.now_us(), value=1.0, quality=0)
        writer.append_reading(point_key="d", point_unit="1", at_us=77, value=1.0, quality=0, is_device_time=True)
    clock.advance(60)
    clock.set_wall(START_US)
    clock.state = "synced"

    part = spool.read(spool.current_stream("history").number, from_seq=1, limit=10)

    assert part is not None
    by_edge, by_device = part.records
    assert (by_edge.at_us, by_edge.clock) == (START_US - 60_000_000, "holdover")
    assert (by_device.at_us, by_device.clock) == (77, "unsynced")


def test_times_of_an_earlier_boot_stay_as_they_were(tmp_path: Path) -> None:
    clock = FakeClock(at_us=5, quality="unsynced")
    spool = Spool.open(tmp_path, clock=clock)
    with spool.transaction() as writer:
        writer.append_reading(point_key="p", point_unit="1", at_us=5, value=1.0, quality=0)
    clock.boot, clock.state = "another", "synced"
    clock.set_wall(START_US)

    part = spool.read(spool.current_stream("history").number, from_seq=1, limit=10)

    assert part is not None
    (record,) = part.records
    assert (record.at_us, record.clock) == (5, "unsynced")


def test_a_spool_taken_over_by_another_gateway_begins_new_streams_and_keeps_what_is_unsent(spool: Spool) -> None:
    spool.bind("gateway-1")
    old = spool.current_stream("history").id
    spool.bind("gateway-1")
    assert spool.current_stream("history").id == old

    spool.bind("gateway-2")

    new = spool.current_stream("history")
    part = spool.read(new.number, from_seq=1, limit=100)
    assert new.id != old
    assert part is not None
    assert len(part.records) == 10

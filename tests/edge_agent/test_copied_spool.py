"""Two edge agents live on copies of one disk: whatever each of them reads is stored once, or counted."""

import queue
import shutil
import threading
from pathlib import Path

import pytest

from edge_agent.observations import Notice
from edge_agent.spool import Spool
from edge_agent.uplink import Uplink
from edge_agent.way import Connected, LinkEvent, Lost, Received
from schemas.downlink import encode
from tests.edge_agent.fake_clock import FakeClock
from tests.edge_agent.scripted_cloud import Cursors


class Wire:
    """Brings batches to a cloud that stores them as ours does."""

    def __init__(self, cloud: Cursors) -> None:
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        self.cloud = cloud
        self.is_cloud_there = True

    def publish(self, payload: bytes) -> bool:
        ack = self.cloud.take(payload) if self.is_cloud_there else None
        if ack is not None:
            self.events.put(Received("ack", encode(ack)))
        return True


class Life:
    """An edge agent from its start on; `name` tells its readings from those of the other copy."""

    def __init__(self, folder: Path, cloud: Cursors, *, name: str) -> None:
        self.name = name
        self.read = 0
        self.clock, self.wire = FakeClock(), Wire(cloud)
        self.spool = Spool.open(folder, clock=self.clock)
        self.notices: list[Notice] = []
        self.uplink = Uplink(
            link=self.wire,
            spool=self.spool,
            clock=self.clock,
            wake=threading.Event(),
            on_command=lambda _command: None,
            on_notice=self.notices.append,
        )
        self.uplink.turn()

    def write(self, count: int) -> None:
        with self.spool.transaction() as writer:
            for _ in range(count):
                self.read += 1
                writer.append_reading(
                    point_key=self.name, point_unit="1", at_us=self.clock.now_us(), value=float(self.read), quality=0
                )

    def connect(self) -> None:
        self.wire.events.put(Connected())
        self.pass_time(30)

    def lose_line(self) -> None:
        self.wire.events.put(Lost("cut"))
        self.uplink.turn()

    def pass_time(self, seconds: float) -> None:
        for _ in range(int(seconds / 0.5)):
            self.clock.advance(0.5)
            self.uplink.turn()

    def is_known_for_a_copy(self) -> bool:
        return any(notice.event == "uplink.spool_rolled_back" for notice in self.notices)


@pytest.fixture
def cloud() -> Cursors:
    return Cursors()


def copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.parent / name))


def stored_of(cloud: Cursors, name: str) -> list[float]:
    return [value for point, _, value in cloud.values("history") if point == name]


def numbers(count: int) -> list[float]:
    return [float(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("read_offline", [50, 100, 150, 1200])
def test_a_copy_that_read_as_much_as_it_missed_is_known_for_one(
    tmp_path: Path, cloud: Cursors, read_offline: int
) -> None:
    first = Life(tmp_path / "disk", cloud, name="before")
    first.write(10)
    first.connect()
    second = Life(copied(tmp_path / "disk", "copy"), cloud, name="copy")
    first.name, first.read = "first", 0
    first.write(100)
    first.pass_time(5)

    second.write(read_offline)
    second.connect()

    assert stored_of(cloud, "before") == numbers(10)
    assert stored_of(cloud, "first") == numbers(100)
    assert stored_of(cloud, "copy") == numbers(read_offline)
    assert second.is_known_for_a_copy()


@pytest.mark.parametrize("connects_first", ["disk", "copy"])
def test_a_disk_that_was_copied_before_it_ever_sent_anything_is_known_for_it(
    tmp_path: Path, cloud: Cursors, connects_first: str
) -> None:
    Life(tmp_path / "disk", cloud, name="first start").spool.close()
    copied(tmp_path / "disk", "copy")
    lives = {name: Life(tmp_path / name, cloud, name=name) for name in ("disk", "copy")}
    for life in lives.values():
        life.write(150)

    other = next(name for name in lives if name != connects_first)
    lives[connects_first].connect()
    lives[other].connect()

    assert stored_of(cloud, "disk") == stored_of(cloud, "copy") == numbers(150)
    assert lives[other].is_known_for_a_copy()


def test_a_copy_whose_confirmed_records_are_all_gone_from_the_disk_is_known_for_one(
    tmp_path: Path, cloud: Cursors
) -> None:
    first = Life(tmp_path / "disk", cloud, name="before")
    first.write(10)
    first.connect()
    with first.spool._change():
        first.spool._connection.execute("DELETE FROM record")
        first.spool._connection.execute("UPDATE stream SET kept_from = acked_upto + 1")
    second = Life(copied(tmp_path / "disk", "copy"), cloud, name="copy")
    first.name, first.read = "first", 0
    first.write(100)
    first.pass_time(5)

    second.write(150)
    second.connect()

    assert stored_of(cloud, "copy") == numbers(150)
    assert second.is_known_for_a_copy()


@pytest.mark.parametrize("is_line_lost", [True, False], ids=["line lost", "cloud silent"])
def test_what_was_read_after_the_last_send_is_not_taken_for_sent_after_a_restart(
    tmp_path: Path, cloud: Cursors, is_line_lost: bool
) -> None:
    first = Life(tmp_path / "disk", cloud, name="before")
    first.write(20)
    first.connect()
    second = Life(copied(tmp_path / "disk", "copy"), cloud, name="copy")
    first.name, first.read = "first", 0
    if is_line_lost:
        first.lose_line()
    else:
        first.wire.is_cloud_there = False
        first.write(1)
        first.pass_time(30)
    first.write(480)
    first.pass_time(30)
    restarted = Life(copied(tmp_path / "disk", "restarted"), cloud, name="restarted")  # as after a loss of power
    second.write(100)
    second.connect()

    restarted.connect()

    assert stored_of(cloud, "copy") == numbers(100)
    # Of the one that was on its way nobody can say any more which of the two copies the cloud has it from.
    on_its_way = 0 if is_line_lost else 1
    assert stored_of(cloud, "first") == numbers(first.read)[on_its_way:]
    assert restarted.is_known_for_a_copy()

"""A full disk or a reached cap: events stay, the oldest unsent history goes, and all of it is counted."""

import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.spool import Spool, SpoolFull
from edge_agent.spool.ledger import read_ledger
from edge_agent.spool.salvage import open_spool
from schemas.records import LogRecord
from tests.edge_agent.broker import not_tested
from tests.edge_agent.fake_clock import FakeClock

CAP_BYTES = 1024 * 1024
CHANCE = random.Random(1)


def write_readings(spool: Spool, count: int) -> None:
    """Such as hardly compress: their last digits are noise."""
    with spool.transaction() as writer:
        for _ in range(count):
            value, at_us = CHANCE.random(), CHANCE.getrandbits(50)
            writer.append_reading(point_key="p", point_unit="mm/s", at_us=at_us, value=value, quality=0)


def write_event(spool: Spool, text: str) -> None:
    with spool.transaction() as writer:
        writer.append_record("events", LogRecord(offset=0, at_us=0, level="info", event="test", text=text))


def account(folder: Path) -> tuple[int, int, int, list[str]]:
    (history,) = [entry for entry in read_ledger(folder) if entry["lane"] == "history"]
    lost = sum(gap["to"] - max(gap["from"], history["acked_upto"] + 1) + 1 for gap in history["gaps"])
    return history["produced"], history["pending"], lost, [gap["reason"] for gap in history["gaps"]]


def test_at_the_cap_the_oldest_history_goes_and_is_counted(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock(), cap_bytes=CAP_BYTES)
    for number in range(200):
        write_readings(spool, 500)
        write_event(spool, f"event {number}")

    produced, pending, lost, reasons = account(tmp_path)
    (events,) = [entry for entry in read_ledger(tmp_path) if entry["lane"] == "events"]
    spool.close()
    assert produced == 100_000 == pending + lost
    assert reasons == ["spool_full"]
    assert events["pending"] == 200
    assert (tmp_path / "spool.db").stat().st_size < 2 * CAP_BYTES


def test_what_was_on_the_wire_is_not_given_up(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock(), cap_bytes=CAP_BYTES)
    write_readings(spool, 500)
    stream = spool.current_stream("history")
    spool.offer(stream.number, upto=500)
    for _ in range(100):
        write_readings(spool, 500)

    part = spool.read(stream.number, from_seq=1, limit=500)

    assert part is not None
    assert part.gaps == []
    spool.confirm(stream.number, upto=500)
    produced, pending, lost, _ = account(tmp_path)
    assert produced == 500 + pending + lost
    spool.close()


def test_acked_records_go_first(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock(), cap_bytes=CAP_BYTES)
    for _ in range(10):
        write_readings(spool, 500)
        spool.confirm(spool.current_stream("history").number, upto=spool.current_stream("history").produced)
    for _ in range(20):
        write_readings(spool, 500)

    _, pending, lost, _ = account(tmp_path)

    assert (pending, lost) == (10_000, 0)
    spool.close()


def test_acked_records_but_the_last_are_kept_for_a_day_then_deleted(tmp_path: Path) -> None:
    clock = FakeClock()
    spool = Spool.open(tmp_path, clock=clock)
    write_readings(spool, 100)
    write_event(spool, "kept for a week")
    write_event(spool, "kept for ever: by it the cloud is asked where it stands")
    for lane in ("history", "events"):
        stream = spool.current_stream(lane)
        spool.confirm(stream.number, upto=stream.produced)
    kept_from: list[tuple[int, int]] = []
    for hours in (23, 2, 6 * 24):
        clock.advance(hours * 3600)
        spool.tidy()
        kept_from.append((spool.current_stream("history").kept_from, spool.current_stream("events").kept_from))
    spool.close()

    assert kept_from == [(1, 1), (100, 1), (100, 2)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", folder], check=False).returncode
    ):
        not_tested("no right to mount a small disk: a truly full disk was not tested")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_truly_full_disk_is_survived(small_disk: Path) -> None:
    spool = Spool.open(small_disk / "edge", clock=FakeClock())
    written, refusals = 0, 0
    hog = small_disk / "hog"
    for number in range(120):
        if number == 30:
            hog.write_bytes(b"x" * 1024 * 1024)
            fill(hog)
        if number == 90:
            hog.unlink()
        try:
            write_readings(spool, 500)
            written += 500
        except SpoolFull:
            refusals += 1
        stream = spool.current_stream("history")
        if number % 3 == 0:
            try:
                spool.confirm(stream.number, upto=stream.acked_upto + 100)
            except SpoolFull:
                refusals += 1

    produced, pending, lost, _ = account(small_disk / "edge")
    acked = spool.current_stream("history").acked_upto
    spool.close()
    assert refusals < 30
    assert produced == written
    assert lost > 0
    assert produced == acked + pending + lost


def fill(path: Path) -> None:
    try:
        with path.open("ab", buffering=0) as file:
            while file.write(b"x" * 65536) == 65536:
                pass
    except OSError:
        return


def test_a_spool_damaged_on_a_full_disk_is_repaired_by_what_the_ballast_frees(small_disk: Path) -> None:
    folder = small_disk / "edge"
    spool = Spool.open(folder, clock=FakeClock())
    for _ in range(60):
        write_readings(spool, 500)
    old = spool.current_stream("history")
    _, waiting, _, _ = account(folder)
    spool.close()
    path = folder / "spool.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 5000] = bytes(5000)
    path.write_bytes(content)
    fill(small_disk / "hog")

    spool, salvage = open_spool(folder, clock=FakeClock())
    part = spool.read(old.number, from_seq=1, limit=1_000_000)
    write_event(spool, "it goes on")

    spool.close()
    assert salvage is not None
    assert salvage.rescued_records + salvage.lost_records == waiting > 10_000
    assert part is not None
    assert len(part.records) == salvage.rescued_records > waiting * 0.8

"""A record that is given up is put aside: a file that cannot be written, or is full, holds up no stream."""

from pathlib import Path

import pytest

from edge_agent.spool import Gap, Spool, SpoolFull
from edge_agent.spool.room import BALLAST_NAME
from tests.edge_agent.fake_clock import FakeClock
from tests.edge_agent.spool.test_room import fill, small_disk, write_readings

__all__ = ["small_disk"]
NAME = "given-up.jsonl"


def gaps(spool: Spool) -> list[Gap]:
    part = spool.read(spool.current_stream("history").number, from_seq=1, limit=1000)
    return [] if part is None else part.gaps


def give_up(spool: Spool, seq: int) -> None:
    spool.give_up(spool.current_stream("history").number, seq=seq, reason="not_taken_by_cloud")


def test_without_room_it_is_given_up_later(small_disk: Path) -> None:  # the fixture
    folder = small_disk / "edge"
    spool = Spool.open(folder, clock=FakeClock())
    write_readings(spool, 100)
    spool.offer(spool.current_stream("history").number, upto=100)
    (folder / BALLAST_NAME).unlink(missing_ok=True)
    fill(small_disk / "hog")

    with pytest.raises(SpoolFull):
        give_up(spool, 5)

    (small_disk / "hog").unlink()
    give_up(spool, 5)
    assert gaps(spool) == [Gap(5, 5, "not_taken_by_cloud")]
    assert len((folder / NAME).read_bytes().splitlines()) == 1
    spool.close()


def test_a_file_that_cannot_be_written_is_told_and_the_record_is_counted(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock())
    write_readings(spool, 10)
    (tmp_path / NAME).mkdir()

    give_up(spool, 5)

    assert gaps(spool) == [Gap(5, 5, "not_taken_by_cloud")]
    spool.close()


def test_what_is_put_aside_has_a_bound_and_the_latest_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edge_agent.spool.given_up.MOST_BYTES", 1000, raising=False)
    spool = Spool.open(tmp_path, clock=FakeClock())
    write_readings(spool, 60)
    for seq in range(1, 51):
        give_up(spool, seq)
    spool.close()

    files = sorted(tmp_path.glob("given-up*"))
    assert len(files) == 2
    assert all(path.stat().st_size <= 1000 for path in files)
    assert '"seq":50' in (tmp_path / NAME).read_text()

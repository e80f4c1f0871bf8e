"""A disk without room: a sound spool is not taken for a damaged one, and a damaged one is saved as far as it fits."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.spool import Spool, SpoolFull, StoredRecord
from edge_agent.spool.room import BALLAST_NAME, LOW_DISK_BYTES, free_bytes
from edge_agent.spool.salvage import QUARANTINE_NAME, RESCUE_NAME, open_spool
from edge_agent.spool.store import FILE_NAME
from tests.edge_agent.broker import not_tested
from tests.edge_agent.fake_clock import FakeClock
from tests.edge_agent.spool.test_room import account, fill, write_event, write_readings

EVENTS = 50


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], check=False).returncode
    ):
        not_tested("no right to mount a small disk: a truly full disk was not tested")
    yield folder
    subprocess.run(["umount", folder], check=True)


def spool_of(folder: Path, *, readings: int) -> None:
    spool = Spool.open(folder, clock=FakeClock())
    for number in range(EVENTS):
        write_event(spool, f"event {number}")
        write_readings(spool, readings // EVENTS)
    spool.close()


def remove_side_files(folder: Path) -> None:
    """A reader leaves them behind; a start after a switch-off of the machine makes them anew."""
    for suffix in ("-wal", "-shm"):
        (folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)


def damage(path: Path) -> None:
    """Spoil some pages in the middle, as a dying flash card does."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = bytes(9000)
    path.write_bytes(content)


def leave_free(disk: Path, count: int) -> None:
    fill(disk / "hog")
    with (disk / "hog").open("r+b") as file:
        file.truncate((disk / "hog").stat().st_size - count)


def events(spool: Spool) -> int:
    rows = [
        spool.read(stream.number, from_seq=1, limit=1000)
        for stream in spool.streams()
        if stream.lane == "events" and stream.produced
    ]
    return sum(isinstance(record, StoredRecord) for part in rows if part is not None for record in part.records)


def test_a_damaged_spool_larger_than_what_is_free_is_saved_as_far_as_it_fits(disk: Path) -> None:
    folder = disk / "edge"
    spool_of(folder, readings=300_000)
    _, waiting, _, _ = account(folder)
    size = (folder / FILE_NAME).stat().st_size
    remove_side_files(folder)
    damage(folder / FILE_NAME)
    (folder / BALLAST_NAME).unlink()
    leave_free(disk, size // 2)

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is not None
    assert salvage.rescued_records + salvage.lost_records == waiting + EVENTS
    assert salvage.rescued_records > waiting * 0.2
    assert events(spool) == EVENTS
    assert not (folder / RESCUE_NAME).exists()
    assert "did not fit" in salvage.text()
    for _ in range(100):
        write_readings(spool, 500)
    spool.close()
    spool, salvage = open_spool(folder, clock=FakeClock())
    assert salvage is None
    spool.close()


def test_the_damaged_file_goes_before_any_history_is_given_up_for_want_of_disk(disk: Path) -> None:
    folder = disk / "edge"
    spool_of(folder, readings=20_000)
    damage(folder / FILE_NAME)
    spool, salvage = open_spool(folder, clock=FakeClock())
    assert salvage is not None
    assert (folder / QUARANTINE_NAME).exists()
    (folder / BALLAST_NAME).unlink(missing_ok=True)
    leave_free(disk, LOW_DISK_BYTES - 65_536)

    write_readings(spool, 500)

    assert not (folder / QUARANTINE_NAME).exists()
    assert spool.shortage is None
    spool.close()


def test_a_sound_spool_on_a_full_disk_is_opened_by_what_the_ballast_frees(disk: Path) -> None:
    folder = disk / "edge"
    spool_of(folder, readings=20_000)
    before = account(folder)
    remove_side_files(folder)
    fill(disk / "hog")

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is None
    assert account(folder) == before
    write_event(spool, "it goes on")
    spool.close()


def test_a_sound_spool_on_a_disk_without_any_room_is_left_as_it_is(disk: Path) -> None:
    folder = disk / "edge"
    spool_of(folder, readings=20_000)
    before, content = account(folder), (folder / FILE_NAME).read_bytes()
    (folder / BALLAST_NAME).unlink()
    remove_side_files(folder)
    fill(disk / "hog")
    assert free_bytes(disk) < 4096

    with pytest.raises(SpoolFull):
        open_spool(folder, clock=FakeClock())

    assert (folder / FILE_NAME).read_bytes() == content
    assert not (folder / RESCUE_NAME).exists()
    (disk / "hog").unlink()
    spool, salvage = open_spool(folder, clock=FakeClock())
    spool.close()
    assert salvage is None
    assert account(folder) == before

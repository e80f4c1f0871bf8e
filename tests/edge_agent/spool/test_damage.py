"""A damaged file never needs a hand: the agent starts, saves what it can and counts the rest."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from edge_agent.spool import Gap, Spool, StoredReading
from edge_agent.spool.ledger import read_ledger
from edge_agent.spool.salvage import QUARANTINE_NAME, RESCUE_NAME, open_spool
from edge_agent.spool.store import FILE_NAME
from schemas.records import Quality
from tests.edge_agent.fake_clock import FakeClock

RECORDS = 3000
ACKED = 500
DAMAGES = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    spool = Spool.open(folder, clock=FakeClock())
    for start in range(0, RECORDS, 100):
        with spool.transaction() as writer:
            for number in range(start + 1, start + 101):
                writer.append_reading(point_key="p", point_unit="1", at_us=number, value=float(number), quality=0)
    spool.confirm(spool.current_stream("history").number, upto=ACKED)
    spool.close()
    return folder


def damaged_copy(sound: Path, folder: Path, chance: random.Random) -> str:
    shutil.copytree(sound, folder)
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    kind = chance.choice(["flip", "flip", "zeros", "truncate", "garbage"])
    offset = chance.randrange(len(content))
    if kind == "flip":
        content[offset] ^= 1 << chance.randrange(8)
    elif kind == "zeros":
        content[offset : offset + 4096] = bytes(len(content[offset : offset + 4096]))
    elif kind == "truncate":
        del content[offset:]
    else:
        length = len(content[offset : offset + 2000])
        content[offset : offset + length] = chance.randbytes(length)
    path.write_bytes(content)
    return f"{kind} at {offset}"


@pytest.mark.parametrize("seed", range(DAMAGES))
def test_starts_whatever_the_damage_and_delivers_no_wrong_value(sound: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "spool"
    what = damaged_copy(sound, folder, random.Random(seed))

    spool, _ = open_spool(folder, clock=FakeClock())
    with spool.transaction() as writer:
        writer.append_reading(point_key="p", point_unit="1", at_us=0, value=-1.0, quality=0)

    for stream in spool.streams():
        if stream.lane == "history" and stream.state != "closed":
            part = spool.read(stream.number, from_seq=stream.acked_upto + 1, limit=100_000)
            records = [] if part is None else part.records
            for record in records:
                assert isinstance(record, StoredReading)
                assert record.value in (float(record.seq), -1.0), what
    ledger = read_ledger(folder)
    spool.close()
    for entry in ledger:
        lost = sum(gap["to"] - gap["from"] + 1 for gap in entry["gaps"] if gap["to"] > entry["acked_upto"])
        assert entry["acked_upto"] + entry["pending"] + lost == entry["produced"], what


def test_a_quality_given_as_an_enum_is_read_back_and_not_taken_for_damage(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock())
    with spool.transaction() as writer:
        writer.append_reading(point_key="p", point_unit="1", at_us=0, value=1.0, quality=Quality.BAD)

    part = spool.read(spool.current_stream("history").number, from_seq=1, limit=10)
    spool.close()

    assert part is not None
    assert [record.quality for record in part.records if isinstance(record, StoredReading)] == [2]


def test_saves_the_records_around_a_broken_page_under_their_old_stream(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    shutil.copytree(sound, folder)
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    (before,) = [entry for entry in read_ledger(sound) if entry["lane"] == "history"]

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is not None
    assert salvage.lost_records < 1500  # a page holds some packs of a hundred
    assert salvage.rescued_records + salvage.lost_records == RECORDS - ACKED
    assert (folder / QUARANTINE_NAME).exists()
    (old,) = [row for row in spool.streams() if row.id == before["stream"]]
    assert (old.state, old.produced, old.acked_upto) == ("draining", RECORDS, ACKED)
    assert spool.current_stream("history").id != old.id
    spool.close()


def test_an_interrupted_rescue_is_finished_at_the_next_start(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    shutil.copytree(sound, folder)
    (folder / FILE_NAME).rename(folder / RESCUE_NAME)

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is None
    assert spool.current_stream("history").produced == RECORDS
    spool.close()


def test_a_pack_with_a_flipped_bit_is_counted_as_a_whole_and_not_delivered(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    shutil.copytree(sound, folder)
    with sqlite3.connect(folder / FILE_NAME) as connection:
        (body,) = connection.execute("SELECT body FROM record WHERE seq = 700").fetchone()
        flipped = bytes([*body[:-1], body[-1] ^ 1])
        connection.execute("UPDATE record SET body = ? WHERE seq = 700", (flipped,))
    connection.close()

    spool, _ = open_spool(folder, clock=FakeClock())
    stream = spool.current_stream("history")
    part = spool.read(stream.number, from_seq=599, limit=150)
    again = spool.read(stream.number, from_seq=599, limit=150)

    assert part is not None
    assert [(gap.first_seq, gap.last_seq, gap.reason) for gap in part.gaps] == [(601, 700, "damaged")]
    assert [record.seq for record in part.records] == [599, 600, *range(701, 849)]
    assert again is not None
    assert again.gaps == part.gaps
    spool.close()


def test_a_file_older_than_its_notes_is_never_appended_to_under_the_same_stream(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    shutil.copytree(sound, folder)
    spool, _ = open_spool(folder, clock=FakeClock())
    with spool.transaction() as writer:
        for number in range(50):
            writer.append_reading(point_key="p", point_unit="1", at_us=0, value=float(number), quality=0)
    old = spool.current_stream("history")
    spool.close()
    shutil.copy(sound / FILE_NAME, folder / FILE_NAME)

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is not None
    assert salvage.lost_records == 50
    assert spool.current_stream("history").id != old.id
    spool.close()


def test_a_vanished_file_is_counted_and_told_under_the_old_stream(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    shutil.copytree(sound, folder)
    spool, _ = open_spool(folder, clock=FakeClock())
    old = spool.current_stream("history")
    spool.close()
    (folder / FILE_NAME).unlink()

    spool, salvage = open_spool(folder, clock=FakeClock())

    assert salvage is not None
    assert salvage.lost_records == RECORDS - ACKED
    (left,) = [row for row in spool.streams() if row.id == old.id]
    part = spool.read(left.number, from_seq=ACKED + 1, limit=10)
    assert part is not None
    assert part.gaps == [Gap(ACKED + 1, RECORDS, "damaged")]
    spool.close()

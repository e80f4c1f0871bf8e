"""An old spool is brought up to date with all it holds; a newer one is refused and left as it is."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import pytest

from edge_agent.spool import Spool, SpoolTooNew, StoredReading, StoredRecord
from edge_agent.spool.account import OLD_FILE_NAME
from edge_agent.spool.migrations import STEPS
from edge_agent.spool.salvage import QUARANTINE_NAME, open_spool
from edge_agent.spool.schema import SCHEMA_VERSION
from edge_agent.spool.store import FILE_NAME
from tests.edge_agent.fake_clock import START_US, FakeClock

VERSION_1 = """
CREATE TABLE stream (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL CHECK (lane IN ('events', 'history')),
  state TEXT NOT NULL CHECK (state IN ('current', 'draining', 'closed')),
  produced INTEGER NOT NULL DEFAULT 0,
  acked_upto INTEGER NOT NULL DEFAULT 0,
  offered_upto INTEGER NOT NULL DEFAULT 0,
  kept_from INTEGER NOT NULL DEFAULT 1,
  closed_because TEXT,
  epoch TEXT,
  CHECK (acked_upto BETWEEN 0 AND produced),
  CHECK (kept_from BETWEEN 1 AND produced + 1)
);
CREATE UNIQUE INDEX one_current_stream_per_lane ON stream (lane) WHERE state = 'current';
CREATE TABLE point (number INTEGER PRIMARY KEY, key TEXT NOT NULL, unit TEXT NOT NULL, UNIQUE (key, unit));
CREATE TABLE clock_era (
  number INTEGER PRIMARY KEY,
  boot TEXT NOT NULL,
  quality TEXT NOT NULL,
  is_device_time INTEGER NOT NULL,
  wall_minus_monotonic_us INTEGER NOT NULL
);
CREATE TABLE record (
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  era INTEGER NOT NULL,
  point INTEGER,
  at_us INTEGER NOT NULL,
  value REAL,
  quality INTEGER NOT NULL,
  body BLOB,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) WITHOUT ROWID;
CREATE TABLE gap (
  stream INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (stream, first_seq)
) WITHOUT ROWID;
CREATE TABLE ack_mark (
  stream INTEGER NOT NULL, minute INTEGER NOT NULL, upto INTEGER NOT NULL, PRIMARY KEY (stream, minute)
) WITHOUT ROWID;
CREATE TABLE rule_state (
  rule_id TEXT PRIMARY KEY,
  rule_version INTEGER NOT NULL,
  history_stream TEXT NOT NULL,
  state BLOB NOT NULL,
  last_value REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE heard_frame (
  number INTEGER PRIMARY KEY, machine TEXT NOT NULL, identity INTEGER NOT NULL, UNIQUE (machine, identity)
);
CREATE TABLE epoch (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, adopted_at_us INTEGER NOT NULL);
CREATE TABLE memo (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
HISTORY, EVENTS = "01a0b0c0-0000-7000-8000-000000000001", "01a0b0c0-0000-7000-8000-000000000002"
EVENT = b'{"type":"log","offset":0,"at_us":5,"level":"info","event":"test","text":"kept"}'


def old_spool(folder: Path) -> Path:
    """Ten readings of which four are confirmed, a gap, an event and a rule's state, as the first schema wrote them."""
    folder.mkdir(exist_ok=True)
    path = folder / FILE_NAME
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(VERSION_1)
        connection.execute("INSERT INTO stream VALUES (1, ?, 'events', 'current', 1, 0, 0, 1, NULL, NULL)", (EVENTS,))
        connection.execute(
            "INSERT INTO stream VALUES (2, ?, 'history', 'current', 10, 4, 8, 1, NULL, 'epoch-1')", (HISTORY,)
        )
        connection.execute("INSERT INTO point VALUES (1, 'p-101/vibration', 'mm/s')")
        connection.execute("INSERT INTO clock_era VALUES (1, 'boot-1', 'synced', 0, 1000)")
        for seq in (one for one in range(1, 11) if one != 6):
            row = (seq, 1, 1, START_US + seq, seq / 2, 0, None)
            connection.execute(
                "INSERT INTO record VALUES (2, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, crc32(repr(row).encode()))
            )
        row = (1, 1, None, 5, None, 0, EVENT)
        connection.execute("INSERT INTO record VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, crc32(repr(row).encode())))
        connection.execute("INSERT INTO gap VALUES (2, 6, 6, 'spool_full')")
        connection.execute("INSERT INTO rule_state VALUES ('rule-1', 3, ?, x'7b7d', 4.5)", (HISTORY,))
        connection.execute("INSERT INTO memo VALUES ('gateway', 'gateway-1')")
    connection.close()
    (folder / OLD_FILE_NAME).write_text(
        f'[{{"id":"{HISTORY}","lane":"history","produced":9,"acked_upto":4}},'
        f'{{"id":"{EVENTS}","lane":"events","produced":1,"acked_upto":0}}]'
    )
    return path


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))


def test_a_spool_of_the_first_version_goes_on_with_all_it_holds(tmp_path: Path) -> None:
    old_spool(tmp_path)

    spool, salvage = open_spool(tmp_path, clock=FakeClock())

    history, events = spool.current_stream("history"), spool.current_stream("events")
    part = spool.read(history.number, from_seq=1, limit=100)
    told = spool.read(events.number, from_seq=1, limit=100)
    assert salvage is None
    assert (history.id, history.produced, history.acked_upto, history.epoch) == (HISTORY, 10, 4, "epoch-1")
    assert part is not None
    assert [(row.seq, row.value) for row in part.records if isinstance(row, StoredReading)] == [
        (seq, seq / 2) for seq in range(1, 11) if seq != 6
    ]
    assert {row.point_key for row in part.records if isinstance(row, StoredReading)} == {"p-101/vibration"}
    assert [(gap.first_seq, gap.last_seq, gap.reason) for gap in part.gaps] == [(6, 6, "spool_full")]
    assert told is not None
    assert [row.record.text for row in told.records if isinstance(row, StoredRecord)] == ["kept"]  # type: ignore[union-attr]
    assert [(row.rule_id, row.rule_version, row.last_value) for row in spool.rule_states()] == [("rule-1", 3, 4.5)]
    assert spool.memo("gateway") == "gateway-1"
    spool.close()
    assert not (tmp_path / QUARANTINE_NAME).exists()


def test_what_an_old_spool_lost_since_its_notes_is_counted(tmp_path: Path) -> None:
    old_spool(tmp_path)
    notes = tmp_path / OLD_FILE_NAME
    notes.write_text(notes.read_text().replace('"produced":9', '"produced":15'))

    spool, salvage = open_spool(tmp_path, clock=FakeClock())
    old = next(row for row in spool.streams() if row.id == HISTORY)
    part = spool.read(old.number, from_seq=11, limit=100)
    spool.close()

    assert salvage is not None
    assert salvage.lost_records == 5
    assert (old.state, old.produced) == ("draining", 15)
    assert part is not None
    assert [(gap.first_seq, gap.last_seq, gap.reason) for gap in part.gaps] == [(11, 15, "damaged")]


def test_a_migration_that_is_broken_off_is_done_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_spool(tmp_path)

    def power_cut(_connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("edge_agent.spool.migrations.write_missing_checksums", power_cut)
        with pytest.raises(KeyboardInterrupt):
            open_spool(tmp_path, clock=FakeClock())
    spool, salvage = open_spool(tmp_path, clock=FakeClock())

    assert salvage is None
    assert spool.current_stream("history").produced == 10
    spool.close()


def test_a_spool_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock())
    spool.close()
    newer = SCHEMA_VERSION + 1
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {newer}")
    connection.execute("UPDATE memo SET value = ? WHERE key = 'schema'", (str(newer),))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = sha256((tmp_path / FILE_NAME).read_bytes()).hexdigest()

    with pytest.raises(SpoolTooNew, match=f"its version is {newer}, this program knows up to {SCHEMA_VERSION}"):
        open_spool(tmp_path, clock=FakeClock())

    assert sha256((tmp_path / FILE_NAME).read_bytes()).hexdigest() == before
    assert not (tmp_path / QUARANTINE_NAME).exists()


def test_one_flipped_bit_of_the_version_is_damage_and_not_the_future(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path, clock=FakeClock())
    with spool.transaction() as writer:
        writer.append_reading(point_key="p", point_unit="1", at_us=0, value=1.0, quality=0)
    old = spool.current_stream("history").id
    spool.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 64}")
    connection.close()

    spool, salvage = open_spool(tmp_path, clock=FakeClock())

    assert salvage is not None
    assert (salvage.rescued_records, salvage.lost_records) == (1, 0)
    assert any(row.id == old and row.state == "draining" for row in spool.streams())
    spool.close()

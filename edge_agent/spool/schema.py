"""The spool's tables, how its file is opened, and what SQLite's errors mean here."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SCHEMA_VERSION: Final = 2
SCHEMA_MEMO: Final = "schema"
"""The version stands here too: one flipped bit of the file's header is not taken for a newer program's spool."""
BUSY_TIMEOUT_S: Final = 10.0
WAL_CHECKPOINT_PAGES: Final = 500
WITHOUT_ROOM: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE})
"""A sound file says so too when there is no room for the index of its log."""

VERSION_2: Final = """
CREATE TABLE checksum (  -- of rows that give readings their name and their time
  of TEXT NOT NULL,
  number INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (of, number)
) WITHOUT ROWID;
CREATE TABLE reduction (
  point_key TEXT NOT NULL,
  point_unit TEXT NOT NULL,
  state BLOB,
  left_out INTEGER NOT NULL,
  PRIMARY KEY (point_key, point_unit)
) WITHOUT ROWID;
INSERT OR REPLACE INTO memo VALUES ('schema', '2');
"""
"""What the second version added. Since then a row of `record` may also be a pack of readings: see `writer.py`."""

TABLES: Final = f"""
CREATE TABLE stream (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL CHECK (lane IN ('events', 'history')),
  state TEXT NOT NULL CHECK (state IN ('current', 'draining', 'closed')),
  produced INTEGER NOT NULL DEFAULT 0,
  acked_upto INTEGER NOT NULL DEFAULT 0,
  offered_upto INTEGER NOT NULL DEFAULT 0,  -- may be ahead of produced; what is above was never on the wire
  kept_from INTEGER NOT NULL DEFAULT 1,
  closed_because TEXT,
  epoch TEXT,  -- the cloud database that confirmed acked_upto
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
  stream INTEGER NOT NULL,
  minute INTEGER NOT NULL,  -- since the epoch: marks only decide how long acked records are kept
  upto INTEGER NOT NULL,
  PRIMARY KEY (stream, minute)
) WITHOUT ROWID;
CREATE TABLE rule_state (
  rule_id TEXT PRIMARY KEY,
  rule_version INTEGER NOT NULL,
  history_stream TEXT NOT NULL,
  state BLOB NOT NULL,
  last_value REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE heard_frame (
  number INTEGER PRIMARY KEY,
  machine TEXT NOT NULL,
  identity INTEGER NOT NULL,
  UNIQUE (machine, identity)
);
CREATE TABLE epoch (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, adopted_at_us INTEGER NOT NULL);
CREATE TABLE memo (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{VERSION_2}
PRAGMA user_version = {SCHEMA_VERSION};
"""


class SpoolFull(Exception):
    """There is no room on the disk for what was to be stored; nothing of it was stored."""


class SpoolTooNew(Exception):
    """A newer program made the file; it is left as it is."""


class SpoolDamaged(Exception):
    """The file cannot be trusted any more; it has to be put aside and its records saved into a new one."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the file for one process with many threads; a commit that returns is on the disk."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_CHECKPOINT_PAGES}")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error:
        connection.close()
        raise
    # A flipped bit may make a text that is none: it is read all the same, and what it names is then not known.
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open the file beside a running agent.

    Raises:
        sqlite3.OperationalError: there is no such file.
    """
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_S)


def connect_scratch(path: Path) -> sqlite3.Connection:
    """Open a new file that counts only when it is complete and synced: it needs neither a log nor the room for one."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty spool."""
    connection.executescript(f"BEGIN IMMEDIATE;{TABLES}COMMIT;")


@contextmanager
def atomic(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one transaction: on the disk when it ends, nothing of it after an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated_errors() -> Iterator[None]:
    """Raise SQLite's errors in the spool's own words."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error) from error


def require_sound(connection: sqlite3.Connection) -> None:
    """Check the structure of the whole file, and that every small table can be read.

    Raises:
        SpoolDamaged, sqlite3.DatabaseError.
    """
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise SpoolDamaged(str(verdict))


def translate(error: sqlite3.Error) -> Exception:
    """Return the error in the spool's own words: no room, damaged, or as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_FULL or code in WITHOUT_ROOM:
        return SpoolFull(str(error))
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CONSTRAINT):
        return SpoolDamaged(str(error))
    return error

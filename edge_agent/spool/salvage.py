"""A damaged spool is put aside as it is, and what can still be read of it is carried over into a new one.

The old streams go on under their own ids until they are delivered, so that the cloud recognises what it has already;
new records go to new streams, because nobody can know which seqs the damage has swallowed.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from edge_agent.clock import Clock
from edge_agent.spool.gaps import declare_gap
from edge_agent.spool.notes import count_what_is_gone
from edge_agent.spool.schema import SpoolDamaged, atomic, connect, create_tables
from edge_agent.spool.store import DEFAULT_CAP_BYTES, FILE_NAME, Spool
from edge_agent.spool.writer import row_checksum

QUARANTINE_NAME: Final = "damaged-spool.db"
RESCUE_NAME: Final = "rescued-spool.db"
SIDE_SUFFIXES: Final = ("-wal", "-shm")
BATCH_ROWS: Final = 2000
FIRST_JUMP: Final = 16
"""A damaged page holds some dozens of rows; jumps over unreadable places double from here."""
SMALL_TABLES: Final = ("point", "clock_era", "rule_state", "heard_frame", "epoch", "memo")

_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged spool."""

    cause: str
    quarantined_file: Path | None
    rescued_records: int
    lost_records: int

    def text(self) -> str:
        """Say it to a person."""
        kept = "" if self.quarantined_file is None else f"; it is kept as {self.quarantined_file}"
        return (
            f"the spool was damaged ({self.cause}){kept}; of the records not yet in the cloud {self.rescued_records}"
            f" were saved, {self.lost_records} are lost and counted"
        )


def open_spool(folder: Path, *, clock: Clock, cap_bytes: int = DEFAULT_CAP_BYTES) -> tuple[Spool, Salvage | None]:
    """Open the spool whatever its state; the second value tells what a damage has cost.

    Raises:
        SpoolFull: there is no room even for an empty spool.
    """
    _finish_interrupted(folder)
    cause, rescued, lost = "the file was older than its notes, or gone", 0, 0
    try:
        spool = Spool.open(folder, clock=clock, cap_bytes=cap_bytes)
    except SpoolDamaged as error:
        cause = str(error)
        rescued, lost = _rescue(folder / FILE_NAME, folder / RESCUE_NAME)
        _swap(folder)
        spool = Spool.open(folder, clock=clock, cap_bytes=cap_bytes)
        lost += count_what_is_gone(folder, spool)
        return spool, Salvage(cause, folder / QUARANTINE_NAME, rescued, lost)
    lost = count_what_is_gone(folder, spool)
    return spool, Salvage(cause, None, rescued, lost) if lost else None


def _finish_interrupted(folder: Path) -> None:
    """A rescue is complete before the damaged file is renamed, so a missing spool beside it means: go on renaming."""
    path, rescue = folder / FILE_NAME, folder / RESCUE_NAME
    if path.exists():
        _unlink_all(rescue)
    elif rescue.exists():
        _swap(folder)
    else:
        _unlink_all(path)  # a write-ahead log without its file would be replayed into the next one


def _swap(folder: Path) -> None:
    path, quarantine = folder / FILE_NAME, folder / QUARANTINE_NAME
    if path.exists():
        _unlink_all(quarantine)
        path.rename(quarantine)
    for suffix in SIDE_SUFFIXES:
        side_file = folder / f"{FILE_NAME}{suffix}"
        if side_file.exists():
            side_file.rename(folder / f"{QUARANTINE_NAME}{suffix}")
    (folder / RESCUE_NAME).rename(path)


def _unlink_all(path: Path) -> None:
    for suffix in ("", *SIDE_SUFFIXES):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def _rescue(damaged: Path, rescue: Path) -> tuple[int, int]:
    """Build the new spool from the damaged one and return how many unacked records were saved and lost."""
    _unlink_all(rescue)
    new = connect(rescue)
    try:
        create_tables(new)
        with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as old:
            for table in SMALL_TABLES:
                _copy_small_table(old, new, table)
            streams = list(_readable(old, "SELECT number, id, lane, produced, acked_upto, offered_upto FROM stream"))
            counts = [_carry_over(old, new, stream) for stream in streams]
    finally:
        new.close()
    return sum(rescued for rescued, _ in counts), sum(lost for _, lost in counts)


def _readable(connection: sqlite3.Connection, query: str, values: tuple[object, ...] = ()) -> Iterator[_Row]:
    """Yield rows until the damage."""
    with contextlib.suppress(sqlite3.DatabaseError):
        yield from connection.execute(query, values)


def _copy_small_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    with atomic(new):
        for row in _readable(old, f"SELECT * FROM {table}"):  # noqa: S608  # a name of our own list
            with contextlib.suppress(sqlite3.IntegrityError):
                new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608


def _carry_over(old: sqlite3.Connection, new: sqlite3.Connection, stream: _Row) -> tuple[int, int]:
    number, _, _, produced, acked_upto, offered_upto = stream
    if not _is_plausible(produced, acked_upto, offered_upto):
        return 0, 0
    with atomic(new):
        try:
            new.execute(
                "INSERT INTO stream (number, id, lane, state, produced, acked_upto, offered_upto, kept_from,"
                " closed_because) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6 + 1, 'the spool was damaged')",
                (*stream[:3], "draining" if produced > acked_upto else "closed", produced, acked_upto, offered_upto),
            )
        except sqlite3.IntegrityError:
            return 0, 0
        for first_seq, last_seq, reason in _readable(
            old, "SELECT first_seq, last_seq, reason FROM gap WHERE stream = ?", (number,)
        ):
            with contextlib.suppress(sqlite3.IntegrityError):
                new.execute("INSERT INTO gap VALUES (?, ?, ?, ?)", (number, first_seq, last_seq, reason))
    rescued = _copy_records(old, new, number, acked_upto + 1, produced)
    return rescued, _declare_lost(new, number, acked_upto + 1, produced)


def _is_plausible(*values: object) -> bool:
    produced, acked_upto, _ = values
    return all(isinstance(value, int) and value >= 0 for value in values) and acked_upto <= produced  # type: ignore[operator]  # just checked


def _copy_records(old: sqlite3.Connection, new: sqlite3.Connection, number: int, from_seq: int, upto: int) -> int:
    rescued, jump = 0, FIRST_JUMP
    while from_seq <= upto:
        query = "SELECT * FROM record WHERE stream = ? AND seq >= ? AND seq <= ? ORDER BY seq LIMIT ?"
        rows: list[_Row] = []
        is_damaged = False
        try:
            rows.extend(old.execute(query, (number, from_seq, upto, BATCH_ROWS)))
        except sqlite3.DatabaseError:
            is_damaged = True
            rows.extend(_readable(old, query, (number, from_seq, upto, BATCH_ROWS)))
        intact = [row for row in rows if _is_intact(row) and from_seq <= row[1] <= upto]
        with atomic(new):
            new.executemany("INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", intact)
        rescued += len(intact)
        last_seq = max((row[1] for row in intact), default=from_seq - 1)
        if is_damaged:
            jump = FIRST_JUMP if intact else jump * 2
            from_seq = last_seq + jump
        elif len(rows) < BATCH_ROWS:
            break
        else:
            from_seq, jump = last_seq + 1, FIRST_JUMP
    return rescued


def _is_intact(row: _Row) -> bool:
    _, seq, era, point, at_us, value, quality, body, checksum = row
    found = row_checksum(seq=seq, era=era, point=point, at_us=at_us, value=value, quality=quality, body=body)
    return bool(found == checksum)


def _declare_lost(new: sqlite3.Connection, number: int, from_seq: int, upto: int) -> int:
    """Count every seq that is neither a record nor in a gap already."""
    with atomic(new):
        expected, lost = from_seq, 0
        covered = new.execute(
            "SELECT seq, seq FROM record WHERE stream = ?1 UNION ALL"
            " SELECT first_seq, last_seq FROM gap WHERE stream = ?1 AND last_seq >= ?2 ORDER BY 1",
            (number, from_seq),
        ).fetchall()
        for first_seq, last_seq in [*covered, (upto + 1, upto + 1)]:
            if first_seq > expected:
                declare_gap(new, number, expected, first_seq - 1, "damaged")
                lost += first_seq - expected
            expected = max(expected, last_seq + 1)
    return lost

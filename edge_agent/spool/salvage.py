"""A damaged spool is put aside as it is, and what can still be read of it is carried over into a new one.

The old streams go on under their own ids until they are delivered, so that the cloud recognises what it has already;
new records go to new streams, because nobody can know which seqs the damage has swallowed.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edge_agent.clock import Clock
from edge_agent.spool.account import Account, StreamNote
from edge_agent.spool.checksums import write_missing_checksums
from edge_agent.spool.rescue import carry_over, known_streams, readable
from edge_agent.spool.room import BALLAST_NAME, QUARANTINE_NAME, SIDE_SUFFIXES, free_bytes, unlink_all
from edge_agent.spool.schema import (
    SpoolDamaged,
    SpoolFull,
    atomic,
    connect_scratch,
    create_tables,
    translated_errors,
)
from edge_agent.spool.store import DEFAULT_CAP_BYTES, FILE_NAME, Spool

RESCUE_NAME: Final = "rescued-spool.db"
FAILURES_NAME: Final = "spool.failures"
FAILURES_BORNE: Final = 2
LEAST_FREE_BYTES: Final = 1024 * 1024
"""So much stays free beside what is saved of a damaged spool: to open it, and for its first commits."""
SMALL_TABLES: Final = ("point", "clock_era", "checksum", "rule_state", "reduction", "heard_frame", "epoch", "memo")


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged spool."""

    cause: str
    quarantined_file: Path | None
    rescued_records: int
    lost_records: int
    is_whole: bool = True
    """False: there was no room on the disk for all that could be read."""

    def text(self) -> str:
        """Say it to a person."""
        kept = "" if self.quarantined_file is None else f"; it is kept as {self.quarantined_file}"
        unfit = "" if self.is_whole else "; some did not fit on the disk: free some of it"
        return (
            f"the spool was damaged ({self.cause}){kept}; of the records not yet in the cloud {self.rescued_records}"
            f" were saved, {self.lost_records} are lost and counted{unfit}"
        )


def open_spool(folder: Path, *, clock: Clock, cap_bytes: int = DEFAULT_CAP_BYTES) -> tuple[Spool, Salvage | None]:
    """Open the spool whatever its state; the second value tells what a damage has cost.

    Raises:
        SpoolFull: there is no room even for an empty spool.
        SpoolTooNew: a newer program made it.
    """
    _finish_interrupted(folder)
    try:
        if is_forced(folder):
            raise SpoolDamaged("it failed again and again while it was in use")
        spool = _open_with_room(folder, clock=clock, cap_bytes=cap_bytes)
    except SpoolDamaged as error:
        rescued, lost, is_whole = _rescue_with_room(folder)
        _swap(folder)
        forget_failures(folder)
        spool = Spool.open(folder, clock=clock, cap_bytes=cap_bytes)
        return spool, Salvage(str(error), folder / QUARANTINE_NAME, rescued, lost + spool.lost_at_opening, is_whole)
    lost = spool.lost_at_opening
    cause = "the file was older than its account, or gone"
    return spool, Salvage(cause, None, 0, lost) if lost else None


@contextlib.contextmanager
def noting_failure(folder: Path) -> Iterator[None]:
    """Count that a spool failed in use: the second time it is put aside at the next start, whatever a check says."""
    try:
        yield
    except (SpoolDamaged, sqlite3.DatabaseError):
        with contextlib.suppress(OSError), (folder / FAILURES_NAME).open("ab") as file:
            file.write(b"!")
        raise


def forget_failures(folder: Path) -> None:
    """It has worked for a while."""
    (folder / FAILURES_NAME).unlink(missing_ok=True)


def is_forced(folder: Path) -> bool:
    """Tell whether the spool failed too often to be used again."""
    path = folder / FAILURES_NAME
    return path.exists() and path.stat().st_size >= FAILURES_BORNE


def _finish_interrupted(folder: Path) -> None:
    """A rescue is complete before the damaged file is renamed, so a missing spool beside it means: go on renaming."""
    path, rescue = folder / FILE_NAME, folder / RESCUE_NAME
    if path.exists():
        unlink_all(rescue)
    elif rescue.exists():
        _swap(folder)
    else:
        unlink_all(path)  # a write-ahead log without its file would be replayed into the next one


def _swap(folder: Path) -> None:
    path, quarantine = folder / FILE_NAME, folder / QUARANTINE_NAME
    if path.exists():
        unlink_all(quarantine)
        path.rename(quarantine)
    for suffix in SIDE_SUFFIXES:
        side_file = folder / f"{FILE_NAME}{suffix}"
        if side_file.exists():
            side_file.rename(folder / f"{QUARANTINE_NAME}{suffix}")
    (folder / RESCUE_NAME).rename(path)


def _open_with_room(folder: Path, *, clock: Clock, cap_bytes: int) -> Spool:
    """Open; on a full disk the ballast goes first, since without any room a sound file looks like a damaged one."""
    try:
        return Spool.open(folder, clock=clock, cap_bytes=cap_bytes)
    except (SpoolFull, SpoolDamaged):
        if free_bytes(folder) >= LEAST_FREE_BYTES:
            raise
        (folder / BALLAST_NAME).unlink(missing_ok=True)
        unlink_all(folder / QUARANTINE_NAME)
        if free_bytes(folder) < LEAST_FREE_BYTES:
            raise SpoolFull("the disk is full") from None
    return Spool.open(folder, clock=clock, cap_bytes=cap_bytes)


def _rescue_with_room(folder: Path) -> tuple[int, int, bool]:
    """Rescue; where that may not fit, the ballast and what an earlier damage left behind go first."""
    notes = Account(folder).read()
    damaged, rescue = folder / FILE_NAME, folder / RESCUE_NAME
    if free_bytes(folder) < (damaged.stat().st_size if damaged.exists() else 0) + LEAST_FREE_BYTES:
        (folder / BALLAST_NAME).unlink(missing_ok=True)
        unlink_all(folder / QUARANTINE_NAME)
    try:
        return _rescue(damaged, rescue, notes)
    except SpoolFull:
        unlink_all(rescue)
        raise


def _rescue(damaged: Path, rescue: Path, notes: Sequence[StreamNote]) -> tuple[int, int, bool]:
    """Build the new spool from the damaged one; return how many unacked records were saved and lost, and if all fit.

    What does not fit is lost and counted; events come first.
    """
    unlink_all(rescue)

    def has_room() -> bool:
        return free_bytes(rescue.parent) >= LEAST_FREE_BYTES

    with (
        translated_errors(),
        contextlib.closing(connect_scratch(rescue)) as new,
        contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as old,
    ):
        old.text_factory = new.text_factory
        create_tables(new)
        for table in SMALL_TABLES:
            _copy_small_table(old, new, table)
        with atomic(new):
            write_missing_checksums(new)
        streams = sorted(known_streams(old, notes), key=lambda note: note.lane != "events")
        counts = [carry_over(old, new, stream, has_room=has_room) for stream in streams]
        rescued, lost = sum(rescued for rescued, _ in counts), sum(lost for _, lost in counts)
        is_whole = lost == 0 or has_room()
    _sync(rescue)
    return rescued, lost, is_whole


def _sync(path: Path) -> None:
    for one in (path, path.parent):
        opened = os.open(one, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _copy_small_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    with atomic(new):
        for row in readable(old, f"SELECT * FROM {table}"):  # noqa: S608  # a name of our own list
            with contextlib.suppress(sqlite3.IntegrityError):
                new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608

"""Room on the disk: a byte cap, a ballast file for the day the disk is full, and what is given up first.

SQLite cannot even delete on a full disk, so a file of zeros is kept that can be let go to make the deletion possible.
"""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edge_agent.spool.acknowledgement import MINUTE_US
from edge_agent.spool.gaps import declare_gap
from edge_agent.spool.packs import count_in, split_after
from edge_agent.spool.records import Shortage, StreamRow
from edge_agent.spool.schema import SpoolFull, atomic, translated_errors
from edge_agent.spool.streams import read_stream, read_streams
from schemas.envelope import Lane

BALLAST_BYTES: Final = 4 * 1024 * 1024
LOW_DISK_BYTES: Final = 2 * BALLAST_BYTES
"""With less than this free the spool stops growing."""
KEEP_ACKED_US: Final[dict[Lane, int]] = {"history": 24 * 3600 * 1_000_000, "events": 7 * 24 * 3600 * 1_000_000}
ACKED_SHARE: Final = 0.2
"""Acked history may take this part of the cap, no more."""
REFILL_SHARE: Final = 0.97
"""When room must be made, make it down to this part of the cap, so that it need not be made for every commit."""
NO_LONGER_SHORT_SHARE: Final = 0.9
"""A shortage is over when so much of the cap is used, not with the first row that finds a place."""
KEEP_FRAMES: Final = 20_000
BALLAST_NAME: Final = "ballast"
QUARANTINE_NAME: Final = "damaged-spool.db"
SIDE_SUFFIXES: Final = ("-wal", "-shm")
STEP_ROWS: Final = 2000
"""Rows given up in one transaction: its own entry in the write-ahead log must fit into the ballast."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How full the spool is."""

    used_bytes: int
    row_count: int
    page_size: int

    @property
    def bytes_per_row(self) -> float:
        """Return the average, for estimates."""
        return self.used_bytes / max(self.row_count, 1)


def measure(connection: sqlite3.Connection) -> Usage:
    """Return the usage without scanning: pages in use, rows by arithmetic on the streams."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    rows = sum(max(0, stream.produced - stream.kept_from + 1) for stream in read_streams(connection))
    return Usage((pages - free) * size, rows, size)


def delete_acked(connection: sqlite3.Connection, *, now_us: int, cap_bytes: int) -> int:
    """Delete a step of the acked records that were kept long enough or take more than their share.

    Returns:
        How many were deleted; zero when there is nothing left to delete.
    """
    usage = measure(connection)
    deleted = 0
    for stream in read_streams(connection):
        row = connection.execute(
            "SELECT max(upto) FROM ack_mark WHERE stream = ? AND minute <= ?",
            (stream.number, (now_us - KEEP_ACKED_US[stream.lane]) // MINUTE_US),
        ).fetchone()
        upto = row[0] or 0
        if stream.lane == "history":
            allowed_rows = int(ACKED_SHARE * cap_bytes / usage.bytes_per_row)
            upto = max(upto, stream.acked_upto - allowed_rows)
        if stream.state == "closed":
            upto = stream.acked_upto
        upto = min(upto, _deletable_upto(stream), stream.kept_from + STEP_ROWS - 1)
        deleted += delete_acked_upto(connection, stream, upto)
    return deleted


def _deletable_upto(stream: StreamRow) -> int:
    """The last acked record of a living stream stays: by it the cloud is asked where it stands."""
    return stream.acked_upto if stream.state == "closed" else stream.acked_upto - 1


def delete_acked_upto(connection: sqlite3.Connection, stream: StreamRow, upto: int) -> int:
    """Delete rows of a stream that are acked, a step at a time; of a pack that goes on, what follows stays."""
    first = stream.kept_from
    while first <= upto:
        last = min(first + STEP_ROWS - 1, upto)
        with atomic(connection):
            split_after(connection, stream.number, last)
            connection.execute("DELETE FROM record WHERE stream = ? AND seq <= ?", (stream.number, last))
            connection.execute("UPDATE stream SET kept_from = ? WHERE number = ?", (last + 1, stream.number))
            connection.execute("DELETE FROM ack_mark WHERE stream = ? AND upto <= ?", (stream.number, last))
        first = last + 1
    return max(0, upto - stream.kept_from + 1)


def forget_old_frames(connection: sqlite3.Connection) -> None:
    """Keep the identities of the latest frames only: equipment repeats what is recent."""
    with atomic(connection):
        connection.execute(
            "DELETE FROM heard_frame WHERE number <= (SELECT max(number) FROM heard_frame) - ?", (KEEP_FRAMES,)
        )


def make_room(connection: sqlite3.Connection, *, cap_bytes: int) -> int:
    """Bring the spool under its cap: acked records go first, then the oldest history that was never sent.

    Returns:
        How many unacked records were given up; each is counted in a gap.
    """
    target_bytes = int(cap_bytes * REFILL_SHARE)
    for stream in read_streams(connection):
        while stream.lane == "history" and measure(connection).used_bytes > target_bytes:
            if (
                delete_acked_upto(connection, stream, min(_deletable_upto(stream), stream.kept_from + STEP_ROWS - 1))
                == 0
            ):
                break
            stream = read_stream(connection, stream.number)  # noqa: PLW2901  # the same stream after the step
    given_up = 0
    while (usage := measure(connection)).used_bytes > target_bytes:
        rows = max(1, min(STEP_ROWS, int((usage.used_bytes - target_bytes) / usage.bytes_per_row)))
        step = give_up_oldest(connection, rows=rows)
        if step == 0:
            break
        given_up += step
    return given_up


def give_up_oldest(connection: sqlite3.Connection, *, rows: int) -> int:
    """Give up the oldest history records that were never on the wire; what was sent may already be in the cloud.

    A pack goes as a whole, so it may be a few more than asked for.
    """
    for stream in read_streams(connection):
        if stream.lane != "history" or stream.state == "closed":
            continue
        after = max(stream.offered_upto, stream.acked_upto)
        with atomic(connection):
            split_after(connection, stream.number, after)
            last_seq, given_up = _oldest_after(connection, stream.number, after, rows)
            if given_up:
                connection.execute(
                    "DELETE FROM record WHERE stream = ? AND seq > ? AND seq <= ?", (stream.number, after, last_seq)
                )
                declare_gap(connection, stream.number, after + 1, last_seq, "spool_full")
                return given_up
    return 0


def _oldest_after(connection: sqlite3.Connection, stream: int, after: int, rows: int) -> tuple[int, int]:
    """Return up to which seq the oldest so many records go, and how many they are."""
    last_seq, count = after, 0
    query = "SELECT seq, quality FROM record WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?"
    for seq, quality in connection.execute(query, (stream, after, rows)).fetchall():
        last_seq, count = seq, count + count_in(quality)
        if count >= rows:
            break
    return last_seq, count


class Ballast:
    """A file that only takes room, so that room can be had at once."""

    def __init__(self, path: Path, *, size_bytes: int = BALLAST_BYTES) -> None:
        self._path = path
        self._size_bytes = size_bytes

    @property
    def is_laid(self) -> bool:
        """Tell whether there is any to let go."""
        return self._path.exists() and self._path.stat().st_size == self._size_bytes

    def lay(self) -> bool:
        """Take the room, if three times as much is free; tell whether it is taken."""
        if self.is_laid:
            return True
        if free_bytes(self._path.parent) < 3 * self._size_bytes:
            return False
        try:
            with self._path.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, self._size_bytes)
        except OSError:
            self.let_go()
            return False
        return True

    def let_go(self) -> None:
        """Give the room back."""
        self._path.unlink(missing_ok=True)


class Room:
    """The room of one open spool; whoever calls holds the spool's lock."""

    def __init__(self, folder: Path, *, connection: sqlite3.Connection, cap_bytes: int) -> None:
        self.cap_bytes = cap_bytes
        self.shortage: Shortage | None = None
        self._folder = folder
        self._connection = connection
        self._ballast = Ballast(folder / BALLAST_NAME)

    def keep_under_cap(self) -> bool:
        """Make room before something is written and tell whether anything had to go.

        Also a disk that others fill sets a cap: the spool then gives up as much as it takes in. A damaged spool that
        is kept aside goes before that.
        """
        used_bytes = measure(self._connection).used_bytes
        is_disk_low = free_bytes(self._folder) < LOW_DISK_BYTES
        if is_disk_low and (self._folder / QUARANTINE_NAME).exists():
            unlink_all(self._folder / QUARANTINE_NAME)
            is_disk_low = free_bytes(self._folder) < LOW_DISK_BYTES
        cap_bytes = min(self.cap_bytes, used_bytes - 1) if is_disk_low else self.cap_bytes
        if used_bytes > cap_bytes:
            self._give_up_down_to(cap_bytes, of="disk" if is_disk_low else "cap")
            return True
        if not is_disk_low and used_bytes < self.cap_bytes * NO_LONGER_SHORT_SHARE:
            self.shortage = None
        return False

    def make_in_emergency(self) -> None:
        """The disk is full: let the ballast go and give up a part of what is here, so that the next try succeeds."""
        self._ballast.let_go()
        unlink_all(self._folder / QUARANTINE_NAME)
        try:
            with translated_errors():
                used_bytes = measure(self._connection).used_bytes
                self._give_up_down_to(min(self.cap_bytes, used_bytes), of="disk")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except SpoolFull:
            pass  # the next try may find that others have freed some of the disk

    def lay_ballast(self) -> None:
        """Take the room that an emergency will need."""
        self._ballast.lay()

    def _give_up_down_to(self, cap_bytes: int, *, of: Shortage) -> None:
        if make_room(self._connection, cap_bytes=cap_bytes):
            self.shortage = of


def unlink_all(path: Path) -> None:
    """Delete a spool's file and those at its side."""
    for suffix in ("", *SIDE_SUFFIXES):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def free_bytes(folder: Path) -> int:
    """Return what an unprivileged program may still write to the folder's file system."""
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize

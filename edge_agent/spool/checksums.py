"""Checksums of the small rows that give readings their name and their time; a row that fails is told apart."""

import sqlite3
from typing import Any, Final
from zlib import crc32

CHECKED: Final = {
    "point": "SELECT number, key, unit FROM point",
    "clock_era": "SELECT number, boot, quality, is_device_time, wall_minus_monotonic_us FROM clock_era",
}


def note_checksum(connection: sqlite3.Connection, of: str, row: tuple[Any, ...]) -> None:
    """Keep the checksum of a row that was just written, in the same transaction."""
    connection.execute("INSERT OR REPLACE INTO checksum VALUES (?, ?, ?)", (of, row[0], checksum_of(row)))


def write_missing_checksums(connection: sqlite3.Connection) -> None:
    """Take rows without a checksum as they are: an older program wrote them."""
    for of in CHECKED:
        known = _known(connection, of)
        for row in connection.execute(CHECKED[of]).fetchall():
            if row[0] not in known:
                note_checksum(connection, of, row)


def read_checked(connection: sqlite3.Connection, of: str) -> tuple[list[tuple[Any, ...]], int]:
    """Return the rows that are what was written, and the highest number of any row."""
    known = _known(connection, of)
    rows = connection.execute(CHECKED[of]).fetchall()
    intact = [row for row in rows if known.get(row[0]) == checksum_of(row)]
    return intact, max((row[0] for row in rows), default=0)


def checksum_of(row: tuple[Any, ...]) -> int:
    """Return the CRC-32 of a row's contents."""
    return crc32(repr(tuple(row)).encode(errors="replace"))


def _known(connection: sqlite3.Connection, of: str) -> dict[int, int]:
    return dict(connection.execute("SELECT number, checksum FROM checksum WHERE of = ?", (of,)).fetchall())

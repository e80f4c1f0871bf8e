"""Cuts through packs: what is acknowledged, given up or renewed need not end where a pack does."""

import sqlite3
from typing import Final

from edge_agent.spool.writer import insert, packed, row_checksum, unpacked

FIRST_OF_ROW: Final = "CASE WHEN quality < 0 THEN seq + quality + 1 ELSE seq END"
"""SQL: the first seq that a row of `record` holds."""


def split_after(connection: sqlite3.Connection, stream: int, seq: int) -> None:
    """Make a pack that holds both `seq` and what follows it two; whatever runs in the same transaction may then cut."""
    row = connection.execute(
        "SELECT seq, era, at_us, quality, body, checksum FROM record WHERE stream = ? AND seq > ? ORDER BY seq LIMIT 1",
        (stream, seq),
    ).fetchone()
    if row is None:
        return
    last_seq, era, at_us, quality, body, checksum = row
    if quality >= 0 or last_seq + quality + 1 > seq:
        return
    found = row_checksum(seq=last_seq, era=era, point=None, at_us=at_us, value=None, quality=quality, body=body)
    if found != checksum:
        return  # damaged: whoever reads it next counts it as a whole
    readings = unpacked(last_seq, at_us, quality, body)
    before = [one for one in readings if one.seq <= seq]
    connection.execute("DELETE FROM record WHERE stream = ? AND seq = ?", (stream, last_seq))
    insert(connection, [*packed(stream, era, before), *packed(stream, era, readings[len(before) :])])


def count_in(quality: object) -> int:
    """Return how many records a row with this `quality` holds."""
    return -quality if isinstance(quality, int) and quality < 0 else 1

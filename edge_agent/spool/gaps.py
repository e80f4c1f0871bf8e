"""Counted gaps: ranges of a stream that will never be delivered, neighbours with one reason kept as one range."""

import sqlite3
from typing import Final

from edge_agent.spool.packs import FIRST_OF_ROW

LOSSES: Final = frozenset({"spool_full", "damaged", "missing", "not_taken_by_cloud", "deleted_after_ack"})
"""Reasons for a gap that mean a record is gone; the others say where else it is."""


def declare_gap(connection: sqlite3.Connection, stream: int, first_seq: int, last_seq: int, reason: str) -> None:
    """Count `first_seq..last_seq` as given up; parts that are counted already keep their first reason."""
    for start, end in _uncounted(connection, stream, first_seq, last_seq):
        _insert_merged(connection, stream, start, end, reason)


def declare_uncovered(connection: sqlite3.Connection, stream: int, from_seq: int, upto: int, reason: str) -> int:
    """Count every seq of the range that is neither a record nor in a gap already, and return how many those are."""
    expected, counted = from_seq, 0
    covered = connection.execute(
        f"SELECT {FIRST_OF_ROW}, seq FROM record WHERE stream = ?1 AND seq >= ?2 AND {FIRST_OF_ROW} <= ?3 UNION ALL"  # noqa: S608  # own constant
        " SELECT first_seq, last_seq FROM gap WHERE stream = ?1 AND last_seq >= ?2 AND first_seq <= ?3 ORDER BY 1",
        (stream, from_seq, upto),
    ).fetchall()
    for first_seq, last_seq in [*covered, (upto + 1, upto + 1)]:
        if first_seq > expected:
            declare_gap(connection, stream, expected, first_seq - 1, reason)
            counted += first_seq - expected
        expected = max(expected, last_seq + 1)
    return counted


def _uncounted(connection: sqlite3.Connection, stream: int, first_seq: int, last_seq: int) -> list[tuple[int, int]]:
    rows = connection.execute(
        "SELECT first_seq, last_seq FROM gap WHERE stream = ? AND last_seq >= ? AND first_seq <= ? ORDER BY first_seq",
        (stream, first_seq, last_seq),
    ).fetchall()
    free: list[tuple[int, int]] = []
    expected = first_seq
    for start, end in rows:
        if start > expected:
            free.append((expected, start - 1))
        expected = max(expected, end + 1)
    if expected <= last_seq:
        free.append((expected, last_seq))
    return free


def _insert_merged(connection: sqlite3.Connection, stream: int, first_seq: int, last_seq: int, reason: str) -> None:
    before = connection.execute(
        "SELECT first_seq FROM gap WHERE stream = ? AND last_seq = ? AND reason = ?", (stream, first_seq - 1, reason)
    ).fetchone()
    after = connection.execute(
        "SELECT last_seq FROM gap WHERE stream = ? AND first_seq = ? AND reason = ?", (stream, last_seq + 1, reason)
    ).fetchone()
    if after is not None:
        connection.execute("DELETE FROM gap WHERE stream = ? AND first_seq = ?", (stream, last_seq + 1))
        last_seq = after[0]
    if before is not None:
        first_seq = before[0]
    connection.execute("INSERT OR REPLACE INTO gap VALUES (?, ?, ?, ?)", (stream, first_seq, last_seq, reason))

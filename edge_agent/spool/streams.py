"""The spool's streams and gaps as they stand in the file."""

import sqlite3

from edge_agent.spool.records import Gap, StreamRow

_STREAM_COLUMNS = "number, id, lane, state, produced, acked_upto, offered_upto, kept_from, closed_because, epoch"


def read_streams(connection: sqlite3.Connection) -> list[StreamRow]:
    """Return all streams, oldest first."""
    rows = connection.execute(f"SELECT {_STREAM_COLUMNS} FROM stream ORDER BY number")  # noqa: S608  # own constant
    return [StreamRow(*row) for row in rows]


def read_stream(connection: sqlite3.Connection, number: int) -> StreamRow:
    """Return one stream as it is now."""
    row = connection.execute(f"SELECT {_STREAM_COLUMNS} FROM stream WHERE number = ?", (number,)).fetchone()  # noqa: S608
    return StreamRow(*row)


def read_gaps(connection: sqlite3.Connection, number: int, *, from_seq: int = 1) -> list[Gap]:
    """Return the gaps that end at or after `from_seq`, in order."""
    rows = connection.execute(
        "SELECT first_seq, last_seq, reason FROM gap WHERE stream = ? AND last_seq >= ? ORDER BY first_seq",
        (number, from_seq),
    )
    return [Gap(*row) for row in rows]

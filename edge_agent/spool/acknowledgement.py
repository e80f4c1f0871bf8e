"""What an acknowledgement does to a stream: free, go back, or begin a new one; each function runs in a transaction."""

import sqlite3
from typing import Final

from edge_agent.spool.gaps import declare_gap
from edge_agent.spool.identity import new_stream_id
from edge_agent.spool.packs import split_after
from edge_agent.spool.records import StreamRow

MINUTE_US: Final = 60_000_000


def confirm(connection: sqlite3.Connection, stream: StreamRow, *, upto: int, now_us: int) -> None:
    """Mark everything up to `upto` as committed in the cloud; the rows stay until there is a reason to delete them."""
    if upto <= stream.acked_upto:
        return
    connection.execute(
        "UPDATE stream SET acked_upto = ?1, offered_upto = max(offered_upto, ?1) WHERE number = ?2",
        (upto, stream.number),
    )
    connection.execute(
        "INSERT OR REPLACE INTO ack_mark (stream, minute, upto) VALUES (?, ?, ?)",
        (stream.number, now_us // MINUTE_US, upto),
    )
    if stream.state == "draining" and upto == stream.produced:
        connection.execute("UPDATE stream SET state = 'closed' WHERE number = ?", (stream.number,))


def go_back(connection: sqlite3.Connection, stream: StreamRow, *, upto: int) -> None:
    """Take `upto` as all that the cloud still has: what is gone here as well is declared, the rest is pending again."""
    if upto >= stream.acked_upto:
        return
    if upto + 1 < stream.kept_from:
        declare_gap(connection, stream.number, upto + 1, stream.kept_from - 1, "deleted_after_ack")
    state = "draining" if stream.state == "closed" else stream.state
    connection.execute(
        "UPDATE stream SET acked_upto = ?, state = ? WHERE number = ?",
        (upto, state, stream.number),
    )
    connection.execute("DELETE FROM ack_mark WHERE stream = ? AND upto > ?", (stream.number, upto))


def renew(connection: sqlite3.Connection, stream: StreamRow, *, reason: str, now_us: int) -> str:
    """Go on under a new stream id and return it: the cloud knows more of the old one than this spool ever produced.

    Unacked records keep their seq, what the old stream delivered is declared, and the old id stays in the ledger,
    closed. So rules, alarms and pending rows need no copying. Acked rows must have been deleted before.
    """
    renewed = new_stream_id(now_us)
    split_after(connection, stream.number, stream.acked_upto)
    connection.execute("DELETE FROM record WHERE stream = ? AND seq <= ?", (stream.number, stream.acked_upto))
    connection.execute("UPDATE stream SET id = ? WHERE number = ?", (renewed, stream.number))
    (number,) = connection.execute("SELECT max(number) + 1 FROM stream").fetchone()
    connection.execute(
        "INSERT INTO stream VALUES (?, ?, ?, 'closed', ?, ?, ?, ?, ?, NULL)",
        (
            number,
            stream.id,
            stream.lane,
            stream.produced,
            stream.acked_upto,
            stream.acked_upto,
            stream.produced + 1,
            f"{reason}; goes on as {renewed}",
        ),
    )
    connection.execute(
        "UPDATE gap SET stream = ? WHERE stream = ? AND last_seq <= ?", (number, stream.number, stream.acked_upto)
    )
    if stream.produced > stream.acked_upto:
        declare_gap(connection, number, stream.acked_upto + 1, stream.produced, "moved_to_next_stream")
    connection.execute("DELETE FROM ack_mark WHERE stream = ?", (stream.number,))
    connection.execute(
        "UPDATE stream SET acked_upto = 0, offered_upto = ?, kept_from = 1, epoch = NULL WHERE number = ?",
        (stream.acked_upto, stream.number),
    )
    if stream.acked_upto:
        declare_gap(connection, stream.number, 1, stream.acked_upto, "stored_in_previous_stream")
    return renewed

"""At the start the spool is compared with its second account: what only the account knows is lost here, and counted.

The rows that say how far the streams are have no checksum of their own, so what they say is also compared with the
records: a flipped bit in one of these numbers neither loses nor invents a record.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

from edge_agent.spool.account import StreamNote
from edge_agent.spool.gaps import declare_gap, declare_uncovered
from edge_agent.spool.packs import FIRST_OF_ROW
from edge_agent.spool.records import StreamRow, StreamState
from edge_agent.spool.schema import SpoolDamaged, atomic
from edge_agent.spool.streams import read_streams
from schemas.envelope import Lane

FURTHEST_OFFER: Final = 10_000
"""Nobody offers so far ahead of what was produced."""


def reconcile(connection: sqlite3.Connection, notes: Sequence[StreamNote]) -> int:
    """Correct the streams by what the account and the records say.

    Returns:
        The number of lost records, each counted in a gap.

    Raises:
        SpoolDamaged: the streams make no sense and have to be made anew from the account.
    """
    lost = 0
    with atomic(connection):
        rows = {row.id: row for row in read_streams(connection)}
        for row in rows.values():
            _require_sense(row)
        for note in notes:
            found = rows.get(note.id)
            if found is None and any(other.number == note.number for other in rows.values()):
                raise SpoolDamaged(f"stream {note.number} has another name than its account says")
            if found is None:
                lost += _adopt(connection, note)
            elif found.state != "closed" and note.number in (0, found.number):
                lost += _correct(connection, found, note)
        for row in read_streams(connection):
            if row.state != "closed" and _highest(connection, row.number) > row.produced:
                raise SpoolDamaged(f"stream {row.number} has records that it never produced")
    return lost


def _require_sense(row: StreamRow) -> None:
    numbers = (row.produced, row.acked_upto, row.offered_upto, row.kept_from)
    is_sensible = (
        all(isinstance(number, int) for number in numbers)
        and 0 <= row.acked_upto <= row.produced
        and 1 <= row.kept_from <= row.produced + 1
        and row.state in get_args(StreamState)
        and row.lane in get_args(Lane)
    )
    if not is_sensible:
        raise SpoolDamaged(f"stream {row.number} makes no sense: {row}")


def _correct(connection: sqlite3.Connection, row: StreamRow, note: StreamNote) -> int:
    """The records prove what came after the account's last word; what it knows and they do not is lost."""
    highest = _highest(connection, row.number)
    produced = max(highest, note.produced, 0 if note.number else row.produced)
    query = f"SELECT {FIRST_OF_ROW} FROM record WHERE stream = ? ORDER BY seq LIMIT 1"  # noqa: S608  # own constant
    (lowest,) = connection.execute(query, (row.number,)).fetchone() or (None,)
    acked = _acked(row, note, produced=produced, lowest=lowest)
    state, lost = row.state, 0
    if row.produced < note.produced and highest < note.produced:
        # Nobody can know which seqs the damage has swallowed: what comes now gets a new stream.
        state = "draining" if acked < produced else "closed"
    if acked < produced:
        lost = declare_uncovered(connection, row.number, max(acked, highest) + 1, produced, "damaged")
    is_believable = note.offered_upto <= row.offered_upto <= produced + FURTHEST_OFFER
    corrected = replace(
        row,
        state=state,
        produced=produced,
        acked_upto=acked,
        offered_upto=row.offered_upto if is_believable or not note.number else note.offered_upto,
        kept_from=acked + 1 if lowest is None else min(lowest, acked + 1),
    )
    if corrected != row:
        connection.execute(
            "UPDATE stream SET state = ?, produced = ?, acked_upto = ?, offered_upto = ?, kept_from = ?"
            " WHERE number = ?",
            (state, produced, acked, corrected.offered_upto, corrected.kept_from, row.number),
        )
    return lost


def _acked(row: StreamRow, note: StreamNote, *, produced: int, lowest: int | None) -> int:
    """At worst a little that is still here is sent once more."""
    is_here = lowest is not None and lowest <= note.acked_upto + 1
    if note.number and note.acked_upto <= produced and (is_here or note.acked_upto >= row.acked_upto):
        return note.acked_upto
    return min(row.acked_upto, produced)


def _adopt(connection: sqlite3.Connection, note: StreamNote) -> int:
    """Take on a stream of which only the account is left, to tell the cloud what is gone."""
    number = note.number or None
    cursor = connection.execute(
        "INSERT INTO stream (number, id, lane, state, produced, acked_upto, offered_upto, kept_from, closed_because)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?5 + 1, 'the spool file was lost')",
        (
            number,
            note.id,
            note.lane,
            "draining" if note.produced > note.acked_upto else "closed",
            note.produced,
            note.acked_upto,
        ),
    )
    if note.produced > note.acked_upto and cursor.lastrowid is not None:
        declare_gap(connection, cursor.lastrowid, note.acked_upto + 1, note.produced, "damaged")
    return note.produced - note.acked_upto


def _highest(connection: sqlite3.Connection, number: int) -> int:
    """Return the highest seq that is a record or in a gap."""
    (seq,) = connection.execute("SELECT max(seq) FROM record WHERE stream = ?", (number,)).fetchone()
    (last_seq,) = connection.execute("SELECT max(last_seq) FROM gap WHERE stream = ?", (number,)).fetchone()
    return max(seq or 0, last_seq or 0)

"""What can still be read of a damaged spool's streams is carried over, and every record that cannot is counted."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, get_args

import msgspec

from edge_agent.spool.account import StreamNote
from edge_agent.spool.gaps import declare_uncovered
from edge_agent.spool.packs import FIRST_OF_ROW
from edge_agent.spool.schema import atomic
from edge_agent.spool.writer import row_checksum
from schemas.envelope import Lane

BATCH_ROWS: Final = 500
"""At most about half a megabyte: between two batches it is looked whether the disk has room for the next."""
FIRST_JUMP: Final = 16
"""A damaged page holds some dozens of rows; jumps over unreadable places double from here."""
HIGHEST_SEQ: Final = 2**62
A_LITTLE: Final = 10_000
"""More than one commit ever holds: so far a stream may be ahead of its account after a crash."""

_Row = tuple[Any, ...]


def readable(connection: sqlite3.Connection, query: str, values: tuple[object, ...] = ()) -> Iterator[_Row]:
    """Yield rows until the damage."""
    with contextlib.suppress(sqlite3.DatabaseError):
        yield from connection.execute(query, values)


def known_streams(old: sqlite3.Connection, notes: Sequence[StreamNote]) -> list[StreamNote]:
    """Return the streams that are to be carried over: the account knows better than a row of a damaged file."""
    known = {note.id: note for note in notes}
    taken = {note.number for note in notes}
    for row in readable(old, "SELECT number, id, lane, produced, acked_upto, offered_upto FROM stream"):
        number, stream_id, lane, produced, acked_upto, offered_upto = row
        if not _is_plausible(number, lane, produced, acked_upto):
            continue
        note = known.get(stream_id)
        if note is None and number not in taken:
            known[stream_id] = StreamNote(
                number=number,
                id=str(stream_id),
                lane=lane,
                produced=produced,
                acked_upto=acked_upto,
                offered_upto=offered_upto if isinstance(offered_upto, int) else 0,
            )
        elif note is not None and note.number in (0, number):
            is_ahead = note.produced < produced <= note.produced + A_LITTLE
            ahead = produced if is_ahead else note.produced
            known[stream_id] = msgspec.structs.replace(note, number=number, produced=ahead)
    return list(known.values())


def carry_over(
    old: sqlite3.Connection, new: sqlite3.Connection, note: StreamNote, *, has_room: Callable[[], bool]
) -> tuple[int, int]:
    """Copy what is intact of a stream and fits; return how many records were saved and how many were lost."""
    number = note.number or 1 + new.execute("SELECT coalesce(max(number), 0) FROM stream").fetchone()[0]
    is_closed = note.acked_upto >= note.produced and note.state != "current"
    gaps = readable(old, "SELECT first_seq, last_seq, reason FROM gap WHERE stream = ?", (note.number,))
    with atomic(new):
        new.execute(
            "INSERT INTO stream (number, id, lane, state, produced, acked_upto, offered_upto, kept_from,"
            " closed_because) VALUES (?1, ?2, ?3, 'draining', ?4, ?5, ?6, ?5 + 1, 'the spool was damaged')",
            (number, note.id, note.lane, note.produced, note.acked_upto, note.offered_upto),
        )
        for first_seq, last_seq, reason in gaps:
            if _is_plausible(number, note.lane, last_seq, first_seq) and first_seq > 0:
                new.execute("INSERT OR IGNORE INTO gap VALUES (?, ?, ?, ?)", (number, first_seq, last_seq, str(reason)))
    highest = 0 if is_closed else _copy_records(old, new, number, note.acked_upto + 1, has_room)
    produced = max(note.produced, highest)
    with atomic(new):
        lost = declare_uncovered(new, number, note.acked_upto + 1, produced, "damaged")
        state = "draining" if produced > note.acked_upto else "closed"
        new.execute("UPDATE stream SET produced = ?, state = ? WHERE number = ?", (produced, state, number))
    return _count(new, number, note.acked_upto + 1), lost


def _is_plausible(number: object, lane: object, upper: object, lower: object) -> bool:
    numbers = (number, upper, lower)
    return (
        all(isinstance(one, int) for one in numbers) and lane in get_args(Lane) and 0 <= lower <= upper < HIGHEST_SEQ  # type: ignore[operator]  # just checked
    )


def _copy_records(
    old: sqlite3.Connection, new: sqlite3.Connection, number: int, from_seq: int, has_room: Callable[[], bool]
) -> int:
    """Copy what is intact and return the highest seq of it."""
    jump, highest = FIRST_JUMP, 0
    query = "SELECT * FROM record WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?"
    while from_seq < HIGHEST_SEQ and has_room():
        rows: list[_Row] = []
        is_damaged = False
        try:
            for row in old.execute(query, (number, from_seq, BATCH_ROWS)):
                rows.append(row)  # noqa: PERF402  # what came before the damage counts
        except sqlite3.DatabaseError:
            is_damaged = True
        intact = [row for row in rows if _is_intact(row) and from_seq <= row[1] < HIGHEST_SEQ]
        with atomic(new):
            new.executemany("INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", intact)
        last_seq = max((row[1] for row in intact), default=from_seq - 1)
        highest = max(highest, last_seq if intact else 0)
        if is_damaged:
            jump = FIRST_JUMP if intact else jump * 2
            from_seq = last_seq + jump
        elif len(rows) < BATCH_ROWS:
            break
        else:
            from_seq, jump = max(last_seq, *(row[1] for row in rows if isinstance(row[1], int))) + 1, FIRST_JUMP
    return highest


def _count(new: sqlite3.Connection, number: int, from_seq: int) -> int:
    (count,) = new.execute(
        f"SELECT coalesce(sum(seq - max({FIRST_OF_ROW}, ?1) + 1), 0) FROM record WHERE stream = ?2",  # noqa: S608
        (from_seq, number),
    ).fetchone()
    return int(count)


def _is_intact(row: _Row) -> bool:
    _, seq, era, point, at_us, value, quality, body, checksum = row
    found = row_checksum(seq=seq, era=era, point=point, at_us=at_us, value=value, quality=quality, body=body)
    return bool(found == checksum)

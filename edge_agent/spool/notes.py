"""A second, tiny account of the streams beside the spool: what it knows more than the spool has been lost there.

It is written now and then, after commits, so it is never ahead of a spool in which nothing was lost.
"""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from edge_agent.spool.store import Spool
from schemas.envelope import Lane

FILE_NAME: Final = "streams.json"


class StreamNote(Struct, frozen=True, kw_only=True):
    """How far a stream was at some moment."""

    id: str
    lane: Lane
    produced: int
    acked_upto: int


def write_notes(folder: Path, spool: Spool) -> None:
    """Replace the notes by what the spool says now; a full disk only costs their freshness."""
    notes = [
        StreamNote(id=stream.id, lane=stream.lane, produced=stream.produced, acked_upto=stream.acked_upto)
        for stream in spool.streams()
        if stream.state != "closed"
    ]
    temporary = folder / f"{FILE_NAME}.new"
    try:
        temporary.write_bytes(msgspec.json.encode(notes))
        temporary.replace(folder / FILE_NAME)
    except OSError:
        temporary.unlink(missing_ok=True)


def count_what_is_gone(folder: Path, spool: Spool) -> int:
    """Compare the spool with the notes, count what it has lost, and never give out a lost seq again.

    Returns:
        The number of lost records, as far as it can be known.
    """
    known = {stream.id: stream for stream in spool.streams()}
    lost = 0
    for note in _read_notes(folder):
        stream = known.get(note.id)
        if stream is None:
            lost += spool.adopt_lost_stream(
                stream_id=note.id, lane=note.lane, produced=note.produced, acked_upto=note.acked_upto
            )
        elif note.produced > stream.produced:
            lost += note.produced - stream.produced
            if stream.state == "current":
                spool.renew_stream(stream.number, reason="the spool file was older than its notes")
    write_notes(folder, spool)
    return lost


def _read_notes(folder: Path) -> list[StreamNote]:
    try:
        return msgspec.json.decode((folder / FILE_NAME).read_bytes(), type=list[StreamNote])
    except (OSError, msgspec.DecodeError):
        return []

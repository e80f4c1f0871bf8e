"""A second, tiny account of the streams beside the spool: what it knows more than the spool has been lost there.

It is written after each commit, in place and without a sync of its own, into one of two slots in turn; a slot that was
torn fails its checksum and the other one counts. So it is never ahead of a spool in which nothing was lost, and behind
it by one commit after a crash of the program, by what the kernel had not written after a power cut.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from edge_agent.spool.records import StreamRow, StreamState
from schemas.envelope import Lane

FILE_NAME: Final = "streams.account"
OLD_FILE_NAME: Final = "streams.json"
"""What agents before the second schema wrote every two seconds."""
SLOT_BYTES: Final = 4096
MOST_STREAMS: Final = 14
"""So many fit into a slot; what is left out of the account are the oldest that still drain."""


class StreamNote(Struct, frozen=True, kw_only=True):
    """How far a stream was after some commit; `number` is 0 where an older agent did not say."""

    id: str
    lane: Lane
    produced: int
    acked_upto: int
    number: int = 0
    state: StreamState = "current"
    offered_upto: int = 0
    kept_from: int = 1


class _Slot(Struct, frozen=True):
    turn: int
    streams: list[StreamNote]


class Account:
    """Reads and writes the two slots."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._old_path = folder / OLD_FILE_NAME
        self._last: list[StreamNote] | None = None
        self._turn = 0
        self._file: int | None = None

    def read(self) -> list[StreamNote]:
        """Return what is known of the streams that are not closed; nothing if nobody knows."""
        slots = [slot for slot in map(_read_slot, _halves(self._path)) if slot is not None]
        if slots:
            newest = max(slots, key=lambda slot: slot.turn)
            self._turn = newest.turn
            return newest.streams
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode(self._old_path.read_bytes(), type=list[StreamNote])
        return []

    def write(self, streams: Iterable[StreamRow]) -> None:
        """Note how far the streams are; a full disk only costs the account's freshness."""
        notes = [_note(row) for row in streams if row.state != "closed"]
        notes = sorted(notes, key=lambda note: (note.state == "current", note.number))[-MOST_STREAMS:]
        if notes == self._last:
            return
        self._turn += 1
        body = msgspec.json.encode(_Slot(self._turn, notes))
        content = b"%08x " % crc32(body) + body
        with contextlib.suppress(OSError):
            if self._file is None:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            os.pwrite(self._file, content.ljust(SLOT_BYTES, b"\n"), self._turn % 2 * SLOT_BYTES)
            self._last = notes

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _note(row: StreamRow) -> StreamNote:
    return StreamNote(
        id=row.id,
        lane=row.lane,
        produced=row.produced,
        acked_upto=row.acked_upto,
        number=row.number,
        state=row.state,
        offered_upto=row.offered_upto,
        kept_from=row.kept_from,
    )


def _halves(path: Path) -> list[bytes]:
    try:
        content = path.read_bytes()
    except OSError:
        return []
    return [content[:SLOT_BYTES], content[SLOT_BYTES : 2 * SLOT_BYTES]]


def _read_slot(content: bytes) -> _Slot | None:
    checksum, _, body = content.rstrip(b"\n").partition(b" ")
    try:
        if int(checksum, 16) != crc32(body):
            return None
        return msgspec.json.decode(body, type=_Slot)
    except (ValueError, msgspec.DecodeError):
        return None

"""An open spool file: its connection, its lock, what is known of its streams, and transactions on it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from edge_agent.clock import Clock
from edge_agent.spool.account import Account
from edge_agent.spool.checksums import read_checked
from edge_agent.spool.eras import Eras
from edge_agent.spool.records import Shortage, StreamRow
from edge_agent.spool.room import Room, measure
from edge_agent.spool.schema import SpoolFull, atomic, translated_errors
from edge_agent.spool.streams import read_stream, read_streams
from schemas.envelope import Lane


class OpenFile:
    """What both halves of a spool, reading and writing, share. Safe to use from several threads."""

    def __init__(self, *, connection: sqlite3.Connection, clock: Clock, room: Room, account: Account) -> None:
        self._connection = connection
        self._clock = clock
        self._room = room
        self._account = account
        self._lock = threading.RLock()
        self._eras = Eras(clock=clock)
        self._point_numbers: dict[tuple[str, str], int] = {}
        self._streams: dict[int, StreamRow] = {}
        self._reload()

    @property
    def shortage(self) -> Shortage | None:
        """Return what has no room left, so that history is being given up for new records."""
        return self._room.shortage

    def used_bytes(self) -> int:
        """Return how much of the cap is used."""
        with self._lock, translated_errors():
            return measure(self._connection).used_bytes

    def streams(self) -> list[StreamRow]:
        """Return all streams, oldest first."""
        with self._lock:
            return list(self._streams.values())

    def current_stream(self, lane: Lane) -> StreamRow:
        """Return the stream that takes new records of the lane."""
        with self._lock:
            return next(row for row in self._streams.values() if row.lane == lane and row.state == "current")

    def close(self) -> None:
        """Close the file; everything committed is in it."""
        with self._lock:
            self._connection.close()
            self._account.close()

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Run the block as one transaction; on a full disk make room, so that the next try succeeds."""
        with self._lock:
            try:
                with translated_errors(), atomic(self._connection):
                    yield
            except SpoolFull:
                self._make_emergency_room()
                raise
            finally:
                self._reload_streams()

    def _make_emergency_room(self) -> None:
        self._room.make_in_emergency()
        self._reload_streams()

    def _fresh(self, stream_number: int) -> StreamRow:
        return read_stream(self._connection, stream_number)

    def _reload(self) -> None:
        self._eras.load(self._connection)
        points, _ = read_checked(self._connection, "point")
        self._point_numbers = {(key, unit): number for number, key, unit in points}
        self._reload_streams()

    def _reload_streams(self) -> None:
        with self._lock:
            self._streams = {row.number: row for row in read_streams(self._connection)}
            if not self._connection.in_transaction:
                self._account.write(self._streams.values())

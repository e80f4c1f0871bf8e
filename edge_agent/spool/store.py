"""The spool itself: one file, one writer lock, commits that are on the disk when they return."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, Self

import msgspec

from edge_agent.clock import Clock
from edge_agent.spool import acknowledgement, room
from edge_agent.spool.eras import Eras
from edge_agent.spool.gaps import declare_gap
from edge_agent.spool.identity import new_stream_id
from edge_agent.spool.reader import read_slice, read_stream, read_streams
from edge_agent.spool.records import Slice, StoredRuleState, StreamRow
from edge_agent.spool.schema import (
    SpoolDamaged,
    SpoolFull,
    atomic,
    connect,
    create_tables,
    is_sound,
    translate,
    translated_errors,
)
from edge_agent.spool.writer import SpoolWriter
from schemas.envelope import Lane

FILE_NAME: Final = "spool.db"
BALLAST_NAME: Final = "ballast"
GIVEN_UP_NAME: Final = "given-up.jsonl"
BOUND_MEMO: Final = "gateway"
LANES: Final[tuple[Lane, ...]] = ("events", "history")
DEFAULT_CAP_BYTES: Final = 1024**3
NO_LONGER_SHORT_SHARE: Final = 0.9
"""A shortage is over when so much of the cap is used, not with the first row that finds a place."""
Shortage = Literal["disk", "cap"]
OFFER_AHEAD: Final = 1000
"""How many records beyond the asked one are marked as offered, so that not each batch costs a commit."""


class Spool:
    """Keeps records until the cloud has them. Safe to use from several threads."""

    def __init__(self, folder: Path, *, connection: sqlite3.Connection, clock: Clock, cap_bytes: int) -> None:
        self._folder = folder
        self._connection = connection
        self._clock = clock
        self._cap_bytes = cap_bytes
        self._ballast = room.Ballast(folder / BALLAST_NAME)
        self._lock = threading.RLock()
        self._eras = Eras(clock=clock)
        self._point_numbers: dict[tuple[str, str], int] = {}
        self._streams: dict[int, StreamRow] = {}
        self.shortage: Shortage | None = None
        """What has no room left, so that history is being given up for new records."""
        self._reload()

    @classmethod
    def open(cls, folder: Path, *, clock: Clock, cap_bytes: int = DEFAULT_CAP_BYTES) -> Self:
        """Open the spool in `folder`, making it if there is none.

        Raises:
            SpoolDamaged: the file is no sound spool; `salvage.open_spool` puts it aside and goes on.
            SpoolFull: there is no room for an empty one.
        """
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE_NAME
        is_new = not path.exists()
        try:
            connection = connect(path)
            try:
                if is_new or not _has_tables(connection):
                    create_tables(connection)
                elif not is_sound(connection):
                    raise SpoolDamaged(f"{path} is not a sound spool")
                spool = cls(folder, connection=connection, clock=clock, cap_bytes=cap_bytes)
                spool._ensure_streams()
            except BaseException:
                connection.close()
                raise
        except (sqlite3.Error, KeyError, ValueError, TypeError) as error:
            raise _as_damage(error) from error
        spool._ballast.lay()
        return spool

    @contextmanager
    def transaction(self) -> Iterator[SpoolWriter]:
        """Append records: all of them are on the disk when the block ends without an error, none otherwise.

        Raises:
            SpoolFull: nothing was stored; the next try may find room that was made meanwhile.
            SpoolDamaged: the file has to be put aside.
        """
        with self._lock:
            try:
                with translated_errors():
                    self._keep_under_cap()
                    with atomic(self._connection):
                        writer = self._writer()
                        yield writer
                        writer.flush()
            except SpoolFull:
                self._reload()
                self._make_emergency_room()
                raise
            except BaseException:
                self._reload()
                raise
            self._reload_streams()

    def streams(self) -> list[StreamRow]:
        """Return all streams, oldest first."""
        with self._lock:
            return list(self._streams.values())

    def current_stream(self, lane: Lane) -> StreamRow:
        """Return the stream that takes new records of the lane."""
        with self._lock:
            return next(row for row in self._streams.values() if row.lane == lane and row.state == "current")

    def read(self, stream_number: int, *, from_seq: int, limit: int) -> Slice | None:
        """Return what follows from `from_seq` on, None if nothing does; damaged rows become counted gaps."""
        with self._lock, translated_errors():
            stream = self._streams[stream_number]
            part, damaged = read_slice(self._connection, stream, self._eras, from_seq=from_seq, limit=limit)
        uncounted = [] if part is None else [gap for gap in part.gaps if gap.reason in ("damaged", "missing")]
        if damaged or uncounted:
            with self._change():
                for gap in uncounted:
                    declare_gap(self._connection, stream_number, gap.first_seq, gap.last_seq, gap.reason)
                for seq in damaged:
                    self._connection.execute("DELETE FROM record WHERE stream = ? AND seq = ?", (stream_number, seq))
        return part

    def offer(self, stream_number: int, *, upto: int) -> None:
        """Note, before sending, that records up to `upto` may from now on be in the cloud."""
        with self._lock:
            if self._streams[stream_number].offered_upto >= upto:
                return
        with self._change():
            self._connection.execute(
                "UPDATE stream SET offered_upto = ? WHERE number = ?", (upto + OFFER_AHEAD, stream_number)
            )

    def confirm(self, stream_number: int, *, upto: int) -> None:
        """Everything up to `upto` is committed in the cloud."""
        with self._change():
            stream = self._fresh(stream_number)
            acknowledgement.confirm(self._connection, stream, upto=upto, now_us=self._clock.now_us())

    def go_back(self, stream_number: int, *, upto: int) -> None:
        """The cloud has lost what it had above `upto`."""
        with self._change():
            acknowledgement.go_back(self._connection, self._fresh(stream_number), upto=upto)

    def renew_stream(self, stream_number: int, *, reason: str) -> str:
        """The cloud knows more of this stream than was ever produced here: go on under a new id and return it."""
        with self._lock, translated_errors():
            stream = self._fresh(stream_number)
            room.delete_acked_upto(self._connection, stream, stream.acked_upto)
        with self._change():
            stream = self._fresh(stream_number)
            return acknowledgement.renew(self._connection, stream, reason=reason, now_us=self._clock.now_us())

    def adopt_lost_stream(self, *, stream_id: str, lane: Lane, produced: int, acked_upto: int) -> int:
        """Take on a stream of which only the account is left, to tell the cloud what is gone; return how much."""
        with self._change():
            cursor = self._connection.execute(
                "INSERT INTO stream (id, lane, state, produced, acked_upto, kept_from, closed_because)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?4 + 1, 'the spool file was lost')",
                (stream_id, lane, "draining" if produced > acked_upto else "closed", produced, acked_upto),
            )
            if produced > acked_upto and cursor.lastrowid is not None:
                declare_gap(self._connection, cursor.lastrowid, acked_upto + 1, produced, "damaged")
        return produced - acked_upto

    def bind(self, gateway_id: str) -> None:
        """Streams belong to one gateway: under another identity new ones begin, and what is unsent goes with them."""
        bound = self.memo(BOUND_MEMO)
        if bound not in (None, gateway_id):
            for lane in LANES:
                self.renew_stream(self.current_stream(lane).number, reason=f"this was gateway {bound}")
        with self.transaction() as writer:
            writer.set_memo(BOUND_MEMO, gateway_id)

    def give_up(self, stream_number: int, *, seq: int, reason: str) -> None:
        """Take a single record out of the stream for good and count it; its contents are put aside in a file."""
        part = self.read(stream_number, from_seq=seq, limit=1)
        with self._change():
            stream = self._fresh(stream_number)
            with (self._folder / GIVEN_UP_NAME).open("ab") as file:
                for record in [] if part is None else part.records:
                    aside = {"stream": stream.id, "seq": seq, "reason": reason, "record": record}
                    file.write(msgspec.json.encode(aside) + b"\n")
            self._connection.execute("DELETE FROM record WHERE stream = ? AND seq = ?", (stream_number, seq))
            declare_gap(self._connection, stream_number, seq, seq, reason)

    def epochs(self) -> list[str]:
        """Return the cloud databases this spool has spoken to, the present one last."""
        with self._lock, translated_errors():
            return [row[0] for row in self._connection.execute("SELECT id FROM epoch ORDER BY number")]

    def adopt_epoch(self, epoch: str) -> None:
        """From now on acks of this database count, and no others."""
        with self._change():
            self._connection.execute("DELETE FROM epoch WHERE id = ?", (epoch,))
            self._connection.execute(
                "INSERT INTO epoch SELECT coalesce(max(number), 0) + 1, ?, ? FROM epoch", (epoch, self._clock.now_us())
            )

    def note_epoch(self, stream_number: int, epoch: str) -> None:
        """The stream's position was confirmed by this database."""
        with self._lock:
            if self._streams[stream_number].epoch == epoch:
                return
        with self._change():
            self._connection.execute("UPDATE stream SET epoch = ? WHERE number = ?", (epoch, stream_number))

    def rule_states(self) -> list[StoredRuleState]:
        """Return how far each rule is."""
        with self._lock, translated_errors():
            return [StoredRuleState(*row) for row in self._connection.execute("SELECT * FROM rule_state")]

    def memo(self, key: str) -> str | None:
        """Return the word kept under a key."""
        with self._lock, translated_errors():
            row = self._connection.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
            return None if row is None else row[0]

    def tidy(self) -> None:
        """Delete acked records that were kept long enough, and lay the ballast again; call it every minute or so."""
        while self._delete_acked_step():
            pass  # the lock is free between the steps: nobody waits for the whole
        with self._lock, translated_errors():
            room.forget_old_frames(self._connection)
            self._ballast.lay()

    def close(self) -> None:
        """Close the file; everything committed is in it."""
        with self._lock:
            self._connection.close()

    def _delete_acked_step(self) -> int:
        with self._lock, translated_errors():
            deleted = room.delete_acked(self._connection, now_us=self._clock.now_us(), cap_bytes=self._cap_bytes)
            self._reload_streams()
            return deleted

    def _writer(self) -> SpoolWriter:
        return SpoolWriter(
            connection=self._connection,
            streams={lane: self.current_stream(lane) for lane in LANES},
            point_numbers=self._point_numbers,
            era_number=lambda is_device_time: self._eras.current_number(self._connection, is_device_time),
        )

    def _keep_under_cap(self) -> None:
        """Also a disk that others fill sets a cap: the spool then gives up as much as it takes in."""
        used_bytes = room.measure(self._connection).used_bytes
        is_disk_low = room.free_bytes(self._folder) < room.LOW_DISK_BYTES
        cap_bytes = min(self._cap_bytes, used_bytes - 1) if is_disk_low else self._cap_bytes
        if used_bytes > cap_bytes:
            self._give_up_down_to(cap_bytes, of="disk" if is_disk_low else "cap")
        elif not is_disk_low and used_bytes < self._cap_bytes * NO_LONGER_SHORT_SHARE:
            self.shortage = None

    def _give_up_down_to(self, cap_bytes: int, *, of: Shortage) -> None:
        if room.make_room(self._connection, cap_bytes=cap_bytes):
            self.shortage = of
        self._reload_streams()

    def _make_emergency_room(self) -> None:
        """The disk is full: let the ballast go and give up a part of what is here, so that the next try succeeds."""
        self._ballast.let_go()
        try:
            with translated_errors():
                used_bytes = room.measure(self._connection).used_bytes
                self._give_up_down_to(min(self._cap_bytes, used_bytes), of="disk")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except SpoolFull:
            pass  # the next try may find that others have freed some of the disk
        self._reload_streams()

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

    def _fresh(self, stream_number: int) -> StreamRow:
        return read_stream(self._connection, stream_number)

    def _ensure_streams(self) -> None:
        with atomic(self._connection):
            for lane in LANES:
                if not any(row.lane == lane and row.state == "current" for row in self._streams.values()):
                    self._connection.execute(
                        "INSERT INTO stream (id, lane, state) VALUES (?, ?, 'current')",
                        (new_stream_id(self._clock.now_us()), lane),
                    )
        self._reload_streams()

    def _reload(self) -> None:
        self._eras.load(self._connection)
        rows = self._connection.execute("SELECT key, unit, number FROM point")
        self._point_numbers = {(key, unit): number for key, unit, number in rows}
        self._reload_streams()

    def _reload_streams(self) -> None:
        with self._lock:
            self._streams = {row.number: row for row in read_streams(self._connection)}


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'stream'").fetchone()[0])


def _as_damage(error: Exception) -> Exception:
    translated = translate(error) if isinstance(error, sqlite3.Error) else error
    return translated if isinstance(translated, SpoolFull) else SpoolDamaged(str(error))

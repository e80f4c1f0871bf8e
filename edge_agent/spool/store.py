"""The spool itself: one file, one writer lock, commits that are on the disk when they return."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

import msgspec

from edge_agent.clock import Clock
from edge_agent.spool import acknowledgement
from edge_agent.spool.account import Account
from edge_agent.spool.gaps import declare_gap
from edge_agent.spool.given_up import put_aside
from edge_agent.spool.identity import new_stream_id
from edge_agent.spool.migrations import migrate
from edge_agent.spool.packs import split_after
from edge_agent.spool.reader import SpoolReader
from edge_agent.spool.reconciliation import reconcile
from edge_agent.spool.records import StoredReduction, StoredRuleState
from edge_agent.spool.room import Room, delete_acked, delete_acked_upto, forget_old_frames
from edge_agent.spool.schema import (
    SpoolDamaged,
    SpoolFull,
    atomic,
    connect,
    create_tables,
    require_sound,
    translate,
    translated_errors,
)
from edge_agent.spool.writer import SpoolWriter
from schemas.envelope import Lane

FILE_NAME: Final = "spool.db"
BOUND_MEMO: Final = "gateway"
LANES: Final[tuple[Lane, ...]] = ("events", "history")
DEFAULT_CAP_BYTES: Final = 1024**3
UNUSABLE: Final = (sqlite3.Error, KeyError, ValueError, TypeError, IndexError, OverflowError)
"""What a file may raise in which bits have changed."""
OFFER_AHEAD: Final = 1000
"""How many records beyond the asked one are marked as offered, so that not each batch costs a commit."""


class Spool(SpoolReader):
    """Keeps records until the cloud has them. Safe to use from several threads."""

    def __init__(
        self,
        folder: Path,
        *,
        connection: sqlite3.Connection,
        clock: Clock,
        cap_bytes: int,
        account: Account,
        lost_at_opening: int,
    ) -> None:
        room = Room(folder, connection=connection, cap_bytes=cap_bytes)
        super().__init__(connection=connection, clock=clock, room=room, account=account)
        self._folder = folder
        self.lost_at_opening = lost_at_opening
        """Records that the account knew of and the file did not; they are counted."""
        self._sent_at_opening: dict[int, int] = {}

    @classmethod
    def open(cls, folder: Path, *, clock: Clock, cap_bytes: int = DEFAULT_CAP_BYTES) -> Self:
        """Open the spool in `folder`, making it if there is none.

        Raises:
            SpoolDamaged: the file is no sound spool; `salvage.open_spool` puts it aside and goes on.
            SpoolFull: there is no room for an empty one.
            SpoolTooNew: a newer program made it; it is left as it is.
        """
        folder.mkdir(parents=True, exist_ok=True)
        account = Account(folder)
        try:
            connection = connect(folder / FILE_NAME)
            try:
                lost = _make_ready(connection, account)
                spool = cls(
                    folder,
                    connection=connection,
                    clock=clock,
                    cap_bytes=cap_bytes,
                    account=account,
                    lost_at_opening=lost,
                )
                spool._note_opening()
                spool._ensure_streams()
            except BaseException:
                connection.close()
                raise
        except UNUSABLE as error:
            raise _as_damage(error) from error
        spool._room.lay_ballast()
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
                    if self._room.keep_under_cap():
                        self._reload_streams()
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

    def offer(self, stream_number: int, *, upto: int) -> None:
        """Note, before sending, that records up to `upto` may from now on be in the cloud."""
        with self._lock:
            if self._streams[stream_number].offered_upto >= upto:
                return
        with self._change():
            self._connection.execute(
                "UPDATE stream SET offered_upto = ? WHERE number = ?", (upto + OFFER_AHEAD, stream_number)
            )

    def take_back_offers(self, stream_number: int, *, sent_upto: int) -> None:
        """Nothing above `sent_upto` was sent yet, however far ahead it was offered."""
        with self._lock:
            if self._streams[stream_number].offered_upto <= sent_upto:
                return
        with contextlib.suppress(SpoolFull), self._change():  # on a full disk it stays as it was: more than true
            self._connection.execute(
                "UPDATE stream SET offered_upto = max(acked_upto, ?) WHERE number = ?", (sent_upto, stream_number)
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

    def sent_at_opening(self, stream_number: int) -> int | None:
        """Return up to where records may have been on the wire when the file was opened; none above was ever sent.

        None for a stream that has begun since.
        """
        with self._lock:
            return self._sent_at_opening.get(stream_number)

    def renew_stream(self, stream_number: int, *, reason: str, delivered_upto: int = 0) -> str:
        """The cloud knows more of this stream than was ever sent from here: go on under a new id and return it.

        What is up to `delivered_upto` is in the cloud already; what lies above goes with the new id.
        """
        self.confirm(stream_number, upto=delivered_upto)
        with self._lock, translated_errors():
            self._sent_at_opening.pop(stream_number, None)
            stream = self._fresh(stream_number)
            delete_acked_upto(self._connection, stream, stream.acked_upto)
        with self._change():
            stream = self._fresh(stream_number)
            return acknowledgement.renew(self._connection, stream, reason=reason, now_us=self._clock.now_us())

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
            for record in [] if part is None else part.records:
                aside = {"stream": stream.id, "seq": seq, "reason": reason, "record": record}
                put_aside(self._folder, msgspec.json.encode(aside) + b"\n")
            split_after(self._connection, stream_number, seq - 1)
            split_after(self._connection, stream_number, seq)
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
            rows = [StoredRuleState(*row) for row in self._connection.execute("SELECT * FROM rule_state")]
        return [row for row in rows if _is_of_its_types(row)]

    def reductions(self) -> list[StoredReduction]:
        """Return how far the thinning out of each point is."""
        with self._lock, translated_errors():
            rows = [StoredReduction(*row) for row in self._connection.execute("SELECT * FROM reduction")]
        return [row for row in rows if isinstance(row.state, bytes) and isinstance(row.left_out, int)]

    def memo(self, key: str) -> str | None:
        """Return the word kept under a key."""
        with self._lock, translated_errors():
            row = self._connection.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
            return None if row is None else row[0]

    def tidy(self, *, go_on: Callable[[], bool] = lambda: True) -> None:
        """Delete acked records that were kept long enough, and lay the ballast again; call it every minute or so.

        `go_on` is asked between the steps, in which the lock is free: nobody waits for the whole.
        """
        while self._delete_acked_step() and go_on():
            pass
        with self._lock, translated_errors():
            forget_old_frames(self._connection)
            self._room.lay_ballast()

    def _delete_acked_step(self) -> int:
        with self._lock, translated_errors():
            deleted = delete_acked(self._connection, now_us=self._clock.now_us(), cap_bytes=self._room.cap_bytes)
            self._reload_streams()
            return deleted

    def _writer(self) -> SpoolWriter:
        return SpoolWriter(
            connection=self._connection,
            streams={lane: self.current_stream(lane) for lane in LANES},
            point_numbers=self._point_numbers,
            era_number=lambda is_device_time: self._eras.current_number(self._connection, is_device_time),
        )

    def _note_opening(self) -> None:
        """Nothing was sent that was not there: what was offered in advance and never produced is taken back."""
        with contextlib.suppress(SpoolFull), self._change():  # on a full disk the next start writes it down
            self._connection.execute("UPDATE stream SET offered_upto = produced WHERE offered_upto > produced")
        self._sent_at_opening = {row.number: min(row.offered_upto, row.produced) for row in self.streams()}

    def _ensure_streams(self) -> None:
        with atomic(self._connection):
            for lane in LANES:
                if not any(row.lane == lane and row.state == "current" for row in self._streams.values()):
                    self._connection.execute(
                        "INSERT INTO stream (id, lane, state) VALUES (?, ?, 'current')",
                        (new_stream_id(self._clock.now_us()), lane),
                    )
        self._reload_streams()


def _make_ready(connection: sqlite3.Connection, account: Account) -> int:
    """Make the tables or bring them to the present schema; return how many records the file has lost."""
    if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'stream'").fetchone()[0]:
        create_tables(connection)
    else:
        require_sound(connection)
        migrate(connection)
    return reconcile(connection, account.read())


def _as_damage(error: Exception) -> Exception:
    translated = translate(error) if isinstance(error, sqlite3.Error) else error
    return translated if isinstance(translated, SpoolFull) else SpoolDamaged(str(error))


def _is_of_its_types(row: StoredRuleState) -> bool:
    """SQLite gives back what it finds: after a flipped bit that may be anything."""
    return isinstance(row.state, bytes) and isinstance(row.rule_version, int) and isinstance(row.last_value, float)

"""Appends to the spool inside one transaction: either all of it is on the disk afterwards, or nothing."""

import math
import sqlite3
from collections.abc import Callable
from zlib import crc32

import msgspec

from edge_agent.spool.checksums import note_checksum
from edge_agent.spool.records import StoredReduction, StoredRuleState, StreamRow
from schemas.envelope import Lane
from schemas.records import Record

_Row = tuple[int, int, int, int | None, int, float | None, int, bytes | None, int]
_record_encoder = msgspec.json.Encoder()


class SpoolWriter:
    """Gives out seqs and collects rows; the spool writes them at the end of the transaction."""

    def __init__(
        self,
        *,
        connection: sqlite3.Connection,
        streams: dict[Lane, StreamRow],
        point_numbers: dict[tuple[str, str], int],
        era_number: Callable[[bool], int],
    ) -> None:
        self._connection = connection
        self._streams = streams
        self._produced: dict[Lane, int] = {lane: stream.produced for lane, stream in streams.items()}
        self._point_numbers = point_numbers
        self._era_number = era_number
        self._rows: list[_Row] = []

    @property
    def history_stream(self) -> str:
        """Return the id of the stream that readings go to."""
        return self._streams["history"].id

    def last_seq(self, lane: Lane) -> int:
        """Return the highest seq given out in the lane so far."""
        return self._produced[lane]

    def append_reading(
        self,
        *,
        point_key: str,
        point_unit: str,
        at_us: int,
        value: float | None,
        quality: int,
        is_device_time: bool = False,
        era: int | None = None,
    ) -> int:
        """Append a reading to `history` and return its seq; a value that is no finite number is stored as None.

        `era` is set for a reading that was measured under an earlier clock than that of now.
        """
        is_number = value is not None and math.isfinite(value)
        number = float(value) + 0.0 if is_number and value is not None else None  # + 0.0: SQLite forgets the sign of -0
        point = self._point_number(point_key, point_unit)
        # The checksum is of what SQLite gives back: a plain number, not a member of an enum.
        era = self.era(is_device_time) if era is None else era
        return self._append("history", era, point=point, at_us=at_us, value=number, quality=int(quality))

    def era(self, is_device_time: bool) -> int:
        """Return the number of the clock era of now."""
        return self._era_number(is_device_time)

    def append_record(self, lane: Lane, record: Record, *, is_device_time: bool = False) -> int:
        """Append anything that is not a reading and return its seq."""
        body = _record_encoder.encode(record)
        return self._append(lane, self.era(is_device_time), at_us=record.at_us, quality=0, body=body)

    def has_heard(self, speaker: str, identity: int, *, among_latest: int | None = None) -> bool:
        """Tell whether a frame was noted before: at any time that is remembered, or among the latest of its speaker."""
        noted = self._connection.execute(
            "SELECT number FROM heard_frame WHERE machine = ? AND identity = ?", (speaker, identity)
        ).fetchone()
        if noted is None or among_latest is None:
            return noted is not None
        (later,) = self._connection.execute(
            "SELECT count(*) FROM heard_frame WHERE machine = ? AND number > ?", (speaker, noted[0])
        ).fetchone()
        return bool(later < among_latest)

    def note_heard(self, speaker: str, identity: int) -> None:
        """Note a frame of equipment that repeats itself, as the latest one, in this same transaction."""
        self._connection.execute(
            "INSERT OR REPLACE INTO heard_frame (machine, identity) VALUES (?, ?)", (speaker, identity)
        )

    def save_rule_state(self, state: StoredRuleState) -> None:
        """Keep how far a rule is, beside the samples that made it so."""
        self._connection.execute(
            "INSERT OR REPLACE INTO rule_state VALUES (?, ?, ?, ?, ?)",
            (state.rule_id, state.rule_version, state.history_stream, state.state, state.last_value),
        )

    def save_reduction(self, row: StoredReduction) -> None:
        """Keep how far the thinning out of a point is, beside the samples that were kept."""
        self._connection.execute(
            "INSERT OR REPLACE INTO reduction VALUES (?, ?, ?, ?)",
            (row.point_key, row.point_unit, row.state, row.left_out),
        )

    def forget_rule(self, rule_id: str) -> None:
        """Drop the state of a rule that is no more."""
        self._connection.execute("DELETE FROM rule_state WHERE rule_id = ?", (rule_id,))

    def set_memo(self, key: str, value: str) -> None:
        """Keep a word under a key, in this same transaction."""
        self._connection.execute("INSERT OR REPLACE INTO memo VALUES (?, ?)", (key, value))

    def flush(self) -> None:
        """Write what was collected; the spool calls this just before COMMIT."""
        self._connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows)
        for lane, stream in self._streams.items():
            if self._produced[lane] != stream.produced:
                self._connection.execute(
                    "UPDATE stream SET produced = ? WHERE number = ?", (self._produced[lane], stream.number)
                )

    def _append(
        self,
        lane: Lane,
        era: int,
        *,
        point: int | None = None,
        at_us: int,
        value: float | None = None,
        quality: int,
        body: bytes | None = None,
    ) -> int:
        self._produced[lane] += 1
        seq = self._produced[lane]
        checksum = row_checksum(seq=seq, era=era, point=point, at_us=at_us, value=value, quality=quality, body=body)
        self._rows.append((self._streams[lane].number, seq, era, point, at_us, value, quality, body, checksum))
        return seq

    def _point_number(self, key: str, unit: str) -> int:
        number = self._point_numbers.get((key, unit))
        if number is None:
            (highest,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM point").fetchone()
            number = highest + 1
            # A row of the same name that failed its checksum is named otherwise: nothing is told under its number.
            self._connection.execute("UPDATE point SET unit = number, key = '' WHERE (key, unit) = (?, ?)", (key, unit))
            self._connection.execute("INSERT INTO point VALUES (?, ?, ?)", (number, key, unit))
            note_checksum(self._connection, "point", (number, key, unit))
            self._point_numbers[(key, unit)] = number
        return number


def row_checksum(
    *, seq: int, era: int, point: int | None, at_us: int, value: float | None, quality: int, body: bytes | None
) -> int:
    """Return the CRC-32 of a row's contents: SQLite checks its structure, nobody else checks the values."""
    return crc32(repr((seq, era, point, at_us, value, quality, body)).encode())

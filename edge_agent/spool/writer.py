"""Appends to the spool inside one transaction: either all of it is on the disk afterwards, or nothing.

Readings that are committed together lie on the disk as one row: a pack of columns, compressed. A plain row costs about
46 bytes a reading, a pack about a fifth of that: weeks without a network fit. A pack's `seq` is that of its last
reading, so `seq >= x` finds the pack that holds x, and `seq <= x` only packs that end there; `quality` is minus the
number of readings, `at_us` the time of the first one, `body` the columns.
"""

import math
import sqlite3
import zlib
from array import array
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple
from zlib import crc32

import msgspec

from edge_agent.spool.checksums import note_checksum
from edge_agent.spool.records import StoredReduction, StoredRuleState, StreamRow
from schemas.envelope import Lane
from schemas.records import Record

_record_encoder = msgspec.json.Encoder()


MOST_READINGS: Final = 200
LARGEST_BODY: Final = 920
"""A larger one would spill over into a page of its own (SQLite keeps about 1,000 bytes of a row in an index page)."""
LEVEL: Final = 6

Row = tuple[Any, ...]
"""stream, seq, era, point, at_us, value, quality, body, checksum: a row of `record`."""


class Packed(NamedTuple):
    """A reading of a pack."""

    seq: int
    point: int
    at_us: int
    value: float | None
    quality: int


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
        self._eras: dict[bool, int] = {}
        self._rows: list[Row] = []
        self._readings: list[Packed] = []
        self._readings_era = 0

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
        era = self.era(is_device_time) if era is None else era
        if era != self._readings_era:
            self._seal()
        self._produced["history"] += 1
        # The checksum is of what SQLite gives back: a plain number, not a member of an enum.
        self._readings.append(Packed(self._produced["history"], point, at_us, number, int(quality)))
        self._readings_era = era
        return self._produced["history"]

    def era(self, is_device_time: bool) -> int:
        """Return the number of the clock era of now, found once a transaction: to ask the kernel costs its time."""
        number = self._eras.get(is_device_time)
        if number is None:
            number = self._eras[is_device_time] = self._era_number(is_device_time)
        return number

    def append_record(self, lane: Lane, record: Record, *, is_device_time: bool = False) -> int:
        """Append anything that is not a reading and return its seq."""
        if lane == "history":
            self._seal()
        self._produced[lane] += 1
        seq, era, at_us, body = (
            self._produced[lane],
            self.era(is_device_time),
            record.at_us,
            _record_encoder.encode(record),
        )
        checksum = row_checksum(seq=seq, era=era, point=None, at_us=at_us, value=None, quality=0, body=body)
        self._rows.append((self._streams[lane].number, seq, era, None, at_us, None, 0, body, checksum))
        return seq

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
        self._seal()
        insert(self._connection, self._rows)
        for lane, stream in self._streams.items():
            if self._produced[lane] != stream.produced:
                self._connection.execute(
                    "UPDATE stream SET produced = ? WHERE number = ?", (self._produced[lane], stream.number)
                )

    def _seal(self) -> None:
        """Readings in a row, of one clock era, are one pack."""
        if self._readings:
            self._rows.extend(packed(self._streams["history"].number, self._readings_era, self._readings))
            self._readings = []

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


def packed(stream: int, era: int, readings: Sequence[Packed]) -> list[Row]:
    """Return rows that hold readings of consecutive seqs and one era; one alone stays a plain row."""
    if len(readings) == 1:
        one = readings[0]
        return [_row(stream, one.seq, era, one.point, one.at_us, one.value, one.quality, None)]
    body = _columns(readings) if len(readings) <= MOST_READINGS else b""
    if not body or len(body) > LARGEST_BODY:
        middle = len(readings) // 2
        return [*packed(stream, era, readings[:middle]), *packed(stream, era, readings[middle:])]
    return [_row(stream, readings[-1].seq, era, None, readings[0].at_us, None, -len(readings), body)]


def unpacked(seq: int, at_us: int, quality: int, body: bytes) -> list[Packed]:
    """Return the readings of a pack whose checksum holds.

    Raises:
        ValueError: the columns are not what a pack has.
    """
    count = -quality
    try:
        raw = zlib.decompress(body)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(raw) != 21 * count:
        raise ValueError(f"{len(raw)} bytes are no {count} readings")
    points, times, values = array("I"), array("q"), array("d")
    points.frombytes(_joined(raw[: 4 * count], 4))
    times.frombytes(_joined(raw[4 * count : 12 * count], 8))
    values.frombytes(_joined(raw[12 * count : 20 * count], 8))
    found: list[Packed] = []
    for index, (point, step, value, one_quality) in enumerate(
        zip(points, times, values, raw[20 * count :], strict=True)
    ):
        at_us += step
        found.append(Packed(seq - count + 1 + index, point, at_us, value if value == value else None, one_quality))
    return found


def insert(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Write rows."""
    connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _row(
    stream: int,
    seq: int,
    era: int,
    point: int | None,
    at_us: int,
    value: float | None,
    quality: int,
    body: bytes | None,
) -> Row:
    checksum = row_checksum(seq=seq, era=era, point=point, at_us=at_us, value=value, quality=quality, body=body)
    return (stream, seq, era, point, at_us, value, quality, body, checksum)


def _columns(readings: Sequence[Packed]) -> bytes:
    """Bytes of one significance lie side by side, so that what hardly changes hardly costs."""
    points = array("I", [one.point for one in readings])
    at_us = [one.at_us for one in readings]
    steps = array("q", [0, *(after - before for before, after in pairwise(at_us))])
    values = array("d", [float("nan") if one.value is None else one.value for one in readings])
    qualities = bytes(one.quality for one in readings)
    columns = _apart(points.tobytes(), 4) + _apart(steps.tobytes(), 8) + _apart(values.tobytes(), 8) + qualities
    return zlib.compress(columns, LEVEL)


def _apart(raw: bytes, width: int) -> bytes:
    return b"".join(raw[place::width] for place in range(width))


def _joined(apart: bytes, width: int) -> bytes:
    joined, count = bytearray(len(apart)), len(apart) // width
    for place in range(width):
        joined[place::width] = apart[place * count : (place + 1) * count]
    return bytes(joined)


def row_checksum(
    *, seq: int, era: int, point: int | None, at_us: int, value: float | None, quality: int, body: bytes | None
) -> int:
    """Return the CRC-32 of a row's contents: SQLite checks its structure, nobody else checks the values."""
    return crc32(repr((seq, era, point, at_us, value, quality, body)).encode())

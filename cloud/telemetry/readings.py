"""Readings as whole columns: from the wire to rows of one COPY, each point's newest, and the hours to roll up.

Nothing is done row by row in Python that a column can do at once: about 0.1 µs a row for packing (2026-11-27), where a
call of the driver for each row takes 0.6 µs.
"""

import math
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import compress
from struct import Struct, pack
from typing import Any, Final

from cloud.foundation.database import Transaction
from cloud.telemetry.belief import Belief, Placed, Span, ends_of
from cloud.telemetry.known import HOUR_SHIFT, Marks
from cloud.telemetry.storage import Tier, ensure_partitions
from schemas.records import Quality, Readings

COPY: Final = "COPY reading (point_id, stream_no, time, value, seq, quality) FROM STDIN (FORMAT BINARY)"
COPY_HEADER: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
COPY_TRAILER: Final = b"\xff\xff"
_ROW: Final = Struct("!h iI iI iq id iq ih")
"""Binary COPY (PostgreSQL's manual, "COPY", file formats): the number of fields, then length and value of each."""
_EMPTY_ROW: Final = _ROW.pack(6, 4, 0, 4, 0, 8, 0, 8, 0.0, 8, 0, 2, 0)
_POINT_AT, _STREAM_AT, _TIME_AT, _VALUE_AT, _SEQ_AT, _QUALITY_AT = 6, 14, 22, 34, 46, 58

_ROWS_AT_ONCE: Final = 5_000

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_POSTGRES_EPOCH_US: Final = 946_684_800_000_000
"""PostgreSQL counts from 2000-01-01."""
_HOUR_US: Final = 3_600_000_000
_DAY_US: Final = 24 * _HOUR_US
_LARGEST: Final = 2**63 - 1
LARGEST_VALUE: Final = 1e290
"""What is larger is no measurement; below it no sum of readings can leave the range of a double."""
SPACING_S: Final = 1.0

Newest = tuple[int, float, int]
"""Time in µs, value, quality."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A batch's readings side by side; `point` is a place in the batch's own list of points."""

    point: Sequence[int]
    at_us: Sequence[int]
    value: Sequence[float]
    seq: Sequence[int]
    quality: Sequence[int]

    def __len__(self) -> int:
        return len(self.seq)

    def within(self, spans: Sequence[Span]) -> "Columns":
        """Return the readings whose seq lies in one of these ranges."""
        if not self.seq:
            return self
        lowest, highest = ends_of(self.seq)
        if any(first <= lowest and highest <= last for first, last in spans):
            return self
        return self.only([any(first <= seq <= last for first, last in spans) for seq in self.seq])

    def only(self, wanted: Sequence[bool]) -> "Columns":
        """Return the readings that are wanted."""
        return Columns(
            list(compress(self.point, wanted)),
            list(compress(self.at_us, wanted)),
            list(compress(self.value, wanted)),
            list(compress(self.seq, wanted)),
            list(compress(self.quality, wanted)),
        )

    def placed(self, placed: Placed) -> "Columns":
        """Return these at the times to store; what is too old is left out, what was not believed is uncertain."""
        if not placed.odd and not any(placed.is_too_old):
            return self
        quality = list(self.quality)
        for row in placed.odd:
            quality[row] = max(quality[row], Quality.UNCERTAIN)
        moved = Columns(self.point, placed.at_us, self.value, self.seq, quality)
        return moved.only([not one for one in placed.is_too_old])


NO_READINGS: Final = Columns((), (), (), (), ())


def columns_of(readings: Readings, *, from_seq: int) -> Columns:
    """Return the columns as they can be stored, and what is no measurement as bad."""
    value, quality = readings.value, readings.quality
    if not _can_be_summed(value):
        pairs = [storable_value(*pair) for pair in zip(value, quality, strict=True)]
        value, quality = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    at_us = readings.at_us
    if at_us:
        first_us, last_us = ends_of(at_us)
        if first_us < -_LARGEST or last_us > _LARGEST:
            at_us = [max(-_LARGEST, min(at, _LARGEST)) for at in at_us]
    return Columns(readings.point, at_us, value, [from_seq + offset for offset in readings.offset], quality)  # type: ignore[arg-type]  # no None is left


def _can_be_summed(values: Sequence[float | None]) -> bool:
    """Tell whether all are finite and within the bound; so is then their sum. A false alarm does no harm."""
    try:
        return sum(map(abs, values)) <= LARGEST_VALUE  # type: ignore[arg-type]  # what is no number is caught
    except TypeError:
        return False


def storable_value(value: float | None, quality: int) -> tuple[float, int]:
    """Return value and quality to store; what is no finite number is NaN, and bad as what is beyond the bound."""
    if value is None or not math.isfinite(value):
        return math.nan, int(Quality.BAD)
    return value, quality if abs(value) <= LARGEST_VALUE else int(Quality.BAD)


@dataclass(slots=True)
class Load:
    """What one transaction appends: readings of many batches and streams."""

    belief: Belief
    stream: "array[int]" = field(default_factory=lambda: array("i"))
    point: "array[int]" = field(default_factory=lambda: array("i"))
    at_us: "array[int]" = field(default_factory=lambda: array("q"))
    value: "array[float]" = field(default_factory=lambda: array("d"))
    seq: "array[int]" = field(default_factory=lambda: array("q"))
    quality: "array[int]" = field(default_factory=lambda: array("h"))
    newest: dict[int, Newest] = field(default_factory=dict)
    hours: set[int] = field(default_factory=set)
    odd: list[tuple[int, int, int]] = field(default_factory=list)

    def add(
        self, columns: Columns, *, point_ids: Sequence[int], stream_number: int, edge_at_us: int | None = None
    ) -> Sequence[int]:
        """Add a batch's readings and return the seqs of those that are too old to be stored.

        `point_ids` are those of the batch's list of points, `edge_at_us` is when the edge made it, by its own clock.
        """
        if not len(columns):
            return ()
        placed = self.belief.of(columns.at_us, edge_at_us=edge_at_us)
        too_old = list(compress(columns.seq, placed.is_too_old))
        self.odd += [(stream_number, columns.seq[row], columns.at_us[row]) for row in placed.odd]
        columns = columns.placed(placed)
        if not len(columns):
            return too_old
        self.stream.extend(array("i", [stream_number]) * len(columns))
        _extend(self.point, [point_ids[place] for place in columns.point])
        _extend(self.at_us, columns.at_us)
        _extend(self.value, columns.value)
        _extend(self.seq, columns.seq)
        _extend(self.quality, columns.quality)
        self._note_newest(columns, point_ids)
        return too_old

    def _note_newest(self, columns: Columns, point_ids: Sequence[int]) -> None:
        """Note each point's newest reading, and the hours of all."""
        newest, point, at_us = self.newest, columns.point, columns.at_us
        # Of equal times the later row counts; in a batch whose times rise that is each point's last row.
        rows: Sequence[int] = range(len(columns))
        if sorted(at_us) != at_us:
            rows = sorted(rows, key=at_us.__getitem__)
            point = [point[row] for row in rows]
        last_row_of = dict(zip(point, rows, strict=True))
        for place, row in last_row_of.items():
            point_id, at = point_ids[place], at_us[row]
            known = newest.get(point_id)
            if known is None or at >= known[0]:
                newest[point_id] = (at, columns.value[row], columns.quality[row])
        hour = at_us[rows[0]] // _HOUR_US
        if hour == at_us[rows[-1]] // _HOUR_US:
            self.hours.update([hour << HOUR_SHIFT | point_ids[place] for place in last_row_of])
        else:
            pairs = zip(columns.point, at_us, strict=True)
            self.hours.update([at // _HOUR_US << HOUR_SHIFT | point_ids[place] for place, at in pairs])

    def days(self) -> set[date]:
        """Return the days (UTC) that need a place on disk."""
        return {(_EPOCH + timedelta(days=day)).date() for day in {at // _DAY_US for at in self.at_us}}

    def rows(self) -> Iterator[bytearray]:
        """Yield the rows as binary COPY wants them, some thousands at once: the database works while more are made."""
        for first in range(0, len(self.seq), _ROWS_AT_ONCE):
            yield self._packed(slice(first, first + _ROWS_AT_ONCE))

    def _packed(self, part: slice) -> bytearray:
        """Each byte of a column goes to its place in every row at once: a slice with the row's length as its step."""
        packed = bytearray(_EMPTY_ROW) * len(self.seq[part])
        times = array("q", [at - _POSTGRES_EPOCH_US for at in self.at_us[part]])
        places = (_POINT_AT, _STREAM_AT, _VALUE_AT, _SEQ_AT, _QUALITY_AT)
        columns: tuple[array[Any], ...] = (self.point, self.stream, self.value, self.seq, self.quality)
        for place, column in ((_TIME_AT, times), *zip(places, (one[part] for one in columns), strict=True)):
            width = column.itemsize
            raw = column.tobytes()
            for byte in range(width):
                source = width - 1 - byte if sys.byteorder == "little" else byte
                packed[place + byte :: _ROW.size] = raw[source::width]
        return packed


def _extend(column: "array[Any]", values: Sequence[float]) -> None:
    """Add numbers to a column; `array.extend` would take each by itself, in more than twice the time."""
    column.frombytes(pack(f"{len(values)}{column.typecode}", *values))


class LastValues:
    """Each point's newest reading, put on record at most once a second: fast points would cost more than readings.

    Meanwhile it waits here. Every later transaction, and an idle program, writes what is due; a program that stops in
    order writes all of it. After an abrupt end, or a COMMIT whose answer was lost, the worker's jobs heal what is
    behind: they look up the newest reading of points that fell silent, and of each hour that is rolled up (`roll_ups`).
    """

    def __init__(self, *, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._waiting: dict[int, Newest] = {}
        self._written_at_s: dict[int, float] = {}
        self.forget()

    def forget(self) -> None:
        """The present transaction has failed, or a new one begins."""
        self._offered: dict[int, Newest] = {}
        self._written: set[int] = set()

    def learn(self) -> None:
        """The present transaction is committed."""
        if self._offered:
            self._waiting = {one: what for one, what in self._offered.items() if one not in self._written}
            self._written_at_s.update(dict.fromkeys(self._written, self._clock_s()))
        self.forget()

    def due(self, newest: Mapping[int, Newest]) -> dict[int, Newest]:
        """Return which last values to put on record now: of these and of those that wait."""
        offered = dict(newest)
        for point_id, waiting in self._waiting.items():
            if point_id not in offered or waiting[0] > offered[point_id][0]:
                offered[point_id] = waiting
        limit_s = self._clock_s() - SPACING_S
        long_ago = limit_s - 1
        due = {one: what for one, what in offered.items() if self._written_at_s.get(one, long_ago) <= limit_s}
        self._offered, self._written = offered, set(due)
        return due

    def has_due(self) -> bool:
        """Tell whether a last value waits whose time has come."""
        limit_s = self._clock_s() - SPACING_S
        return any(self._written_at_s.get(point_id, limit_s) <= limit_s for point_id in self._waiting)

    def let_none_wait(self) -> None:
        """Make all that waits due at once."""
        self._written_at_s.clear()


async def append(transaction: Transaction, load: Load, *, tier: Tier, marks: Marks, last_values: LastValues) -> None:
    """Append the rows; nothing is looked up and nothing can conflict: the streams' cursors have decided already."""
    if len(load.seq):
        if tier is Tier.NONE:
            await ensure_partitions(transaction, tier=tier, days=load.days())
        await _copy(transaction, load)
        await _keep_odd_clocks(transaction, load.odd)
        await _mark_hours(transaction, sorted(marks.missing(load.hours, hour=load.belief.hour)))
    await move_last_values(transaction, last_values.due(load.newest))


async def move_last_values(transaction: Transaction, newest: Mapping[int, Newest]) -> None:
    """Put these on record as the points' newest readings, in the order of the points: no two writers can deadlock."""
    if not newest:
        return
    ordered = sorted(newest.items())
    await _execute(
        transaction,
        """INSERT INTO last_value (point_id, at, value, quality, stored_at)
        SELECT point_id, 'epoch'::timestamptz + at_us * interval '1 microsecond', value, quality, clock_timestamp()
        FROM unnest(%b::int[], %b::bigint[], %b::float8[], %b::smallint[]) AS new (point_id, at_us, value, quality)
        ON CONFLICT (point_id) DO UPDATE SET at = excluded.at, value = excluded.value, quality = excluded.quality,
        stored_at = excluded.stored_at WHERE excluded.at >= last_value.at""",
        [point_id for point_id, _ in ordered],
        *([one[place] for _, one in ordered] for place in range(3)),
    )


async def _copy(transaction: Transaction, load: Load) -> None:
    driver = await _driver(transaction)
    async with driver.cursor() as cursor, cursor.copy(COPY) as copy:
        await copy.write(COPY_HEADER)
        for rows in load.rows():
            await copy.write(rows)
        await copy.write(COPY_TRAILER)


async def _keep_odd_clocks(transaction: Transaction, odd: Sequence[tuple[int, int, int]]) -> None:
    if odd:
        await _execute(
            transaction,
            "INSERT INTO odd_clock (stream_number, seq, at_us)"
            " SELECT * FROM unnest(%b::int[], %b::bigint[], %b::bigint[]) ON CONFLICT DO NOTHING",
            *(list(column) for column in zip(*odd, strict=True)),
        )


async def _mark_hours(transaction: Transaction, hours: Sequence[int]) -> None:
    """Say which roll-ups must be made again; in one order, so that no two writers can deadlock."""
    if not hours:
        return
    await _execute(
        transaction,
        "INSERT INTO dirty_bucket (point_id, hour) SELECT point_id, to_timestamp(hour * 3600)"
        " FROM unnest(%b::int[], %b::bigint[]) AS new (point_id, hour) ON CONFLICT DO NOTHING",
        [mark & 0xFFFF_FFFF for mark in hours],
        [mark >> HOUR_SHIFT for mark in hours],
    )


async def _execute(transaction: Transaction, statement: str, *columns: list[Any]) -> None:
    """Hand whole columns to one statement, past the ORM."""
    driver = await _driver(transaction)
    async with driver.cursor() as cursor:
        await cursor.execute(statement, columns)


async def _driver(transaction: Transaction) -> Any:
    await transaction.flush()
    connection = await transaction.connection()
    return (await connection.get_raw_connection()).driver_connection

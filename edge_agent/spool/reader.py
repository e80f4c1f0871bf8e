"""Reads a stream in order of seq, leaving out rows whose contents are not what was written."""

import contextlib
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import msgspec

from edge_agent.spool.eras import Eras
from edge_agent.spool.gaps import LOSSES, declare_gap
from edge_agent.spool.open_file import OpenFile
from edge_agent.spool.records import Gap, Slice, StoredReading, StoredRecord, StreamRow
from edge_agent.spool.schema import translated_errors
from edge_agent.spool.streams import read_gaps
from edge_agent.spool.writer import Packed, row_checksum, unpacked
from schemas.records import ClockQuality, Record

Names = dict[int, tuple[str, str]]
"""Key and unit of each point by its number."""

_record_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


class SpoolReader(OpenFile):
    """The reading half of a spool."""

    def read(self, stream_number: int, *, from_seq: int, limit: int) -> Slice | None:
        """Return what follows from `from_seq` on, None if nothing does; damaged rows become counted gaps."""
        with self._lock, translated_errors():
            stream = self._streams[stream_number]
            names = {number: name for name, number in self._point_numbers.items()}
            part, damaged = read_slice(self._connection, stream, self._eras, names, from_seq=from_seq, limit=limit)
        uncounted = [] if part is None else [gap for gap in part.gaps if gap.reason in ("damaged", "missing")]
        if damaged or uncounted:
            with self._change():
                for gap in uncounted:
                    declare_gap(self._connection, stream_number, gap.first_seq, gap.last_seq, gap.reason)
                for seq in damaged:
                    self._connection.execute("DELETE FROM record WHERE stream = ? AND seq = ?", (stream_number, seq))
        return part

    def is_given_up(self, seqs: Collection[int]) -> set[int]:
        """Return those seqs of the stream that takes readings now which will never be delivered."""
        if not seqs:
            return set()
        stream = self.current_stream("history")
        with self._lock, translated_errors():
            gaps = read_gaps(self._connection, stream.number, from_seq=min(seqs))
        lost = [gap for gap in gaps if gap.reason in LOSSES]
        return {seq for seq in seqs if any(gap.first_seq <= seq <= gap.last_seq for gap in lost)}


def read_slice(
    connection: sqlite3.Connection, stream: StreamRow, eras: Eras, names: Names, *, from_seq: int, limit: int
) -> tuple[Slice | None, list[int]]:
    """Return what follows from `from_seq` on, and the seqs of rows that turned out damaged.

    A seq that is neither a row nor in a gap is told as a gap "missing": it must never be passed over in silence.
    """
    if from_seq > stream.produced:
        return None, []
    rows = connection.execute(
        "SELECT seq, era, point, at_us, value, quality, body, checksum FROM record"
        " WHERE stream = ? AND seq >= ? ORDER BY seq",
        (stream.number, from_seq),
    )
    records: list[StoredReading | StoredRecord] = []
    damaged: list[Gap] = []
    reached = from_seq - 1
    with contextlib.closing(rows):  # an open one would keep the log from being written back
        for row in rows:
            found = _decode_row(row, names, eras)
            if found is None:
                damaged.append(Gap(min(reached + 1, row[0]), row[0], "damaged"))
            else:
                records.extend(one for one in found if one.seq >= from_seq)
            reached = max(reached, row[0])
            if len(records) + len(damaged) >= limit:
                break
        else:
            reached = stream.produced
    last_seq = records[limit - 1].seq if len(records) > limit else reached
    del records[limit:]
    damaged = [gap for gap in damaged if gap.last_seq <= last_seq]
    declared = [gap for gap in read_gaps(connection, stream.number, from_seq=from_seq) if gap.first_seq <= last_seq]
    gaps = _cover(from_seq, last_seq, [record.seq for record in records], declared, damaged)
    return Slice(from_seq, last_seq, records, gaps), [gap.last_seq for gap in damaged]


def _decode_row(row: tuple[Any, ...], names: Names, eras: Eras) -> list[StoredReading | StoredRecord] | None:
    """Return what a row holds, None if that is not what was written."""
    seq, era, point, at_us, value, quality, body, checksum = row
    found = row_checksum(seq=seq, era=era, point=point, at_us=at_us, value=value, quality=quality, body=body)
    if found != checksum:
        return None
    try:
        if body is None:
            readings = [Packed(seq, point, at_us, value, quality)]
        elif quality < 0:
            readings = unpacked(seq, at_us, quality, body)
        else:
            mended_at_us, clock = eras.mended(era, at_us)
            record = _record_decoder.decode(body)
            return [StoredRecord(seq, msgspec.structs.replace(record, at_us=mended_at_us), clock)]
    except (ValueError, TypeError, OverflowError):  # a body that is not of its schema
        return None
    # A point whose own row is damaged has no name: its readings are missing, and counted as that.
    known = [one for one in readings if one.point in names]
    return [_reading(one, names[one.point], eras.mended(era, one.at_us)) for one in known]


def _reading(one: Packed, name: tuple[str, str], mended: tuple[int, ClockQuality]) -> StoredReading:
    return StoredReading(one.seq, mended[0], *name, one.value, one.quality, mended[1])


def _cover(from_seq: int, last_seq: int, present: list[int], declared: list[Gap], damaged: list[Gap]) -> list[Gap]:
    """Fill every place between records by a gap, with the declared reason where there is one."""
    reasons = [*declared, *damaged]
    gaps: list[Gap] = []
    expected = from_seq
    for seq in [*present, last_seq + 1]:
        if seq > expected:
            gaps.extend(_reasons_between(expected, seq - 1, reasons))
        expected = seq + 1
    return gaps


def _reasons_between(first_seq: int, last_seq: int, reasons: list[Gap]) -> list[Gap]:
    found: list[Gap] = []
    expected = first_seq
    for gap in sorted(reasons, key=lambda gap: gap.first_seq):
        if gap.last_seq < expected or gap.first_seq > last_seq:
            continue
        if gap.first_seq > expected:
            found.append(Gap(expected, gap.first_seq - 1, "missing"))
            expected = gap.first_seq
        found.append(replace(gap, first_seq=expected, last_seq=min(gap.last_seq, last_seq)))
        expected = found[-1].last_seq + 1
    if expected <= last_seq:
        found.append(Gap(expected, last_seq, "missing"))
    return found

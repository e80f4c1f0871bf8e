"""Clock eras: under which clock a record got its time, so that a clock set later can mend the times before it."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from edge_agent.clock import Clock
from edge_agent.spool.checksums import note_checksum, read_checked
from schemas.records import ClockQuality

STEP_US: Final = 500_000
"""A wall clock that moved by more than this against the monotonic one was set, it did not drift."""


@dataclass(frozen=True, slots=True)
class Era:
    """A period of one boot in which the clock was of one quality and was not set."""

    number: int
    boot: str
    quality: ClockQuality
    is_device_time: bool
    wall_minus_monotonic_us: int


class Eras:
    """Finds or makes the era of now, and tells what a time of an earlier era is by what is known now."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._by_number: dict[int, Era] = {}
        self._current: dict[bool, Era] = {}
        self._highest = 0

    def load(self, connection: sqlite3.Connection) -> None:
        """Read all eras anew, for instance after a rollback; one that is damaged is not known any more."""
        rows, self._highest = read_checked(connection, "clock_era")
        self._by_number = {row[0]: Era(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows}
        self._current = {}

    def current_number(self, connection: sqlite3.Connection, is_device_time: bool) -> int:
        """Return the era of a record written now, making one if the clock has changed."""
        era = self._current.get(is_device_time)
        offset_us, quality = self._offset_us(), self._clock.quality()
        if era is not None and era.quality == quality and abs(era.wall_minus_monotonic_us - offset_us) <= STEP_US:
            return era.number
        self._highest += 1
        era = Era(self._highest, self._clock.boot, quality, is_device_time, offset_us)
        row = (era.number, era.boot, era.quality, int(is_device_time), offset_us)
        connection.execute("INSERT INTO clock_era VALUES (?, ?, ?, ?, ?)", row)
        note_checksum(connection, "clock_era", row)
        self._by_number[era.number] = self._current[is_device_time] = era
        return era.number

    def mended(self, number: int, at_us: int) -> tuple[int, ClockQuality]:
        """Return the best estimate of a stored time and its quality.

        A time taken before the clock was first set in this boot is moved by what the setting moved the clock. Of a
        damaged era nothing is known: its times are not trusted.
        """
        era = self._by_number.get(number)
        if era is None:
            return at_us, "unsynced"
        is_mendable = era.quality == "unsynced" and not era.is_device_time and era.boot == self._clock.boot
        if not is_mendable or self._clock.quality() != "synced":
            return at_us, era.quality
        return at_us + self._offset_us() - era.wall_minus_monotonic_us, "holdover"

    def _offset_us(self) -> int:
        return self._clock.now_us() - round(self._clock.monotonic_s() * 1_000_000)

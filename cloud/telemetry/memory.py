"""What a program that stores remembers between its transactions: ids of points, hours marked, last values that wait.

What a transaction has learned counts from its COMMIT on; one that failed leaves nothing behind.

A point's newest reading is put on record at most once a second, or fast points would cost more than their readings.
Meanwhile it waits here. Every later transaction, and an idle program, writes what is due; a program that stops in order
writes all of it. After an abrupt end, or a COMMIT whose answer was lost, the worker's jobs heal what is behind: they
look up the newest reading of points that fell silent, and of every hour that is rolled up (`roll_ups`).

An hour of a point is marked for its roll-up once. Only the mark of an hour that has not ended is trusted: a roll-up
takes no mark before its hour has ended and settled (two minutes), and waits then for every transaction that had begun
to write. So a transaction that began before the hour's end, and writes within a minute, is seen whole.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

PointKey = tuple[str, str]
"""Key and unit."""
Newest = tuple[int, float, int]
"""Time in µs, value, quality."""
SPACING_S: Final = 1.0
HOUR_SHIFT: Final = 32
"""A mark: hours since 1970, shifted, and the point's id."""
TRUSTED_S: Final = 60.0


@dataclass(slots=True)
class _Learned:
    """What the present transaction will have taught us once it is committed."""

    points: dict[UUID, dict[PointKey, int]] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)
    newest: dict[int, Newest] = field(default_factory=dict)
    written: set[int] = field(default_factory=set)


class Memory:
    """One per program, used by one transaction at a time; a fresh one remembers nothing and lets nothing wait."""

    def __init__(self, *, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._points: dict[UUID, dict[PointKey, int]] = {}
        self._waiting: dict[int, Newest] = {}
        self._written_at_s: dict[int, float] = {}
        self._marks: set[int] = set()
        self._marks_hour = 0
        self._learned = _Learned()
        self._began_s = self._clock_s()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Surround one transaction: learn from it if it is committed, else forget."""
        self._learned, self._began_s = _Learned(), self._clock_s()
        try:
            yield
        except BaseException:
            self._learned = _Learned()
            raise
        self._learn(self._learned)
        self._learned = _Learned()

    def ids_of(self, gateway_id: UUID) -> Mapping[PointKey, int]:
        """Return the ids of the edge agent's points, as committed or by this transaction. An id never changes."""
        return self._learned.points.get(gateway_id) or self._points.get(gateway_id, {})

    def learn_points(self, gateway_id: UUID, ids: Mapping[PointKey, int]) -> None:
        """Remember these once they are committed."""
        self._learned.points[gateway_id] = {**self.ids_of(gateway_id), **ids}

    def unmarked(self, marks: AbstractSet[int], *, hour: int) -> AbstractSet[int]:
        """Return which of these marks (hour and point in one number) must be made; `hour` is the present one."""
        if self._clock_s() - self._began_s > TRUSTED_S:
            return marks
        if hour != self._marks_hour:
            self._marks = {mark for mark in self._marks if mark >> HOUR_SHIFT >= hour}
            self._marks_hour = hour
        new = marks - self._marks
        self._learned.marks = {mark for mark in new if mark >> HOUR_SHIFT >= hour}
        return new

    def due(self, newest: Mapping[int, Newest]) -> dict[int, Newest]:
        """Return which last values to put on record now: of these and of those that wait."""
        all_newest = dict(newest)
        for point_id, waiting in self._waiting.items():
            if point_id not in all_newest or waiting[0] > all_newest[point_id][0]:
                all_newest[point_id] = waiting
        limit_s = self._clock_s() - SPACING_S
        long_ago = limit_s - 1
        due = {one: what for one, what in all_newest.items() if self._written_at_s.get(one, long_ago) <= limit_s}
        self._learned.newest, self._learned.written = all_newest, set(due)
        return due

    def has_due(self) -> bool:
        """Tell whether a last value waits whose time has come."""
        limit_s = self._clock_s() - SPACING_S
        return any(self._written_at_s.get(point_id, limit_s) <= limit_s for point_id in self._waiting)

    def let_nothing_wait(self) -> None:
        """Make all that waits due at once."""
        self._written_at_s.clear()

    def _learn(self, learned: _Learned) -> None:
        self._points.update(learned.points)
        self._marks |= learned.marks
        if learned.written or learned.newest:
            now_s = self._clock_s()
            self._waiting = {one: what for one, what in learned.newest.items() if one not in learned.written}
            self._written_at_s.update(dict.fromkeys(learned.written, now_s))

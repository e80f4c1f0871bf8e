"""What a program that stores knows from its earlier transactions: ids of points, and hours that are marked.

What a transaction has learned counts from its COMMIT on; one that failed leaves nothing behind.
"""

import time
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final
from uuid import UUID

PointKey = tuple[str, str]
"""Key and unit."""
HOUR_SHIFT: Final = 32
"""A mark: hours since 1970, shifted, and the point's id."""
TRUSTED_S: Final = 60.0


class Points:
    """Ids of the points that edge agents name. An id never changes."""

    def __init__(self) -> None:
        self._known: dict[UUID, dict[PointKey, int]] = {}
        self.forget()

    def forget(self) -> None:
        """The present transaction has failed, or a new one begins."""
        self._new: dict[UUID, dict[PointKey, int]] = {}

    def learn(self) -> None:
        """The present transaction is committed."""
        self._known.update(self._new)
        self.forget()

    def ids_of(self, gateway_id: UUID) -> Mapping[PointKey, int]:
        """Return the ids of the edge agent's points, as committed or by this transaction."""
        return self._new.get(gateway_id) or self._known.get(gateway_id, {})

    def add(self, gateway_id: UUID, ids: Mapping[PointKey, int]) -> None:
        """Remember these once they are committed."""
        self._new[gateway_id] = {**self.ids_of(gateway_id), **ids}


class Marks:
    """Hours of points that are marked for their roll-up, each once.

    Only the mark of an hour that has not ended is trusted: a roll-up takes no mark before its hour has ended and
    settled (two minutes), and waits then for every transaction that had begun to write. So a transaction that began
    before the hour's end, and writes within a minute, is seen whole.
    """

    def __init__(self, *, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._made: set[int] = set()
        self._hour = 0
        self.forget()

    def forget(self) -> None:
        """The present transaction has failed, or a new one begins."""
        self._new: set[int] = set()
        self._began_s = self._clock_s()

    def learn(self) -> None:
        """The present transaction is committed."""
        self._made |= self._new
        self.forget()

    def missing(self, marks: AbstractSet[int], *, hour: int) -> AbstractSet[int]:
        """Return which of these marks (hour and point in one number) must be made; `hour` is the present one."""
        if self._clock_s() - self._began_s > TRUSTED_S:
            return marks
        if hour != self._hour:
            self._made = {mark for mark in self._made if mark >> HOUR_SHIFT >= hour}
            self._hour = hour
        new = marks - self._made
        self._new = {mark for mark in new if mark >> HOUR_SHIFT >= hour}
        return new

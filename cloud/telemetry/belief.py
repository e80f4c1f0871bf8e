"""Which times of readings are believed, and where the others are put."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from cloud.foundation.believable_time import FUTURE_TOLERANCE

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_CREDIBLE_US: Final = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
"""Before there was an edge agent: what says such a time has a clock that was never set."""

Span = tuple[int, int]
"""First and last seq, both inclusive."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Times to store, rows whose time as said is not believed, and for each row whether it is too old to be kept."""

    at_us: Sequence[int]
    odd: Sequence[int] = ()
    is_too_old: Sequence[bool] = ()


@dataclass(frozen=True, slots=True)
class Belief:
    """Which times are believed: all within [oldest, now + 5 min]. `arrived_at`: when it came, if that was not now.

    What was read before `oldest` is too old to be kept, if it was read by a clock that was set at all. A clock that
    was not, or that runs ahead, still tells distances: its readings are placed by when they came.
    """

    now: datetime
    oldest: datetime
    arrived_at: datetime | None = None
    _oldest_us: int = field(init=False, repr=False)
    _latest_us: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_oldest_us", _us(self.oldest))
        object.__setattr__(self, "_latest_us", _us(self.now + FUTURE_TOLERANCE))

    @property
    def hour(self) -> int:
        """The present hour, counted from 1970."""
        return int(self.now.timestamp()) // 3600

    def of(self, said_us: Sequence[int], *, edge_at_us: int | None = None) -> Placed:
        """Return where to put readings of these times; `edge_at_us` is when the batch was made, by the same clock."""
        oldest_us, latest_us = self._oldest_us, self._latest_us
        first_us, last_us = ends_of(said_us)
        if oldest_us <= first_us and last_us <= latest_us:
            return Placed(said_us)
        at_us = list(said_us)
        unset = [row for row, said in enumerate(said_us) if said < oldest_us and said < FIRST_CREDIBLE_US]
        ahead = [row for row, said in enumerate(said_us) if said > latest_us]
        for rows in (unset, ahead):
            for row, at in zip(rows, self._by_arrival([said_us[row] for row in rows], edge_at_us), strict=True):
                at_us[row] = at
        return Placed(at_us, sorted(unset + ahead), [FIRST_CREDIBLE_US <= said < oldest_us for said in said_us])

    def _by_arrival(self, said_us: Sequence[int], edge_at_us: int | None) -> list[int]:
        """Return when these were read, by their distance from the batch's making, or else from the newest of them."""
        came_us = _us(max(self.arrived_at or self.now, self.oldest))
        longest_us = came_us - self._oldest_us
        newest_us = max(said_us, default=0)
        is_same_clock = edge_at_us is not None and 0 <= edge_at_us - newest_us <= longest_us
        made_us = edge_at_us if edge_at_us is not None and is_same_clock else newest_us
        ages_us = [made_us - said for said in said_us]
        return [came_us - (age if age <= longest_us else 0) for age in ages_us]


def ends_of(numbers: Sequence[int]) -> Span:
    """Return the smallest and the largest. Times and seqs mostly rise: then sorting is cheaper than looking twice."""
    ordered = sorted(numbers)
    return ordered[0], ordered[-1]


def runs_of(seqs: Iterable[int]) -> list[Span]:
    """Return these as ranges of neighbours."""
    runs: list[Span] = []
    for seq in sorted(seqs):
        if runs and runs[-1][1] == seq - 1:
            runs[-1] = (runs[-1][0], seq)
        else:
            runs.append((seq, seq))
    return runs


def _us(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)

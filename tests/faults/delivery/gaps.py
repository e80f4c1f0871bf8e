"""Where a missing reading can have been: seqs follow the order of saying, so it lay between those of its neighbours.

A loss is only taken for counted if a counted gap lies there; a gap anywhere else counts something else.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

OTHERS_BETWEEN: Final = 4
"""Records that are no readings, between two readings: a start of the agent writes two, and it may be killed at once."""

Key = tuple[int, str]
"""An utterance's number and a point's name."""


class Gap(NamedTuple):
    """Seqs of a stream that the cloud counts as gone, both ends inclusive."""

    first_seq: int
    last_seq: int
    reason: str


class Place(NamedTuple):
    """Where a reading is stored."""

    stream: str
    seq: int


@dataclass(frozen=True, slots=True)
class _Run:
    """What is missing between two stored readings, in the order of saying."""

    before: Place | None
    after: Place | None
    promised: Sequence[Key]
    unpromised: int


@dataclass(frozen=True, slots=True)
class Found:
    """`lost`: promised, not stored, and not where anything is counted; `overcounted`: counted, and not missing."""

    lost: Sequence[Key]
    overcounted: int


def lay_into_gaps(
    *,
    said: Iterable[Key],
    promised: Collection[int],
    stored: Mapping[Key, Place],
    gaps: Mapping[str, Sequence[Gap]],
) -> Found:
    """Lay each missing reading into a gap between its neighbours; `said` is in its order, `gaps` by stream."""
    room = _Room(stored.values(), gaps)
    lost: list[Key] = []
    for run in _runs(said, promised, stored):
        taken = room.take(run, len(run.promised))
        lost += run.promised[taken:]
        room.take(run, run.unpromised)
    return Found(lost, room.overcounted)


class _Room:
    """The counted seqs between each two neighbouring readings of a stream."""

    def __init__(self, stored: Iterable[Place], gaps: Mapping[str, Sequence[Gap]]) -> None:
        self._seqs: dict[str, list[int]] = defaultdict(list)
        for place in sorted(stored):
            self._seqs[place.stream].append(place.seq)
        self._free: dict[tuple[str, int], int] = defaultdict(int)
        self._both_stored_and_counted = 0
        for stream, ranges in gaps.items():
            for gap in ranges:
                self._note(stream, gap)
        self._without_readings = [(stream, 0) for stream in gaps if not self._seqs[stream]]

    def take(self, run: _Run, wanted: int) -> int:
        """Take up to so many seqs from between the run's neighbours, and return how many there were."""
        left = wanted
        for between in [*self._beside(run), *self._without_readings]:
            taken = min(left, self._free[between])
            self._free[between] -= taken
            left -= taken
        return wanted - left

    @property
    def overcounted(self) -> int:
        """Return how much of what is counted was no reading that is missing, nor one of the few other records."""
        return self._both_stored_and_counted + sum(max(0, free - OTHERS_BETWEEN) for free in self._free.values())

    def _note(self, stream: str, gap: Gap) -> None:
        seqs = self._seqs[stream]
        first = bisect_left(seqs, gap.first_seq)
        stored = bisect_right(seqs, gap.last_seq) - first
        self._both_stored_and_counted += stored
        self._free[stream, first] += gap.last_seq - gap.first_seq + 1 - stored

    def _beside(self, run: _Run) -> Iterator[tuple[str, int]]:
        """The one before the next reading comes first: no later run can need it."""
        if run.after is not None:
            yield run.after.stream, bisect_left(self._seqs[run.after.stream], run.after.seq)
        if run.before is not None:
            yield run.before.stream, bisect_right(self._seqs[run.before.stream], run.before.seq)


def _runs(said: Iterable[Key], promised: Collection[int], stored: Mapping[Key, Place]) -> Iterator[_Run]:
    before: Place | None = None
    missing: list[Key] = []
    for key in said:
        place = stored.get(key)
        if place is None:
            missing.append(key)
            continue
        if missing:
            yield _run(before, place, missing, promised)
            missing = []
        before = place
    if missing:
        yield _run(before, None, missing, promised)


def _run(before: Place | None, after: Place | None, missing: Sequence[Key], promised: Collection[int]) -> _Run:
    kept = [key for key in missing if key[0] in promised]
    return _Run(before, after, kept, len(missing) - len(kept))

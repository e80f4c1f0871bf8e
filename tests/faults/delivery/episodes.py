"""Which alarms the limit has to raise: the episodes, in the order in which the edge agent heard what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.faults.delivery.oracle import POINTS, Utterance


class Stored(Protocol):
    """What is asked of a stored reading."""

    @property
    def point(self) -> str: ...
    @property
    def at_ms(self) -> int: ...
    @property
    def stream(self) -> str: ...
    @property
    def seq(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Onset:
    """An utterance with which the level came to be high."""

    number: int
    at_ms: int
    """As a rule sees it, for which time does not run backwards."""
    seq: int | None
    """Of its level; None where that is not stored."""


def heard(said: Sequence[Utterance], readings: Sequence[Stored]) -> list[tuple[Utterance, int | None]]:
    """Return what was said, with its seq, in the order in which the edge agent stored it: the order a rule sees.

    Equipment that repeats what was not acknowledged may be heard from the middle by whoever opens its line. What is not
    stored is put behind what was said before it.
    """
    by_time = {one.at_ms: one.number for one in said}
    places: dict[int, tuple[str, int]] = {}
    for row in readings:
        if row.point == POINTS[2] and row.at_ms in by_time:
            places.setdefault(by_time[row.at_ms], (row.stream, row.seq))
    began: dict[str, int] = {}
    for number in sorted(places):
        began.setdefault(places[number][0], number)
    order: list[tuple[int, int, int]] = []
    for one in said:
        place = places.get(one.number)
        if place is not None:
            order.append((began[place[0]], place[1], 0))
        else:
            stream, seq, behind = order[-1] if order else (0, 0, 0)
            order.append((stream, seq, behind + 1))
    ordered = sorted(zip(order, said, strict=True), key=lambda pair: pair[0])
    return [(one, places[one.number][1] if one.number in places else None) for _, one in ordered]


def onsets(order: Sequence[tuple[Utterance, int | None]]) -> list[Onset]:
    """Return with which utterances the level came to be high, in this order: one alarm each, and no other."""
    found: list[Onset] = []
    was_high, latest_ms = False, 0
    for one, seq in order:
        latest_ms = max(latest_ms, one.at_ms)
        if one.is_high and not was_high:
            found.append(Onset(one.number, latest_ms, seq))
        was_high = one.is_high
    return found

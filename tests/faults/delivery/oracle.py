"""The oracle: says what the equipment says, and remembers what the edge agent has acknowledged. It is never killed.

Every utterance has a number, and its values follow from the number alone: a loss, a doubling or a change is seen one
by one. What was acknowledged is an obligation. Knows no line and no clock.
"""

import random
import threading
from dataclasses import dataclass
from typing import Final

POINTS: Final = ("number", "check", "level")
LIMIT: Final = 5.0
NORMAL_LEVEL: Final = 1.0
HIGH_LEVEL: Final = 9.0
EPISODE_SHARE: Final = 0.02
EPISODE_LENGTH: Final = (3, 9)
QUIET_BETWEEN: Final = 10
_LARGEST_PRIME_A_FLOAT32_HOLDS: Final = 16_777_213


@dataclass(frozen=True, slots=True)
class Utterance:
    """One frame: what the equipment said at one moment."""

    number: int
    at_ms: int
    values: tuple[float, float, float]
    """In the order of `POINTS`, each exact as a 32-bit float."""

    @property
    def is_high(self) -> bool:
        """Whether the level violates its limit."""
        return self.values[2] >= LIMIT


class Oracle:
    """Numbers utterances; used by the equipment's thread and asked by the account."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random(f"oracle {seed}")
        self._lock = threading.Lock()
        self._said: list[Utterance] = []
        self._acknowledged: set[int] = set()
        self._high_left = 0
        self._quiet_left = QUIET_BETWEEN
        self.may_alarm = True
        """Whether new episodes may begin; an open one ends with the next utterance where not."""

    def next(self, now_ms: int) -> Utterance:
        """Return the next utterance; its time is its own."""
        with self._lock:
            number = len(self._said) + 1
            at_ms = max(now_ms, self._said[-1].at_ms + 1) if self._said else now_ms
            utterance = Utterance(number, at_ms, (float(number), self.check_of(number), self._level()))
            self._said.append(utterance)
            return utterance

    def acknowledge(self, number: int) -> None:
        """The edge agent has promised to keep it."""
        with self._lock:
            assert 1 <= number <= len(self._said), f"{number} was acknowledged and never said"
            self._acknowledged.add(number)

    def check_of(self, number: int) -> float:
        """Return the value that belongs to a number."""
        return float((number * 48_271 + self._seed * 7_919) % _LARGEST_PRIME_A_FLOAT32_HOLDS)

    @property
    def is_in_episode(self) -> bool:
        """Whether the level was high last."""
        with self._lock:
            return bool(self._said) and self._said[-1].is_high

    @property
    def obligations(self) -> set[int]:
        """Return the numbers that were acknowledged."""
        with self._lock:
            return set(self._acknowledged)

    @property
    def said(self) -> list[Utterance]:
        """Return everything so far, in order."""
        with self._lock:
            return list(self._said)

    def _level(self) -> float:
        if self._high_left > 0 and self.may_alarm:
            self._high_left -= 1
            return HIGH_LEVEL
        self._high_left = 0
        self._quiet_left -= 1
        if self.may_alarm and self._quiet_left <= 0 and self._random.random() < EPISODE_SHARE:
            self._high_left = self._random.randint(*EPISODE_LENGTH)
            self._quiet_left = QUIET_BETWEEN
        return NORMAL_LEVEL

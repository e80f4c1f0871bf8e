"""When a record is taken for one that the cloud can never take: only on evidence that the fault is not elsewhere.

A cloud that was away, a line that breaks and a slow answer all look like a record that nobody takes. So a send counts
against its record only if the cloud took something of another stream since the send before, and the sends that count
lie apart. An alarm is never given up for silence: it must have been refused, again and again.
"""

from typing import Final

from schemas.envelope import Lane

SENDS_BELIEVED: Final = 5
SPACING_S: Final = 10.0
"""Sends that follow each other faster are one piece of evidence: an answer may still be on its way."""


class Suspicion:
    """One stream's, about the single record that it is held up by."""

    def __init__(self, *, lane: Lane) -> None:
        self._lane = lane
        self.clear()

    @property
    def is_certain(self) -> bool:
        """Tell whether the record may be given up."""
        return (self._refused if self._lane == "events" else self._fruitless) >= SENDS_BELIEVED

    @property
    def is_strong(self) -> bool:
        """Tell whether somebody should look at it, be it certain or not."""
        return self._fruitless >= SENDS_BELIEVED

    def clear(self) -> None:
        """The record was taken, or whoever did not take it is another one now."""
        self._fruitless = self._refused = 0
        self._are_others_taken = False
        self._counted_at_s = float("-inf")

    def note_others_taken(self) -> None:
        """The cloud confirmed something of another stream."""
        self._are_others_taken = True

    def note_fruitless(self, *, now_s: float, is_refused: bool) -> None:
        """The record was sent alone, and refused or not answered."""
        if not self._are_others_taken or now_s - self._counted_at_s < SPACING_S:
            return
        self._are_others_taken, self._counted_at_s = False, now_s
        self._fruitless += 1
        self._refused += is_refused

"""How much of a stream may be on the way at once, how large a batch may be, and how long to wait before the next try.

A slow link gets little at once, so that an alarm need not queue behind history; sends in vain get longer pauses and
smaller batches, so that a record nobody can take is closed in on.
"""

from typing import Final

MAX_RECORDS: Final = 800
"""About 50 bytes a reading: rarely more than the envelope holds, so that few batches are encoded twice."""
FIRST_WINDOW: Final = 4
LARGEST_WINDOW: Final = 32
"""Batches on the way at once."""
QUICK_ANSWER_S: Final = 1.0
SLOW_ANSWER_S: Final = 2.5
SMALLEST_BATCH: Final = 25
FIRST_PAUSE_S: Final = 2.0
LONGEST_PAUSE_S: Final = 10.0
PAUSE_GROWTH: Final = 1.5
SENDS_BEFORE_HALVING: Final = 5


class Pace:
    """Learns from answers and from their absence."""

    def __init__(self) -> None:
        self.max_records = MAX_RECORDS
        self.pause_s = FIRST_PAUSE_S
        self._most_records = MAX_RECORDS
        self._window = FIRST_WINDOW
        self._is_probing = False
        self._fruitless_sends = 0
        self._last_size = MAX_RECORDS

    @property
    def window(self) -> int:
        """Return how many batches may be on the way; one after a loss, until it is answered."""
        return 1 if self._is_probing else self._window

    @property
    def is_stuck_on_one_record(self) -> bool:
        """Tell whether even a batch of one record, sent again and again, brings no progress."""
        return self.max_records == 1 and self._fruitless_sends >= SENDS_BEFORE_HALVING

    def restart(self) -> None:
        """The connection or the other side is new."""
        self.pause_s, self._is_probing, self._most_records = FIRST_PAUSE_S, False, MAX_RECORDS

    def note_sent(self, records: int) -> None:
        """A batch of so many records is on the way."""
        self._last_size = records

    def note_progress(self) -> None:
        """Something was taken."""
        self.pause_s, self._is_probing, self._fruitless_sends = FIRST_PAUSE_S, False, 0

    def note_answer(self, answer_s: float) -> None:
        """A batch was answered after so long."""
        if answer_s <= QUICK_ANSWER_S:
            self._window = min(self._window + 1, LARGEST_WINDOW)
            self.max_records = min(self.max_records * 2, self._most_records)
        elif answer_s > SLOW_ANSWER_S:
            if self._window == 1:
                self.max_records = max(self.max_records // 2, SMALLEST_BATCH)
            self._window = max(self._window // 2, 1)

    def note_fruitless(self) -> None:
        """After some sends in vain each further one carries half: a record that cannot be taken is closed in on."""
        self._fruitless_sends += 1
        if self._fruitless_sends >= SENDS_BEFORE_HALVING and self.max_records > 1:
            self.max_records = max(1, min(self.max_records, self._last_size) // 2)
            if self.max_records == 1:
                self._fruitless_sends = 0

    def note_too_large(self) -> bool:
        """The other side takes only smaller batches; tell whether they can be made smaller."""
        if self.max_records == 1:
            return False
        self.max_records = self._most_records = max(1, min(self.max_records, self._last_size) // 2)
        return True

    def lengthen_pause(self) -> None:
        """It was in vain: wait longer next time."""
        self.pause_s = min(self.pause_s * PAUSE_GROWTH, LONGEST_PAUSE_S)

    def probe(self) -> None:
        """Send one batch first, until it is answered."""
        self._is_probing = True

    def forgive(self) -> None:
        """The sends failed for a reason that is no record's fault."""
        self._fruitless_sends = 0

    def begin_anew(self) -> None:
        """The record that was in the way is out of the way."""
        self._fruitless_sends, self.max_records = 0, MAX_RECORDS

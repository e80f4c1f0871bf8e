"""What an ingest program remembers between its transactions; one that failed leaves nothing behind."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cloud.telemetry.known import Marks, Points
from cloud.telemetry.readings import LastValues


class Memory:
    """One per program, used by one transaction at a time; a fresh one remembers nothing and lets nothing wait."""

    def __init__(self, *, clock_s: Callable[[], float] = time.monotonic) -> None:
        self.points = Points()
        self.marks = Marks(clock_s=clock_s)
        self.last_values = LastValues(clock_s=clock_s)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Surround one transaction: learn from it if it is committed, else forget."""
        self._forget()
        try:
            yield
            for part in (self.points, self.marks, self.last_values):
                part.learn()
        finally:
            self._forget()

    def _forget(self) -> None:
        for part in (self.points, self.marks, self.last_values):
            part.forget()

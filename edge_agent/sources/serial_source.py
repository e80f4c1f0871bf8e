"""One serial line: a thread that opens it, listens or asks, and tries again for ever when it is gone."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from edge_agent.clock import Clock
from edge_agent.observations import Inbox
from edge_agent.sources.source import Heard, LineLost, PortReport, Teller

FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 2.0
"""A device that is plugged in again is to be read within three seconds."""
PAUSE_GROWTH: Final = 1.5
STOP_TIMEOUT_S: Final = 2.0


class Talk(Protocol):
    """What is said on an open line. One call is one short turn: read what is there, or ask one question."""

    def begin(self) -> None:
        """The line has just been opened. Raises: LineLost."""

    def turn(self) -> Sequence[Heard]:
        """Wait a moment for something to hear and return it. Raises: LineLost."""

    def acknowledge(self, token: object) -> None:
        """Tell the equipment that what carried this token is safe. Raises: LineLost."""

    def end(self) -> None:
        """Let go of the line; never raises."""


class SerialSource:
    """Runs a talk in a thread of its own; acknowledgements go out from this thread, after the commit."""

    def __init__(
        self, *, key: str, talk: Talk, inbox: Inbox, clock: Clock, wait: Callable[[float], bool] | None = None
    ) -> None:
        self.report = PortReport(key)
        self._talk = talk
        self._inbox = inbox
        self._clock = clock
        self._teller = Teller(report=self.report, inbox=inbox, clock=clock)
        self._stored: deque[tuple[int, object]] = deque()
        self._opening = 0
        self._stop = threading.Event()
        self._wait = wait or self._stop.wait
        self._thread = threading.Thread(target=self._run, name=f"port {key}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a thread that hangs in its driver is left behind, as it can store nothing any more."""
        self._stop.set()
        self._thread.join(timeout=STOP_TIMEOUT_S)
        self.report.state = "stopped"

    def _run(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._stop.is_set():
            try:
                self._opening += 1
                self._talk.begin()
                self._teller.opened()
                pause_s = FIRST_PAUSE_S
                while not self._stop.is_set():
                    self._turn()
            except LineLost as error:
                self._teller.failed(str(error))
                self._wait(pause_s)
                pause_s = min(pause_s * PAUSE_GROWTH, LONGEST_PAUSE_S)
            finally:
                self._talk.end()

    def _turn(self) -> None:
        for heard in self._talk.turn():
            self._take(heard)
        while self._stored:
            opening, token = self._stored.popleft()
            if opening == self._opening:  # after a power cut the same number may name another sample
                self._talk.acknowledge(token)

    def _take(self, heard: Heard) -> None:
        if heard.rejected is not None:
            self._teller.rejected(heard.rejected)
        if heard.arrival is None:
            return
        arrival, token = heard.arrival, heard.token
        if token is not None:
            named = (self._opening, token)
            arrival = replace(arrival, on_stored=lambda: self._stored.append(named))
        if self._inbox.put(arrival):
            self._teller.received(len(arrival.measurements), self._clock.now_us())

"""The way to the broker, kept open: connections one after another with growing pauses, told about as events."""

import queue
import random
import threading
from collections.abc import Callable
from typing import Final, Literal

from edge_agent.clock import Clock
from edge_agent.connection import Connection, LinkEvent, Lost
from edge_agent.settings import Settings
from schemas.downlink import GatewayState

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 10.0
PAUSE_GROWTH: Final = 2.0
TRIES_BEFORE_ADVICE: Final = 3
STOP_TIMEOUT_S: Final = 10.0


class Link:
    """A thread that connects again and again; batches published without a connection are simply not sent."""

    def __init__(self, *, settings: Settings, clock: Clock, wake: Callable[[], None]) -> None:
        self._settings = settings
        self._clock = clock
        self._wake = wake
        self._connection: Connection | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)
        self._random = random.Random()  # noqa: S311  # only spreads reconnections over time
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def stop(self) -> None:
        """Leave with a good-bye."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_TIMEOUT_S)

    def publish(self, payload: bytes) -> bool:
        """Tell whether the batch was handed to the network."""
        connection = self._connection
        return connection is not None and connection.publish(payload)

    def _run(self) -> None:
        failures = 0
        while not self._stop.is_set():
            self._connection = Connection(settings=self._settings, state=self._state, tell=self._tell)
            cause = self._connection.live(self._stop)
            failures = 1 if self._connection.was_accepted else failures + 1
            if self._stop.is_set():
                return
            self._tell(Lost(self._text(cause, failures)))
            pause_s = min(FIRST_PAUSE_S * PAUSE_GROWTH ** (failures - 1), LONGEST_PAUSE_S)
            self._stop.wait(pause_s * self._random.uniform(0.5, 1.0))

    def _text(self, cause: str, failures: int) -> str:
        where = f"{self._settings.broker_host}:{self._settings.broker_port}"
        if failures < TRIES_BEFORE_ADVICE:
            return f"no connection to the broker at {where}: {cause}"
        return (
            f"no connection to the broker at {where} after {failures} tries: {cause}; check user, password and port in"
            f" {self._settings.file}, and that the broker runs"
        )

    def _tell(self, event: LinkEvent) -> None:
        self.events.put(event)
        self._wake()

    def _state(self, state: str) -> GatewayState:
        word: Literal["online", "offline"] = "online" if state == "online" else "offline"
        return GatewayState(state=word, boot=self._clock.boot, at_us=self._clock.now_us())

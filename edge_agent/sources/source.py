"""What every source is: something that runs on one port, can be stopped, and can say how it fares."""

import threading
import traceback
from dataclasses import dataclass
from typing import Final, Literal, Protocol

import structlog

from edge_agent.clock import Clock
from edge_agent.observations import Arrival, Notice
from edge_agent.pipeline import Inbox

FIRST_GARBAGE_TOLD_AFTER_S: Final = 2.0
"""Half a frame at the start is normal: garbage is told when it goes on."""
GARBAGE_TOLD_EVERY_S: Final = 3600.0

PortState = Literal["starting", "open", "failed", "stopped"]

log = structlog.get_logger()


class LineLost(Exception):
    """The line cannot be used at the moment; the text says what, where and what to do."""


@dataclass(slots=True)
class PortReport:
    """How a port fares, as `mafundi-edge status` shows it."""

    key: str
    state: PortState = "starting"
    text: str = ""
    readings: int = 0
    rejected: int = 0
    last_reading_at_us: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard on a port: measurements, or why there are none; `token` is what the equipment's ack must name."""

    arrival: Arrival | None = None
    rejected: str | None = None
    token: object | None = None


class Source(Protocol):
    """One port at work."""

    report: PortReport

    def start(self) -> None:
        """Begin, in a thread of its own."""

    def stop(self) -> None:
        """End; returns when the thread is gone or has been given up."""


class Teller:
    """Says each change of a port's state once, in the log and as a notice to the cloud, and garbage now and then."""

    def __init__(self, *, report: PortReport, inbox: Inbox, clock: Clock) -> None:
        self._report = report
        self._inbox = inbox
        self._clock = clock
        self._garbage_since_s: float | None = None
        self._garbage_told_at_s = float("-inf")
        self._lock = threading.Lock()

    def opened(self) -> None:
        """The port answers."""
        was_failed = self._report.state == "failed"
        self._report.state, self._report.text = "open", ""
        if was_failed:
            self._say("info", "port.recovered", f"port {self._report.key} works again")
        else:
            log.info("port.opened", port=self._report.key)

    def failed(self, text: str) -> None:
        """The port cannot be used; `text` says what, where and what to do."""
        is_news = self._report.state != "failed"
        self._report.state, self._report.text = "failed", text
        if is_news:
            self._say("error", "port.failed", f"port {self._report.key}: {text}")

    def broke(self, error: Exception) -> str:
        """Log what nobody foresaw, and return the sentence for a person."""
        log.error("port.broke", port=self._report.key, traceback="".join(traceback.format_exception(error)))
        return f"an error of the edge agent itself ({error!r}); it goes on, please report what its log says"

    def rejected(self, what: str, count: int = 1) -> None:
        """Something came that is no reading; it is counted, and told when it goes on."""
        with self._lock:
            self._report.rejected += count
            now_s = self._clock.monotonic_s()
            if self._garbage_since_s is None:
                self._garbage_since_s = now_s
            is_lasting = now_s - self._garbage_since_s >= FIRST_GARBAGE_TOLD_AFTER_S
            if not is_lasting or now_s - self._garbage_told_at_s < GARBAGE_TOLD_EVERY_S:
                return
            self._garbage_told_at_s = now_s
        text = (
            f"port {self._report.key}: {self._report.rejected} times something came that cannot be used, last: {what};"
            " check wiring, baud rate and the equipment type"
        )
        self._say("warning", "port.rejects", text)

    def received(self, count: int, at_us: int) -> None:
        """Count readings."""
        self._report.readings += count
        self._report.last_reading_at_us = at_us

    def _say(self, level: Literal["info", "warning", "error"], event: str, text: str) -> None:
        getattr(log, level)(event, text=text)
        self._inbox.put(Notice(level, event, text))

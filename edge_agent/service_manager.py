"""What systemd is told (sd_notify(3)): ready, alive, ending; without systemd every word is dropped.

The protocol is a datagram of lines to a socket: these few lines are less than a library, and carry no C code.
"""

import os
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, Self

SHARE_OF_WATCHDOG: Final = 3
"""Alive is said this many times in the time after which we would be killed."""
BUSY_EVERY_S: Final = 5.0
BUSY_EXTENDS_S: Final = 30
LONGEST_WORK_S: Final = 3600.0
"""What takes longer than to read and save the largest spool from the slowest card hangs."""


class ServiceManager:
    """Speaks to whoever started us, if they listen."""

    def __init__(self, *, address: str | None = None, watchdog_s: float | None = None) -> None:
        self._address = address
        self._said = ""
        self.beat_s = None if watchdog_s is None else watchdog_s / SHARE_OF_WATCHDOG

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the one that systemd named, if it was us whom it meant."""
        address = environment.get("NOTIFY_SOCKET")
        watched, micros = environment.get("WATCHDOG_PID"), environment.get("WATCHDOG_USEC", "")
        is_ours = watched in (None, str(os.getpid()))
        return cls(address=address, watchdog_s=int(micros) / 1_000_000 if micros.isdigit() and is_ours else None)

    def ready(self) -> None:
        """All parts run."""
        self._tell("READY=1")

    def alive(self) -> None:
        """All parts still work."""
        self._tell("WATCHDOG=1")

    def ending(self) -> None:
        """What is left is brought out, then we end."""
        self._tell("STOPPING=1")

    def status(self, text: str) -> None:
        """Say how we fare, for `systemctl status`; the same text is not said twice."""
        if text != self._said:
            self._said = text
            self._tell(f"STATUS={text.replace(chr(10), ' ')}")

    @contextmanager
    def busy(self, *, at_most_s: float = LONGEST_WORK_S) -> Iterator[None]:
        """Let the block take its time: so long no limit of a start, nor the watchdog, ends us."""
        done = threading.Event()
        beats = threading.Thread(target=self._beat_until, args=(done, at_most_s), name="busy", daemon=True)
        beats.start()
        try:
            yield
        finally:
            done.set()
            beats.join()

    def _beat_until(self, done: threading.Event, at_most_s: float) -> None:
        every_s = min(BUSY_EVERY_S, self.beat_s or BUSY_EVERY_S)
        left_s = at_most_s
        while left_s > 0:
            self._tell(f"EXTEND_TIMEOUT_USEC={BUSY_EXTENDS_S * 1_000_000}")
            self._tell("WATCHDOG=1")
            if done.wait(every_s):
                return
            left_s -= every_s

    def _tell(self, line: str) -> None:
        if not self._address:
            return
        # A leading @ means Linux's abstract names (sd_notify(3)).
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line_out:
            line_out.setblocking(False)
            line_out.sendto(line.encode(), address)

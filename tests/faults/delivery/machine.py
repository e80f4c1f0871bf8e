"""The equipment: says what the oracle gives it over a serial line, and repeats it, in order, until acknowledged."""

import threading
import time
from collections import deque
from pathlib import Path
from typing import Final

from firmware_bridge.fake_lines.pty_line import PtyLine
from firmware_bridge.framing import CobsDecoder
from firmware_bridge.protocols.cobs_frames import acknowledged_number, telemetry
from tests.faults.delivery.oracle import Oracle

WINDOW: Final = 64
"""Frames that may wait for their acknowledgement: together they fit into the line's buffer."""
SILENCE_S: Final = 0.3
REPEAT_S: Final = 0.4


class Machine:
    """A thread at the device's end of a pseudo-terminal.

    While the agent is silent only the whole of what waits is written, again and again. An agent that opens the line in
    the middle of it hears later frames first, as with real equipment: the account goes by the order of hearing.
    """

    def __init__(self, oracle: Oracle, link: Path, *, frames_per_s: float = 40) -> None:
        self._oracle = oracle
        self._line = PtyLine(link)
        self._interval_s = 1 / frames_per_s
        self._decoder = CobsDecoder()
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._written_upto = 0
        self._must_repeat = False
        self._repeated_at_s = float("-inf")
        self._last_sign_s = 0.0
        self._next_at_s = 0.0
        self._is_talking = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="machine", daemon=True)

    @property
    def is_idle(self) -> bool:
        """Whether everything said was acknowledged."""
        return not self._waiting

    def start(self) -> None:
        self._is_talking.set()
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=5)
        self._line.close()

    def pause(self) -> None:
        """Say nothing new; an episode is ended first, so that no alarm is left open."""
        self._oracle.may_alarm = False
        deadline = time.monotonic() + 5
        while self._oracle.is_in_episode and time.monotonic() < deadline:
            time.sleep(0.02)
        self._is_talking.clear()

    def resume(self, *, may_alarm: bool = True) -> None:
        self._oracle.may_alarm = may_alarm
        self._is_talking.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._hear()
            now_s = time.monotonic()
            if self._is_talking.is_set() and len(self._waiting) < WINDOW and now_s >= self._next_at_s:
                self._next_at_s = max(self._next_at_s + self._interval_s, now_s)
                self._utter()
            if self._waiting and now_s - self._last_sign_s > SILENCE_S:
                self._must_repeat = True
            if self._must_repeat:
                self._repeat(now_s)
            else:
                self._write_new()

    def _hear(self) -> None:
        for frame in self._decoder.feed(self._line.read(wait_s=0.005)):
            number = acknowledged_number(frame)
            if number is None:
                continue
            self._oracle.acknowledge(number)
            self._waiting = deque(entry for entry in self._waiting if entry[0] != number)
            self._last_sign_s = time.monotonic()
            self._must_repeat = False

    def _utter(self) -> None:
        one = self._oracle.next(time.time_ns() // 1_000_000)
        if not self._waiting:
            self._last_sign_s = time.monotonic()
        frame = telemetry(frame_number=one.number, device_at_ms=one.at_ms, values=one.values)
        self._waiting.append((one.number, frame))

    def _write_new(self) -> None:
        for number, frame in list(self._waiting):
            if number > self._written_upto:
                self._written_upto = number
                if not self._line.write(frame):
                    self._must_repeat = True
                    return

    def _repeat(self, now_s: float) -> None:
        if now_s - self._repeated_at_s < REPEAT_S or not self._waiting:
            return
        self._repeated_at_s = now_s
        self._line.write(b"".join(frame for _, frame in self._waiting))
        self._written_upto = self._waiting[-1][0]

"""One serial line: a thread that opens it, listens or asks, and tries again for ever when it is gone.

What is heard gets the machine's key, its unit and a time here; the equipment's acknowledgement waits for the disk.
"""

import math
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from edge_agent.clock import Clock
from edge_agent.observations import Arrival, Identity, Measurement
from edge_agent.pipeline import Inbox
from edge_agent.sources.source import Heard, LineLost, PortReport, Teller
from firmware_bridge.equipment import EquipmentType
from firmware_bridge.protocols.cobs_frames import acknowledgement
from firmware_bridge.sample import RawReading, RawSample, Rejected
from firmware_bridge.serial_port import PortUnavailable, SerialPort
from schemas.records import Quality

FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 2.0
"""A device that is plugged in again is to be read within three seconds."""
PAUSE_GROWTH: Final = 1.5
STOP_TIMEOUT_S: Final = 2.0
MICROSECONDS_PER_MS: Final = 1000
LATEST_DEVICE_MS: Final = 253_402_300_799_999
"""The end of the year 9999: a device's clock may say more than the disk or a date can hold."""


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
            except Exception as error:  # the outermost loop of this thread: a line never ends in silence
                self._teller.failed(self._teller.broke(error))
            finally:
                self._talk.end()
            self._wait(pause_s)
            pause_s = min(pause_s * PAUSE_GROWTH, LONGEST_PAUSE_S)

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


class Hearing:
    """Knows one machine."""

    def __init__(self, *, machine_key: str, kind: EquipmentType, clock: Clock) -> None:
        self._machine_key = machine_key
        self._kind = kind
        self._clock = clock
        self._points = {point.name: point for point in kind.points}

    def heard(self, readings: Sequence[RawReading | Rejected]) -> list[Heard]:
        """Return each reading with keys and times, each rejection with its reason."""
        return [
            Heard(rejected=f"{self._machine_key}: {one.reason}") if isinstance(one, Rejected) else self._heard(one)
            for one in readings
        ]

    def _heard(self, reading: RawReading) -> Heard:
        at_us, is_device_time = self._clock.now_us(), False
        if self._kind.time == "device" and reading.device_at_ms is not None:
            at_us, is_device_time = min(reading.device_at_ms, LATEST_DEVICE_MS) * MICROSECONDS_PER_MS, True
        measurements = tuple(self._measurement(sample, at_us, is_device_time) for sample in reading.samples)
        if not self._kind.waits_for_ack or reading.frame_number is None:
            return Heard(Arrival(measurements))
        # A clock makes every frame its own, however late it is repeated. Without one a machine at rest whose counter
        # starts again after a power cut says again what it once said: only what can still be unacknowledged is a copy.
        has_clock = reading.device_at_ms is not None
        unfinished = None if has_clock else self._kind.unacknowledged_at_most
        identity = Identity(self._machine_key, _content_of(reading), unfinished_at_most=unfinished)
        arrival = Arrival(measurements, identity=identity)
        return Heard(arrival, token=reading.frame_number)

    def _measurement(self, sample: RawSample, at_us: int, is_device_time: bool) -> Measurement:
        point, value = self._points[sample.point], sample.value
        is_number = math.isfinite(value)
        # A value outside what the sensor can measure is kept, but not trusted.
        is_possible = (
            is_number and (point.low is None or value >= point.low) and (point.high is None or value <= point.high)
        )
        return Measurement(
            point_key=f"{self._machine_key}/{sample.point}",
            point_unit=point.unit,
            at_us=at_us,
            value=value if is_number else None,
            quality=Quality.GOOD if is_possible else Quality.BAD,
            is_device_time=is_device_time,
        )


def _content_of(reading: RawReading) -> bytes:
    """Return what two copies of one frame share and two frames do not: number, device time and values."""
    return repr((reading.frame_number, reading.device_at_ms, [one.value for one in reading.samples])).encode()


class Reader(Protocol):
    """A streaming protocol's decoder."""

    def feed(self, received: bytes) -> Sequence[RawReading | Rejected]:
        """Return what has become complete."""


class ListeningTalk:
    """Equipment that speaks by itself."""

    def __init__(self, *, line: SerialPort, make_reader: Callable[[], Reader], hearing: Hearing) -> None:
        self._line = line
        self._make_reader = make_reader
        self._reader = make_reader()
        self._hearing = hearing

    def begin(self) -> None:
        """Open the line; half a frame of an earlier opening is forgotten."""
        try:
            self._line.open()
        except PortUnavailable as error:
            raise LineLost(str(error)) from error
        self._reader = self._make_reader()

    def turn(self) -> Sequence[Heard]:
        """Read what has come."""
        try:
            received = self._line.read()
        except PortUnavailable as error:
            raise LineLost(str(error)) from error
        return self._hearing.heard(self._reader.feed(received)) if received else ()

    def acknowledge(self, token: object) -> None:
        """Send the acknowledgement of a frame number."""
        assert isinstance(token, int)
        try:
            self._line.write(acknowledgement(token))
        except PortUnavailable as error:
            raise LineLost(str(error)) from error

    def end(self) -> None:
        """Close the line."""
        self._line.close()

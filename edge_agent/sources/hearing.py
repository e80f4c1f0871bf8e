"""From what a protocol yields to what the pipeline takes: the machine's key, the unit and the time are added here."""

import math
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from edge_agent.clock import Clock
from edge_agent.observations import Arrival, Measurement
from edge_agent.sources.source import Heard
from firmware_bridge.equipment import EquipmentType
from firmware_bridge.sample import RawReading, RawSample, Rejected

MICROSECONDS_PER_MS: Final = 1000
IDENTITY_BYTES: Final = 8


class Hearing:
    """Knows one machine."""

    def __init__(self, *, machine_key: str, kind: EquipmentType, clock: Clock) -> None:
        self._machine_key = machine_key
        self._kind = kind
        self._clock = clock
        self._units = {point.name: point.unit for point in kind.points}

    def heard(self, readings: Sequence[RawReading | Rejected]) -> list[Heard]:
        """Return each reading with keys and times, each rejection with its reason."""
        return [
            Heard(rejected=f"{self._machine_key}: {one.reason}") if isinstance(one, Rejected) else self._heard(one)
            for one in readings
        ]

    def _heard(self, reading: RawReading) -> Heard:
        at_us, is_device_time = self._clock.now_us(), False
        if self._kind.time == "device" and reading.device_at_ms is not None:
            at_us, is_device_time = reading.device_at_ms * MICROSECONDS_PER_MS, True
        measurements = tuple(self._measurement(sample, at_us, is_device_time) for sample in reading.samples)
        if not self._kind.waits_for_ack or reading.frame_number is None:
            return Heard(Arrival(measurements))
        arrival = Arrival(measurements, machine_key=self._machine_key, identity=_identity(reading))
        return Heard(arrival, token=reading.frame_number)

    def _measurement(self, sample: RawSample, at_us: int, is_device_time: bool) -> Measurement:
        return Measurement(
            point_key=f"{self._machine_key}/{sample.point}",
            point_unit=self._units[sample.point],
            at_us=at_us,
            value=sample.value if math.isfinite(sample.value) else None,
            quality=sample.quality,
            is_device_time=is_device_time,
        )


def _identity(reading: RawReading) -> int:
    """Return what two copies of one frame share and two frames do not: number, device time and values."""
    content = repr((reading.frame_number, reading.device_at_ms, [sample.value for sample in reading.samples]))
    return int.from_bytes(blake2b(content.encode(), digest_size=IDENTITY_BYTES).digest(), "big", signed=True)

"""Binary telemetry in COBS frames.

Payload, big-endian. Telemetry: 0x01, frame number u32, device time in ms since the epoch u64 (0: no clock), then one
float32 per point in the order of the equipment type. Acknowledgement, from us: 0x06, frame number u32.
"""

import struct
from collections.abc import Sequence
from typing import Final

from firmware_bridge.equipment import EquipmentType
from firmware_bridge.framing import BadFrame, CobsDecoder, CobsFrame
from firmware_bridge.sample import RawReading, RawSample, Rejected

TELEMETRY: Final = 0x01
ACKNOWLEDGEMENT: Final = 0x06
_HEAD: Final = struct.Struct(">BIQ")
_ACK: Final = struct.Struct(">BI")
_VALUE_BYTES: Final = 4


class CobsReader:
    """The edge's side of the line."""

    def __init__(self, kind: EquipmentType) -> None:
        self._kind = kind
        self._decoder = CobsDecoder()

    def feed(self, received: bytes) -> list[RawReading | Rejected]:
        """Return the readings that have become complete, and what was thrown away."""
        return [self._read(frame) for frame in self._decoder.feed(received)]

    def _read(self, frame: CobsFrame | BadFrame) -> RawReading | Rejected:
        if isinstance(frame, BadFrame):
            return Rejected(f"bad frame of {frame.size_bytes} bytes: {frame.reason}")
        count = len(self._kind.points)
        if len(frame.payload) != _HEAD.size + _VALUE_BYTES * count:
            return Rejected(f"frame of {len(frame.payload)} bytes, {self._kind.name} sends {count} values")
        kind, number, at_ms = _HEAD.unpack_from(frame.payload)
        if kind != TELEMETRY:
            return Rejected(f"frame of kind {kind:#04x}")
        values = struct.unpack_from(f">{count}f", frame.payload, _HEAD.size)
        samples = tuple(RawSample(point.name, value) for point, value in zip(self._kind.points, values, strict=True))
        return RawReading(samples, device_at_ms=at_ms or None, frame_number=number)


def acknowledgement(frame_number: int) -> bytes:
    """Return what tells the device that a frame is safe with us."""
    return CobsFrame(_ACK.pack(ACKNOWLEDGEMENT, frame_number)).to_bytes()


def telemetry(*, frame_number: int, device_at_ms: int, values: Sequence[float]) -> bytes:
    """Return a telemetry frame: the device's side."""
    head = _HEAD.pack(TELEMETRY, frame_number, device_at_ms)
    return CobsFrame(head + struct.pack(f">{len(values)}f", *values)).to_bytes()


def acknowledged_number(frame: CobsFrame | BadFrame) -> int | None:
    """Return the frame number that an acknowledgement names: the device's side."""
    if isinstance(frame, BadFrame) or len(frame.payload) != _ACK.size:
        return None
    kind, number = _ACK.unpack(frame.payload)
    return int(number) if kind == ACKNOWLEDGEMENT else None

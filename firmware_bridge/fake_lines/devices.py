"""Simulated devices: each takes values and says them in its own language over a line."""

from collections import deque
from collections.abc import Mapping
from typing import Final, Protocol

import fastcrc

from firmware_bridge.equipment import EquipmentType
from firmware_bridge.fake_lines.pty_line import PtyLine
from firmware_bridge.framing import CobsDecoder
from firmware_bridge.protocols.checksum_line import line_of
from firmware_bridge.protocols.cobs_frames import acknowledged_number, telemetry
from firmware_bridge.protocols.modbus_rtu import image_of

WINDOW: Final = 32
REPEAT_AFTER_S: Final = 0.5
READ_HOLDING: Final = 3
READ_INPUT: Final = 4
REQUEST_BYTES: Final = 8
LONGEST_READ: Final = 125
ILLEGAL_FUNCTION: Final = 1
ILLEGAL_ADDRESS: Final = 2


class Device(Protocol):
    """One machine at the other end of a line."""

    def offer(self, values: Mapping[str, float], *, at_ms: int, now_s: float) -> bool:
        """Take a new set of values; False if there is no room until some are acknowledged."""

    def serve(self, *, now_s: float, wait_s: float) -> None:
        """Answer, repeat, send what is waiting."""

    @property
    def is_idle(self) -> bool:
        """Whether everything offered has been taken."""


class CobsDevice:
    """Sends binary frames and, if its kind waits for acks, repeats each until it is acknowledged."""

    def __init__(self, kind: EquipmentType, line: PtyLine) -> None:
        self._kind = kind
        self._line = line
        self._decoder = CobsDecoder()
        self._next_number = 1
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._sent_at_s = float("-inf")

    @property
    def is_idle(self) -> bool:
        """Whether everything offered has been acknowledged."""
        return not self._waiting

    def offer(self, values: Mapping[str, float], *, at_ms: int, now_s: float) -> bool:
        """Make a frame of the values."""
        if len(self._waiting) >= WINDOW:
            return False
        ordered = [values[point.name] for point in self._kind.points]
        frame = telemetry(frame_number=self._next_number, device_at_ms=at_ms, values=ordered)
        if self._kind.waits_for_ack:
            self._waiting.append((self._next_number, frame))
        if self._line.write(frame):
            self._sent_at_s = now_s
        self._next_number += 1
        return True

    def serve(self, *, now_s: float, wait_s: float) -> None:
        """Take acks; repeat what was not acknowledged for a while, in order."""
        for frame in self._decoder.feed(self._line.read(wait_s=wait_s)):
            number = acknowledged_number(frame)
            if number is not None:
                self._waiting = deque(entry for entry in self._waiting if entry[0] != number)
                self._sent_at_s = now_s
        if self._waiting and now_s - self._sent_at_s > REPEAT_AFTER_S:
            self._sent_at_s = now_s
            for _, waiting in self._waiting:
                if not self._line.write(waiting):
                    return


class LineDevice:
    """Sends text lines and forgets them."""

    is_idle = True

    def __init__(self, kind: EquipmentType, line: PtyLine) -> None:
        self._kind = kind
        self._line = line

    def offer(self, values: Mapping[str, float], *, at_ms: int, now_s: float) -> bool:
        """Send a line."""
        del at_ms, now_s
        self._line.write(line_of(self._kind, values))
        return True

    def serve(self, *, now_s: float, wait_s: float) -> None:
        """Listen to nobody."""
        del now_s
        self._line.read(wait_s=wait_s)


class ModbusDevice:
    """A Modbus RTU server (functions 3 and 4) with one register image; it answers its own unit id only."""

    is_idle = True

    def __init__(self, kind: EquipmentType, line: PtyLine, *, unit_id: int) -> None:
        self._kind = kind
        self._line = line
        self._unit_id = unit_id
        self._image = image_of(kind, {})
        self._received = bytearray()

    def offer(self, values: Mapping[str, float], *, at_ms: int, now_s: float) -> bool:
        """Put the values into the registers."""
        del at_ms, now_s
        self._image = image_of(self._kind, values)
        return True

    def serve(self, *, now_s: float, wait_s: float) -> None:
        """Answer requests; anything that is no request is passed over byte by byte."""
        del now_s
        self._received += self._line.read(wait_s=wait_s)
        while len(self._received) >= REQUEST_BYTES:
            request = bytes(self._received[:REQUEST_BYTES])
            if int.from_bytes(request[6:], "little") != fastcrc.crc16.modbus(request[:6]):
                del self._received[0]
                continue
            del self._received[:REQUEST_BYTES]
            if request[0] == self._unit_id:
                self._line.write(self._answer(request))

    def _answer(self, request: bytes) -> bytes:
        function = request[1]
        start, count = int.from_bytes(request[2:4], "big"), int.from_bytes(request[4:6], "big")
        if function not in (READ_HOLDING, READ_INPUT):
            return self._refusal(function, ILLEGAL_FUNCTION)
        wanted = range(start, start + count)
        if not 1 <= count <= LONGEST_READ or start > max(self._image) or wanted[-1] > max(self._image):
            return self._refusal(function, ILLEGAL_ADDRESS)
        words = b"".join(self._image.get(address, 0).to_bytes(2, "big") for address in wanted)
        return self._checked(bytes([self._unit_id, function, len(words)]) + words)

    def _refusal(self, function: int, code: int) -> bytes:
        return self._checked(bytes([self._unit_id, function | 0x80, code]))

    def _checked(self, body: bytes) -> bytes:
        return body + fastcrc.crc16.modbus(body).to_bytes(2, "little")


def device_on(kind: EquipmentType, line: PtyLine, *, address: str) -> Device:
    """Return the device for a kind that speaks over a serial line."""
    if kind.protocol == "cobs_frames":
        return CobsDevice(kind, line)
    if kind.protocol == "modbus_rtu":
        return ModbusDevice(kind, line, unit_id=int(address or "1"))
    return LineDevice(kind, line)

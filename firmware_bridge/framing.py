"""Where a frame begins and ends, and whether it is whole: COBS with CRC-16, and text lines with an XOR checksum.

Garbage on a line is normal: a decoder drops it, says so, and finds the next frame by itself.
"""

from dataclasses import dataclass, field
from typing import Final

import fastcrc
from cobs import cobs

DELIMITER: Final = 0x00
LONGEST_FRAME_BYTES: Final = 1024
LONGEST_LINE_BYTES: Final = 512
CRC_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class BadFrame:
    """Bytes between two delimiters that are no frame."""

    reason: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class CobsFrame:
    """A payload with its CRC-16/XMODEM (big-endian) behind it, byte-stuffed (COBS), ended by 0x00."""

    payload: bytes

    def to_bytes(self) -> bytes:
        """Return the frame as it travels, with the delimiter before and after it: before, to end any noise."""
        checked = self.payload + fastcrc.crc16.xmodem(self.payload).to_bytes(CRC_BYTES, "big")
        stuffed: bytes = cobs.encode(checked)
        return bytes([DELIMITER]) + stuffed + bytes([DELIMITER])

    @classmethod
    def from_bytes(cls, stuffed: bytes) -> "CobsFrame | BadFrame":
        """Return the frame between two delimiters, or what is wrong with it."""
        try:
            checked = cobs.decode(stuffed)
        except cobs.DecodeError as error:
            return BadFrame(f"byte stuffing: {error}", len(stuffed))
        if len(checked) <= CRC_BYTES:
            return BadFrame("too short", len(stuffed))
        payload, crc = checked[:-CRC_BYTES], int.from_bytes(checked[-CRC_BYTES:], "big")
        if fastcrc.crc16.xmodem(payload) != crc:
            return BadFrame("checksum", len(stuffed))
        return cls(payload)


@dataclass(slots=True)
class CobsDecoder:
    """Bytes in, in any pieces; whole frames and bad ones out."""

    _pending: bytearray = field(default_factory=bytearray)
    _is_overlong: bool = False

    def feed(self, received: bytes) -> list[CobsFrame | BadFrame]:
        """Return what has become complete."""
        found: list[CobsFrame | BadFrame] = []
        *ended, rest = received.split(bytes([DELIMITER]))
        for piece in ended:
            self._pending += piece
            if self._is_overlong:
                found.append(BadFrame("too long", LONGEST_FRAME_BYTES))
            elif self._pending:
                found.append(CobsFrame.from_bytes(bytes(self._pending)))
            self._forget()
        self._pending += rest
        if len(self._pending) > LONGEST_FRAME_BYTES:
            self._is_overlong = True
            self._pending.clear()
        return found

    def _forget(self) -> None:
        self._pending.clear()
        self._is_overlong = False


@dataclass(frozen=True, slots=True)
class ChecksumLine:
    """`$text*hh` and a line end; hh is the XOR of the text's bytes in hexadecimal (as in NMEA 0183)."""

    text: str

    def to_bytes(self) -> bytes:
        """Return the line as it travels."""
        return f"${self.text}*{xor_of(self.text.encode('ascii')):02X}\r\n".encode("ascii")

    @classmethod
    def from_bytes(cls, line: bytes) -> "ChecksumLine | BadFrame":
        """Return the line's text, or what is wrong with it; noise before the last `$` is passed over."""
        start = line.rfind(b"$")
        body, star, checksum = line[start + 1 :].rpartition(b"*")
        if start < 0 or not star or len(checksum) != 2:
            return BadFrame("not of the form $text*hh", len(line))
        try:
            expected = int(checksum, 16)
            text = body.decode("ascii")
        except ValueError:
            return BadFrame("not of the form $text*hh", len(line))
        if xor_of(body) != expected:
            return BadFrame("checksum", len(line))
        return cls(text)


@dataclass(slots=True)
class LineDecoder:
    """Bytes in, in any pieces; whole lines and bad ones out."""

    _pending: bytearray = field(default_factory=bytearray)

    def feed(self, received: bytes) -> list[ChecksumLine | BadFrame]:
        """Return what has become complete."""
        found: list[ChecksumLine | BadFrame] = []
        *ended, rest = received.split(b"\n")
        for piece in ended:
            line = bytes(self._pending + piece).strip(b"\r\x00 ")
            self._pending.clear()
            if line:
                found.append(ChecksumLine.from_bytes(line))
        self._pending += rest
        if len(self._pending) > LONGEST_LINE_BYTES:
            found.append(BadFrame("too long", len(self._pending)))
            self._pending.clear()
        return found


def xor_of(text: bytes) -> int:
    """Return the XOR of all bytes."""
    checksum = 0
    for byte in text:
        checksum ^= byte
    return checksum

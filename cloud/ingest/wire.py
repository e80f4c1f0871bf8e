"""The socket under paho: reads all that has come at once, and takes messages out before paho sees them.

paho reads a packet by four system calls and takes a message apart in 50 µs; here it is 3 µs (2026-11-28). All other
packets are lent to paho, one at a time and in their order.
"""

import contextlib
import socket
from typing import Any, Final

import paho.mqtt.client as mqtt

READ_BYTES: Final = 64 * 1024
"""Read before others have their turn."""
LARGEST_PACKET_BYTES: Final = 512 * 1024
"""Twice the broker's own limit: one that is configured otherwise keeps larger ones to itself."""
LONGEST_NUMBER_BYTES: Final = 4
MESSAGE, MESSAGE_BITS = 0x32, 0xF6
"""First byte of a message of QoS 1, and its bits that say so (MQTT 5 §3.3.1)."""


class Wire:
    """What paho takes for its socket. The packet looked at lies from `start` to `end` in what is held."""

    def __init__(self, connected: socket.socket) -> None:
        self.held = bytearray()
        self.start = self.end = 0
        self.is_over = False
        """Nothing more comes: the broker has hung up, the line is cut, or it sent what is no MQTT."""
        self._socket = connected
        self._next = self._lent = 0
        self._out = bytearray()

    def fileno(self) -> int:
        """Return the socket's; below zero once it is closed."""
        return self._socket.fileno()

    def setblocking(self, flag: bool) -> None:
        """Paho never wants to wait."""
        self._socket.setblocking(flag)

    def close(self) -> None:
        """Close; what paho has said last goes out before."""
        with contextlib.suppress(OSError):
            self.flush()
        self._socket.close()
        self.held.clear()
        self._next = self._lent = 0

    def send(self, packet: bytes) -> int:
        """Take over what paho sends, until it is flushed."""
        self._out += packet
        return len(packet)

    def flush(self) -> bool:
        """Send what was taken over, as far as the line takes it, and tell whether that is all. Raises: OSError."""
        with contextlib.suppress(BlockingIOError):
            while self._out:
                del self._out[: self._socket.send(self._out)]
        return not self._out

    def recv(self, size: int) -> bytes:
        """Give paho of the packet that it was lent."""
        if self._next < self._lent:
            first, self._next = self._next, min(self._next + size, self._lent)
            return bytes(self.held[first : self._next])
        if self.is_over:
            return b""
        raise BlockingIOError

    def fill(self) -> None:
        """Read what has come, and forget what was read before."""
        del self.held[: self._next]
        self._next = self._lent = 0
        try:
            came = self._socket.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        self.held += came
        self.is_over = not came

    def has_packet(self) -> bool:
        """Look at the next packet, and tell whether all of it is there."""
        found = self.number(self._next + 1)
        if found is None:
            self.is_over = self.is_over or len(self.held) - self._next > LONGEST_NUMBER_BYTES
            return False
        length, self.start = found
        if length > LARGEST_PACKET_BYTES:
            self.is_over = True
            return False
        self.end = self.start + length
        return self.end <= len(self.held)

    @property
    def is_message(self) -> bool:
        """Tell whether the packet looked at is a message of QoS 1."""
        return self.held[self._next] & MESSAGE_BITS == MESSAGE

    def number(self, place: int) -> tuple[int, int] | None:
        """Return the number written there (MQTT 5 §1.5.5) and the place after it; None: its end is not there."""
        number = shift = 0
        for at in range(place, min(place + LONGEST_NUMBER_BYTES, len(self.held))):
            number |= (self.held[at] & 127) << shift
            if self.held[at] < 128:
                return number, at + 1
            shift += 7
        return None

    def lend(self) -> None:
        """Let paho read the packet looked at."""
        self._lent = self.end

    def pass_over(self) -> None:
        """Be done with the packet looked at."""
        self._next = self._lent = self.end


class Client(mqtt.Client):
    """paho's client on such a wire."""

    def _create_socket(self) -> Any:
        return Wire(super()._create_socket())  # type: ignore[arg-type]  # it is none of a websocket

"""A serial line found by what the device is, not by the number it got when it was plugged in."""

import os
from pathlib import Path
from typing import Final, Literal

import serial
from serial.tools import list_ports

BY_ID: Final = Path("/dev/serial/by-id")
READ_TIMEOUT_S: Final = 0.1
WRITE_TIMEOUT_S: Final = 1.0
CHUNK_BYTES: Final = 4096
_PARITY: Final = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


class PortUnavailable(OSError):
    """The line cannot be used at the moment; the text says what, where and what to do."""


class SerialPort:
    """One line. Opened, read, written and closed; opening again is the caller's, with growing pauses.

    `device` is a path, a name under /dev/serial/by-id, or `usb:VID:PID[:serial]` in hexadecimal.
    """

    def __init__(
        self,
        device: str,
        *,
        baud_rate: int = 115_200,
        parity: Literal["none", "even", "odd"] = "none",
        stop_bits: Literal[1, 2] = 1,
    ) -> None:
        self.device = device
        self._baud_rate = baud_rate
        self._parity = parity
        self._stop_bits = stop_bits
        self._line: serial.Serial | None = None

    @property
    def is_open(self) -> bool:
        """Whether the line was opened and not lost since."""
        return self._line is not None

    def open(self) -> None:
        """Find the device and open the line for ourselves alone.

        Raises:
            PortUnavailable.
        """
        path = find_device(self.device)
        try:
            self._line = serial.Serial(
                path,
                baudrate=self._baud_rate,
                parity=_PARITY[self._parity],
                stopbits=self._stop_bits,
                timeout=READ_TIMEOUT_S,
                write_timeout=WRITE_TIMEOUT_S,
                exclusive=True,
            )
        except (serial.SerialException, OSError, ValueError) as error:
            raise PortUnavailable(_explain(self.device, path, error)) from error

    def read(self) -> bytes:
        """Return what has come, waiting at most `READ_TIMEOUT_S` for the first byte.

        Raises:
            PortUnavailable: the device was unplugged.
        """
        line = self._require_open()
        try:
            first: bytes = line.read(1)
            waiting = min(line.in_waiting, CHUNK_BYTES) if first else 0
            return first + (line.read(waiting) if waiting else b"")
        except (serial.SerialException, OSError, TypeError) as error:
            self.close()
            raise PortUnavailable(f"{self.device} was lost while reading: {error}; is it plugged in?") from error

    def write(self, sent: bytes) -> None:
        """Send bytes.

        Raises:
            PortUnavailable: the device was unplugged or does not take them.
        """
        line = self._require_open()
        try:
            line.write(sent)
        except (serial.SerialException, OSError) as error:
            self.close()
            raise PortUnavailable(f"{self.device} was lost while writing: {error}; is it plugged in?") from error

    def close(self) -> None:
        """Let go of the line; never raises."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.close()
            except (serial.SerialException, OSError):
                return

    def _require_open(self) -> serial.Serial:
        if self._line is None:
            raise PortUnavailable(f"{self.device} is not open")
        return self._line


def find_device(device: str) -> str:
    """Return the path of a device.

    Raises:
        PortUnavailable: nothing of this identity is plugged in; the text lists what is.
    """
    if device.startswith("usb:"):
        vendor, product, *serial_number = device.removeprefix("usb:").split(":")
        for port in list_ports.comports():
            is_kind = port.vid == int(vendor, 16) and port.pid == int(product, 16)
            if is_kind and (not serial_number or port.serial_number == serial_number[0]):
                return str(port.device)
        raise PortUnavailable(f"no USB device {device} is plugged in; present: {_present()}")
    path = Path(device) if device.startswith("/") else BY_ID / device
    if not path.exists():
        raise PortUnavailable(f"{path} is not there: plug the device in or correct its name; present: {_present()}")
    return str(path)


def _present() -> str:
    return ", ".join(sorted(str(port.device) for port in list_ports.comports())) or "no serial device"


def _explain(device: str, path: str, error: Exception) -> str:
    if isinstance(error, PermissionError) or not os.access(path, os.R_OK | os.W_OK):
        return f"{device}: no permission to open {path}; add this user to the group that owns it (often dialout)"
    if "exclusively lock" in str(error):
        return f"{device}: {path} is in use by another program; stop that program"
    return f"{device}: {path} cannot be opened: {error}"

"""Tries a port once, for `mafundi-edge check`."""

import socket
from typing import Final

from firmware_bridge.serial_port import PortUnavailable
from firmware_bridge.serial_port import SerialPort as SerialLine
from schemas.configuration import MqttPort, Port

CONNECT_TIMEOUT_S: Final = 3.0


def probe_port(port: Port) -> str | None:
    """Return what is wrong with the port and what to do, None if it can be opened."""
    if isinstance(port, MqttPort):
        return _probe_broker(port)
    line = SerialLine(port.device, baud_rate=port.baud_rate, parity=port.parity, stop_bits=port.stop_bits)
    try:
        line.open()
    except PortUnavailable as error:
        return str(error)
    line.close()
    return None


def _probe_broker(port: MqttPort) -> str | None:
    try:
        socket.create_connection((port.host, port.port), timeout=CONNECT_TIMEOUT_S).close()
    except OSError as error:
        return f"nobody answers at {port.host}:{port.port} ({error}); check that the broker runs, and host and port"
    return None

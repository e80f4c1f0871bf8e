"""Equipment that answers when asked (Modbus RTU): its registers are read in turn; who is silent slows nobody else."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import serial
from pymodbus.client import ModbusSerialClient
from pymodbus.exceptions import ConnectionException, ModbusIOException

from edge_agent.clock import Clock
from edge_agent.sources.serial_source import Hearing
from edge_agent.sources.source import Heard, LineLost
from firmware_bridge.protocols.modbus_rtu import RegisterRange, poll
from firmware_bridge.serial_port import PortUnavailable, SerialPort, find_device
from schemas.configuration import SerialPort as SerialPortSetting

ANSWER_TIMEOUT_S: Final = 0.5
LONGEST_WAIT_S: Final = 0.1
SILENT_PAUSE_S: Final = 2.0
LONGEST_SILENT_PAUSE_S: Final = 30.0
"""A unit that does not answer must not slow the others on its line."""
_PARITY_LETTERS: Final = {"none": "N", "even": "E", "odd": "O"}

logging.getLogger("pymodbus").setLevel(logging.CRITICAL + 1)  # it logs each try; a failing port is told once, by us


@dataclass(slots=True)
class PolledUnit:
    """One machine on a Modbus line."""

    unit_id: int
    plan: list[RegisterRange]
    interval_s: float
    hearing: Hearing
    due_at_s: float = 0.0
    silences: int = field(default=0)


class PollingTalk:
    """Equipment that answers when asked (Modbus RTU); all units of a line are asked from one thread."""

    def __init__(
        self, *, port: SerialPortSetting, units: list[PolledUnit], clock: Clock, wait: Callable[[float], object]
    ) -> None:
        self._port = port
        self._units = units
        self._clock = clock
        self._wait = wait
        self._client: ModbusSerialClient | None = None

    def begin(self) -> None:
        """Open the line."""
        try:
            path = find_device(self._port.device)
            probe = SerialPort(self._port.device, baud_rate=self._port.baud_rate)
            probe.open()  # it says why a line cannot be opened, pymodbus does not
            probe.close()
        except PortUnavailable as error:
            raise LineLost(str(error)) from error
        self._client = ModbusSerialClient(
            path,
            baudrate=self._port.baud_rate,
            parity=_PARITY_LETTERS[self._port.parity],
            stopbits=self._port.stop_bits,
            timeout=ANSWER_TIMEOUT_S,
            retries=0,
        )
        if not self._client.connect():
            raise LineLost(f"{self._port.device} cannot be opened; is it in use by another program?")

    def turn(self) -> Sequence[Heard]:
        """Ask the unit that has been due longest, or wait a moment."""
        unit = min(self._units, key=lambda unit: unit.due_at_s)
        now_s = self._clock.monotonic_s()
        if unit.due_at_s > now_s:
            self._wait(min(unit.due_at_s - now_s, LONGEST_WAIT_S))
            return ()
        return self._ask(unit, now_s)

    def acknowledge(self, token: object) -> None:
        """Nothing waits for it: what was not stored is asked for again."""

    def end(self) -> None:
        """Close the line."""
        if self._client is not None:
            self._client.close()  # type: ignore[no-untyped-call]  # pymodbus leaves it untyped

    def _ask(self, unit: PolledUnit, now_s: float) -> Sequence[Heard]:
        assert self._client is not None
        try:
            readings = poll(self._client, plan=unit.plan, unit_id=unit.unit_id)
        except ModbusIOException:
            return [self._silent(unit, now_s)]
        except (ConnectionException, serial.SerialException, OSError) as error:
            raise LineLost(f"{self._port.device} was lost: {error}; is it plugged in?") from error
        unit.silences = 0
        late_s = now_s - unit.due_at_s
        unit.due_at_s = now_s + unit.interval_s - (late_s if late_s < unit.interval_s else 0.0)
        return unit.hearing.heard(readings)

    def _silent(self, unit: PolledUnit, now_s: float) -> Heard:
        unit.silences += 1
        pause_s = min(SILENT_PAUSE_S * unit.silences, LONGEST_SILENT_PAUSE_S)
        unit.due_at_s = now_s + max(unit.interval_s, pause_s)
        assert self._client is not None
        if not self._client.connected:  # pymodbus closes after some silences in a row
            self._client.connect()
        return Heard(rejected=f"unit {unit.unit_id} does not answer; check its power, wiring, address and baud rate")

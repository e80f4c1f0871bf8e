"""Simulated equipment as a program: the other side of the wire, for demonstrations and tests.

While it runs it obeys lines appended to its control file: `fault POINT PEAK SECONDS`, `repair`, `unplug SECONDS`,
`noise SHARE`, `go` (begin or continue a replay).
"""

import argparse
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Final

from firmware_bridge.equipment import BadEquipmentType, EquipmentType, load_equipment_type
from firmware_bridge.fake_lines.devices import Device, device_on
from firmware_bridge.fake_lines.mqtt_device import MqttDevice
from firmware_bridge.fake_lines.pty_line import PtyLine
from firmware_bridge.fake_lines.signals import RecordedRow, SyntheticSignal, by_name, read_record

TURN_S: Final = 0.02
CONTROL_EVERY_S: Final = 0.2


class FakeEquipment:
    """One machine: a signal, a device that says it, and the orders from its control file."""

    def __init__(self, arguments: argparse.Namespace, kind: EquipmentType) -> None:
        self._arguments = arguments
        self._kind = kind
        self._line = None if arguments.mqtt_host else PtyLine(arguments.link, seed=arguments.seed)
        self._device = self._make_device()
        self._signal = SyntheticSignal(kind, seed=arguments.seed)
        self._record = self._rows()
        self._row: RecordedRow | None = next(self._record, None)
        self._shift = timedelta(0)
        if self._row is not None and arguments.start_at:
            self._shift = arguments.start_at - self._row.at
        self._rows_left_before_pause: int | None = arguments.pause_after
        self._next_at_s = time.monotonic()
        self._plug_in_at_s: float | None = None
        self._control_read_bytes = 0
        self._control_looked_at_s = float("-inf")
        self._is_stopping = False

    def run(self) -> None:
        """Play until told to stop."""
        while not self._is_stopping:
            now_s = time.monotonic()
            self._obey(now_s)
            if now_s >= self._next_at_s and self._say(now_s):
                self._next_at_s = max(self._next_at_s + self._arguments.interval, now_s - 1)
            self._device.serve(now_s=now_s, wait_s=min(TURN_S, self._arguments.interval))
            if self._line is None:
                time.sleep(TURN_S)
        if self._line is not None:
            self._line.close()

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler."""
        del number, frame
        self._is_stopping = True

    def _make_device(self) -> Device:
        given = self._arguments
        if self._line is not None:
            return device_on(self._kind, self._line, address=given.address)
        return MqttDevice(
            self._kind,
            host=given.mqtt_host,
            port=given.mqtt_port,
            username=given.mqtt_username,
            password=given.mqtt_password,
            address=given.address,
        )

    def _rows(self) -> Iterator[RecordedRow]:
        if self._arguments.record is None:
            return iter(())
        return read_record(
            self._arguments.record,
            time_column=self._arguments.time_column,
            time_format=self._arguments.time_format,
            columns=self._arguments.columns.split(","),
        )

    def _say(self, now_s: float) -> bool:
        """Say the next set of values, and tell whether the device took it."""
        if self._arguments.record is None:
            return self._device.offer(self._signal.values_at(now_s), at_ms=time.time_ns() // 1_000_000, now_s=now_s)
        if self._row is None or self._rows_left_before_pause == 0:
            return True
        at_ms = int((self._row.at + self._shift).timestamp() * 1000)
        is_taken = self._device.offer(by_name(self._kind, self._row.values), at_ms=at_ms, now_s=now_s)
        if is_taken:
            self._row = next(self._record, None)
            if self._rows_left_before_pause is not None:
                self._rows_left_before_pause -= 1
            if self._row is None:
                print("the record has been played", flush=True)
        return is_taken

    def _obey(self, now_s: float) -> None:
        if self._plug_in_at_s is not None and now_s >= self._plug_in_at_s and self._line is not None:
            self._plug_in_at_s = None
            self._line.plug_in()
        control: Path | None = self._arguments.control
        if control is None or now_s - self._control_looked_at_s < CONTROL_EVERY_S or not control.exists():
            return
        self._control_looked_at_s = now_s
        content = control.read_bytes()
        fresh, self._control_read_bytes = content[self._control_read_bytes :], len(content)
        for line in fresh.decode(errors="replace").splitlines():
            self._obey_line(line.split(), now_s)

    def _obey_line(self, words: list[str], now_s: float) -> None:
        match words:
            case ["fault", point, peak, seconds]:
                self._signal.start_fault(point=point, peak=float(peak), lasts_s=float(seconds), now_s=now_s)
            case ["repair"]:
                self._signal.repair()
            case ["unplug", seconds] if self._line is not None:
                self._line.unplug()
                self._plug_in_at_s = now_s + float(seconds)
            case ["noise", share] if self._line is not None:
                self._line.noise_share = float(share)
            case ["go"]:
                self._rows_left_before_pause = None
            case _:
                print(f"not understood: {' '.join(words)}", file=sys.stderr, flush=True)
                return
        print(f"obeyed: {' '.join(words)}", flush=True)


def main() -> None:
    """Read the command line and play."""
    parser = argparse.ArgumentParser(prog="fake_equipment", description="Simulated equipment on a line of its own.")
    parser.add_argument("--type", required=True, help="equipment type, such as bearing-monitor")
    parser.add_argument("--link", type=Path, help="name under which the serial line appears")
    parser.add_argument("--address", default="", help="Modbus unit id, or the device's part of its MQTT topic")
    parser.add_argument("--interval", type=float, default=1.0, help="seconds between two sets of values")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same noise")
    parser.add_argument("--control", type=Path, help="file whose appended lines are obeyed")
    parser.add_argument("--mqtt-host", help="speak MQTT to this broker instead of a serial line")
    parser.add_argument("--mqtt-port", type=int, default=1883)
    parser.add_argument("--mqtt-username")
    parser.add_argument("--mqtt-password")
    parser.add_argument("--record", type=Path, help="CSV file to replay, .gz or not")
    parser.add_argument("--time-column", default="Datetime")
    parser.add_argument("--time-format", default="%Y.%m.%d.%H.%M.%S")
    parser.add_argument("--columns", default="", help="columns in the order of the type's points, by commas")
    parser.add_argument("--start-at", type=_instant, help="move the record so that its first row is at this instant")
    parser.add_argument("--pause-after", type=int, help="wait after so many rows for the order `go`")
    arguments = parser.parse_args()
    if (arguments.link is None) == (arguments.mqtt_host is None):
        parser.error("give either --link or --mqtt-host")
    try:
        kind = load_equipment_type(arguments.type)
    except BadEquipmentType as error:
        parser.error(str(error))
    equipment = FakeEquipment(arguments, kind)
    signal.signal(signal.SIGTERM, equipment.stop)
    signal.signal(signal.SIGINT, equipment.stop)
    print(f"{kind.title} speaks on {arguments.link or arguments.mqtt_host}", flush=True)
    equipment.run()


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


if __name__ == "__main__":
    main()

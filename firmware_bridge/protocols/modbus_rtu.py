"""Modbus RTU as data: which registers to ask for in one go, and what they mean.

The wire itself is pymodbus; a client is handed in. Registers of 32-bit values are big-endian words, high word first,
unless the type says otherwise (Modbus application protocol V1.1b3 leaves the word order open).
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from firmware_bridge.equipment import EquipmentType, PointType, RegisterKind
from firmware_bridge.sample import RawReading, RawSample, Rejected

LONGEST_READ: Final = 125
LARGEST_HOLE: Final = 8
"""Reading a few unused registers costs less than a second request."""
WORDS: Final = {"uint16": 1, "int16": 1, "uint32": 2, "int32": 2, "float32": 2}
_FORMATS: Final = {"uint16": ">H", "int16": ">h", "uint32": ">I", "int32": ">i", "float32": ">f"}
EXCEPTION_TEXTS: Final = {
    1: "the device does not know this function",
    2: "the device has no such register; check the equipment type",
    3: "the device refuses the value",
    4: "the device reports a fault of its own",
    6: "the device is busy",
}


class RegisterClient(Protocol):
    """What we need of pymodbus's client."""

    def read_holding_registers(self, address: int, *, count: int, device_id: int) -> Any:
        """Function 3."""

    def read_input_registers(self, address: int, *, count: int, device_id: int) -> Any:
        """Function 4."""


@dataclass(frozen=True, slots=True)
class RegisterRange:
    """One request."""

    kind: RegisterKind
    start: int
    count: int
    points: tuple[PointType, ...]


def poll_plan(kind: EquipmentType) -> list[RegisterRange]:
    """Return as few requests as cover all points."""
    plan: list[RegisterRange] = []
    for point in sorted(kind.points, key=lambda point: (point.kind, point.register or 0)):
        start = point.register or 0
        end = start + WORDS[point.data_type]
        last = plan[-1] if plan else None
        if (
            last is not None
            and last.kind == point.kind
            and start - (last.start + last.count) <= LARGEST_HOLE
            and end - last.start <= LONGEST_READ
        ):
            count = max(last.count, end - last.start)
            plan[-1] = RegisterRange(last.kind, last.start, count, (*last.points, point))
        else:
            plan.append(RegisterRange(point.kind, start, end - start, (point,)))
    return plan


def poll(client: RegisterClient, *, plan: Sequence[RegisterRange], unit_id: int) -> list[RawReading | Rejected]:
    """Ask for every range once; a device's refusal of one range does not spoil the others.

    Raises whatever the client raises when the line is lost or nobody answers.
    """
    samples: list[RawSample] = []
    rejected: list[RawReading | Rejected] = []
    for wanted in plan:
        ask = client.read_holding_registers if wanted.kind == "holding" else client.read_input_registers
        answer = ask(wanted.start, count=wanted.count, device_id=unit_id)
        if answer.isError():
            code = getattr(answer, "exception_code", 0)
            text = EXCEPTION_TEXTS.get(code, f"exception {code}")
            rejected.append(Rejected(f"unit {unit_id}, register {wanted.start}: {text}"))
        elif len(answer.registers) != wanted.count:
            rejected.append(Rejected(f"unit {unit_id}: {len(answer.registers)} registers, asked {wanted.count}"))
        else:
            samples += [
                RawSample(point.name, value_of(point, answer.registers, wanted.start)) for point in wanted.points
            ]
    return [*rejected, RawReading(tuple(samples))] if samples else rejected


def value_of(point: PointType, registers: Sequence[int], start: int) -> float:
    """Return a point's value from the registers that begin at address `start`."""
    place = (point.register or 0) - start
    words = list(registers[place : place + WORDS[point.data_type]])
    if point.is_low_word_first:
        words.reverse()
    raw = b"".join(word.to_bytes(2, "big") for word in words)
    (number,) = struct.unpack(_FORMATS[point.data_type], raw)
    return float(number) * point.scale + point.offset


def registers_of(point: PointType, value: float) -> list[int]:
    """Return the registers that say this value: the device's side."""
    number = (value - point.offset) / point.scale
    raw = struct.pack(_FORMATS[point.data_type], number if point.data_type == "float32" else round(number))
    words = [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]
    return words[::-1] if point.is_low_word_first else words


def image_of(kind: EquipmentType, values: Mapping[str, float]) -> dict[int, int]:
    """Return the whole register image for these values by point name: the device's side."""
    image: dict[int, int] = {}
    for point in kind.points:
        for place, word in enumerate(registers_of(point, values.get(point.name, 0.0))):
            image[(point.register or 0) + place] = word
    return image

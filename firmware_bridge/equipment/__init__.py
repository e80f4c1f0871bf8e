"""Kinds of equipment as data: one TOML file each, with the points it measures and the way it says them.

New equipment is a new file here, or in a folder of one's own; no code.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from schemas.units import SIGNS

BUILT_IN: Final = Path(__file__).parent
Protocol = Literal["cobs_frames", "modbus_rtu", "checksum_line", "mqtt_json"]
RegisterKind = Literal["holding", "input"]
DataType = Literal["uint16", "int16", "uint32", "int32", "float32"]


class BadEquipmentType(ValueError):
    """The file cannot be used; the text names file and place, what is wrong and what to do."""


class PointType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One measured value: its place in the equipment's language, its unit and the range it can be in.

    `register`: Modbus address, from 0. `field`: name in a line or JSON path with dots. Without either: the order here.
    `typical`: what a healthy machine shows; simulated equipment plays it.
    """

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
    title: str
    unit: str
    low: float | None = None
    high: float | None = None
    typical: float = 0.0
    register: Annotated[int, Meta(ge=0, le=65_535)] | None = None
    kind: RegisterKind = "holding"
    data_type: DataType = "uint16"
    is_low_word_first: bool = False
    scale: float = 1.0
    offset: float = 0.0
    field: str | None = None


class EquipmentType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a kind of equipment speaks.

    `time`: who says when a value was taken, the edge or the device. `waits_for_ack`: it repeats a frame until then. If
    it has no clock, it sends none that is `unacknowledged_at_most` or more after the oldest unacknowledged one.
    """

    name: str
    title: str
    protocol: Protocol
    points: Annotated[list[PointType], Meta(min_length=1)]
    source: str = ""
    time: Literal["edge", "device"] = "edge"
    waits_for_ack: bool = False
    unacknowledged_at_most: Annotated[int, Meta(ge=1)] = 32
    sentence: str = ""
    topic: str = ""
    baud_rate: int = 115_200

    def __post_init__(self) -> None:
        names = [point.name for point in self.points]
        if len(set(names)) != len(names):
            raise ValueError("a point's name is used twice")
        unknown = sorted({point.unit for point in self.points} - set(SIGNS))
        if unknown:
            raise ValueError(f"unit {unknown[0]!r} is not known; write one of {', '.join(sorted(SIGNS))}")
        if self.protocol == "modbus_rtu" and any(point.register is None for point in self.points):
            raise ValueError("a Modbus point needs its register")
        if self.protocol == "mqtt_json" and ("{address}" not in self.topic or not _have_fields(self.points)):
            raise ValueError("MQTT equipment needs a topic with {address} and a field for every point")
        if self.protocol == "checksum_line" and (not self.sentence or not _have_fields(self.points)):
            raise ValueError("line equipment needs its sentence and a field for every point")


def load_equipment_type(name: str, *, folder: Path | None = None) -> EquipmentType:
    """Return a type by its file's name, one's own before the built-in ones.

    Raises:
        BadEquipmentType: no such file, or a fault in it.
    """
    for place in (folder, BUILT_IN):
        file = None if place is None else place / f"{name}.toml"
        if file is not None and file.is_file():
            return _parse(file)
    known = ", ".join(available_types(folder=folder))
    raise BadEquipmentType(f"equipment type {name!r}: there is no file {name}.toml; known types: {known}")


def available_types(*, folder: Path | None = None) -> list[str]:
    """Return the names of all types."""
    own = [] if folder is None else list(folder.glob("*.toml"))
    return sorted({file.stem for file in (*own, *BUILT_IN.glob("*.toml"))})


def _parse(file: Path) -> EquipmentType:
    try:
        content: dict[str, Any] = tomllib.loads(file.read_text())
        return msgspec.convert({"name": file.stem, **content}, EquipmentType)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, msgspec.ValidationError) as error:
        raise BadEquipmentType(f"{file.name}: {error}; mend the file") from error


def _have_fields(points: list[PointType]) -> bool:
    return all(point.field for point in points)

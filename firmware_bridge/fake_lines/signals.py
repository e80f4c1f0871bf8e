"""What simulated equipment measures: a healthy machine with noise, a fault that grows, or a recorded series."""

import csv
import gzip
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from firmware_bridge.equipment import EquipmentType, PointType

NOISE_SHARE: Final = 0.015


@dataclass(slots=True)
class Fault:
    """A point on its way from its healthy value to a peak."""

    peak: float
    starts_at_s: float
    lasts_s: float


@dataclass(slots=True)
class SyntheticSignal:
    """A healthy machine, with faults on demand; the same seed gives the same noise."""

    kind: EquipmentType
    seed: int = 1
    _faults: dict[str, Fault] = field(default_factory=dict)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311  # noise of a simulation, not a secret

    def values_at(self, now_s: float) -> dict[str, float]:
        """Return all points' values at an instant of the caller's clock."""
        return {point.name: self._value(point, now_s) for point in self.kind.points}

    def start_fault(self, *, point: str, peak: float, lasts_s: float, now_s: float) -> None:
        """Let a point grow to its peak within `lasts_s` and stay there."""
        self._faults[point] = Fault(peak, now_s, lasts_s)

    def repair(self) -> None:
        """Let everything be healthy again."""
        self._faults.clear()

    def _value(self, point: PointType, now_s: float) -> float:
        noise = 1 + self._random.gauss(0, NOISE_SHARE)
        fault = self._faults.get(point.name)
        level = point.typical
        if fault is not None:
            share = min(max((now_s - fault.starts_at_s) / fault.lasts_s, 0.0), 1.0)
            level += (fault.peak - point.typical) * share
        return level * noise


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """One row of a record: its own time and its values in the order of the chosen columns."""

    at: datetime
    values: tuple[float, ...]


def read_record(file: Path, *, time_column: str, time_format: str, columns: Sequence[str]) -> Iterator[RecordedRow]:
    """Yield the rows of a CSV file, gzipped or not."""
    raw = file.read_bytes()
    text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode()
    for row in csv.DictReader(io.StringIO(text)):
        at = datetime.strptime(f"{row[time_column]} +0000", f"{time_format} %z")
        yield RecordedRow(at, tuple(float(row[column]) for column in columns))


def by_name(kind: EquipmentType, values: Sequence[float]) -> Mapping[str, float]:
    """Return values given in the order of the type's points by the points' names."""
    return {point.name: value for point, value in zip(kind.points, values, strict=False)}

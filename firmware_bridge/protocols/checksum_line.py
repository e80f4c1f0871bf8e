"""Text lines with a checksum: `$SENTENCE,name=value,...*hh`."""

from collections.abc import Mapping

from firmware_bridge.equipment import EquipmentType
from firmware_bridge.framing import BadFrame, ChecksumLine, LineDecoder
from firmware_bridge.sample import RawReading, RawSample, Rejected


class LineReader:
    """The edge's side of the line."""

    def __init__(self, kind: EquipmentType) -> None:
        self._kind = kind
        self._decoder = LineDecoder()

    def feed(self, received: bytes) -> list[RawReading | Rejected]:
        """Return the readings that have become complete, and what was thrown away."""
        return [self._read(line) for line in self._decoder.feed(received)]

    def _read(self, line: ChecksumLine | BadFrame) -> RawReading | Rejected:
        if isinstance(line, BadFrame):
            return Rejected(f"bad line of {line.size_bytes} bytes: {line.reason}")
        sentence, *parts = line.text.split(",")
        if sentence != self._kind.sentence:
            return Rejected(f"sentence {sentence[:20]!r}, {self._kind.name} says {self._kind.sentence!r}")
        fields = dict(part.split("=", 1) for part in parts if "=" in part)
        try:
            samples = tuple(
                RawSample(point.name, float(fields[point.field]) * point.scale + point.offset)
                for point in self._kind.points
                if point.field in fields
            )
        except ValueError as error:
            return Rejected(f"no number: {error}")
        return RawReading(samples) if samples else Rejected("no known field in the line")


def line_of(kind: EquipmentType, values: Mapping[str, float]) -> bytes:
    """Return a line with these values by point name: the device's side."""
    parts = [
        f"{point.field}={(values[point.name] - point.offset) / point.scale:.3f}"
        for point in kind.points
        if point.name in values
    ]
    return ChecksumLine(",".join([kind.sentence, *parts])).to_bytes()

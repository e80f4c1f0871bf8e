"""What a protocol yields: a value of a named point, before it has a machine's key and a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawSample:
    """`point` is the name in the equipment type, whose unit the value is in."""

    point: str
    value: float


@dataclass(frozen=True, slots=True)
class RawReading:
    """Samples taken together. `device_at_ms`: the device's own clock, milliseconds since the epoch, if it has one.

    `frame_number`: what an acknowledgement must name, if the device waits for one.
    """

    samples: tuple[RawSample, ...]
    device_at_ms: int | None = None
    frame_number: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something came that is no reading; the reason is for people."""

    reason: str

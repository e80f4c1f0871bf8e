"""The one thing rules look at: a sample with its place in the history stream."""

from msgspec import Struct


class Sample(Struct, frozen=True):
    """A reading as it was spooled; `seq` orders samples, `at_us` is event time in microseconds since the epoch."""

    seq: int
    at_us: int
    value: float | None
    is_good: bool = True

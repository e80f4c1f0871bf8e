"""A clock that a test moves by hand."""

from schemas.records import ClockQuality

START_US = 1_790_000_000_000_000


class FakeClock:
    """Stands still until told to go on."""

    def __init__(self, *, at_us: int = START_US, quality: ClockQuality = "synced") -> None:
        self.wall_us = at_us
        self.elapsed_s = 1000.0
        self.state: ClockQuality = quality
        self.boot = "0190a0b0-0000-4000-8000-000000000001"

    def now_us(self) -> int:
        return self.wall_us

    def monotonic_s(self) -> float:
        return self.elapsed_s

    def quality(self) -> ClockQuality:
        return self.state

    def advance(self, seconds: float) -> None:
        self.wall_us += round(seconds * 1_000_000)
        self.elapsed_s += seconds

    def set_wall(self, at_us: int) -> None:
        self.wall_us = at_us

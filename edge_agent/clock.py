"""The edge's clock as something handed in: wall time, monotonic time, and how far the wall time can be trusted."""

import ctypes
import time
import uuid
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from schemas.records import ClockQuality

KERNEL_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
# Written by hand when the first edge agent was released: a clock before it was never set (a board without a battery).
EARLIEST_PLAUSIBLE_US: Final = 1_764_547_200_000_000  # 2025-12-01
_TIME_ERROR: Final = 5  # linux/timex.h: the kernel's clock is not disciplined by any source
_TIMEX_BYTES: Final = 512  # struct timex is 208 bytes on 64-bit Linux; modes = 0 only reads


class Clock(Protocol):
    """What every part of the edge asks for the time."""

    @property
    def boot(self) -> str:
        """Name the period in which `monotonic_s` counts without a break."""

    def now_us(self) -> int:
        """Return microseconds since the epoch, UTC."""

    def monotonic_s(self) -> float:
        """Return seconds that never jump."""

    def quality(self) -> ClockQuality:
        """Tell how far `now_us` can be trusted."""


class SystemClock:
    """The machine's own clock."""

    def __init__(self) -> None:
        self._boot = _boot_id()
        self._was_synced = False

    @property
    def boot(self) -> str:
        """Return the kernel's boot id, or one of this process where there is none."""
        return self._boot

    def now_us(self) -> int:
        """Return the wall time."""
        return time.time_ns() // 1000

    def monotonic_s(self) -> float:
        """Return CLOCK_MONOTONIC."""
        return time.monotonic()

    def quality(self) -> ClockQuality:
        """Synced while the kernel says so, holdover when it once said so since the start, else unsynced."""
        if self.now_us() >= EARLIEST_PLAUSIBLE_US and _kernel_is_synced():
            self._was_synced = True
            return "synced"
        return "holdover" if self._was_synced else "unsynced"


def _boot_id() -> str:
    try:
        return str(uuid.UUID(KERNEL_BOOT_ID.read_text().strip()))
    except (OSError, ValueError):
        return str(uuid.uuid4())


def _kernel_is_synced() -> bool:
    """Ask the kernel by adjtimex(2) with no change; where there is no such call nothing can be known."""
    try:
        state = _adjtimex()(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError, TypeError):
        return False
    return 0 <= int(state) < _TIME_ERROR


@cache
def _adjtimex() -> Any:
    """Look the call up once: that costs more than the call."""
    return ctypes.CDLL(None).adjtimex

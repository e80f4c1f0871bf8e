"""Exception reporting: which samples of a point are worth keeping. Pure, over the samples in their order.

A sample is kept when it differs from the last kept one by more than the deadband, when its quality changes or it begins
or ceases to be a number, when it matters to a rule (a limit is crossed, an episode turns), when time runs backwards,
and when the heartbeat has passed since the last kept one. Before such an exception, and before a silence as long as the
heartbeat, the last sample that was left out is kept too: so a line drawn through what is kept has a corner where the
signal had one, and no ramp over the time in which it stood still.

**The error.** With each kept value holding until the next one, the course differs at no sample by more than the
deadband. A change that is larger is kept with its own time, not later. What stands still is heard once a heartbeat, and
one interval between samples later at most; the last samples of a machine that falls silent are told when it speaks
again. Limits raise and clear the same alarms at the same times as with every sample.

Where a kept sample is given up (no room, damage), its point begins anew: with what was held back and the next sample.

Source of the terms: OPC UA Part 4 §7.22.2 (absolute deadband); keeping the sample before an exception is the custom of
process historians.
"""

from typing import Final

from msgspec import Struct

MICROSECONDS: Final = 1_000_000
DEFAULT_HEARTBEAT_S: Final = 600.0


class Reduction(Struct, frozen=True, kw_only=True):
    """How a point is thinned out; the deadband is in the point's own unit."""

    deadband: float
    heartbeat_s: float


class Seen(Struct, frozen=True, array_like=True):
    """A sample as it was measured; `value` is None for what is no number, `era` is the edge's own note of its clock."""

    at_us: int
    value: float | None
    quality: int
    era: int = 0
    is_device_time: bool = False


class ReductionState(Struct, frozen=True, array_like=True):
    """The last kept sample, and the last one left out since."""

    kept: Seen | None = None
    held: Seen | None = None


class Decision(Struct, frozen=True):
    """What to keep now, oldest first, and how many samples are left out for good."""

    state: ReductionState
    kept: tuple[Seen, ...]
    left_out: int


def decide(setting: Reduction, state: ReductionState, seen: Seen, *, matters: bool = False) -> Decision:
    """Decide on the next sample of a point; `matters`: a rule's verdict changes with it."""
    kept, held = state.kept, state.held
    if kept is None:
        return Decision(ReductionState(seen), (seen,), 0)
    last, heartbeat_us = held or kept, setting.heartbeat_s * MICROSECONDS
    is_exception = matters or seen.at_us < last.at_us or _differs(setting, kept, seen)
    if not is_exception and seen.at_us - kept.at_us < heartbeat_us:
        return Decision(ReductionState(kept, seen), (), 0 if held is None else 1)
    if held is None:
        return Decision(ReductionState(seen), (seen,), 0)
    if is_exception or seen.at_us - held.at_us >= heartbeat_us:
        return Decision(ReductionState(seen), (held, seen), 0)
    return Decision(ReductionState(seen), (seen,), 1)


def _differs(setting: Reduction, kept: Seen, seen: Seen) -> bool:
    if seen.quality != kept.quality:
        return True
    if seen.value is None or kept.value is None:
        return (seen.value is None) != (kept.value is None)
    return abs(seen.value - kept.value) > setting.deadband

"""What a rule says: a condition began to count as an alarm, or ceased to."""

from typing import Literal

from msgspec import Struct


class Transition(Struct, frozen=True, kw_only=True):
    """A raise or a clear, decided at sample `seq`; `onset_seq` is the first violating sample of the episode."""

    kind: Literal["raised", "cleared"]
    seq: int
    at_us: int
    onset_seq: int
    onset_at_us: int
    value: float
    limit: float

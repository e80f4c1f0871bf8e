"""A way to the cloud as the uplink sees it: events that happen on it, and a place to hand batches to.

MQTT over a broker (`link`) and HTTPS (`https_link`) are two such ways; the uplink does not know which one it has.
"""

import queue
from dataclasses import dataclass
from typing import Final, Literal, Protocol

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 10.0
PAUSE_GROWTH: Final = 2.0
TRIES_BEFORE_ADVICE: Final = 3
STOP_TIMEOUT_S: Final = 10.0

Channel = Literal["ack", "cmd", "host"]
Refusal = Literal["rights", "busy", "size", "batch"]
"""Why a batch was not taken: we may not send, nobody can take it now, it is too large, or it is not acceptable."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The other side has accepted us, and whatever it says reaches us."""


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no connection any more; `text` says what to do once that is known to be needed."""

    text: str


@dataclass(frozen=True, slots=True)
class Received:
    """A message for us."""

    channel: Channel
    payload: bytes


@dataclass(frozen=True, slots=True)
class Denied:
    """What we sent was refused: it counts as not sent."""

    refusal: Refusal
    reason: str


LinkEvent = Connected | Lost | Received | Denied


class Way(Protocol):
    """What the uplink needs of a link."""

    events: queue.SimpleQueue[LinkEvent]

    def publish(self, payload: bytes) -> bool:
        """Tell whether the batch was handed to the network."""


class KeptWay(Way, Protocol):
    """What the agent needs of a link besides."""

    def start(self) -> None:
        """Begin to connect."""

    def stop(self) -> None:
        """Leave."""


def pause_s(failures: int) -> float:
    """Return how long to wait after so many failures in a row, at most; a random share of it is taken."""
    return min(FIRST_PAUSE_S * PAUSE_GROWTH ** (failures - 1), LONGEST_PAUSE_S)

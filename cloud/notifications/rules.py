"""What people are told about, by which ways unless they choose otherwise, and who is next if nobody looks. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal
from uuid import UUID

Channel = Literal["push", "mail"]
CHANNELS: Final[tuple[Channel, ...]] = ("push", "mail")
"""Ways to a person besides the inbox, which always has everything."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that people are told about; its texts are `notification.<key>.title` and `.body`.

    `permission`: whom it may concern, so that nobody is asked to choose about what never reaches them.
    """

    key: str
    channels: frozenset[Channel]
    permission: str
    escalates: bool = False


_PUSH: Final[frozenset[Channel]] = frozenset({"push"})
_BOTH: Final[frozenset[Channel]] = frozenset({"push", "mail"})
_INBOX: Final[frozenset[Channel]] = frozenset()

KINDS: Final[Mapping[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("job_assigned", _PUSH, "phone.use", escalates=True),
        Kind("job_moved", _PUSH, "phone.use"),
        Kind("job_taken_away", _PUSH, "phone.use"),
        Kind("job_declined", _PUSH, "booking.write"),
        Kind("job_overdue", _PUSH, "booking.write", escalates=True),
        Kind("order_waits", _PUSH, "booking.write", escalates=True),
        Kind("order_waits_again", _PUSH, "booking.write", escalates=True),
        Kind("nobody_can_go", _BOTH, "booking.write", escalates=True),
        Kind("incident_opened", _PUSH, "work_order.write", escalates=True),
        Kind("visit_proposed", _PUSH, "work_order.write"),
        Kind("promise_at_risk", _PUSH, "work_order.write"),
        Kind("promise_breached", _BOTH, "work_order.write", escalates=True),
        Kind("repair_came_back", _BOTH, "work_order.write"),
        Kind("job_disputed", _BOTH, "work_order.write", escalates=True),
        Kind("repair_held", _INBOX, "work_order.write"),
        Kind("repair_unproved", _INBOX, "work_order.write"),
        Kind("low_stock", _INBOX, "stock.move"),
    )
}
"""Key → kind. A key, once given, stays: what people chose is kept under it."""

UNSEEN_AFTER: Final = timedelta(minutes=10)
"""How long somebody has to look before the next one is told, unless the branch says otherwise."""


def kinds_for(permissions: Collection[str]) -> list[Kind]:
    """Return what may reach somebody with these permissions."""
    # A dispatcher gets a technician's job when the technician does not look.
    return [
        kind
        for kind in KINDS.values()
        if kind.permission in permissions or (kind.escalates and "booking.write" in permissions)
    ]


def channels_for(kind: Kind, *, choices: Mapping[tuple[str, str], bool]) -> frozenset[Channel]:
    """Return the ways besides the inbox; `choices` are a person's own, by (kind, channel)."""
    return frozenset(way for way in CHANNELS if choices.get((kind.key, way), way in kind.channels))


def next_step(
    steps: Sequence[Collection[UUID]], *, after: int, told: Collection[UUID]
) -> tuple[int, list[UUID]] | None:
    """Return the next step of a chain that has somebody who was not told yet, and these people; None at its end.

    `after` is the step that was told last, -1 before the first.
    """
    for index in range(after + 1, len(steps)):
        people = [one for one in steps[index] if one not in told]
        if people:
            return index, people
    return None

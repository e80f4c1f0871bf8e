"""Who acts in a request, and what a slice may ask about them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. `permissions` are the words of the permission table that hold in `branch_ids`.

    `proved_at` is when they last proved who they are; None for programs, which cannot.
    """

    person_id: UUID
    name: str
    language: str
    branch_ids: frozenset[UUID]
    permissions: frozenset[str]
    via: str = "session"
    proved_at: datetime | None = None

    @property
    def person(self) -> UUID | None:
        """The signed-in person's id; the service itself and whoever comes by a link are nobody we know."""
        return None if self.via in ("system", "link") else self.person_id

    def may_see(self, branch_id: UUID) -> bool:
        """Tell whether the branch is the actor's business."""
        return branch_id in self.branch_ids


SYSTEM = Actor(UUID(int=0), "system", "en", frozenset(), frozenset(), via="system")
"""The service itself: reactions, jobs, ingest. It has no branches of its own; it acts in the branch of the event."""

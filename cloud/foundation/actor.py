"""Who acts in a request, and what a slice may ask about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a permission is held: in the whole organisation, in whole branches, and at single sites of others.

    Of `by_site`, branches that are none of `branch_ids`, only `site_ids` count.
    """

    is_organisation: bool = False
    branch_ids: frozenset[UUID] = frozenset()
    by_site: frozenset[UUID] = frozenset()
    site_ids: frozenset[UUID] = frozenset()

    def covers(self, branch_id: UUID | None, site_id: UUID | None = None) -> bool:
        """Tell whether it is held there; no branch stands for the organisation itself."""
        if branch_id is None:
            return self.is_organisation
        return branch_id in self.branch_ids or (branch_id in self.by_site and site_id in self.site_ids)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `permissions` are the words of the permission table held anywhere, `held` says where each.

    A request acts in `branch_ids`: those in which the permission of its route is held (`acting`). Of `by_site`, a part
    of them, it acts at `site_ids` alone.

    `proved_at` is when they last proved who they are; None for programs, which cannot.
    """

    person_id: UUID
    name: str
    language: str
    branch_ids: frozenset[UUID]
    permissions: frozenset[str]
    via: str = "session"
    proved_at: datetime | None = None
    held: Mapping[str, Reach] = field(default_factory=dict, hash=False)
    by_site: frozenset[UUID] = frozenset()
    site_ids: frozenset[UUID] = frozenset()

    @property
    def person(self) -> UUID | None:
        """The signed-in person's id; the service itself and whoever comes by a link are nobody we know."""
        return None if self.via in ("system", "link") else self.person_id

    def may_see(self, branch_id: UUID) -> bool:
        """Tell whether the branch is the actor's business."""
        return branch_id in self.branch_ids

    def may(self, permission: str, branch_id: UUID | None, *, site_id: UUID | None = None) -> bool:
        """Tell whether the actor may do this in the branch; no branch stands for the organisation itself."""
        reach = self.held.get(permission)
        return reach is not None and reach.covers(branch_id, site_id)

    def acts_at(self, branch_id: UUID, site_id: UUID | None) -> bool:
        """Tell whether a row of this branch and site is within the sites at which the actor acts now."""
        return branch_id not in self.by_site or site_id in self.site_ids

    def acting(self, permission: str, *, with_sites: bool = False) -> "Actor | None":
        """Return the actor where this permission is held, and nowhere else; None if that is nowhere.

        Without `with_sites` only whole branches count.
        """
        reach = self.held.get(permission)
        if reach is not None and not with_sites:
            reach = replace(reach, by_site=frozenset(), site_ids=frozenset())
        if reach is None or not (reach.is_organisation or reach.branch_ids or reach.by_site):
            return None
        return replace(
            self, branch_ids=reach.branch_ids | reach.by_site, by_site=reach.by_site, site_ids=reach.site_ids
        )


SYSTEM = Actor(UUID(int=0), "system", "en", frozenset(), frozenset(), via="system")
"""The service itself: reactions, jobs, ingest. It has no branches of its own; it acts in the branch of the event."""

"""What roles allow, and where: pure decisions over the table."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from cloud.foundation.actor import Actor, Reach
from cloud.permissions.matrix import MATRIX, ROLES

PERMISSIONS: Final[dict[str, frozenset[str]]] = {
    role: frozenset(word for word, row in MATRIX.items() if row.cells[role] != ".") for role in ROLES
}
"""Role → what it allows."""

PHONE: Final = PERMISSIONS["technician"]
"""What a phone's session, which lives for weeks, may do at most, whoever signed in."""

HEARD_WITH: Final[Mapping[str, frozenset[str]]] = {
    "access_link": frozenset({"portal.link"}),
    "alarm": frozenset({"alarm.read"}),
    "asset": frozenset({"asset.read"}),
    "branch": frozenset({"branch.read"}),
    "contract": frozenset({"invoice.read"}),
    "customer": frozenset({"customer.read"}),
    "gateway": frozenset({"gateway.read"}),
    "incident": frozenset({"incident.read"}),
    "invoice": frozenset({"invoice.read"}),
    "message": frozenset({"message.read"}),
    "notification": frozenset({"notification.use"}),
    "organisation": frozenset({"mail.read"}),
    "part": frozenset({"part.read"}),
    "payment": frozenset({"invoice.read"}),
    "payment_request": frozenset({"invoice.read"}),
    "person": frozenset({"notification.use"}),
    "point": frozenset({"point.read"}),
    "price_list": frozenset({"price.write", "invoice.read"}),
    "region": frozenset({"branch.read"}),
    "service_category": frozenset({"service_category.read"}),
    "site": frozenset({"site.read"}),
    "stock_place": frozenset({"part.read"}),
    "technician": frozenset({"technician.read"}),
    "visit_proposal": frozenset({"work_order.read"}),
    # A phone is woken by what happens to orders; it asks for its own jobs then.
    "work_order": frozenset({"work_order.read", "phone.use"}),
}
"""Kind of subject → permissions any of which lets a person hear of its changes; other kinds nobody hears of."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role as it was given: in the organisation, or in one region, branch, or site of a branch."""

    role: str
    branch_id: UUID | None = None
    region_id: UUID | None = None
    site_id: UUID | None = None

    @property
    def is_of_organisation(self) -> bool:
        """Tell whether it was given in the organisation as a whole."""
        return self.branch_id is None and self.region_id is None


@dataclass(frozen=True, slots=True)
class Ground:
    """What roles are given in: all branches, the branches of each region, and what each custom role allows."""

    branch_ids: frozenset[UUID]
    of_region: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    words_of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words(self, role: str) -> frozenset[str]:
        """Return what a role allows; one that nobody knows allows nothing."""
        return PERMISSIONS.get(role) or self.words_of.get(role, frozenset())

    def branches(self, grant: Grant) -> frozenset[UUID]:
        """Return the branches in which a grant lies, as a whole or with one site."""
        if grant.is_of_organisation:
            return self.branch_ids
        if grant.region_id is not None:
            return self.of_region.get(grant.region_id, frozenset())
        return self.branch_ids & {grant.branch_id} if grant.branch_id else frozenset()


def held_by(grants: Iterable[Grant], *, ground: Ground, is_phone: bool = False) -> dict[str, Reach]:
    """Return each permission with where these roles give it; in each branch what was given there, and no more."""
    held: dict[str, Reach] = {}
    for grant in grants:
        words = ground.words(grant.role)
        for word in words & PHONE if is_phone else words:
            if (reach := _reach(word, grant, ground)) is not None:
                held[word] = _both(held[word], reach) if word in held else reach
    return held


def _reach(word: str, grant: Grant, ground: Ground) -> Reach | None:
    """Return where one grant gives a permission; None: it cannot be held in so small a part of the company."""
    row = MATRIX.get(word)
    if row is None or (row.level == "organisation" and not grant.is_of_organisation):
        return None
    branch_ids = ground.branches(grant)
    if grant.site_id is None:
        return Reach(grant.is_of_organisation, branch_ids) if branch_ids or grant.is_of_organisation else None
    if row.level != "site" or not branch_ids:
        return None
    return Reach(by_site=branch_ids, site_ids=frozenset({grant.site_id}))


def _both(one: Reach, other: Reach) -> Reach:
    whole = one.branch_ids | other.branch_ids
    by_site = (one.by_site | other.by_site) - whole
    sites = one.site_ids | other.site_ids if by_site else frozenset()
    return Reach(one.is_organisation or other.is_organisation, whole, by_site, sites)


def may_hear(actor: Actor, subject_kind: str, branch_id: UUID | None) -> bool:
    """Tell whether changes of this kind of subject in this branch (None: of the company) are announced to the actor."""
    words = HEARD_WITH.get(subject_kind, frozenset())
    if branch_id is None:
        return not actor.permissions.isdisjoint(words)
    return any(actor.may(word, branch_id) for word in words)


def branches_of(held: Mapping[str, Reach]) -> frozenset[UUID]:
    """Return the branches in which anything at all is held."""
    return frozenset().union(*(reach.branch_ids | reach.by_site for reach in held.values()))


def branches_by_region(
    regions: Mapping[UUID, UUID | None], *, parents: Mapping[UUID, UUID | None]
) -> dict[UUID, frozenset[UUID]]:
    """Return the branches of each region and of all that lie in it; `regions` is branch → region."""
    found: dict[UUID, set[UUID]] = {region: set() for region in parents}
    for branch_id, own in regions.items():
        region = own
        while region is not None and branch_id not in found.setdefault(region, set()):
            found[region].add(branch_id)
            region = parents.get(region)
    return {region: frozenset(branches) for region, branches in found.items()}


def roles_with(words: Collection[str]) -> frozenset[str]:
    """Return the roles of the product that allow all of these."""
    return frozenset(role for role, allowed in PERMISSIONS.items() if allowed >= set(words))

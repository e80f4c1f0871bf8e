"""Who may give which role where: never above one's own, never outside one's own part of the company. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal
from uuid import UUID

from cloud.foundation.actor import Reach
from cloud.permissions.matrix import ROLES
from cloud.permissions.rules import Grant, Ground

Scope = Literal["organisation", "region", "branch", "site"]
SUPER_ADMIN: Final = "super_admin"

GIVES: Final[Mapping[str, frozenset[str]]] = {
    SUPER_ADMIN: frozenset(ROLES),
    "operations_manager": frozenset(ROLES) - {SUPER_ADMIN, "operations_manager"},
    "regional_supervisor": frozenset(
        {
            "branch_manager",
            "dispatch_officer",
            "technician",
            "facility_manager",
            "site_contact",
            "customer",
            "contractor",
        }
    ),
    "branch_manager": frozenset({"dispatch_officer", "technician", "site_contact", "customer", "contractor"}),
    "facility_manager": frozenset({"site_contact"}),
}
"""Role → the roles it gives and takes back, in its own part of the company; the others give none."""

_WIDE: Final[frozenset[Scope]] = frozenset({"organisation", "region", "branch"})
GIVEN_IN: Final[Mapping[str, frozenset[Scope]]] = {
    SUPER_ADMIN: frozenset({"organisation"}),
    "operations_manager": frozenset({"organisation"}),
    "regional_supervisor": frozenset({"region"}),
    "branch_manager": frozenset({"branch"}),
    "dispatch_officer": _WIDE,
    "technician": frozenset({"branch"}),
    "accountant": _WIDE,
    "auditor": _WIDE,
    "facility_manager": frozenset({"organisation", "branch", "site"}),
    "site_contact": frozenset({"site"}),
    "customer": frozenset({"branch"}),
    "contractor": frozenset({"branch"}),
}
"""Role → where it can be given; a role of the organisation's own anywhere but at a site."""


def scope_of(grant: Grant) -> Scope:
    """Return in what the role was given."""
    if grant.site_id is not None:
        return "site"
    if grant.branch_id is not None:
        return "branch"
    return "organisation" if grant.region_id is None else "region"


def is_given_there(grant: Grant) -> bool:
    """Tell whether the role belongs in such a part of the company."""
    return scope_of(grant) in GIVEN_IN.get(grant.role, _WIDE)


def contains(outer: Grant, inner: Grant, *, ground: Ground) -> bool:
    """Tell whether all of the place of `inner` lies in the place of `outer`."""
    if outer.is_of_organisation:
        return True
    if inner.is_of_organisation:
        return False
    if outer.site_id is not None:
        return inner.site_id == outer.site_id
    inside = ground.branches(inner)
    return bool(inside) and inside <= ground.branches(outer)


def may_give(givers: Iterable[Grant], grant: Grant, *, ground: Ground, held: Mapping[str, Reach]) -> bool:
    """Tell whether somebody with these roles, who holds these permissions, may give or take back that role there."""
    near = [one for one in givers if contains(one, grant, ground=ground)]
    if grant.role in ROLES:
        return any(grant.role in GIVES.get(one.role, frozenset()) for one in near)
    gives_any = any(GIVES.get(one.role) for one in near)
    return gives_any and all(_holds(held, word, grant, ground) for word in ground.words(grant.role))


def _holds(held: Mapping[str, Reach], word: str, grant: Grant, ground: Ground) -> bool:
    reach = held.get(word)
    if reach is None:
        return False
    if grant.is_of_organisation:
        return reach.is_organisation
    return ground.branches(grant) <= reach.branch_ids


def is_in_reach(grant: Grant, *, reach: Reach, ground: Ground) -> bool:
    """Tell whether a role counts in the part of the company that somebody may look at."""
    if reach.is_organisation:
        return True
    if grant.site_id is not None and grant.branch_id in reach.by_site:
        return grant.site_id in reach.site_ids
    return not reach.branch_ids.isdisjoint(ground.branches(grant))


def words_within(words: Iterable[str], *, held: Mapping[str, Reach]) -> bool:
    """Tell whether all of these are held in the whole organisation: a role of its own may be given anywhere."""
    return all(word in held and held[word].is_organisation for word in words)


def would_be_last(super_admins: Iterable[UUID], *, without: UUID) -> bool:
    """Tell whether nobody is super admin any more without this person."""
    people = set(super_admins)
    return without in people and people == {without}

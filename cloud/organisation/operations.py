"""Changing the company's shape; who changed what is audited with it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from cloud.audit import operations as audit
from cloud.branches import operations as branches
from cloud.branches import regions
from cloud.branches.errors import RegionInUse
from cloud.branches.queries import Branch
from cloud.branches.regions import Region
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change
from cloud.foundation.database import Transaction, act_for_branches
from cloud.organisation.copying import copy_settings, copy_sites
from cloud.permissions.queries import is_given_in_region

TAKEN_OVER: Final = ("time_zone", "currency", "calendar", "tax_registration", "tax_rate_percent", "switched_off")


async def add_region(transaction: Transaction, *, actor: Actor, name: str, parent_id: UUID | None) -> Region:
    """Raises: RegionNameTaken, UnknownRegion."""
    row, change = await regions.add_region(transaction, name=name, parent_id=parent_id)
    audit.record_change(transaction, actor=actor, action="region.added", row=row, branch_id=None, change=change)
    return row


async def change_region(
    transaction: Transaction, *, actor: Actor, region: Region, seen_version: int, changes: dict[str, Any]
) -> Region:
    """Raises: ChangedMeanwhile, RegionNameTaken, UnknownRegion, RegionWithinItself."""
    change = await regions.change_region(transaction, region=region, seen_version=seen_version, changes=changes)
    if change is not None:
        audit.record_change(
            transaction, actor=actor, action="region.changed", row=region, branch_id=None, change=change
        )
    return region


async def remove_region(transaction: Transaction, *, actor: Actor, region: Region, seen_version: int) -> None:
    """Raises: ChangedMeanwhile, RegionInUse: something lies in it, or somebody has a role there."""
    if await is_given_in_region(transaction, region_id=region.id):
        raise RegionInUse(region=region.name, inside="role")
    change = await regions.remove_region(transaction, region=region, seen_version=seen_version)
    audit.record_change(transaction, actor=actor, action="region.removed", row=region, branch_id=None, change=change)


async def change_branch(
    transaction: Transaction, *, actor: Actor, branch: Branch, seen_version: int, changes: dict[str, Any]
) -> Branch:
    """Change what a branch is told to be.

    Raises:
        ChangedMeanwhile, FixedOnceNumbered, BranchNameTaken, BranchCodeTaken, UnknownTimeZone, UnknownCurrency,
        UnknownTaxRate, UnknownRegion, BadBranchCode, UnknownFeature.
    """
    change = await branches.change_branch(transaction, branch=branch, seen_version=seen_version, changes=changes)
    if change is not None:
        _tell(transaction, actor, branch, "branch.changed", change)
    return branch


async def begin_series(
    transaction: Transaction, *, actor: Actor, branch: Branch, kind: str, year: int, first_number: int
) -> None:
    """Raises: SeriesHasBegun."""
    await branches.begin_series(transaction, branch=branch, kind=kind, year=year, first_number=first_number)
    begun = Change(after={"kind": kind, "year": year, "first_number": first_number})
    _tell(transaction, actor, branch, "branch.series_begun", begun)


async def clone_branch(
    transaction: Transaction,
    *,
    actor: Actor,
    like: Branch,
    name: str,
    code: str,
    region_id: UUID | None,
    is_sandbox: bool,
    with_sites: bool,
    now: datetime,
) -> Branch:
    """Add a branch that works as another one does; people, jobs, stock and signals are its own from the beginning.

    Raises:
        BranchNameTaken, BranchCodeTaken, BadBranchCode, UnknownRegion.
    """
    taken_over = {field: getattr(like, field) for field in TAKEN_OVER}
    row = await branches.add_branch(
        transaction, name=name, code=code, region_id=region_id, is_sandbox=is_sandbox, **taken_over
    )
    # The new branch is none of those the request began with; from here on it is one of them.
    seen = sorted(str(one) for one in {*actor.branch_ids, row.id})
    await act_for_branches(transaction, person_id=str(actor.person_id), branch_ids=seen)
    after = {"name": name, "code": code, "like": like.code, "is_sandbox": is_sandbox, "with_sites": with_sites}
    _tell(transaction, actor, row, "branch.added", Change(after=after))
    branches.tell_changed(transaction, row)
    await copy_settings(transaction, actor=actor, like=like, branch=row, now=now)
    if with_sites:
        await copy_sites(transaction, actor=actor, like=like, branch=row)
    return row


def _tell(transaction: Transaction, actor: Actor, row: Branch, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=row.id, change=change)

"""Regions: parts of the company, one in another, with branches in them."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from cloud.branches import queries
from cloud.branches.errors import RegionInUse, RegionNameTaken, UnknownRegion
from cloud.branches.events import RegionChanged
from cloud.branches.models import BranchRow, RegionRow
from cloud.branches.rules import require_tree
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id

Region = RegionRow
TREE_LOCK: Final = 0x6D61_6675_0038
"""Two regions that are put into each other at the same time would both be lost to the tree."""


async def add_region(transaction: Transaction, *, name: str, parent_id: UUID | None) -> tuple[RegionRow, Change]:
    """Add a region at the top or in another one.

    Raises:
        RegionNameTaken, UnknownRegion.
    """
    await _lock_tree(transaction)
    await _require_free_name(transaction, name=name, besides=None)
    await require_region(transaction, region_id=parent_id, field="parent_id")
    row = RegionRow(id=new_id(), name=name, parent_id=parent_id)
    transaction.add(row)
    await transaction.flush()
    _tell(transaction, row)
    return row, Change(after={"name": name, "parent_id": parent_id})


async def change_region(
    transaction: Transaction, *, region: RegionRow, seen_version: int, changes: dict[str, Any]
) -> Change | None:
    """Rename a region or put it elsewhere, and return what changed.

    Raises:
        ChangedMeanwhile, RegionNameTaken, UnknownRegion, RegionWithinItself.
    """
    await _lock_tree(transaction)
    await transaction.refresh(region, with_for_update=True)
    require_same(seen=seen_version, current=region.version)
    after = new_values(region, changes)
    if not after:
        return None
    if "name" in after:
        await _require_free_name(transaction, name=after["name"], besides=region.id)
    if "parent_id" in after:
        await require_region(transaction, region_id=after["parent_id"], field="parent_id")
        parents = {row.id: row.parent_id for row in await queries.list_regions(transaction)}
        require_tree(parents, region=region.id, parent=after["parent_id"])
    change = next_version(region, after)
    await transaction.flush()
    _tell(transaction, region)
    return change


async def remove_region(transaction: Transaction, *, region: RegionRow, seen_version: int) -> Change:
    """Remove a region in which nothing lies.

    Raises:
        ChangedMeanwhile, RegionInUse.
    """
    await _lock_tree(transaction)
    await transaction.refresh(region, with_for_update=True)
    require_same(seen=seen_version, current=region.version)
    regions = select(RegionRow.name).where(RegionRow.parent_id == region.id)
    branches = select(BranchRow.name).where(BranchRow.region_id == region.id)
    found = (await transaction.execute(regions.union_all(branches).limit(1))).scalar_one_or_none()
    if found is not None:
        raise RegionInUse(region=region.name, inside=found)
    before = {"name": region.name, "parent_id": region.parent_id}
    await transaction.delete(region)
    await transaction.flush()
    _tell(transaction, region)
    return Change(before=before)


async def require_region(transaction: Transaction, *, region_id: UUID | None, field: str) -> None:
    """Raises: UnknownRegion."""
    if region_id is not None and await transaction.get(RegionRow, region_id) is None:
        raise UnknownRegion(field_errors={field: UnknownRegion.code})


async def _lock_tree(transaction: Transaction) -> None:
    await transaction.execute(select(func.pg_advisory_xact_lock(TREE_LOCK)))


async def _require_free_name(transaction: Transaction, *, name: str, besides: UUID | None) -> None:
    taken = select(RegionRow.id).where(func.lower(RegionRow.name) == name.lower())
    found = (await transaction.execute(taken)).scalar_one_or_none()
    if found is not None and found != besides:
        raise RegionNameTaken(name=name, field_errors={"name": RegionNameTaken.code})


def _tell(transaction: Transaction, row: RegionRow) -> None:
    announce(transaction, RegionChanged(branch_id=None, subject_id=row.id, summary=row.name))

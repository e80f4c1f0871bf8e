"""Reading the organisation and its branches."""

import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import select

from cloud.branches.errors import FeatureOff, SandboxBillsNothing
from cloud.branches.models import BranchRow, NumberSeriesRow, OrganisationRow, RegionRow
from cloud.branches.rules import AROUND_THE_CLOCK, country_of, regions_within
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound

Branch = BranchRow
"""What other slices hold of a branch."""


async def organisation(transaction: Transaction) -> OrganisationRow | None:
    """Return the company, or None before set-up."""
    return (await transaction.execute(select(OrganisationRow))).scalar_one_or_none()


async def list_branches(transaction: Transaction, *, branch_ids: Collection[UUID] | None = None) -> list[BranchRow]:
    """Return these branches (None: all) by name."""
    statement = select(BranchRow).order_by(BranchRow.name)
    if branch_ids is not None:
        statement = statement.where(BranchRow.id.in_(branch_ids))
    return list((await transaction.execute(statement)).scalars())


async def get_branch(transaction: Transaction, *, branch_id: UUID) -> BranchRow:
    """Return a branch that is known to exist."""
    return (await transaction.execute(select(BranchRow).where(BranchRow.id == branch_id))).scalar_one()


async def list_regions(transaction: Transaction) -> list[RegionRow]:
    """Return the regions of the company by name."""
    return list((await transaction.execute(select(RegionRow).order_by(RegionRow.name))).scalars())


async def get_region(transaction: Transaction, *, region_id: UUID) -> RegionRow:
    """Raises: NotFound."""
    row = (await transaction.execute(select(RegionRow).where(RegionRow.id == region_id))).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def branches_of_region(transaction: Transaction, *, region_id: UUID) -> frozenset[UUID]:
    """Return the branches of a region and of all that lie in it."""
    parents = {row.id: row.parent_id for row in await list_regions(transaction)}
    within = regions_within(parents, region=region_id)
    return frozenset((await transaction.execute(select(BranchRow.id).where(BranchRow.region_id.in_(within)))).scalars())


async def series_of(transaction: Transaction, *, branch_id: UUID) -> list[NumberSeriesRow]:
    """Return how far the numbers of a branch's documents have come, by kind, the newest year first."""
    statement = select(NumberSeriesRow).where(NumberSeriesRow.branch_id == branch_id)
    statement = statement.order_by(NumberSeriesRow.kind, NumberSeriesRow.year.desc())
    return list((await transaction.execute(statement)).scalars())


async def uses(transaction: Transaction, *, branch_id: UUID, feature: str) -> bool:
    """Tell whether the branch uses a feature (`rules.FEATURES`) already."""
    return feature not in (await get_branch(transaction, branch_id=branch_id)).switched_off


async def require_feature(transaction: Transaction, *, branch_id: UUID, feature: str) -> None:
    """Raises: FeatureOff: the branch does not use this feature yet."""
    branch = await get_branch(transaction, branch_id=branch_id)
    if feature in branch.switched_off:
        raise FeatureOff(branch=branch.name, feature=feature)


async def require_no_sandbox(transaction: Transaction, *, branch_id: UUID) -> None:
    """Raises: SandboxBillsNothing."""
    branch = await get_branch(transaction, branch_id=branch_id)
    if branch.is_sandbox:
        raise SandboxBillsNothing(branch=branch.name)


async def working_hours_of(
    transaction: Transaction, *, branch_id: UUID, is_around_the_clock: bool = False
) -> dict[str, Any]:
    """Return when the branch works: `windows`, `holidays` and `zone`, to be kept with what follows from them."""
    branch = await get_branch(transaction, branch_id=branch_id)
    calendar = AROUND_THE_CLOCK if is_around_the_clock else branch.calendar
    return {**calendar, "zone": branch.time_zone}


async def common_country(transaction: Transaction, *, branch_ids: Collection[UUID]) -> str | None:
    """Return the country in which all these branches lie; None if they lie in several, or nobody knows."""
    branches = await list_branches(transaction, branch_ids=branch_ids)
    countries = {country_of(time_zone=branch.time_zone, currency=branch.currency) for branch in branches}
    return countries.pop() if len(countries) == 1 else None


def mail_version(mail: Mapping[str, Any] | None) -> int:
    """Return a number that is another for other mail settings; 0 before they are set."""
    return 0 if mail is None else crc32(json.dumps(mail, sort_keys=True).encode())

"""Reading the organisation and its branches."""

import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import select

from cloud.branches.models import BranchRow, OrganisationRow
from cloud.branches.rules import AROUND_THE_CLOCK, country_of
from cloud.foundation.database import Transaction

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

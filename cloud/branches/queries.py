"""Reading the organisation and its branches."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from cloud.branches.models import BranchRow, OrganisationRow
from cloud.foundation.database import Transaction


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

"""Reading who was given which role, and what that allows."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select

from cloud.branches.queries import list_branches, list_regions
from cloud.foundation.actor import Reach
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.permissions.granting import SUPER_ADMIN, is_in_reach
from cloud.permissions.models import CustomRoleRow, RoleAssignmentRow
from cloud.permissions.rules import Grant, Ground, branches_by_region, branches_of, held_by

Assignment = RoleAssignmentRow
"""What other slices hold of a role that was given."""

__all__ = ["Grant", "branches_of", "grants_of", "held_by_person", "people_with_roles"]


async def grants_of(transaction: Transaction, *, person_id: UUID) -> list[Grant]:
    """Return a person's roles."""
    statement = select(RoleAssignmentRow).where(RoleAssignmentRow.person_id == person_id)
    return [grant_of(row) for row in (await transaction.execute(statement)).scalars()]


def grant_of(row: RoleAssignmentRow) -> Grant:
    """Return a stored assignment as the rules have it."""
    return Grant(row.role, row.branch_id, row.region_id, row.site_id)


async def ground(transaction: Transaction) -> Ground:
    """Return the branches, regions and custom roles that there are."""
    branches = await list_branches(transaction)
    regions = {row.id: row.parent_id for row in await list_regions(transaction)}
    custom = (await transaction.execute(select(CustomRoleRow))).scalars()
    return Ground(
        branch_ids=frozenset(branch.id for branch in branches),
        of_region=branches_by_region({branch.id: branch.region_id for branch in branches}, parents=regions),
        words_of={str(row.id): frozenset(row.permissions) for row in custom},
    )


async def held_by_person(transaction: Transaction, *, person_id: UUID, is_phone: bool = False) -> Mapping[str, Reach]:
    """Return each permission of a person with where it is held."""
    grants = await grants_of(transaction, person_id=person_id)
    return held_by(grants, ground=await ground(transaction), is_phone=is_phone)


async def is_custom_role(transaction: Transaction, *, role: str) -> bool:
    """Tell whether the organisation has a role of its own under this word; it stays until the transaction ends."""
    try:
        row = await transaction.get(CustomRoleRow, UUID(role), with_for_update={"read": True})
    except ValueError:
        return False
    return row is not None


async def list_custom_roles(transaction: Transaction) -> list[CustomRoleRow]:
    """Return the organisation's own roles, by name."""
    return list((await transaction.execute(select(CustomRoleRow).order_by(CustomRoleRow.name))).scalars())


async def get_custom_role(transaction: Transaction, *, role_id: UUID) -> CustomRoleRow:
    """Raises: NotFound."""
    row = await transaction.get(CustomRoleRow, role_id)
    if row is None:
        raise NotFound
    return row


async def super_admins(transaction: Transaction) -> set[UUID]:
    """Return the people who were given that role, whether they can sign in or not."""
    statement = select(RoleAssignmentRow.person_id).where(RoleAssignmentRow.role == SUPER_ADMIN)
    return set((await transaction.execute(statement)).scalars())


async def assignments_of(
    transaction: Transaction, *, person_ids: Collection[UUID], reach: Reach
) -> dict[UUID, list[Assignment]]:
    """Return what these people were given in the part of the company that somebody may look at."""
    statement = select(RoleAssignmentRow).where(RoleAssignmentRow.person_id.in_(person_ids))
    rows = (await transaction.execute(statement.order_by(RoleAssignmentRow.role, RoleAssignmentRow.id))).scalars()
    present = await ground(transaction)
    found: dict[UUID, list[Assignment]] = {}
    for row in rows:
        if is_in_reach(grant_of(row), reach=reach, ground=present):
            found.setdefault(row.person_id, []).append(row)
    return found


async def people_in_reach(transaction: Transaction, *, reach: Reach) -> set[UUID]:
    """Return who has any role in that part of the company."""
    present = await ground(transaction)
    rows = (await transaction.execute(select(RoleAssignmentRow))).scalars()
    return {row.person_id for row in rows if is_in_reach(grant_of(row), reach=reach, ground=present)}


async def people_with_roles(
    transaction: Transaction, *, branch_id: UUID, roles: Collection[str] | None
) -> list[tuple[UUID, str]]:
    """Return the people with one of these roles (None: any) in the branch as a whole, each with the role, once."""
    statement = select(RoleAssignmentRow).where(RoleAssignmentRow.site_id.is_(None))
    if roles is not None:
        statement = statement.where(RoleAssignmentRow.role.in_(roles))
    present = await ground(transaction)
    rows = (await transaction.execute(statement)).scalars()
    return sorted({(row.person_id, row.role) for row in rows if branch_id in present.branches(grant_of(row))})


async def holders_of(transaction: Transaction, *, role: str) -> int:
    """Return how many people have a role."""
    statement = select(func.count(RoleAssignmentRow.person_id.distinct())).where(RoleAssignmentRow.role == role)
    return (await transaction.execute(statement)).scalar_one()


async def names_of_custom_roles(transaction: Transaction) -> dict[str, str]:
    """Return the word of each of the organisation's own roles with its name."""
    return {str(row.id): row.name for row in await list_custom_roles(transaction)}


async def is_given_in_region(transaction: Transaction, *, region_id: UUID) -> bool:
    """Tell whether anybody has a role in the region itself."""
    statement = select(RoleAssignmentRow.id).where(RoleAssignmentRow.region_id == region_id).limit(1)
    return (await transaction.execute(statement)).first() is not None

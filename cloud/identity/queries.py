"""Reading people and sessions."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select

from cloud.branches.queries import list_branches
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.identity.errors import NotSignedIn
from cloud.identity.models import PersonRow, RoleAssignmentRow, SessionRow
from cloud.identity.rules import Grant, branches_of, is_over, permissions_of


def hash_of(secret: str) -> str:
    """Return what is stored of a session's secret."""
    return sha256(secret.encode()).hexdigest()


async def person_by_email(transaction: Transaction, *, email: str) -> PersonRow | None:
    """Return the active person with this address, whatever its case."""
    statement = select(PersonRow).where(func.lower(PersonRow.email) == email.lower(), PersonRow.is_active)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def person_by_id(transaction: Transaction, *, person_id: UUID) -> PersonRow:
    """Return a person who is known to exist."""
    return (await transaction.execute(select(PersonRow).where(PersonRow.id == person_id))).scalar_one()


async def grants_of(transaction: Transaction, *, person_id: UUID) -> list[Grant]:
    """Return a person's roles."""
    statement = select(RoleAssignmentRow).where(RoleAssignmentRow.person_id == person_id)
    rows = (await transaction.execute(statement)).scalars()
    return [Grant(row.role, row.branch_id) for row in rows]


async def session_of(transaction: Transaction, *, secret: str, now: datetime) -> tuple[SessionRow, PersonRow]:
    """Return the live session with this secret and its person.

    Raises:
        NotSignedIn: there is none, it has ended, or the person may no longer sign in.
    """
    statement = (
        select(SessionRow, PersonRow)
        .join(PersonRow, PersonRow.id == SessionRow.person_id)
        .where(SessionRow.secret_hash == hash_of(secret), PersonRow.is_active)
    )
    found = (await transaction.execute(statement)).one_or_none()
    if found is None:
        raise NotSignedIn
    session, person = found
    if is_over(created_at=session.created_at, last_used_at=session.last_used_at, now=now, is_phone=session.is_phone):
        raise NotSignedIn
    return session, person


async def actor_of(transaction: Transaction, *, person: PersonRow, is_phone: bool = False) -> Actor:
    """Return the person with what they may do and where."""
    grants = await grants_of(transaction, person_id=person.id)
    branches = await list_branches(transaction)
    return Actor(
        person_id=person.id,
        name=person.name,
        language=person.language,
        branch_ids=branches_of(grants, all_branches=[branch.id for branch in branches]),
        permissions=permissions_of(grants, is_phone=is_phone),
        via="phone" if is_phone else "session",
    )


async def person_is_of_branch(transaction: Transaction, *, person_id: UUID, branch_id: UUID) -> bool:
    """Tell whether an active person has a role in the branch."""
    active = select(PersonRow.id).where(PersonRow.id == person_id, PersonRow.is_active)
    if (await transaction.execute(active)).first() is None:
        return False
    grants = await grants_of(transaction, person_id=person_id)
    return any(grant.branch_id in (None, branch_id) for grant in grants)

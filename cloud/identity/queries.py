"""Reading people and sessions."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.messages import DEFAULT_LANGUAGE
from cloud.identity.credential_models import KnownBrowserRow
from cloud.identity.errors import NotSignedIn
from cloud.identity.models import PersonRow, SessionRow
from cloud.identity.rules import is_over
from cloud.permissions.queries import branches_of, held_by_person, people_with_roles

MANAGERS: Final = ("branch_manager", "regional_supervisor", "operations_manager")
"""Who leads a branch, those nearest to it first."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached: address, language, and the role in which they were asked for."""

    id: UUID
    name: str
    email: str
    language: str
    role: str = ""


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


async def sessions_of(transaction: Transaction, *, person_id: UUID, now: datetime) -> list[SessionRow]:
    """Return a person's live sessions, the one used last first."""
    statement = select(SessionRow).where(SessionRow.person_id == person_id).order_by(SessionRow.last_used_at.desc())
    rows = (await transaction.execute(statement)).scalars()
    return [
        row
        for row in rows
        if not is_over(created_at=row.created_at, last_used_at=row.last_used_at, now=now, is_phone=row.is_phone)
    ]


async def knows_browser(transaction: Transaction, *, person_id: UUID, secret: str) -> bool:
    """Tell whether the person has signed in in this browser before."""
    return await transaction.get(KnownBrowserRow, (hash_of(secret), person_id)) is not None


async def actor_of(transaction: Transaction, *, person: PersonRow, is_phone: bool = False) -> Actor:
    """Return the person with what they may do and where."""
    held = await held_by_person(transaction, person_id=person.id, is_phone=is_phone)
    return Actor(
        person_id=person.id,
        name=person.name,
        language=person.language,
        branch_ids=branches_of(held),
        permissions=frozenset(held),
        via="phone" if is_phone else "session",
        held=held,
    )


async def actor_by_id(transaction: Transaction, *, person_id: UUID) -> Actor | None:
    """Return what a person may do who is not asking now; None if they may no longer sign in."""
    found = await transaction.execute(select(PersonRow).where(PersonRow.id == person_id, PersonRow.is_active))
    person = found.scalar_one_or_none()
    return None if person is None else await actor_of(transaction, person=person)


async def person_is_of_branch(transaction: Transaction, *, person_id: UUID, branch_id: UUID) -> bool:
    """Tell whether an active person has a role in the branch."""
    active = select(PersonRow.id).where(PersonRow.id == person_id, PersonRow.is_active)
    if (await transaction.execute(active)).first() is None:
        return False
    return branch_id in branches_of(await held_by_person(transaction, person_id=person_id))


async def contacts(transaction: Transaction, *, person_ids: Collection[UUID]) -> list[Contact]:
    """Return how these people are reached, by name; those who may no longer sign in are left out."""
    statement = select(PersonRow).where(PersonRow.id.in_(person_ids), PersonRow.is_active)
    rows = (await transaction.execute(statement.order_by(PersonRow.name, PersonRow.id))).scalars()
    return [Contact(row.id, row.name, row.email, row.language) for row in rows]


async def people_of_branch(transaction: Transaction, *, branch_id: UUID, roles: Sequence[str]) -> list[Contact]:
    """Return the active people with one of these roles in the branch, by role in the order given and then by name."""
    held = await people_with_roles(transaction, branch_id=branch_id, roles=roles)
    found = {one.id: one for one in await contacts(transaction, person_ids={person_id for person_id, _ in held})}
    people = [replace(found[person_id], role=role) for person_id, role in held if person_id in found]
    return sorted(people, key=lambda one: (roles.index(one.role), one.name, one.id))


async def people_with_role_in(transaction: Transaction, *, branch_id: UUID) -> list[Contact]:
    """Return the active people with any role in the branch, by name, once for each role."""
    held = await people_with_roles(transaction, branch_id=branch_id, roles=None)
    found = {one.id: one for one in await contacts(transaction, person_ids={person_id for person_id, _ in held})}
    people = [replace(found[person_id], role=role) for person_id, role in held if person_id in found]
    return sorted(people, key=lambda one: (one.name, one.role))


async def language_of_branch(transaction: Transaction, *, branch_id: UUID) -> str:
    """Return in which language to write to a branch: what most of its technicians read, without any most of its office.

    A branch has no language of its own; its people have.
    """
    for roles in (["technician"], ["dispatch_officer", *MANAGERS]):
        people = await people_of_branch(transaction, branch_id=branch_id, roles=roles)
        if people:
            return Counter(person.language for person in people).most_common(1)[0][0]
    return DEFAULT_LANGUAGE

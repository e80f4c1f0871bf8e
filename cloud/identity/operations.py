"""Signing in and out, adding people."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, delete, update

from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.identity import queries
from cloud.identity.models import PersonRow, RoleAssignmentRow, SessionRow
from cloud.identity.passwords import hash_password
from cloud.identity.rules import ABSOLUTE_LIMIT, PHONE_LIMIT


async def add_person(
    transaction: Transaction, *, name: str, email: str, password: str, roles: list[tuple[str, UUID | None]]
) -> PersonRow:
    """Add someone who can sign in, with roles in branches (None: in all)."""
    person = PersonRow(id=new_id(), name=name, email=email.strip(), password_hash=hash_password(password))
    transaction.add(person)
    await transaction.flush()
    for role, branch_id in roles:
        transaction.add(RoleAssignmentRow(id=new_id(), person_id=person.id, role=role, branch_id=branch_id))
    await transaction.flush()
    return person


async def set_password(transaction: Transaction, *, person_id: UUID, password: str) -> None:
    """Replace a password and end all sessions of the person."""
    await transaction.execute(
        update(PersonRow).where(PersonRow.id == person_id).values(password_hash=hash_password(password))
    )
    await transaction.execute(delete(SessionRow).where(SessionRow.person_id == person_id))


async def open_session(
    transaction: Transaction, *, person_id: UUID, user_agent: str, now: datetime, is_phone: bool = False
) -> tuple[str, SessionRow]:
    """Begin a session and return its secret, which is kept nowhere, with the row."""
    secret = secrets.token_urlsafe(32)
    session = SessionRow(
        secret_hash=queries.hash_of(secret),
        person_id=person_id,
        csrf_token=secrets.token_urlsafe(32),
        created_at=now,
        last_used_at=now,
        user_agent=user_agent[:200],
        is_phone=is_phone,
    )
    transaction.add(session)
    await transaction.flush()
    return secret, session


async def end_session(transaction: Transaction, *, secret: str) -> None:
    """End a session at once."""
    await transaction.execute(delete(SessionRow).where(SessionRow.secret_hash == queries.hash_of(secret)))


async def choose_language(transaction: Transaction, *, person_id: UUID, language: str) -> None:
    """Remember in which language a person reads."""
    await transaction.execute(update(PersonRow).where(PersonRow.id == person_id).values(language=language))


async def forget_old_sessions(transaction: Transaction, *, now: datetime) -> None:
    """Delete sessions that have ended by age."""
    oldest = case((SessionRow.is_phone, now - PHONE_LIMIT), else_=now - ABSOLUTE_LIMIT)
    await transaction.execute(delete(SessionRow).where(SessionRow.created_at < oldest))

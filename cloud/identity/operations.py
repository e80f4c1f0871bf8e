"""Sessions of people, their passwords, adding people."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from sqlalchemy import case, delete, update
from sqlalchemy.dialects.postgresql import insert

from cloud.branches.errors import UnknownTimeZone
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.identity import queries
from cloud.identity.credential_models import KnownBrowserRow, SignInChallengeRow
from cloud.identity.models import PersonRow, SessionRow
from cloud.identity.passwords import hash_password
from cloud.identity.rules import ABSOLUTE_LIMIT, BROWSER_LIMIT, PHONE_LIMIT
from cloud.permissions.operations import give_first_roles


async def add_person(
    transaction: Transaction, *, name: str, email: str, password: str, roles: list[tuple[str, UUID | None]]
) -> PersonRow:
    """Add someone with roles in branches (None: in all); without a password they sign in once they have set one."""
    password_hash = hash_password(password) if password else ""
    person = PersonRow(id=new_id(), name=name, email=email.strip(), password_hash=password_hash)
    transaction.add(person)
    await transaction.flush()
    await give_first_roles(transaction, person_id=person.id, roles=roles)
    return person


async def set_password(transaction: Transaction, *, person_id: UUID, password: str) -> None:
    """Replace a password and end all sessions of the person."""
    person = await queries.person_by_id(transaction, person_id=person_id)
    await replace_password(transaction, person=person, password_hash=hash_password(password))


async def replace_password(
    transaction: Transaction, *, person: PersonRow, password_hash: str, keep: UUID | None = None
) -> None:
    """Replace a password by its hash; all sessions of the person end but the one to keep."""
    person.password_hash = password_hash
    await end_sessions(transaction, person_id=person.id, keep=keep)
    await transaction.execute(delete(KnownBrowserRow).where(KnownBrowserRow.person_id == person.id))


async def end_sessions(transaction: Transaction, *, person_id: UUID, keep: UUID | None = None) -> int:
    """End all sessions of a person at once, but the one to keep, and return how many."""
    ended = delete(SessionRow).where(SessionRow.person_id == person_id)
    if keep is not None:
        ended = ended.where(SessionRow.id != keep)
    return len((await transaction.execute(ended.returning(SessionRow.id))).all())


async def end_own_session(transaction: Transaction, *, person_id: UUID, session_id: UUID) -> None:
    """End one session of a person at once.

    Raises:
        NotFound: the person has no such session.
    """
    ended = delete(SessionRow).where(SessionRow.id == session_id, SessionRow.person_id == person_id)
    if (await transaction.execute(ended.returning(SessionRow.id))).first() is None:
        raise NotFound


async def renew_proof(transaction: Transaction, *, session: SessionRow, now: datetime) -> str:
    """Note that the session's person has proved again who they are; return its new secret, the old one is over."""
    secret = secrets.token_urlsafe(32)
    session.secret_hash = queries.hash_of(secret)
    session.proved_at = session.last_used_at = now
    await transaction.flush()
    return secret


async def remember_browser(transaction: Transaction, *, person_id: UUID, secret: str, now: datetime) -> None:
    """Know this browser as one in which the person has signed in."""
    row = insert(KnownBrowserRow).values(secret_hash=queries.hash_of(secret), person_id=person_id, last_used_at=now)
    keys = [KnownBrowserRow.secret_hash, KnownBrowserRow.person_id]
    await transaction.execute(row.on_conflict_do_update(index_elements=keys, set_={"last_used_at": now}))


async def change_profile(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> None:
    """Change what a person chose for themselves: language and time zone (None: that of the device).

    Raises:
        UnknownTimeZone.
    """
    zone = fields.get("time_zone")
    if zone is not None and zone not in available_timezones():
        raise UnknownTimeZone(time_zone=zone, field_errors={"time_zone": UnknownTimeZone.code})
    await transaction.execute(update(PersonRow).where(PersonRow.id == actor.person_id).values(**fields))


async def open_session(
    transaction: Transaction,
    *,
    person_id: UUID,
    user_agent: str,
    now: datetime,
    is_phone: bool = False,
    address: str = "",
    way: str = "password",
    must_enrol: bool = False,
) -> tuple[str, SessionRow]:
    """Begin a session and return its secret, which is kept nowhere, with the row; `way` is how it was signed in."""
    secret = secrets.token_urlsafe(32)
    session = SessionRow(
        secret_hash=queries.hash_of(secret),
        person_id=person_id,
        csrf_token=secrets.token_urlsafe(32),
        created_at=now,
        last_used_at=now,
        user_agent=user_agent[:200],
        is_phone=is_phone,
        address=address,
        way=way,
        proved_at=now,
        must_enrol=must_enrol,
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
    await transaction.execute(delete(KnownBrowserRow).where(KnownBrowserRow.last_used_at < now - BROWSER_LIMIT))
    await transaction.execute(delete(SignInChallengeRow).where(SignInChallengeRow.expires_at < now))

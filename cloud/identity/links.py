"""Links of one use: an invitation lasts days, a reset an hour. The secret leaves this place once, its hash stays."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.identity import queries
from cloud.identity.credential_models import CredentialLinkRow
from cloud.identity.errors import AlreadySignsIn, LinkOver
from cloud.identity.events import CredentialLinkWanted
from cloud.identity.models import PersonRow
from cloud.identity.operations import replace_password

INVITATION_LASTS: Final = timedelta(days=7)
RESET_LASTS: Final = timedelta(hours=1)
MOST_RESETS: Final = 5
"""Open at once, so that nobody's mailbox is flooded; the newest five work."""

Link = CredentialLinkRow


async def invite(
    transaction: Transaction, *, actor: Actor, person_id: UUID, is_mailed: bool, now: datetime
) -> tuple[Link, str]:
    """Make the person's invitation, which replaces an earlier one, and return it with its secret.

    If it is mailed the secret is made when the mail goes out, and empty here.

    Raises:
        NotFound: no such person.
        AlreadySignsIn: they have a password.
    """
    person = await _locked(transaction, person_id)
    if person.password_hash:
        raise AlreadySignsIn
    await withdraw(transaction, person_id=person.id, kind="invitation", now=now)
    link = _make(transaction, kind="invitation", person=person, by=actor.name, now=now, lasts=INVITATION_LASTS)
    secret = "" if is_mailed else _new_secret(link)
    await transaction.flush()
    if is_mailed:
        announce(transaction, CredentialLinkWanted(branch_id=None, subject_id=link.id))
    _write_down(transaction, actor, link, "person.invited")
    return link, secret


async def ask_for_reset(transaction: Transaction, *, email: str, now: datetime) -> None:
    """Have a link mailed by which a new password is set; nothing happens for an unknown address or a flood."""
    person = await queries.person_by_email(transaction, email=email)
    if person is None or person.kind != "person":
        return
    if len(await _open_links(transaction, person_id=person.id, kind="reset", now=now)) >= MOST_RESETS:
        return
    link = _make(transaction, kind="reset", person=person, by=person.name, now=now, lasts=RESET_LASTS)
    await transaction.flush()
    announce(transaction, CredentialLinkWanted(branch_id=None, subject_id=link.id))
    _write_down(transaction, actor_of_link(link, person), link, "person.reset_asked")


async def link_to_send(transaction: Transaction, *, link_id: UUID, now: datetime) -> tuple[Link, PersonRow, str] | None:
    """Give an open link a new secret and return all of it; None if it is over. Who sends twice, sends another one."""
    link = await transaction.get(CredentialLinkRow, link_id, with_for_update=True)
    if link is None or not is_open(link, now=now):
        return None
    secret = _new_secret(link)
    await transaction.flush()
    return link, await queries.person_by_id(transaction, person_id=link.person_id), secret


async def find_link(transaction: Transaction, *, secret: str, now: datetime) -> tuple[Link, PersonRow]:
    """Return the open link with this secret, locked, and its person.

    Raises:
        LinkOver.
    """
    statement = select(CredentialLinkRow).where(CredentialLinkRow.secret_hash == queries.hash_of(secret))
    link = (await transaction.execute(statement.with_for_update())).scalar_one_or_none()
    if link is None or not is_open(link, now=now):
        raise LinkOver
    person = await _locked(transaction, link.person_id)
    if link.kind == "reset" and not person.is_active:
        raise LinkOver
    return link, person


async def use_link(
    transaction: Transaction, *, link: Link, person: PersonRow, password_hash: str, now: datetime
) -> None:
    """Set the password; the link and its like are over, all sessions end, and an invited person is active."""
    await withdraw(transaction, person_id=person.id, kind=link.kind, now=now)
    link.used_at, link.revoked_at = now, None
    person.is_active = True
    await replace_password(transaction, person=person, password_hash=password_hash)
    action = "person.invitation_accepted" if link.kind == "invitation" else "person.password_reset"
    _write_down(transaction, actor_of_link(link, person), link, action)
    await transaction.flush()


async def accept_outside(transaction: Transaction, *, person: PersonRow, now: datetime) -> bool:
    """Accept the open invitation of somebody who signs in at an identity provider, and tell whether there was one."""
    if not await _open_links(transaction, person_id=person.id, kind="invitation", now=now):
        return False
    await withdraw(transaction, person_id=person.id, kind="invitation", now=now)
    person.is_active = True
    await transaction.flush()
    return True


async def withdraw(transaction: Transaction, *, person_id: UUID, kind: str, now: datetime) -> None:
    """Close a person's open links of this kind."""
    await transaction.execute(
        update(CredentialLinkRow)
        .where(
            CredentialLinkRow.person_id == person_id,
            CredentialLinkRow.kind == kind,
            CredentialLinkRow.used_at.is_(None),
            CredentialLinkRow.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )


def is_open(link: Link, *, now: datetime) -> bool:
    """Tell whether the link may still be used."""
    return link.used_at is None and link.revoked_at is None and now < link.expires_at


def actor_of_link(link: Link, person: PersonRow) -> Actor:
    """Return who acts by a link: the person it is made for."""
    return Actor(person.id, person.name, person.language, frozenset(), frozenset(), via=link.kind)


def _make(
    transaction: Transaction, *, kind: str, person: PersonRow, by: str, now: datetime, lasts: timedelta
) -> CredentialLinkRow:
    link = CredentialLinkRow(
        id=new_id(), kind=kind, person_id=person.id, created_by=by, created_at=now, expires_at=now + lasts
    )
    transaction.add(link)
    return link


def _new_secret(link: CredentialLinkRow) -> str:
    secret = secrets.token_urlsafe(32)
    link.secret_hash = queries.hash_of(secret)
    return secret


async def _locked(transaction: Transaction, person_id: UUID) -> PersonRow:
    statement = select(PersonRow).where(PersonRow.id == person_id, PersonRow.kind == "person").with_for_update()
    person = (await transaction.execute(statement)).scalar_one_or_none()
    if person is None:
        raise NotFound
    return person


async def _open_links(
    transaction: Transaction, *, person_id: UUID, kind: str, now: datetime
) -> list[CredentialLinkRow]:
    statement = select(CredentialLinkRow).where(
        CredentialLinkRow.person_id == person_id, CredentialLinkRow.kind == kind, CredentialLinkRow.expires_at > now
    )
    return [link for link in (await transaction.execute(statement)).scalars() if is_open(link, now=now)]


def _write_down(transaction: Transaction, actor: Actor, link: CredentialLinkRow, action: str) -> None:
    audit.record(
        transaction, actor=actor, action=action, object_kind="person", object_id=link.person_id, branch_id=None
    )

"""People and their roles: who is there, who is added, changed and taken out of use; within one's own rights."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zlib import crc32

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor, Reach
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.identity.errors import EmailTaken
from cloud.identity.links import withdraw
from cloud.identity.models import PersonRow
from cloud.identity.operations import add_person, end_sessions, set_password
from cloud.permissions import operations as roles
from cloud.permissions.queries import Grant, assignments_of, people_in_reach, super_admins

PASSWORD_BYTES: Final = 9
NOWHERE: Final = Reach()


def reach_of(actor: Actor, permission: str) -> Reach:
    """Return where the actor holds a permission."""
    return actor.held.get(permission, NOWHERE)


async def list_people(
    transaction: Transaction, *, reach: Reach, text: str | None, is_active: bool | None, page: PageRequest
) -> tuple[list[PersonRow], str | None]:
    """Return the people with a role in that part of the company, by name."""
    visible = _visible(await people_in_reach(transaction, reach=reach), reach)
    statement = select(PersonRow).where(visible, PersonRow.kind == "person")
    if text:
        wanted = f"%{text.lower().replace('%', '')}%"
        statement = statement.where(
            or_(func.lower(PersonRow.name).like(wanted), func.lower(PersonRow.email).like(wanted))
        )
    if is_active is not None:
        statement = statement.where(PersonRow.is_active.is_(is_active))
    columns = [PersonRow.name, PersonRow.id]
    statement = seek(statement, columns=columns, kinds=[str, UUID], page=page, is_descending=False)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["name", "id"])


async def get_person(transaction: Transaction, *, person_id: UUID, reach: Reach) -> PersonRow:
    """Raises: NotFound: there is none, or none with a role in that part of the company."""
    row = await transaction.get(PersonRow, person_id)
    if (
        row is None
        or row.kind != "person"
        or not (reach.is_organisation or person_id in await people_in_reach(transaction, reach=reach))
    ):
        raise NotFound
    return row


def version_of(row: PersonRow) -> int:
    """Return a number that is another once the person was changed."""
    return crc32(repr((row.name, row.email, row.is_active)).encode())


async def add_colleague(
    transaction: Transaction,
    *,
    actor: Actor,
    name: str,
    email: str,
    language: str,
    grants: Sequence[Grant],
    is_invited: bool = False,
) -> tuple[PersonRow, str]:
    """Add somebody with roles within one's own rights, and return the row with a password that is kept nowhere.

    Who is invited has none, and signs in once the invitation is accepted.

    Raises:
        EmailTaken; AboveOwnRights, UnknownRole, WrongScope, UnknownPlace, RoleGivenAlready.
    """
    password = "" if is_invited else secrets.token_urlsafe(PASSWORD_BYTES)
    try:
        person = await add_person(transaction, name=name, email=email, password=password, roles=[])
    except IntegrityError as error:
        raise EmailTaken(field_errors={"email": EmailTaken.code}) from error
    person.language = language
    person.is_active = not is_invited
    for grant in grants:
        await roles.give_role(transaction, actor=actor, person_id=person.id, grant=grant)
    branches = {grant.branch_id for grant in grants}
    audit.record(
        transaction,
        actor=actor,
        action="person.added",
        object_kind="person",
        object_id=person.id,
        branch_id=branches.pop() if len(branches) == 1 else None,
        after={"name": name, "email": email},
    )
    return person, password


async def change_colleague(
    transaction: Transaction,
    *,
    actor: Actor,
    person: PersonRow,
    seen_version: int,
    changes: dict[str, Any],
    now: datetime,
) -> PersonRow:
    """Rename somebody, or say whether they may sign in; who may no longer is signed out, and no longer invited.

    Raises:
        ChangedMeanwhile, OwnRoles, AboveOwnRights, LastSuperAdmin.
    """
    await roles.require_may_manage(transaction, actor=actor, person_id=person.id)
    await transaction.refresh(person, with_for_update=True)
    require_same(seen=seen_version, current=version_of(person))
    if changes.get("is_active") is False:
        await withdraw(transaction, person_id=person.id, kind="invitation", now=now)
    after = {name: value for name, value in changes.items() if value != getattr(person, name)}
    if not after:
        return person
    before = {name: getattr(person, name) for name in after}
    if after.get("is_active") is False:
        roles.require_not_last(person_id=person.id, can_sign_in=await _active_super_admins(transaction))
        await end_sessions(transaction, person_id=person.id)
    for name, value in after.items():
        setattr(person, name, value)
    await transaction.flush()
    await _audit(transaction, actor, person, "person.changed", before=before, after=after)
    return person


async def renew_password(transaction: Transaction, *, actor: Actor, person: PersonRow) -> str:
    """Return a new password for somebody who lost theirs; it is kept nowhere, and older sessions end.

    Raises:
        OwnRoles, AboveOwnRights.
    """
    await roles.require_may_manage(transaction, actor=actor, person_id=person.id)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    await set_password(transaction, person_id=person.id, password=password)
    await _audit(transaction, actor, person, "person.password_renewed")
    return password


async def take_role(transaction: Transaction, *, actor: Actor, person_id: UUID, assignment_id: UUID) -> None:
    """Take a role back.

    Raises:
        NotFound, OwnRoles, AboveOwnRights, LastSuperAdmin.
    """
    await roles.one_at_a_time(transaction)
    await roles.take_role(
        transaction,
        actor=actor,
        person_id=person_id,
        assignment_id=assignment_id,
        can_sign_in=await _active_super_admins(transaction),
    )


async def _active_super_admins(transaction: Transaction) -> set[UUID]:
    statement = select(PersonRow.id).where(PersonRow.id.in_(await super_admins(transaction)), PersonRow.is_active)
    return set((await transaction.execute(statement)).scalars())


async def _audit(
    transaction: Transaction,
    actor: Actor,
    person: PersonRow,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Write it into the chain of the branch in which all of the person's roles lie, else into the organisation's."""
    given = (await assignments_of(transaction, person_ids=[person.id], reach=Reach(is_organisation=True))).get(
        person.id, []
    )
    branches = {one.branch_id for one in given}
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="person",
        object_id=person.id,
        branch_id=branches.pop() if len(branches) == 1 else None,
        before=before,
        after=after,
    )


def _visible(people: set[UUID], reach: Reach) -> Any:
    """In the organisation also who has no role (any more) is somebody's business."""
    is_visible = PersonRow.id.is_not(None) if reach.is_organisation else PersonRow.id.in_(people)
    return and_(PersonRow.kind == "person", is_visible)

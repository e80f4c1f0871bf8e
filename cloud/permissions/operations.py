"""Giving roles and taking them back, and the organisation's own roles; every change is audited with it."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor, Reach
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.permissions import queries
from cloud.permissions.errors import (
    AboveOwnRights,
    LastSuperAdmin,
    NameTaken,
    OwnRoles,
    RoleGivenAlready,
    RoleInUse,
    UnknownPermission,
    UnknownPlace,
    UnknownRole,
    WrongScope,
)
from cloud.permissions.granting import SUPER_ADMIN, is_given_there, may_give, words_within, would_be_last
from cloud.permissions.matrix import MATRIX, ROLES
from cloud.permissions.models import CustomRoleRow, RoleAssignmentRow
from cloud.permissions.rules import Grant

_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(7161400101)")


async def one_at_a_time(transaction: Transaction) -> None:
    """Wait for others who give, take or forbid: the last two super admins could take each other out."""
    await transaction.execute(_ONE_AT_A_TIME)


async def give_first_roles(transaction: Transaction, *, person_id: UUID, roles: list[tuple[str, UUID | None]]) -> None:
    """Give roles in branches (None: in the organisation) to somebody who is added by the service itself."""
    for role, branch_id in roles:
        transaction.add(RoleAssignmentRow(id=new_id(), person_id=person_id, role=role, branch_id=branch_id))
    await transaction.flush()


async def give_role(transaction: Transaction, *, actor: Actor, person_id: UUID, grant: Grant) -> RoleAssignmentRow:
    """Give a person a role in a part of the company.

    Raises:
        OwnRoles, AboveOwnRights, UnknownRole, WrongScope, UnknownPlace, RoleGivenAlready.
    """
    await one_at_a_time(transaction)
    _require_somebody_else(actor, person_id)
    await _require_known(transaction, grant)
    await require_may_give(transaction, actor=actor, grants=[grant])
    if grant in await queries.grants_of(transaction, person_id=person_id):
        raise RoleGivenAlready
    row = RoleAssignmentRow(
        id=new_id(),
        person_id=person_id,
        role=grant.role,
        branch_id=grant.branch_id,
        region_id=grant.region_id,
        site_id=grant.site_id,
    )
    transaction.add(row)
    try:
        await transaction.flush()
    except IntegrityError as error:  # the site is none, or one of another branch
        raise UnknownPlace(field_errors={"site_id": UnknownPlace.code}) from error
    _audit(transaction, actor, "person.role_given", row, Change(after=_words(grant)))
    return row


async def take_role(
    transaction: Transaction, *, actor: Actor, person_id: UUID, assignment_id: UUID, can_sign_in: Collection[UUID]
) -> None:
    """Take a role back; `can_sign_in` are the super admins who can.

    Raises:
        NotFound, OwnRoles, AboveOwnRights, LastSuperAdmin.
    """
    await one_at_a_time(transaction)
    row = await transaction.get(RoleAssignmentRow, assignment_id)
    if row is None or row.person_id != person_id:
        raise NotFound
    _require_somebody_else(actor, person_id)
    grant = queries.grant_of(row)
    await require_may_give(transaction, actor=actor, grants=[grant])
    if grant.role == SUPER_ADMIN:
        require_not_last(person_id=person_id, can_sign_in=can_sign_in)
    await transaction.delete(row)
    await transaction.flush()
    _audit(transaction, actor, "person.role_taken", row, Change(before=_words(grant)))


async def move_role(
    transaction: Transaction, *, actor: Actor, person_id: UUID, role: str, branch_id: UUID, to_branch_id: UUID
) -> None:
    """Let a role that somebody has in one branch count in another one instead, as who transfers them decides.

    Raises:
        OwnRoles.
    """
    await one_at_a_time(transaction)
    _require_somebody_else(actor, person_id)
    statement = select(RoleAssignmentRow).where(
        RoleAssignmentRow.person_id == person_id,
        RoleAssignmentRow.role == role,
        RoleAssignmentRow.branch_id == branch_id,
        RoleAssignmentRow.site_id.is_(None),
    )
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        return
    before, after = Grant(role, branch_id), Grant(role, to_branch_id)
    if after in await queries.grants_of(transaction, person_id=person_id):
        await transaction.delete(row)
    else:
        row.branch_id = to_branch_id
    await transaction.flush()
    _audit(transaction, actor, "person.role_moved", row, Change(before=_words(before), after=_words(after)))


async def require_may_manage(transaction: Transaction, *, actor: Actor, person_id: UUID) -> None:
    """Raises: OwnRoles; AboveOwnRights: the person has a role that is not for the actor to give."""
    await one_at_a_time(transaction)
    _require_somebody_else(actor, person_id)
    grants = await queries.grants_of(transaction, person_id=person_id)
    await require_may_give(transaction, actor=actor, grants=grants)


async def manageable(transaction: Transaction, *, actor: Actor, person_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these people whom the actor may change: all their roles are for the actor to give."""
    if "person.write" not in actor.held:
        return set()
    own = await queries.grants_of(transaction, person_id=actor.person_id)
    ground = await queries.ground(transaction)
    everywhere = Reach(is_organisation=True)
    given = await queries.assignments_of(transaction, person_ids=person_ids, reach=everywhere)
    return {
        one
        for one in set(person_ids) - {actor.person_id}
        if all(may_give(own, queries.grant_of(row), ground=ground, held=actor.held) for row in given.get(one, []))
    }


async def require_may_give(transaction: Transaction, *, actor: Actor, grants: list[Grant]) -> None:
    """Raises: AboveOwnRights."""
    own = await queries.grants_of(transaction, person_id=actor.person_id)
    ground = await queries.ground(transaction)
    if not all(may_give(own, grant, ground=ground, held=actor.held) for grant in grants):
        raise AboveOwnRights


def require_not_last(*, person_id: UUID, can_sign_in: Collection[UUID]) -> None:
    """Raises: LastSuperAdmin: of the super admins who can sign in, there is none but this person."""
    if would_be_last(can_sign_in, without=person_id):
        raise LastSuperAdmin


async def add_custom_role(
    transaction: Transaction, *, actor: Actor, name: str, permissions: list[str]
) -> CustomRoleRow:
    """Make a role of the organisation's own, within one's own rights.

    Raises:
        UnknownPermission, AboveOwnRights, NameTaken.
    """
    _require_within(actor, permissions)
    row = CustomRoleRow(id=new_id(), name=name, permissions=sorted(set(permissions)))
    transaction.add(row)
    await _flush_name(transaction)
    await transaction.refresh(row)
    _audit_role(transaction, actor, "role.added", row, Change(after={"name": name, "permissions": row.permissions}))
    return row


async def change_custom_role(
    transaction: Transaction, *, actor: Actor, role: CustomRoleRow, seen_version: int, changes: dict[str, Any]
) -> CustomRoleRow:
    """Change what a role of the organisation's own is called or allows; whoever has it may do that at once.

    Raises:
        ChangedMeanwhile, OwnRoles, UnknownPermission, AboveOwnRights, NameTaken.
    """
    await transaction.refresh(role, with_for_update=True)
    require_same(seen=seen_version, current=role.version)
    own = await queries.grants_of(transaction, person_id=actor.person_id)
    if str(role.id) in {grant.role for grant in own}:
        raise OwnRoles
    if "permissions" in changes:
        changes = {**changes, "permissions": sorted(set(changes["permissions"]))}
    if not (values := new_values(role, changes)):
        return role
    # What it allowed before must be within one's rights too: nobody takes away what is above them.
    _require_within(actor, [*role.permissions, *changes.get("permissions", ())])
    change = next_version(role, values)
    await _flush_name(transaction)
    _audit_role(transaction, actor, "role.changed", role, change)
    return role


async def remove_custom_role(transaction: Transaction, *, actor: Actor, role: CustomRoleRow, seen_version: int) -> None:
    """Remove a role of the organisation's own that nobody has.

    Raises:
        ChangedMeanwhile, AboveOwnRights, RoleInUse.
    """
    await one_at_a_time(transaction)
    await transaction.refresh(role, with_for_update=True)
    require_same(seen=seen_version, current=role.version)
    _require_within(actor, role.permissions)
    used = select(RoleAssignmentRow.id).where(RoleAssignmentRow.role == str(role.id)).limit(1)
    if (await transaction.execute(used)).first() is not None:
        raise RoleInUse
    await transaction.delete(role)
    await transaction.flush()
    _audit_role(transaction, actor, "role.removed", role, Change(before={"name": role.name}))


def _require_somebody_else(actor: Actor, person_id: UUID) -> None:
    if actor.person_id == person_id:
        raise OwnRoles


def _require_within(actor: Actor, permissions: list[str]) -> None:
    if unknown := sorted(set(permissions) - MATRIX.keys()):
        raise UnknownPermission(field_errors={"permissions": UnknownPermission.code}, permission=unknown[0])
    if not words_within(permissions, held=actor.held):
        raise AboveOwnRights


async def _require_known(transaction: Transaction, grant: Grant) -> None:
    if grant.role not in ROLES and not await queries.is_custom_role(transaction, role=grant.role):
        raise UnknownRole(field_errors={"role": UnknownRole.code})
    if not is_given_there(grant):
        raise WrongScope(field_errors={"role": WrongScope.code})
    if not grant.is_of_organisation and not (await queries.ground(transaction)).branches(grant):
        raise UnknownPlace(field_errors={"branch_id": UnknownPlace.code})


async def _flush_name(transaction: Transaction) -> None:
    try:
        await transaction.flush()
    except IntegrityError as error:
        raise NameTaken(field_errors={"name": NameTaken.code}) from error


def _words(grant: Grant) -> dict[str, Any]:
    places = {"branch_id": grant.branch_id, "region_id": grant.region_id, "site_id": grant.site_id}
    return {"role": grant.role, **{name: value for name, value in places.items() if value is not None}}


def _audit(transaction: Transaction, actor: Actor, action: str, row: RoleAssignmentRow, change: Change) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="person",
        object_id=row.person_id,
        branch_id=row.branch_id,
        before=change.before,
        after=change.after,
    )


def _audit_role(transaction: Transaction, actor: Actor, action: str, row: CustomRoleRow, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)

"""Routes of roles: the permission table, and the organisation's own roles."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed, fresh_proof
from cloud.permissions import operations, queries
from cloud.permissions.granting import GIVEN_IN, GIVES, words_within
from cloud.permissions.matrix import MATRIX, ROLES
from cloud.permissions.models import CustomRoleRow
from cloud.permissions.payloads import (
    BuiltInRole,
    CustomRole,
    CustomRoleChanges,
    NewCustomRole,
    PermissionRow,
    PermissionTable,
)

router = APIRouter(tags=["roles"], route_class=ActorRoute)
READS: Final = [allowed("role.read")]
WRITES: Final = [allowed("role.write"), fresh_proof()]


@router.get("/permissions", response_model=PermissionTable, dependencies=READS, summary="Who may do what")
async def get_table(context: Context) -> PermissionTable:
    """Return the permission table, and which roles you may give to others."""
    own = await queries.grants_of(context.transaction, person_id=context.actor.person_id)
    gives = frozenset().union(*(GIVES.get(grant.role, frozenset()) for grant in own))
    return PermissionTable(
        roles=[
            BuiltInRole(role=role, given_in=sorted(GIVEN_IN[role]), is_yours_to_give=role in gives) for role in ROLES
        ],
        rows=[PermissionRow(permission=word, level=row.level, letters=dict(row.cells)) for word, row in MATRIX.items()],
    )


@router.get("/roles", response_model=Page[CustomRole], dependencies=READS, summary="List the organisation's own roles")
async def list_roles(context: Context) -> Page[CustomRole]:
    """Return the roles the organisation made for itself, by name."""
    rows = await queries.list_custom_roles(context.transaction)
    return Page(items=[await _payload(context, row) for row in rows])


@router.post("/roles", response_model=CustomRole, status_code=201, dependencies=WRITES, summary="Make a role")
async def add_role(body: NewCustomRole, context: Context, response: Response) -> CustomRole:
    """Make a role that allows what you yourself may do in the whole organisation, or less."""
    row = await operations.add_custom_role(context.transaction, actor=context.actor, **body.model_dump())
    return await _answer(context, response, row)


@router.get("/roles/{role_id}", response_model=CustomRole, dependencies=READS, summary="A role of the organisation")
async def get_role(role_id: UUID, context: Context, response: Response) -> CustomRole:
    """Return one role that the organisation made for itself."""
    return await _answer(context, response, await queries.get_custom_role(context.transaction, role_id=role_id))


@router.patch("/roles/{role_id}", response_model=CustomRole, dependencies=WRITES, summary="Change a role")
async def change_role(
    role_id: UUID, body: CustomRoleChanges, context: Context, response: Response, seen_version: SeenVersion
) -> CustomRole:
    """Change what a role is called or allows; whoever has it may do that from their next request on."""
    row = await queries.get_custom_role(context.transaction, role_id=role_id)
    await operations.change_custom_role(
        context.transaction, actor=context.actor, role=row, seen_version=seen_version, changes=body.given()
    )
    return await _answer(context, response, row)


@router.delete("/roles/{role_id}", status_code=204, dependencies=WRITES, summary="Remove a role")
async def remove_role(role_id: UUID, context: Context, seen_version: SeenVersion) -> None:
    """Remove a role that nobody has."""
    row = await queries.get_custom_role(context.transaction, role_id=role_id)
    await operations.remove_custom_role(context.transaction, actor=context.actor, role=row, seen_version=seen_version)


async def _answer(context: Context, response: Response, row: CustomRoleRow) -> CustomRole:
    set_etag(response, row.version)
    return await _payload(context, row)


async def _payload(context: Context, row: CustomRoleRow) -> CustomRole:
    return CustomRole(
        id=row.id,
        name=row.name,
        permissions=row.permissions,
        version=row.version,
        holders=await queries.holders_of(context.transaction, role=str(row.id)),
        is_yours_to_give=words_within(row.permissions, held=context.actor.held),
    )

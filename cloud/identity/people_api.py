"""Routes of people and the roles they were given."""

from collections.abc import Sequence
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.foundation.actor import Reach
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.idempotency import shows_secret
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed, fresh_proof
from cloud.identity import people
from cloud.identity.invitations_api import invitation_of
from cloud.identity.models import PersonRow
from cloud.identity.people_payloads import (
    AddedColleague,
    Colleague,
    ColleagueChanges,
    GivenRole,
    NewColleague,
    NewGrant,
    RenewedPassword,
)
from cloud.permissions.operations import give_role, manageable
from cloud.permissions.queries import Assignment, Grant, assignments_of, names_of_custom_roles

router = APIRouter(prefix="/people", tags=["people"], route_class=ActorRoute)
READS: Final = [allowed("person.read")]
WRITES: Final = [allowed("person.write"), fresh_proof()]


@router.get("", response_model=Page[Colleague], dependencies=READS, summary="List people")
async def list_people(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    q: Annotated[str | None, Query(max_length=100, description="Looks in name and address.")] = None,
    is_active: bool | None = None,
) -> Page[Colleague]:
    """Return who can sign in and has a role in your part of the company, by name."""
    reach = people.reach_of(context.actor, "person.read")
    if branch_id is not None:
        reach = Reach(
            branch_ids=reach.branch_ids & {branch_id}, by_site=reach.by_site & {branch_id}, site_ids=reach.site_ids
        )
    rows, next_cursor = await people.list_people(
        context.transaction, reach=reach, text=q, is_active=is_active, page=page
    )
    return Page(items=await _payloads(context, rows), next_cursor=next_cursor)


@router.post("", response_model=AddedColleague, status_code=201, dependencies=WRITES, summary="Add somebody")
@shows_secret
async def add_colleague(body: NewColleague, context: Context, response: Response) -> AddedColleague:
    """Add somebody with roles within your own rights; a password, or a link that is not mailed, is shown this once."""
    row, password = await people.add_colleague(
        context.transaction,
        actor=context.actor,
        name=body.name,
        email=body.email,
        language=body.language,
        grants=[_grant(one) for one in body.roles],
        is_invited=body.is_invited,
    )
    invitation = await invitation_of(context, row) if body.is_invited else None
    person = await _answer(context, response, row)
    return AddedColleague(person=person, password=password or None, invitation=invitation)


@router.get("/{person_id}", response_model=Colleague, dependencies=READS, summary="Somebody who can sign in")
async def get_colleague(person_id: UUID, context: Context, response: Response) -> Colleague:
    """Return one person with the roles that count where you may look."""
    return await _answer(context, response, await _known(context, person_id, "person.read"))


@router.patch("/{person_id}", response_model=Colleague, dependencies=WRITES, summary="Change somebody")
async def change_colleague(
    person_id: UUID, body: ColleagueChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Colleague:
    """Rename somebody, or say whether they may sign in."""
    row = await _known(context, person_id, "person.write")
    await people.change_colleague(
        context.transaction,
        actor=context.actor,
        person=row,
        seen_version=seen_version,
        changes=body.given(),
        now=context.now,
    )
    return await _answer(context, response, row)


@router.post(
    "/{person_id}/password", response_model=RenewedPassword, dependencies=WRITES, summary="Give a new password"
)
@shows_secret
async def renew_password(person_id: UUID, context: Context) -> RenewedPassword:
    """Replace the password of somebody who lost it; it is shown this once, and older sessions end."""
    row = await _known(context, person_id, "person.write")
    password = await people.renew_password(context.transaction, actor=context.actor, person=row)
    return RenewedPassword(password=password, given_at=context.now)


@router.post(
    "/{person_id}/roles", response_model=Colleague, status_code=201, dependencies=WRITES, summary="Give a role"
)
async def give(person_id: UUID, body: NewGrant, context: Context, response: Response) -> Colleague:
    """Give somebody a role within your own rights; it counts from their next request on."""
    row = await _known(context, person_id, "person.write")
    await give_role(context.transaction, actor=context.actor, person_id=row.id, grant=_grant(body))
    return await _answer(context, response, row)


@router.delete("/{person_id}/roles/{assignment_id}", status_code=204, dependencies=WRITES, summary="Take a role back")
async def take(person_id: UUID, assignment_id: UUID, context: Context) -> None:
    """Take a role back; it counts no more from their next request on."""
    row = await _known(context, person_id, "person.write")
    await people.take_role(context.transaction, actor=context.actor, person_id=row.id, assignment_id=assignment_id)


def _grant(given: NewGrant) -> Grant:
    return Grant(given.role, given.branch_id, given.region_id, given.site_id)


async def _known(context: Context, person_id: UUID, permission: str) -> PersonRow:
    reach = people.reach_of(context.actor, permission)
    return await people.get_person(context.transaction, person_id=person_id, reach=reach)


async def _answer(context: Context, response: Response, row: PersonRow) -> Colleague:
    set_etag(response, people.version_of(row))
    return (await _payloads(context, [row]))[0]


async def _payloads(context: Context, rows: Sequence[PersonRow]) -> list[Colleague]:
    ids = [row.id for row in rows]
    reach = people.reach_of(context.actor, "person.read")
    given = await assignments_of(context.transaction, person_ids=ids, reach=reach)
    names = await names_of_custom_roles(context.transaction)
    own = await manageable(context.transaction, actor=context.actor, person_ids=ids)
    return [
        Colleague.model_validate(
            {
                **{name: getattr(row, name) for name in ("id", "name", "email", "language", "is_active", "created_at")},
                "roles": [_given(one, names) for one in given.get(row.id, [])],
                "version": people.version_of(row),
                "is_yourself": row.id == context.actor.person_id,
                "is_yours_to_change": row.id in own,
            }
        )
        for row in rows
    ]


def _given(row: Assignment, names: dict[str, str]) -> GivenRole:
    return GivenRole(
        id=row.id,
        role=row.role,
        role_name=names.get(row.role),
        branch_id=row.branch_id,
        region_id=row.region_id,
        site_id=row.site_id,
    )

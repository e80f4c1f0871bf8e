"""Routes by which the office lets people in and out: invitations, ended sessions, a lost second factor."""

from uuid import UUID

from fastapi import APIRouter

from cloud.audit import operations as audit
from cloud.branches.queries import organisation
from cloud.foundation.idempotency import shows_secret
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed, fresh_proof
from cloud.identity import factors, links, people
from cloud.identity.account_payloads import Invitation
from cloud.identity.models import PersonRow
from cloud.identity.operations import end_sessions
from cloud.permissions.operations import require_may_manage

router = APIRouter(prefix="/people/{person_id}", tags=["people"], route_class=ActorRoute)


@router.post(
    "/invitation",
    response_model=Invitation,
    status_code=201,
    dependencies=[allowed("person.write"), fresh_proof()],
    summary="Invite somebody",
)
@shows_secret
async def invite(person_id: UUID, context: Context) -> Invitation:
    """Mail a link by which the person chooses a password; without a mail server the link is shown this once."""
    return await invitation_of(context, await _managed(context, person_id))


@router.delete("/sessions", status_code=204, dependencies=[allowed("person.write")], summary="Sign somebody out")
async def sign_somebody_out(person_id: UUID, context: Context) -> None:
    """End all sessions of a person at once."""
    await _managed(context, person_id)
    await end_sessions(context.transaction, person_id=person_id)
    audit.record(
        context.transaction,
        actor=context.actor,
        action="person.signed_out",
        object_kind="person",
        object_id=person_id,
        branch_id=None,
    )


@router.delete(
    "/authenticator",
    status_code=204,
    dependencies=[allowed("person.write"), fresh_proof()],
    summary="Take somebody's authenticator app out of use",
)
async def remove_authenticator(person_id: UUID, context: Context) -> None:
    """Help somebody who has lost the app and the recovery codes; make sure that it is them who asks."""
    await _managed(context, person_id)
    await factors.remove_authenticator(context.transaction, actor=context.actor, person_id=person_id)


async def invitation_of(context: RequestContext, person: PersonRow) -> Invitation:
    """Invite a person; without a mail server the secret comes with the answer."""
    company = await organisation(context.transaction)
    is_mailed = company is not None and company.mail is not None
    link, secret = await links.invite(
        context.transaction, actor=context.actor, person_id=person.id, is_mailed=is_mailed, now=context.now
    )
    return Invitation(id=link.id, email=person.email, expires_at=link.expires_at, secret=secret or None)


async def _managed(context: RequestContext, person_id: UUID) -> PersonRow:
    """Return a person within the actor's own rights."""
    reach = people.reach_of(context.actor, "person.write")
    row = await people.get_person(context.transaction, person_id=person_id, reach=reach)
    await require_may_manage(context.transaction, actor=context.actor, person_id=person_id)
    return row

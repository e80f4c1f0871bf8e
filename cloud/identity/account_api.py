"""Routes of one's own account: profile, sessions, password, second factors; a session is all they ask for."""

import io
from uuid import UUID

import segno
from fastapi import APIRouter, Request

from cloud.audit import operations as audit
from cloud.foundation.idempotency import shows_secret
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, RequestContext, fresh_proof, own_transaction
from cloud.identity import factors, operations, queries, totp
from cloud.identity.account_payloads import (
    AuthenticatorSeed,
    Code,
    NewPassword,
    OwnSession,
    Profile,
    ProfileChanges,
    RecoveryCodes,
)
from cloud.identity.api import require_few
from cloud.identity.errors import WrongPassword
from cloud.identity.passwords import require_good

router = APIRouter(tags=["profile"], route_class=ActorRoute)
passwords = APIRouter(tags=["profile"], route_class=DetachedRoute)

ISSUER = "Mafundi"


@router.get("/profile", response_model=Profile, summary="Your profile")
async def get_profile(context: Context, request: Request) -> Profile:
    """Return who you are here and what proves it."""
    return await _profile(context, request)


@router.patch("/profile", response_model=Profile, summary="Change your profile")
async def change_profile(body: ProfileChanges, context: Context, request: Request) -> Profile:
    """Change your language or the time zone in which you read times."""
    if fields := body.given():
        await operations.change_profile(context.transaction, actor=context.actor, fields=fields)
    return await _profile(context, request)


@router.get("/sessions", response_model=Page[OwnSession], summary="Where you are signed in")
async def list_sessions(context: Context, request: Request) -> Page[OwnSession]:
    """Return your sessions, the one used last first."""
    rows = await queries.sessions_of(context.transaction, person_id=context.actor.person_id, now=context.now)
    current: UUID = request.state.session.id
    return Page(items=[OwnSession.model_validate({**row.__dict__, "is_current": row.id == current}) for row in rows])


@router.delete("/sessions", status_code=204, summary="Sign out everywhere else")
async def end_other_sessions(context: Context, request: Request) -> None:
    """End all your sessions but this one, at once, with their event streams."""
    await operations.end_sessions(context.transaction, person_id=context.actor.person_id, keep=request.state.session.id)
    _write_down(context, "session.others_ended")


@router.delete("/sessions/{session_id}", status_code=204, summary="Sign out somewhere")
async def end_one_session(session_id: UUID, context: Context) -> None:
    """End one of your sessions at once, with its event streams."""
    await operations.end_own_session(context.transaction, person_id=context.actor.person_id, session_id=session_id)
    _write_down(context, "session.ended")


@passwords.put("/profile/password", status_code=204, summary="Change your password")
async def change_password(body: NewPassword, request: Request) -> None:
    """Set another password; all your other sessions end."""
    before: RequestContext = request.state.context
    require_few(request, "proof", str(before.actor.person_id))
    async with own_transaction(request) as context:
        person = await queries.person_by_id(context.transaction, person_id=context.actor.person_id)
    hashing = request.app.state.password_hashing
    if not await hashing.matches(body.current_password, person.password_hash):
        raise WrongPassword(field_errors={"current_password": WrongPassword.code})
    require_good(body.password, name=person.name, email=person.email)
    password_hash = await hashing.hash(body.password)
    async with own_transaction(request) as context:
        person = await queries.person_by_id(context.transaction, person_id=context.actor.person_id)
        await operations.replace_password(
            context.transaction, person=person, password_hash=password_hash, keep=request.state.session.id
        )
        _write_down(context, "person.password_changed")


@router.post(
    "/profile/authenticator",
    response_model=AuthenticatorSeed,
    dependencies=[fresh_proof()],
    summary="Begin to set up an authenticator app",
)
@shows_secret
async def begin_authenticator(context: Context, request: Request) -> AuthenticatorSeed:
    """Make the seed of an authenticator app; it counts once a code of it was told."""
    seed = await factors.begin_authenticator(
        context.transaction, person_id=context.actor.person_id, sealer=request.app.state.sealer
    )
    person = await queries.person_by_id(context.transaction, person_id=context.actor.person_id)
    address = totp.address_of(seed, account=person.email, issuer=ISSUER)
    return AuthenticatorSeed(seed=totp.written_of(seed), address=address, picture=_picture(address))


@router.post(
    "/profile/authenticator/confirmation", response_model=RecoveryCodes, summary="Take the authenticator app into use"
)
@shows_secret
async def confirm_authenticator(body: Code, context: Context, request: Request) -> RecoveryCodes:
    """Tell a first code of the app; the recovery codes are shown this once."""
    require_few(request, "confirmation", str(context.actor.person_id))
    codes = await factors.confirm_authenticator(
        context.transaction,
        actor=context.actor,
        code=body.code,
        sealer=request.app.state.sealer,
        now=context.now,
    )
    return RecoveryCodes(codes=codes)


@router.delete(
    "/profile/authenticator",
    status_code=204,
    dependencies=[fresh_proof()],
    summary="Take the authenticator app out of use",
)
async def remove_authenticator(context: Context) -> None:
    """Remove the app and its recovery codes, unless your role needs it."""
    await factors.remove_authenticator(context.transaction, actor=context.actor, person_id=context.actor.person_id)


@router.post(
    "/profile/recovery-codes",
    response_model=RecoveryCodes,
    dependencies=[fresh_proof()],
    summary="Make new recovery codes",
)
@shows_secret
async def renew_recovery_codes(context: Context) -> RecoveryCodes:
    """Make new recovery codes, shown this once; the former ones are over."""
    return RecoveryCodes(codes=await factors.renew_recovery_codes(context.transaction, actor=context.actor))


async def _profile(context: RequestContext, request: Request) -> Profile:
    person = await queries.person_by_id(context.transaction, person_id=context.actor.person_id)
    await context.transaction.refresh(person)
    owned = await factors.factors_of(context.transaction, person_id=person.id)
    return Profile(
        id=person.id,
        name=person.name,
        email=person.email,
        language=person.language,
        time_zone=person.time_zone,
        has_password=bool(person.password_hash),
        has_authenticator=owned.has_authenticator,
        can_have_authenticator=request.app.state.sealer.can_seal,
        recovery_codes_left=owned.recovery_codes_left,
        passkeys=owned.passkeys,
        needs_second_factor=owned.is_needed,
    )


def _picture(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgns=True, border=2, dark="#000", light="#fff"
    )
    return picture.getvalue().decode()


def _write_down(context: RequestContext, action: str) -> None:
    audit.record(
        context.transaction,
        actor=context.actor,
        action=action,
        object_kind="person",
        object_id=context.actor.person_id,
        branch_id=None,
    )

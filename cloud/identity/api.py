"""Routes of signing in, and the resolver that tells every other route who is acting."""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import limits
import structlog
from fastapi import APIRouter, Request, Response

from cloud.branches.queries import list_branches
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import Refusal
from cloud.foundation.request import (
    ActorRoute,
    Context,
    DetachedPublicRoute,
    DetachedRoute,
    own_transaction,
    public_transaction,
)
from cloud.identity import cookies, factors, operations, queries, service_accounts, sign_in
from cloud.identity.errors import (
    ForeignOrigin,
    NotSignedIn,
    SecondFactorMissing,
    TooManyAttempts,
    WrongCredentials,
    WrongPassword,
)
from cloud.identity.models import PersonRow, SessionRow
from cloud.identity.payloads import OwnBranch, Person, Preferences, Proof, Role, Session, SignIn
from cloud.permissions.queries import grants_of

log = structlog.get_logger()

public = APIRouter(prefix="/session", tags=["session"], route_class=DetachedPublicRoute)
router = APIRouter(prefix="/session", tags=["session"], route_class=ActorRoute)
proofs = APIRouter(prefix="/session", tags=["session"], route_class=DetachedRoute)

SAFE_METHODS: Final = {"GET", "HEAD", "OPTIONS"}
OFFICE_SIZE: Final = 10
SEEN_AGAIN_AFTER: Final = timedelta(minutes=1)
OPEN_WHILE_ENROLLING: Final = ("/api/v1/session", "/api/v1/profile")


async def resolve_actor(transaction: Transaction, request: Request, now: datetime) -> Actor:
    """Return who is acting.

    Raises:
        NotSignedIn: no live session, or a key that opens nothing.
        ForeignOrigin: a change without the session's token, or from another site.
        SecondFactorMissing: the session is good for nothing else until there is one.
    """
    mark, _, key = request.headers.get("authorization", "").partition(" ")
    if mark.lower() == "bearer":
        return await service_accounts.actor_of_key(transaction, written=key.strip(), now=now)
    session, person = await live_session(transaction, request, now)
    if request.method not in SAFE_METHODS:
        _require_own_site(request, session)
    if session.must_enrol and not request.url.path.startswith(OPEN_WHILE_ENROLLING):
        raise SecondFactorMissing
    if now - session.last_used_at > SEEN_AGAIN_AFTER:
        session.last_used_at = now
    request.state.session = session
    actor = await queries.actor_of(transaction, person=person, is_phone=session.is_phone)
    return replace(actor, proved_at=session.proved_at)


@public.post("", response_model=Session, summary="Sign in")
async def begin_session(body: SignIn, request: Request, response: Response) -> Session:
    """Begin a session; the secret travels in a cookie that scripts cannot read."""
    _require_few_of_address(request)
    async with public_transaction(request) as (transaction, _):
        attempt = await sign_in.attempt_of(transaction, email=body.email, browser=cookies.browser_secret(request))
    _require_few_of_account(request, body.email, attempt)
    # No transaction while hashing: a flood of sign-ins must not take the connections of everybody else.
    if not await request.app.state.password_hashing.matches(body.password, attempt.password_hash):
        log.info("identity.sign_in_refused", person_id=str(attempt.person_id or ""), why="password")
        raise WrongCredentials
    caller = caller_of(request, response)
    async with public_transaction(request) as (transaction, now):
        begun = await sign_in.finish(
            transaction, attempt=attempt, code=body.code, caller=caller, sealer=request.app.state.sealer, now=now
        )
        answer = begun if isinstance(begun, Refusal) else await signed_in(transaction, request, response, *begun)
    if isinstance(answer, Refusal):
        log.info("identity.sign_in_refused", person_id=str(attempt.person_id or ""), why=answer.code)
        raise answer
    return answer


@router.get("", response_model=Session, summary="Who is signed in")
async def get_session(context: Context, request: Request) -> Session:
    """Return the person, their roles and branches, and the CSRF token."""
    _, person = await live_session(context.transaction, request, context.now)
    return await session_payload(context.transaction, person, request.state.session)


@router.delete("", status_code=204, summary="Sign out")
async def sign_out(context: Context, request: Request, response: Response) -> None:
    """End the session at once."""
    await operations.end_session(context.transaction, secret=request.cookies[cookies.cookie_name(request)])
    cookies.take_session_back(request, response)


@router.patch("/preferences", status_code=204, summary="Choose a language")
async def change_preferences(body: Preferences, context: Context) -> None:
    """Remember the language in which you read."""
    await operations.choose_language(context.transaction, person_id=context.actor.person_id, language=body.language)


@proofs.post("/proof", response_model=Session, summary="Prove again who you are")
async def prove(body: Proof, request: Request, response: Response) -> Session:
    """Prove it by a code of the authenticator app, or without one by the password; dangerous things ask for it."""
    person_id: UUID = request.state.context.actor.person_id
    require_few(request, "proof", str(person_id))
    async with own_transaction(request) as context:
        person = await queries.person_by_id(context.transaction, person_id=person_id)
        owned = await factors.factors_of(context.transaction, person_id=person_id)
    if not owned.has_authenticator and not await request.app.state.password_hashing.matches(
        body.password, person.password_hash
    ):
        raise WrongPassword(field_errors={"password": WrongPassword.code})
    async with own_transaction(request) as context:
        refusal = await factors.what_speaks_against(
            context.transaction,
            person_id=person_id,
            code=body.code,
            sealer=request.app.state.sealer,
            now=context.now,
        )
        if refusal is None:
            answer = await proved(context.transaction, request, response, context.now)
    if refusal is not None:
        raise refusal
    return answer


def caller_of(request: Request, response: Response, *, way: str = "password") -> sign_in.Caller:
    """Return where somebody signs in from; the browser is known from now on."""
    return sign_in.Caller(
        user_agent=request.headers.get("user-agent", ""),
        address=request.client.host if request.client else "",
        is_phone=cookies.is_phone(request),
        browser=cookies.set_browser(request, response),
        way=way,
    )


async def signed_in(
    transaction: Transaction,
    request: Request,
    response: Response,
    secret: str,
    session: SessionRow,
    person: PersonRow,
) -> Session:
    """Answer somebody whose session has begun."""
    cookies.set_session(request, response, secret)
    log.info("identity.signed_in", person_id=str(person.id), way=session.way)
    return await session_payload(transaction, person, session)


async def proved(transaction: Transaction, request: Request, response: Response, now: datetime) -> Session:
    """Answer somebody who has proved again who they are: their session has another secret from now on."""
    session, person = await live_session(transaction, request, now)
    secret = await operations.renew_proof(transaction, session=session, now=now)
    cookies.set_session(request, response, secret)
    return await session_payload(transaction, person, session)


async def live_session(transaction: Transaction, request: Request, now: datetime) -> tuple[SessionRow, PersonRow]:
    """Return the session that the request belongs to, and its person.

    Raises:
        NotSignedIn.
    """
    secret = cookies.session_secret(request)
    if not secret:
        raise NotSignedIn
    return await queries.session_of(transaction, secret=secret, now=now)


async def session_payload(transaction: Transaction, person: PersonRow, session: SessionRow) -> Session:
    """Return what a screen needs to know of a session."""
    grants = await grants_of(transaction, person_id=person.id)
    actor = await queries.actor_of(transaction, person=person, is_phone=session.is_phone)
    branches = await list_branches(transaction, branch_ids=actor.branch_ids)
    return Session(
        person=Person.model_validate(person),
        roles=[Role(role=grant.role, branch_id=grant.branch_id) for grant in grants],
        branches=[OwnBranch.model_validate(branch) for branch in branches],
        permissions=sorted(actor.permissions),
        csrf_token=session.csrf_token,
        proved_at=session.proved_at,
        must_enrol=session.must_enrol,
    )


def _require_own_site(request: Request, session: SessionRow) -> None:
    token = request.headers.get("x-csrf-token", "")
    if not hmac.compare_digest(token.encode(), session.csrf_token.encode()):
        raise ForeignOrigin
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForeignOrigin


def require_few(request: Request, *what: str, times: int = 1) -> None:
    """Raises: TooManyAttempts: more of this in a minute than a person makes."""
    limiter: limits.strategies.RateLimiter = request.app.state.sign_in_limiter
    rate: limits.RateLimitItem = request.app.state.sign_in_rate
    if not limiter.hit(limits.RateLimitItemPerMinute(rate.amount * times), *what):
        raise TooManyAttempts


def _require_few_of_address(request: Request) -> None:
    # Behind one address there may be a whole office.
    require_few(request, "address", request.client.host if request.client else "", times=OFFICE_SIZE)


def _require_few_of_account(request: Request, email: str, attempt: sign_in.Attempt) -> None:
    # Strangers who guess use up the strangers' attempts: whoever has signed in in this browser before has their own.
    if attempt.is_browser_known:
        require_few(request, "browser", cookies.browser_secret(request))
    else:
        require_few(request, "account", email.lower())

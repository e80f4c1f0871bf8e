"""Routes of signing in, and the resolver that tells every other route who is acting."""

import hmac
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import limits
from fastapi import APIRouter, Request, Response

from cloud.branches.queries import list_branches
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.request import ActorRoute, Context, PublicRoute, PublicTransaction
from cloud.identity import operations, queries
from cloud.identity.errors import ForeignOrigin, NotSignedIn, TooManyAttempts, WrongCredentials
from cloud.identity.models import PersonRow, SessionRow
from cloud.identity.payloads import OwnBranch, Person, Preferences, Role, Session, SignIn
from cloud.identity.rules import PHONE_LIMIT

public = APIRouter(prefix="/session", tags=["session"], route_class=PublicRoute)
router = APIRouter(prefix="/session", tags=["session"], route_class=ActorRoute)

SAFE_METHODS: Final = {"GET", "HEAD", "OPTIONS"}
OFFICE_SIZE: Final = 10
SEEN_AGAIN_AFTER: Final = timedelta(minutes=1)


def cookie_name(request: Request) -> str:
    """Return the cookie's name: browsers keep the `__Host-` promise on secure connections only."""
    name = "mafundi_phone" if is_phone(request) else "mafundi_session"
    return f"__Host-{name}" if request.url.scheme == "https" else name


def is_phone(request: Request) -> bool:
    """Tell whether the phone page asks; an event stream can send no header, so it says so in its address."""
    return request.headers.get("x-mafundi-device") == "phone" or request.query_params.get("device") == "phone"


async def resolve_actor(transaction: Transaction, request: Request, now: datetime) -> Actor:
    """Return who is acting.

    Raises:
        NotSignedIn: no live session.
        ForeignOrigin: a change without the session's token, or from another site.
    """
    session, person = await _live_session(transaction, request, now)
    if request.method not in SAFE_METHODS:
        _require_own_site(request, session)
    if now - session.last_used_at > SEEN_AGAIN_AFTER:
        session.last_used_at = now
    request.state.session = session
    return await queries.actor_of(transaction, person=person, is_phone=session.is_phone)


@public.post("", response_model=Session, summary="Sign in")
async def sign_in(body: SignIn, request: Request, response: Response, transaction: PublicTransaction) -> Session:
    """Begin a session; the secret travels in a cookie that scripts cannot read."""
    _require_few_attempts(request, body.email)
    person = await queries.person_by_email(transaction, email=body.email)
    hashing = request.app.state.password_hashing
    if not await hashing.matches(body.password, person.password_hash if person else None) or person is None:
        raise WrongCredentials
    secret, session = await operations.open_session(
        transaction,
        person_id=person.id,
        user_agent=request.headers.get("user-agent", ""),
        now=request.state.now,
        is_phone=is_phone(request),
    )
    response.set_cookie(
        cookie_name(request),
        secret,
        max_age=int(PHONE_LIMIT.total_seconds()) if session.is_phone else None,
        httponly=True,
        samesite="lax",
        path="/",
        secure=request.url.scheme == "https",
    )
    return await _session_payload(transaction, person, session)


@router.get("", response_model=Session, summary="Who is signed in")
async def get_session(context: Context, request: Request) -> Session:
    """Return the person, their roles and branches, and the CSRF token."""
    _, person = await _live_session(context.transaction, request, context.now)
    return await _session_payload(context.transaction, person, request.state.session)


@router.delete("", status_code=204, summary="Sign out")
async def sign_out(context: Context, request: Request, response: Response) -> None:
    """End the session at once."""
    await operations.end_session(context.transaction, secret=request.cookies[cookie_name(request)])
    # Browsers take a `__Host-` cookie back only under the conditions under which they accept one.
    is_secure = request.url.scheme == "https"
    response.delete_cookie(cookie_name(request), path="/", secure=is_secure, httponly=True, samesite="lax")


@router.patch("/preferences", status_code=204, summary="Choose a language")
async def change_preferences(body: Preferences, context: Context) -> None:
    """Remember the language in which you read."""
    await operations.choose_language(context.transaction, person_id=context.actor.person_id, language=body.language)


async def _live_session(transaction: Transaction, request: Request, now: datetime) -> tuple[SessionRow, PersonRow]:
    secret = request.cookies.get(cookie_name(request))
    if not secret:
        raise NotSignedIn
    return await queries.session_of(transaction, secret=secret, now=now)


async def _session_payload(transaction: Transaction, person: PersonRow, session: SessionRow) -> Session:
    grants = await queries.grants_of(transaction, person_id=person.id)
    actor = await queries.actor_of(transaction, person=person, is_phone=session.is_phone)
    branches = await list_branches(transaction, branch_ids=actor.branch_ids)
    return Session(
        person=Person.model_validate(person),
        roles=[Role(role=grant.role, branch_id=grant.branch_id) for grant in grants],
        branches=[OwnBranch.model_validate(branch) for branch in branches],
        permissions=sorted(actor.permissions),
        csrf_token=session.csrf_token,
    )


def _require_own_site(request: Request, session: SessionRow) -> None:
    token = request.headers.get("x-csrf-token", "")
    if not hmac.compare_digest(token.encode(), session.csrf_token.encode()):
        raise ForeignOrigin
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForeignOrigin


def _require_few_attempts(request: Request, email: str) -> None:
    limiter: limits.strategies.RateLimiter = request.app.state.sign_in_limiter
    rate: limits.RateLimitItem = request.app.state.sign_in_rate
    address = request.client.host if request.client else ""
    # Behind one address there may be a whole office.
    office_rate = limits.RateLimitItemPerMinute(rate.amount * OFFICE_SIZE)
    allowed = [limiter.hit(rate, "account", email.lower()), limiter.hit(office_rate, "address", address)]
    if not all(allowed):
        raise TooManyAttempts

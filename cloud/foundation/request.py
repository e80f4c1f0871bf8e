"""One request is one transaction: who acts, the permission asked for, the commit before the answer.

Routes of `ActorRoute` find a `RequestContext` in their parameters. A refused request leaves nothing behind.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final
from uuid import UUID

import structlog
from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect
from starlette.types import Message

from cloud.foundation.actor import Actor
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, Transaction, act_at_sites, act_for_branches
from cloud.foundation.errors import Forbidden, NotFound, Refusal
from cloud.foundation.exports import export_of, is_export
from cloud.foundation.idempotency import run_once

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
ActorResolver = Callable[[Transaction, Request, datetime], Awaitable[Actor]]
"""Given by the identity slice: finds the signed-in person or raises its own refusal."""

log = structlog.get_logger()
PERMISSION_ATTRIBUTE: Final = "permission"
SITES_ATTRIBUTE: Final = "is_of_sites"
MOST_PUBLIC_BYTES: Final = 64 * 1024
PUBLIC_BODY_WAIT_S: Final = 10


PROOF_LASTS: Final = timedelta(minutes=10)


class ProofNeeded(Forbidden):
    """What is asked for is dangerous, and it is a while since the person proved who they are."""

    code = "proof.needed"


class BodyTooLarge(Refusal):
    """More than anybody without an account has to say."""

    status = 413
    code = "body.too_large"


class BodyTooSlow(Refusal):
    """The body of a request did not come in time."""

    status = 408
    code = "body.too_slow"


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What a route hands to operations and queries."""

    transaction: Transaction
    actor: Actor
    now: datetime
    request_id: str

    def branches(self, wanted: UUID | None) -> frozenset[UUID]:
        """Return the branches a list is about: one of the actor's, or all of them."""
        return self.actor.branch_ids if wanted is None else self.actor.branch_ids & {wanted}

    def require_branch(self, branch_id: UUID) -> None:
        """Raises: NotFound: the branch is none of the actor's; it looks as if it did not exist."""
        if not self.actor.may_see(branch_id):
            raise NotFound


class PublicRoute(APIRoute):
    """A route without a signed-in person, still one transaction; its context has no actor.

    The body is read before the transaction begins: a stranger who sends it slowly keeps no connection busy.
    """

    def get_route_handler(self) -> Handler:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def in_one_transaction(request: Request) -> Response:
            heard = await _heard(request)
            database: Database = request.app.state.database
            async with database.transaction() as transaction:
                request.state.transaction = transaction
                request.state.now = await database_now(transaction)
                return await handle(heard)

        return in_one_transaction


class DetachedPublicRoute(APIRoute):
    """A route without a signed-in person and without a transaction: what takes long holds no connection.

    What it reads and stores it does in `public_transaction`.
    """

    def get_route_handler(self) -> Handler:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def by_itself(request: Request) -> Response:
            return await handle(await _heard(request))

        return by_itself


class ActorRoute(APIRoute):
    """A route for signed-in people: actor, branches, idempotency, export, all in one transaction."""

    def get_route_handler(self) -> Handler:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def as_the_actor(request: Request) -> Response:
            database: Database = request.app.state.database
            async with database.transaction() as transaction:
                now = await database_now(transaction)
                actor = acting(await request.app.state.resolve_actor(transaction, request, now), self)
                await _act(transaction, actor)
                request.state.context = RequestContext(transaction, actor, now, request.state.request_id)
                if is_export(request):
                    answer = await export_of(handle, request, response_model=self.response_model)
                    await request.app.state.note_export(request.state.context, request)
                    return answer
                return await run_once(handle, request, transaction=transaction, actor=actor)

        return as_the_actor


class DetachedRoute(APIRoute):
    """A route for signed-in people that outlives its transaction (streams, uploads): none is held open meanwhile.

    What it stores it stores in `own_transaction`.
    """

    def get_route_handler(self) -> Handler:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def after_the_transaction(request: Request) -> Response:
            database: Database = request.app.state.database
            async with database.transaction() as transaction:
                now = await database_now(transaction)
                actor = acting(await request.app.state.resolve_actor(transaction, request, now), self)
                request.state.context = RequestContext(transaction, actor, now, request.state.request_id)
            return await handle(request)

        return after_the_transaction


@asynccontextmanager
async def public_transaction(request: Request) -> AsyncIterator[tuple[Transaction, datetime]]:
    """Begin a transaction of a detached public route; it comes with its own time."""
    database: Database = request.app.state.database
    async with database.transaction() as transaction:
        yield transaction, await database_now(transaction)


def permission_of(route: APIRoute) -> str | None:
    """Return the permission a route asks for; None: it is about the person's own session."""
    asked = (getattr(one.dependency, PERMISSION_ATTRIBUTE, None) for one in route.dependencies)
    return next((permission for permission in asked if permission), None)


def is_of_sites(route: APIRoute) -> bool:
    """Tell whether a route stays at single sites, for who holds its permission at some alone."""
    return any(getattr(one.dependency, SITES_ATTRIBUTE, False) for one in route.dependencies)


def acting(actor: Actor, route: APIRoute) -> Actor:
    """Return the actor where the route's permission is held, so that everything it does stays there.

    Raises:
        Forbidden: it is held nowhere.
    """
    permission = permission_of(route)
    if permission is None and actor.via == "key":  # a program has no session and no profile of its own
        raise _refused(actor, "session")
    if permission is None:
        return actor
    narrowed = actor.acting(permission, with_sites=is_of_sites(route))
    if narrowed is None:
        raise _refused(actor, permission)
    return narrowed


def _refused(actor: Actor, permission: str) -> Forbidden:
    """Log who asked for what they may not, and return the refusal (ASVS 5.0 16.3.2)."""
    log.warning("request.forbidden", permission=permission, person_id=str(actor.person_id), via=actor.via)
    return Forbidden(permission=permission)


async def _heard(request: Request) -> Request:
    """Return the request with its whole body.

    Raises:
        BodyTooLarge, BodyTooSlow.
    """
    content = bytearray()
    try:
        async with asyncio.timeout(PUBLIC_BODY_WAIT_S):
            async for piece in request.stream():
                content += piece
                if len(content) > MOST_PUBLIC_BYTES:
                    raise BodyTooLarge(limit_kb=MOST_PUBLIC_BYTES // 1024)
    except (TimeoutError, ClientDisconnect):
        raise BodyTooSlow(seconds=PUBLIC_BODY_WAIT_S) from None
    return Request(request.scope, _said_again(bytes(content), request))


def _said_again(content: bytes, request: Request) -> Callable[[], Awaitable[Message]]:
    """Return what hands the body out once more; afterwards it tells when the caller is gone, as the server does."""
    parts: list[Message] = [{"type": "http.request", "body": content, "more_body": False}]

    async def receive() -> Message:
        return parts.pop() if parts else await request.receive()

    return receive


@asynccontextmanager
async def own_transaction(request: Request) -> AsyncIterator[RequestContext]:
    """Begin a transaction for the actor of a detached route."""
    database: Database = request.app.state.database
    before = _context(request)
    async with database.transaction() as transaction:
        await _act(transaction, before.actor)
        now = await database_now(transaction)
        yield RequestContext(transaction, before.actor, now, before.request_id)


async def _act(transaction: Transaction, actor: Actor) -> None:
    branch_ids = sorted(str(branch_id) for branch_id in actor.branch_ids)
    await act_for_branches(transaction, person_id=str(actor.person_id), branch_ids=branch_ids)
    if actor.by_site:
        await act_at_sites(transaction, by_site=actor.by_site, site_ids=actor.site_ids)


def _context(request: Request) -> RequestContext:
    context: RequestContext = request.state.context
    return context


Context = Annotated[RequestContext, Depends(_context)]


def _public_transaction(request: Request) -> Transaction:
    transaction: Transaction = request.state.transaction
    return transaction


PublicTransaction = Annotated[Transaction, Depends(_public_transaction)]


def allowed(permission: str, *, of_sites: bool = False) -> Any:
    """Return the dependency that lets only actors with this permission pass: one row of the permission table.

    `of_sites`: also who holds it at single sites. Such a route reads nothing but tables that hang on a site (`OfSite`),
    or what it found through a row of one.
    """

    def check(request: Request) -> None:
        actor = request.state.context.actor
        if permission not in actor.permissions:
            raise _refused(actor, permission)

    setattr(check, PERMISSION_ATTRIBUTE, permission)
    setattr(check, SITES_ATTRIBUTE, of_sites)
    return Depends(check)


def fresh_proof() -> Any:
    """Return the dependency that lets only people pass who proved within ten minutes who they are; no program can."""

    def check(request: Request) -> None:
        context = _context(request)
        proved_at = context.actor.proved_at
        if proved_at is None or context.now - proved_at > PROOF_LASTS:
            raise ProofNeeded(minutes=int(PROOF_LASTS.total_seconds() // 60))

    return Depends(check)

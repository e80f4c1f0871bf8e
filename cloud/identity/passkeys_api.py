"""Routes of passkeys: one's own, and signing in with one."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict, Field

from cloud.foundation.paging import Page
from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime
from cloud.foundation.request import (
    ActorRoute,
    Context,
    DetachedPublicRoute,
    DetachedRoute,
    fresh_proof,
    own_transaction,
    public_transaction,
)
from cloud.identity import passkeys, queries, sign_in
from cloud.identity.api import caller_of, proved, require_few, signed_in
from cloud.identity.errors import PasskeyRefused
from cloud.identity.payloads import Session

router = APIRouter(prefix="/profile/passkeys", tags=["profile"], route_class=ActorRoute)
public = APIRouter(prefix="/session/passkey", tags=["session"], route_class=DetachedPublicRoute)
proofs = APIRouter(prefix="/session/proof", tags=["session"], route_class=DetachedRoute)


class Credential(RequestBody):
    """What the browser's `navigator.credentials` answered, as JSON (WebAuthn, `toJSON`)."""

    model_config = ConfigDict(json_schema_extra={"example": {"credential": {"id": "…", "type": "public-key"}}})

    credential: dict[str, Any]


class NewPasskey(Credential):
    """A passkey that the browser has made, and what you call it."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"name": "Office laptop", "credential": {"id": "…", "type": "public-key"}}}
    )

    name: str = Field(min_length=1, max_length=100)


class Passkey(ResponseBody):
    """A passkey of yours."""

    id: UUID
    name: str
    created_at: UtcTime
    last_used_at: UtcTime | None


class Challenge(ResponseBody):
    """What the browser's `navigator.credentials` is asked with, as JSON (WebAuthn)."""

    options: dict[str, Any]


@router.get("", response_model=Page[Passkey], summary="Your passkeys")
async def list_passkeys(context: Context) -> Page[Passkey]:
    """Return your passkeys, oldest first."""
    rows = await passkeys.passkeys_of(context.transaction, person_id=context.actor.person_id)
    return Page(items=[Passkey.model_validate(row) for row in rows])


@router.post("/challenge", response_model=Challenge, dependencies=[fresh_proof()], summary="Begin to add a passkey")
async def begin_adding(context: Context, request: Request) -> Challenge:
    """Return what the browser needs to make one; it holds for five minutes."""
    person = await queries.person_by_id(context.transaction, person_id=context.actor.person_id)
    options = await passkeys.begin_adding(context.transaction, person=person, place=_place(request), now=context.now)
    return Challenge(options=options)


@router.post("", response_model=Passkey, status_code=201, dependencies=[fresh_proof()], summary="Add a passkey")
async def add_passkey(body: NewPasskey, context: Context, request: Request) -> Passkey:
    """Keep the public half of the passkey that the browser has made."""
    row = await passkeys.add(
        context.transaction,
        actor=context.actor,
        name=body.name,
        credential=body.credential,
        place=_place(request),
        now=context.now,
    )
    return Passkey.model_validate(row)


@router.delete("/{passkey_id}", status_code=204, dependencies=[fresh_proof()], summary="Remove a passkey")
async def remove_passkey(passkey_id: UUID, context: Context) -> None:
    """Forget one of your passkeys."""
    await passkeys.remove(context.transaction, actor=context.actor, passkey_id=passkey_id)


@public.post("/challenge", response_model=Challenge, summary="Begin to sign in with a passkey")
async def begin_asking(request: Request) -> Challenge:
    """Return what the browser needs to let you show one; it holds for five minutes."""
    require_few(request, "passkey", _address(request), times=10)
    async with public_transaction(request) as (transaction, now):
        return Challenge(options=await passkeys.begin_asking(transaction, place=_place(request), now=now))


@public.post("", response_model=Session, summary="Sign in with a passkey")
async def sign_in_with_passkey(body: Credential, request: Request, response: Response) -> Session:
    """Begin a session of the passkey's person; it stands for password and second factor."""
    require_few(request, "passkey", _address(request), times=10)
    async with public_transaction(request) as (transaction, now):
        person = await passkeys.person_of(transaction, credential=body.credential, place=_place(request), now=now)
        caller = caller_of(request, response, way="passkey")
        begun = await sign_in.begin(transaction, person=person, caller=caller, now=now)
        return await signed_in(transaction, request, response, *begun)


@proofs.post("/passkey", response_model=Session, summary="Prove by a passkey who you are")
async def prove_by_passkey(body: Credential, request: Request, response: Response) -> Session:
    """Prove again who you are; the challenge is the one of signing in."""
    async with own_transaction(request) as context:
        person = await passkeys.person_of(
            context.transaction, credential=body.credential, place=_place(request), now=context.now
        )
        if person.id != context.actor.person_id:
            raise PasskeyRefused
        return await proved(context.transaction, request, response, context.now)


def _place(request: Request) -> passkeys.Place:
    """Return where the browser stands: a page of another host gets no signature from it that would pass here."""
    origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return passkeys.Place(host=urlsplit(origin).hostname or "", origin=origin)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""

"""Routes of signing in at an identity provider: where the browser goes, and what it brings back."""

import hmac
from typing import Final

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody
from cloud.foundation.request import DetachedPublicRoute, public_transaction
from cloud.identity import challenges, oidc, outsiders, sign_in
from cloud.identity.api import caller_of, require_few, signed_in
from cloud.identity.cookies import BROWSER_PATH
from cloud.identity.errors import NoOutside, OutsideRefused
from cloud.identity.payloads import Session

router = APIRouter(prefix="/session/outside", tags=["session"], route_class=DetachedPublicRoute)

COOKIE: Final = "mafundi_outside"
PAGE: Final = "/outside"


class Outside(ResponseBody):
    """The identity provider at which people may sign in too; null if there is none."""

    name: str | None


class WayOut(ResponseBody):
    """Where the browser goes to sign in."""

    address: str


class WayBack(RequestBody):
    """What the browser brought back from the identity provider."""

    model_config = ConfigDict(json_schema_extra={"example": {"code": "4/0AX…", "state": "Zm9yIHRoZSBleGFtcGxl"}})

    code: str = Field(min_length=1, max_length=4000)
    state: str = Field(min_length=20, max_length=100)


@router.get("", response_model=Outside, summary="Where else one can sign in")
async def get_outside(request: Request) -> Outside:
    """Return what the identity provider is called."""
    provider: oidc.Provider | None = request.app.state.provider
    return Outside(name=provider.name if provider else None)


@router.post("", response_model=WayOut, summary="Begin to sign in elsewhere")
async def begin(request: Request, response: Response) -> WayOut:
    """Return where the browser goes; what it brings back counts in this browser alone, once, within five minutes."""
    provider = _provider(request)
    _require_few(request)
    nonce, verifier = oidc.new_words()
    async with public_transaction(request) as (transaction, now):
        state = await challenges.make(transaction, kind="oidc", now=now, words={"nonce": nonce, "verifier": verifier})
    address = await oidc.ask(provider, state=state, nonce=nonce, verifier=verifier, return_to=_return_to(request))
    response.set_cookie(
        COOKIE,
        state,
        max_age=int(challenges.LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        path=BROWSER_PATH,
        secure=request.url.scheme == "https",
    )
    return WayOut(address=address)


@router.post("/return", response_model=Session, summary="Sign in by what the identity provider said")
async def come_back(body: WayBack, request: Request, response: Response) -> Session:
    """Exchange the code for who signed in there, and begin a session of theirs."""
    provider = _provider(request)
    _require_few(request)
    # A link that somebody else has begun would sign a browser in as somebody else: it is none of this browser's.
    if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), body.state.encode()):
        raise OutsideRefused(name=provider.name, why="state")
    async with public_transaction(request) as (transaction, now):
        words = await challenges.take(transaction, kind="oidc", secret=body.state, now=now)
    if words is None:
        raise OutsideRefused(name=provider.name, why="state")
    outsider = await oidc.outsider_of(provider, code=body.code, return_to=_return_to(request), now=now, **words)
    async with public_transaction(request) as (transaction, now):
        person = await outsiders.person_of(transaction, outsider=outsider, provider=provider, now=now)
        caller = caller_of(request, response, way=outsiders.WAY)
        begun = await sign_in.begin(transaction, person=person, caller=caller, now=now)
        return await signed_in(transaction, request, response, *begun)


def _provider(request: Request) -> oidc.Provider:
    provider: oidc.Provider | None = request.app.state.provider
    if provider is None:
        raise NoOutside
    return provider


def _return_to(request: Request) -> str:
    """Return the page to which the provider sends the browser back; it has to know the address."""
    here = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return (request.app.state.settings.public_url.rstrip("/") or here) + PAGE


def _require_few(request: Request) -> None:
    require_few(request, "outside", request.client.host if request.client else "", times=10)

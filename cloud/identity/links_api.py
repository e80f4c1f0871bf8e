"""Routes of links of one use: a forgotten password, an accepted invitation. Whoever has the secret may use them."""

from fastapi import APIRouter, Request

from cloud.foundation.request import DetachedPublicRoute, public_transaction
from cloud.identity import links
from cloud.identity.account_payloads import CredentialLink, LinkSecret, LinkUse, ResetRequest
from cloud.identity.api import require_few
from cloud.identity.passwords import require_good

router = APIRouter(prefix="/session", tags=["session"], route_class=DetachedPublicRoute)


@router.post("/reset-requests", status_code=202, summary="Ask for a new password")
async def ask_for_reset(body: ResetRequest, request: Request) -> None:
    """Have a link mailed by which a new password is set; whether anybody has this address is not told."""
    _require_few(request)
    require_few(request, "reset", body.email.lower())
    async with public_transaction(request) as (transaction, now):
        await links.ask_for_reset(transaction, email=body.email, now=now)


@router.post("/links/look", response_model=CredentialLink, summary="What a link is for")
async def look_at_link(body: LinkSecret, request: Request) -> CredentialLink:
    """Return whose password is set by this link, while it is open."""
    _require_few(request)
    async with public_transaction(request) as (transaction, now):
        link, person = await links.find_link(transaction, secret=body.secret, now=now)
        return CredentialLink(kind=link.kind, name=person.name, email=person.email, expires_at=link.expires_at)


@router.post("/links/use", response_model=CredentialLink, summary="Set a password by a link")
async def use_link(body: LinkUse, request: Request) -> CredentialLink:
    """Set the password; the link is over, and so are all sessions that began under an older one."""
    _require_few(request)
    async with public_transaction(request) as (transaction, now):
        _, person = await links.find_link(transaction, secret=body.secret, now=now)
    require_good(body.password, name=person.name, email=person.email)
    password_hash = await request.app.state.password_hashing.hash(body.password)
    async with public_transaction(request) as (transaction, now):
        link, person = await links.find_link(transaction, secret=body.secret, now=now)
        await links.use_link(transaction, link=link, person=person, password_hash=password_hash, now=now)
        return CredentialLink(kind=link.kind, name=person.name, email=person.email, expires_at=link.expires_at)


def _require_few(request: Request) -> None:
    require_few(request, "links", request.client.host if request.client else "", times=3)

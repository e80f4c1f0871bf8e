"""Signing in at an identity provider (OpenID Connect, code flow with PKCE): what is asked and checked there."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import aiohttp
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cloud.foundation.settings import WebSettings
from cloud.identity.errors import OutsideRefused, OutsideUnreachable

TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
DISCOVERY: Final = "/.well-known/openid-configuration"
ALGORITHMS: Final = ["RS256", "ES256", "PS256", "EdDSA"]
"""Signed with the provider's private key; `none` and keys that both sides share are not among them."""
CLOCK_DRIFT_S: Final = 60


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider, and what this installation is called there."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


@dataclass(frozen=True, slots=True)
class Outsider:
    """Who somebody is at the provider. An address counts only if the provider has verified it."""

    issuer: str
    subject: str
    email: str


def provider_of(settings: WebSettings) -> Provider | None:
    """Return the identity provider that the installation names."""
    if not settings.oidc_issuer:
        return None
    return Provider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
        settings.oidc_name or urlsplit(settings.oidc_issuer).netloc,
    )


async def ask(provider: Provider, *, state: str, nonce: str, verifier: str, return_to: str) -> str:
    """Return the address at the provider to which the browser goes.

    Raises:
        OutsideUnreachable.
    """
    about = await _get(provider.issuer.rstrip("/") + DISCOVERY)
    words = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": return_to,
        "scope": "openid email profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    return f"{_required(about, 'authorization_endpoint')}?{urlencode(words)}"


async def outsider_of(
    provider: Provider, *, code: str, nonce: str, verifier: str, return_to: str, now: datetime
) -> Outsider:
    """Exchange the code that the browser brought back for who signed in there.

    Raises:
        OutsideUnreachable: the provider does not answer.
        OutsideRefused: it refuses the code, or what it says is not signed by it, for us, for this sign-in, and now.
    """
    about = await _get(provider.issuer.rstrip("/") + DISCOVERY)
    if about.get("issuer") != provider.issuer:
        raise OutsideRefused(name=provider.name, why="issuer")
    told = await _exchange(provider, about, code=code, verifier=verifier, return_to=return_to)
    keys = await _get(_required(about, "jwks_uri"))
    claims = _claims(told.get("id_token", ""), keys, provider=provider, nonce=nonce, now=now)
    is_verified = claims.get("email_verified") is True
    return Outsider(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        email=str(claims.get("email", "")) if is_verified else "",
    )


def new_words() -> tuple[str, str]:
    """Return a nonce and a verifier."""
    return secrets.token_urlsafe(24), secrets.token_urlsafe(48)


def _claims(token: str, keys: Mapping[str, Any], *, provider: Provider, nonce: str, now: datetime) -> Mapping[str, Any]:
    try:
        decoded = jwt.decode(token, KeySet.import_key_set({"keys": list(keys.get("keys", []))}), algorithms=ALGORITHMS)
        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=CLOCK_DRIFT_S,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        rules.validate(decoded.claims)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise OutsideRefused(name=provider.name, why=type(error).__name__) from error
    return decoded.claims


async def _exchange(
    provider: Provider, about: Mapping[str, Any], *, code: str, verifier: str, return_to: str
) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": return_to,
        "code_verifier": verifier,
        "client_id": provider.client_id,
    }
    account = aiohttp.encode_basic_auth(provider.client_id, provider.client_secret)
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.post(
                _required(about, "token_endpoint"), data=form, headers={"Authorization": account}, allow_redirects=False
            ) as answer,
        ):
            if answer.status >= 500:
                raise OutsideUnreachable(name=provider.name)
            told = await answer.json()
            if answer.status != 200 or not isinstance(told, dict):
                raise OutsideRefused(name=provider.name, why=str(answer.status))
            return told
    except (TimeoutError, aiohttp.ClientError, ValueError) as error:
        raise OutsideUnreachable(name=provider.name) from error


async def _get(address: str) -> Mapping[str, Any]:
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.get(address, allow_redirects=False) as answer,
        ):
            told = await answer.json() if answer.status == 200 else None
    except (TimeoutError, aiohttp.ClientError, ValueError) as error:
        raise OutsideUnreachable(name=urlsplit(address).netloc) from error
    if not isinstance(told, dict):
        raise OutsideUnreachable(name=urlsplit(address).netloc)
    return told


def _required(about: Mapping[str, Any], name: str) -> str:
    address = about.get(name)
    if not isinstance(address, str) or urlsplit(address).scheme not in ("http", "https"):
        raise OutsideUnreachable(name=name)
    return address


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")

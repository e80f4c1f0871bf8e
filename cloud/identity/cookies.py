"""The two cookies: the session's, and the one by which a browser is known again."""

import secrets
from typing import Final

from fastapi import Request, Response

from cloud.identity.rules import BROWSER_LIMIT, PHONE_LIMIT

BROWSER_PATH: Final = "/api/v1/session"


def is_phone(request: Request) -> bool:
    """Tell whether the phone page asks; an event stream can send no header, so it says so in its address."""
    return request.headers.get("x-mafundi-device") == "phone" or request.query_params.get("device") == "phone"


def cookie_name(request: Request) -> str:
    """Return the cookie's name: browsers keep the `__Host-` promise on secure connections only."""
    name = "mafundi_phone" if is_phone(request) else "mafundi_session"
    return f"__Host-{name}" if _is_secure(request) else name


def session_secret(request: Request) -> str | None:
    """Return the secret of the session that the request belongs to."""
    return request.cookies.get(cookie_name(request))


def set_session(request: Request, response: Response, secret: str) -> None:
    """Hand the session's secret to the browser, out of reach of scripts."""
    response.set_cookie(
        cookie_name(request),
        secret,
        max_age=int(PHONE_LIMIT.total_seconds()) if is_phone(request) else None,
        httponly=True,
        samesite="lax",
        path="/",
        secure=_is_secure(request),
    )


def take_session_back(request: Request, response: Response) -> None:
    """Have the browser forget the session's secret."""
    # Browsers take a `__Host-` cookie back only under the conditions under which they accept one.
    response.delete_cookie(cookie_name(request), path="/", secure=_is_secure(request), httponly=True, samesite="lax")


def browser_secret(request: Request) -> str:
    """Return the secret by which this browser is known; empty if it is not."""
    return request.cookies.get(_browser_cookie(request), "")[:200]


def set_browser(request: Request, response: Response) -> str:
    """Let the browser be known again, and return the secret to keep the hash of."""
    secret = browser_secret(request) or secrets.token_urlsafe(32)
    response.set_cookie(
        _browser_cookie(request),
        secret,
        max_age=int(BROWSER_LIMIT.total_seconds()),
        httponly=True,
        samesite="lax",
        path=BROWSER_PATH,
        secure=_is_secure(request),
    )
    return secret


def _browser_cookie(request: Request) -> str:
    return "__Secure-mafundi_browser" if _is_secure(request) else "mafundi_browser"


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"

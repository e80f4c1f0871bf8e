"""A simulator of an identity provider (OpenID Connect): not a real one. Its own process on a private port.

It publishes its configuration and key, asks nobody for a password, and says of whom it is told that they signed in: the
page shows its people, and `login_hint` chooses one at once. Codes work once, for who asked, with the right verifier.

    python -m deploy.simulators.identity_provider --port 8398 --person amina@example.org

The account of the service there is taken from the service's own settings (MAFUNDI_OIDC_CLIENT_ID, …_SECRET).
"""

import argparse
import base64
import html
import os
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import encode_basic_auth, web
from joserfc import jwt
from joserfc.jwk import RSAKey

NAME: Final = "identity-provider-simulator"
KEY_BITS: Final = 2048
LASTS_S: Final = 300


@dataclass(frozen=True, slots=True)
class Given:
    """A code that was handed out, and for what."""

    email: str
    nonce: str
    challenge: str
    return_to: str


@dataclass(slots=True)
class Simulator:
    """The provider: its people, its key, its open codes. `lies` replaces claims in the next tokens, for tests."""

    issuer: str
    client_id: str
    client_secret: str
    people: list[str]
    lies: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(KEY_BITS, {"kid": "1", "use": "sig", "alg": "RS256"})
    )
    codes: dict[str, Given] = field(default_factory=dict)

    async def configuration(self, request: web.Request) -> web.Response:
        """Say where everything is (OpenID Connect Discovery)."""
        del request
        return web.json_response(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def keys(self, request: web.Request) -> web.Response:
        """Publish the public key."""
        del request
        return web.json_response({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: web.Request) -> web.Response:
        """Show the people; who is chosen has signed in."""
        asked = request.query
        if asked.get("client_id") != self.client_id or asked.get("code_challenge_method") != "S256":
            return web.Response(status=400, text="unknown client, or no PKCE")
        chosen = asked.get("login_hint")
        if chosen in self.people:
            raise web.HTTPFound(self._way_back(chosen, dict(asked)))
        entries = "".join(
            f'<p><a href="?{html.escape(urlencode({**asked, "login_hint": one}))}">{html.escape(one)}</a></p>'
            for one in self.people
        )
        page = f"<!doctype html><title>{NAME}</title><h1>Simulated identity provider</h1>{entries}"
        return web.Response(text=page, content_type="text/html")

    async def token(self, request: web.Request) -> web.Response:
        """Exchange a code, once, for a signed word of who it is."""
        account = encode_basic_auth(self.client_id, self.client_secret)
        if request.headers.get("Authorization") != account:
            return web.json_response({"error": "invalid_client"}, status=401)
        form = await request.post()
        given = self.codes.pop(str(form.get("code")), None)
        if given is None or given.return_to != form.get("redirect_uri"):
            return web.json_response({"error": "invalid_grant"}, status=400)
        if given.challenge != _challenge(str(form.get("code_verifier"))):
            return web.json_response({"error": "invalid_grant"}, status=400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": sha256(given.email.encode()).hexdigest()[:16],
            "email": given.email,
            "email_verified": True,
            "nonce": given.nonce,
            "iat": now,
            "exp": now + LASTS_S,
            **self.lies,
        }
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return web.json_response({"token_type": "Bearer", "access_token": secrets.token_urlsafe(16), "id_token": token})

    def _way_back(self, email: str, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe(24)
        self.codes[code] = Given(email, asked["nonce"], asked["code_challenge"], asked["redirect_uri"])
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"


def build(simulator: Simulator) -> web.Application:
    """Return the application."""
    app = web.Application()
    app.router.add_get("/.well-known/openid-configuration", simulator.configuration)
    app.router.add_get("/keys", simulator.keys)
    app.router.add_get("/authorize", simulator.authorize)
    app.router.add_post("/token", simulator.token)
    return app


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def main() -> None:
    """Serve on 127.0.0.1 until told to stop."""
    parser = argparse.ArgumentParser(description="A simulator of an identity provider. It asks for no password.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--person", action="append", default=[], help="E-mail address of somebody who can sign in.")
    given = parser.parse_args()
    simulator = Simulator(
        issuer=f"http://127.0.0.1:{given.port}",
        client_id=os.environ.get("MAFUNDI_OIDC_CLIENT_ID", "mafundi"),
        client_secret=os.environ.get("MAFUNDI_OIDC_CLIENT_SECRET", ""),
        people=given.person,
    )
    print(f"{NAME} on 127.0.0.1:{given.port}: nobody is asked for a password", flush=True)
    web.run_app(build(simulator), host="127.0.0.1", port=given.port, print=None, access_log=None)


if __name__ == "__main__":
    main()

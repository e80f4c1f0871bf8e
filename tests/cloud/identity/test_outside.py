"""Signing in at an identity provider, against one that is simulated: what it must have signed, and who it lets in."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import httpx
import pytest
from aiohttp import web
from fastapi import FastAPI
from joserfc.jwk import RSAKey
from sqlalchemy import text

from cloud.identity.oidc import Provider
from deploy.simulators import identity_provider
from deploy.simulators.identity_provider import KEY_BITS, Simulator, build
from tests.cloud.identity.doors import browser
from tests.cloud.identity.test_links import invited
from tests.cloud.place import Ground
from tests.programs import free_port

pytestmark = pytest.mark.anyio
KEY = RSAKey.generate_key(KEY_BITS, {"kid": "1", "use": "sig", "alg": "RS256"})


@pytest.fixture
async def outside(app: FastAPI, ground: Ground) -> AsyncIterator[Simulator]:
    port = free_port()
    people = [ground.manager, "zawadi@example.com", "stranger@example.com"]
    simulator = Simulator(f"http://127.0.0.1:{port}", "mafundi", "a secret between us", people, key=KEY)
    runner = web.AppRunner(build(simulator), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    app.state.provider = Provider(simulator.issuer, "mafundi", "a secret between us", "Example Login")
    yield simulator
    await runner.cleanup()


async def go_there(client: httpx.AsyncClient, email: str) -> dict[str, str]:
    """Walk to the provider as a browser does, sign in there, and return what comes back."""
    way = (await client.post("/session/outside")).json()["address"]
    async with aiohttp.ClientSession() as session:
        answer = await session.get(way, params={"login_hint": email}, allow_redirects=False)
        back = answer.headers["Location"]
    assert urlsplit(back).path == "/outside"
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


async def come_back(client: httpx.AsyncClient, brought: dict[str, str]) -> httpx.Response:
    return await client.post("/session/outside/return", json=brought)


async def test_who_signs_in_there_is_signed_in_here(app: FastAPI, ground: Ground, outside: Simulator) -> None:
    async with browser(app) as here:
        inside = await come_back(here, await go_there(here, ground.manager))

        assert inside.status_code == 200, inside.text
        assert inside.json()["person"]["email"] == ground.manager
        (session,) = (await here.get("/sessions")).json()["items"]
        assert session["way"] == "outside"
        assert (await here.get("/session/outside")).json() == {"name": "Example Login"}


async def test_later_the_subject_counts_and_not_the_address(app: FastAPI, ground: Ground, outside: Simulator) -> None:
    async with browser(app) as here:
        await come_back(here, await go_there(here, ground.manager))
        outside.lies = {"email": "renamed@example.com", "email_verified": False}

        again = await come_back(here, await go_there(here, ground.manager))

    assert again.json()["person"]["email"] == ground.manager


async def test_nobody_of_ours_is_not_let_in(app: FastAPI, outside: Simulator) -> None:
    async with browser(app) as here:
        refused = await come_back(here, await go_there(here, "stranger@example.com"))

    assert refused.status_code == 403
    assert "Example Login" in refused.json()["detail"]


async def test_an_address_that_was_not_verified_there_is_nobodys(
    app: FastAPI, ground: Ground, outside: Simulator
) -> None:
    outside.lies = {"email_verified": False}
    async with browser(app) as here:
        refused = await come_back(here, await go_there(here, ground.manager))

    assert refused.status_code == 403


async def test_an_invitation_is_accepted_by_signing_in_there(app: FastAPI, ground: Ground, outside: Simulator) -> None:
    email, secret = await invited(app, ground)
    async with browser(app) as here:
        inside = await come_back(here, await go_there(here, email))
        link = await here.post("/session/links/look", json={"secret": secret})

    assert (inside.status_code, link.status_code) == (200, 404)


async def test_who_may_no_longer_sign_in_may_not_there_either(app: FastAPI, ground: Ground, outside: Simulator) -> None:
    async with browser(app) as here:
        await come_back(here, await go_there(here, ground.manager))
        async with app.state.database.transaction() as transaction:
            await transaction.execute(
                text("UPDATE person SET is_active = false WHERE email = :email"), {"email": ground.manager}
            )

        refused = await come_back(here, await go_there(here, ground.manager))

    assert refused.status_code == 403


async def test_another_browser_cannot_use_what_was_brought_back(
    app: FastAPI, ground: Ground, outside: Simulator
) -> None:
    async with browser(app) as here, browser(app) as there:
        brought = await go_there(here, ground.manager)

        stolen = await come_back(there, brought)
        first = await come_back(here, brought)
        again = await come_back(here, brought)

    assert [one.status_code for one in (stolen, first, again)] == [401, 200, 401]


@pytest.mark.parametrize(
    "lies",
    [
        {"aud": "another-service"},
        {"iss": "https://evil.example"},
        {"nonce": "of another sign-in"},
        {"exp": 1_700_000_000},
        {"sub": None},
        {"iat": 4_000_000_000},
    ],
)
async def test_a_word_for_somebody_else_or_another_time_is_refused(
    app: FastAPI, ground: Ground, outside: Simulator, lies: dict[str, Any]
) -> None:
    outside.lies = lies
    async with browser(app) as here:
        refused = await come_back(here, await go_there(here, ground.manager))

    assert refused.status_code == 401, lies


async def test_a_word_that_another_key_has_signed_is_refused(
    app: FastAPI, ground: Ground, outside: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = RSAKey.generate_key(KEY_BITS, {"kid": "1", "use": "sig", "alg": "RS256"})
    sign = identity_provider.jwt.encode
    monkeypatch.setattr(identity_provider.jwt, "encode", lambda header, claims, _: sign(header, claims, foreign))
    async with browser(app) as here:
        refused = await come_back(here, await go_there(here, ground.manager))

    assert refused.status_code == 401


async def test_a_provider_that_is_away_is_said_so(app: FastAPI, ground: Ground, outside: Simulator) -> None:
    app.state.provider = Provider(f"http://127.0.0.1:{free_port()}", "mafundi", "-", "Example Login")
    async with browser(app) as here:
        answer = await here.post("/session/outside")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")


async def test_without_a_provider_there_is_none(app: FastAPI) -> None:
    async with browser(app) as here:
        assert (await here.get("/session/outside")).json() == {"name": None}
        assert (await here.post("/session/outside")).status_code == 404

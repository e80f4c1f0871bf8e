"""People at the door: sign in over the real routes, with codes of an authenticator app that is a function here."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI

from cloud.identity import totp
from tests.cloud.place import PASSWORD, client_of


async def at_door(client: httpx.AsyncClient, email: str, **more: Any) -> httpx.Response:
    """Try to sign in; with success the client carries the session from now on."""
    answer = await client.post("/session", json={"email": email, "password": PASSWORD, **more})
    if answer.status_code == 200:
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return answer


@asynccontextmanager
async def browser(app: FastAPI, email: str = "", **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Open a browser, signed in if an address is given."""
    async with client_of(app) as client:
        if email:
            answer = await at_door(client, email, **more)
            assert answer.status_code == 200, answer.text
        yield client


class App:
    """An authenticator app: shows the code of now, or of so many steps later."""

    def __init__(self, seed: str) -> None:
        self.seed = base64.b32decode(seed + "=" * (-len(seed) % 8))

    def code(self, steps: int = 0) -> str:
        return totp.code_at(self.seed, totp.step_of(datetime.now(UTC)) + steps)


async def enrol(client: httpx.AsyncClient) -> tuple[App, list[str]]:
    """Set up an authenticator app and return it with the recovery codes; the code of the step before is used up."""
    begun = await client.post("/profile/authenticator")
    assert begun.status_code == 200, begun.text
    app = App(begun.json()["seed"])
    confirmed = await client.post("/profile/authenticator/confirmation", json={"code": app.code(-1)})
    assert confirmed.status_code == 200, confirmed.text
    return app, confirmed.json()["codes"]

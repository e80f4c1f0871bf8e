"""Passkeys: signed once, for this page, by somebody who was there; a copied key gives itself away."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.cloud.identity.doors import at_door, browser, enrol
from tests.cloud.identity.soft_passkey import Device
from tests.cloud.place import Ground

pytestmark = pytest.mark.anyio


async def add(client: httpx.AsyncClient, device: Device) -> httpx.Response:
    options = (await client.post("/profile/passkeys/challenge")).json()["options"]
    return await client.post("/profile/passkeys", json={"name": "Office laptop", "credential": device.make(options)})


async def asked(client: httpx.AsyncClient) -> dict[str, Any]:
    options: dict[str, Any] = (await client.post("/session/passkey/challenge")).json()["options"]
    return options


async def show(client: httpx.AsyncClient, credential: dict[str, Any]) -> httpx.Response:
    return await client.post("/session/passkey", json={"credential": credential})


async def test_a_passkey_stands_for_password_and_second_factor(app: FastAPI, ground: Ground) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app) as there:
        await enrol(here)
        added = await add(here, device)

        inside = await show(there, device.sign(await asked(there)))

        assert (added.status_code, inside.status_code) == (201, 200)
        assert inside.json()["person"]["email"] == ground.manager
        (kept,) = (await here.get("/profile/passkeys")).json()["items"]
        assert (kept["name"], kept["last_used_at"] is not None) == ("Office laptop", True)
        ways = {one["way"] for one in (await here.get("/sessions")).json()["items"]}
        assert ways == {"password", "passkey"}


async def test_a_signature_counts_once(app: FastAPI, ground: Ground) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app) as there:
        await add(here, device)
        signed = device.sign(await asked(there))

        answers = [await show(there, signed) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 401]


@pytest.mark.parametrize("flaw", ["origin", "host", "unverified", "late", "foreign key", "copied", "no challenge"])
async def test_what_is_not_signed_here_and_now_by_its_person_is_refused(
    app: FastAPI, ground: Ground, flaw: str
) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app) as there:
        await add(here, device)
        if flaw == "copied":
            device.count = 5
            await show(there, device.sign(await asked(there)))
            device.count = 3
        options = await asked(there)
        if flaw == "origin":
            device.origin = "http://evil.example"
        if flaw == "host":
            device.host = "evil.example"
        if flaw == "foreign key":
            device.key = Device().key
        if flaw == "no challenge":
            options["challenge"] = "Zm9yZ2VkZm9yZ2VkZm9yZ2Vk"
        if flaw == "late":
            async with app.state.database.transaction() as transaction:
                await transaction.execute(text("UPDATE sign_in_challenge SET expires_at = now()"))

        refused = await show(there, device.sign(options, flags=0x01 if flaw == "unverified" else 0x05))

    assert refused.status_code == 401
    assert refused.json()["type"].endswith("identity.passkey_refused")


@pytest.mark.parametrize("nonsense", [{}, {"id": "x"}, {"id": "x", "response": {"clientDataJSON": "e30"}}, {"id": 7}])
async def test_nonsense_is_refused_not_failed_at(app: FastAPI, nonsense: dict[str, Any]) -> None:
    async with browser(app) as there:
        assert (await show(there, nonsense)).status_code == 401


async def test_a_removed_passkey_opens_nothing(app: FastAPI, ground: Ground) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app) as there, browser(app, ground.dispatcher) as other:
        kept = (await add(here, device)).json()

        foreign = await other.delete(f"/profile/passkeys/{kept['id']}")
        removed = await here.delete(f"/profile/passkeys/{kept['id']}")

        assert (foreign.status_code, removed.status_code) == (404, 204)
        assert (await show(there, device.sign(await asked(there)))).status_code == 401


async def test_a_passkey_proves_again_who_somebody_is_and_nobody_else(app: FastAPI, ground: Ground) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app, ground.dispatcher) as other:
        await add(here, device)

        own = await here.post("/session/proof/passkey", json={"credential": device.sign(await asked(here))})
        borrowed = await other.post("/session/proof/passkey", json={"credential": device.sign(await asked(here))})

    assert (own.status_code, borrowed.status_code) == (200, 401)


async def test_a_browser_that_signed_in_by_passkey_is_known(app: FastAPI, ground: Ground) -> None:
    device = Device()
    async with browser(app, ground.manager) as here, browser(app) as there, browser(app) as stranger:
        await add(here, device)
        await show(there, device.sign(await asked(there)))
        for one in range(20):
            await at_door(stranger, ground.manager, password=f"guess number {one}")

        assert (await at_door(there, ground.manager)).status_code == 200

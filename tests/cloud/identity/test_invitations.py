"""Inviting people, and helping them: within one's own rights; who is taken out of use is invited no longer."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.cloud.conftest import SignIn
from tests.cloud.identity.doors import at_door, browser, enrol
from tests.cloud.place import Ground

pytestmark = pytest.mark.anyio
NEW_PASSWORD = "three blue bananas dance"
ZAWADI = "zawadi@example.com"


async def invite(manager: httpx.AsyncClient, role: str = "auditor", **more: Any) -> dict[str, Any]:
    body = {"name": "Zawadi Moraa", "email": ZAWADI, "roles": [{"role": role}], "is_invited": True, **more}
    answer = await manager.post("/people", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def accept(app: FastAPI, secret: str) -> httpx.Response:
    async with browser(app) as there:
        return await there.post("/session/links/use", json={"secret": secret, "password": NEW_PASSWORD})


async def test_an_invited_person_signs_in_once_they_have_chosen_a_password(
    app: FastAPI, manager: httpx.AsyncClient
) -> None:
    made = await invite(manager)
    async with browser(app) as there:
        early = await at_door(there, ZAWADI, password=NEW_PASSWORD)
        accepted = await accept(app, made["invitation"]["secret"])
        inside = await at_door(there, ZAWADI, password=NEW_PASSWORD)

    assert made["password"] is None
    assert (early.status_code, accepted.status_code, inside.status_code) == (401, 200, 200)
    assert [one["role"] for one in inside.json()["roles"]] == ["auditor"]


async def test_a_new_invitation_replaces_the_old_and_there_is_none_for_who_signs_in(
    app: FastAPI, manager: httpx.AsyncClient
) -> None:
    made = await invite(manager)
    again = (await manager.post(f"/people/{made['person']['id']}/invitation")).json()

    assert (await accept(app, made["invitation"]["secret"])).status_code == 404
    assert (await accept(app, again["secret"])).status_code == 200
    assert (await manager.post(f"/people/{made['person']['id']}/invitation")).status_code == 409


async def test_who_is_taken_out_of_use_is_no_longer_invited(app: FastAPI, manager: httpx.AsyncClient) -> None:
    made = await invite(manager)
    path = f"/people/{made['person']['id']}"
    etag = (await manager.get(path)).headers["etag"]

    assert (await manager.patch(path, json={"is_active": False}, headers={"If-Match": etag})).status_code == 200
    assert (await accept(app, made["invitation"]["secret"])).status_code == 404


async def test_nobody_invites_above_their_rights_or_elsewhere(
    app: FastAPI, manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    made = await invite(manager)
    person = made["person"]["id"]
    local = await sign_in(ground.nairobi_manager)

    refused = [
        await local.post(f"/people/{person}/invitation"),
        await local.delete(f"/people/{person}/sessions"),
        await local.delete(f"/people/{person}/authenticator"),
    ]

    assert {one.status_code for one in refused} == {403}
    assert {one.json()["type"].rpartition(":")[2] for one in refused} == {"permissions.above_own_rights"}


async def test_the_office_signs_somebody_out_and_helps_with_a_lost_app(
    app: FastAPI, manager: httpx.AsyncClient
) -> None:
    made = await invite(manager)
    person = made["person"]["id"]
    await accept(app, made["invitation"]["secret"])
    async with browser(app, ZAWADI, password=NEW_PASSWORD) as there:
        await enrol(there)
        assert (await manager.delete(f"/people/{person}/sessions")).status_code == 204
        assert (await there.get("/session")).status_code == 401
        assert (await at_door(there, ZAWADI, password=NEW_PASSWORD)).status_code == 401, "a code is asked for"

        helped = await manager.delete(f"/people/{person}/authenticator")

        assert helped.status_code == 204
        assert (await at_door(there, ZAWADI, password=NEW_PASSWORD)).status_code == 200


async def need_second_factor(manager: httpx.AsyncClient) -> httpx.Response:
    etag = (await manager.get("/organisation/sign-in")).headers["etag"]
    return await manager.put("/organisation/sign-in", json={"needs_second_factor": True}, headers={"If-Match": etag})


async def test_a_role_that_needs_a_second_factor_can_do_nothing_before(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    made = await invite(manager, role="accountant")
    await accept(app, made["invitation"]["secret"])
    set_ = await need_second_factor(manager)
    async with browser(app, ZAWADI, password=NEW_PASSWORD) as there:
        before = [await there.get(path) for path in ("/session", "/profile", "/overview", "/people")]
        await enrol(there)
        after = [await there.get(path) for path in ("/overview",)]
        removed = await there.delete("/profile/authenticator")
    async with browser(app, ground.dispatcher) as colleague:
        free = await colleague.get("/overview")

    assert set_.json()["needs_second_factor"] is True
    assert [one.status_code for one in before] == [200, 200, 403, 403]
    assert before[0].json()["must_enrol"] is True
    assert before[2].json()["type"].endswith("identity.second_factor_missing")
    assert [one.status_code for one in after] == [200]
    assert removed.status_code == 409
    assert free.status_code == 200


async def test_the_policy_is_off_until_somebody_switches_it_on(app: FastAPI, manager: httpx.AsyncClient) -> None:
    seen = await manager.get("/organisation/sign-in")
    unseen = await manager.put("/organisation/sign-in", json={"needs_second_factor": True})
    await need_second_factor(manager)
    stale = await manager.put(
        "/organisation/sign-in", json={"needs_second_factor": False}, headers={"If-Match": seen.headers["etag"]}
    )
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("SELECT set_config('app.is_system', 'on', true)"))
        statement = text("SELECT count(*) FROM audit_entry WHERE action = 'sign_in_policy.set'")
        written = (await transaction.execute(statement)).scalar_one()

    assert seen.json()["needs_second_factor"] is False
    assert (unseen.status_code, stale.status_code, written) == (428, 412, 1)

"""Keys of programs: shown once, within their scope, over when they expire, are revoked or their account ends."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from cloud.foundation.actor import Actor, Reach
from cloud.foundation.database import Transaction
from cloud.identity import service_accounts
from cloud.identity.errors import BeyondOwnRights
from tests.cloud.conftest import SignIn
from tests.cloud.identity.doors import at_door, browser
from tests.cloud.place import Ground, client_of

pytestmark = pytest.mark.anyio
READS = ["site.read", "site.write"]


async def account_of(manager: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    body = {"name": "ERP", "permissions": READS, "branch_ids": None, **more}
    answer = await manager.post("/service-accounts", json=body)
    assert answer.status_code == 201, answer.text
    account: dict[str, Any] = answer.json()
    return account


async def key_of(manager: httpx.AsyncClient, account: dict[str, Any], days: int = 30) -> str:
    answer = await manager.post(f"/service-accounts/{account['id']}/keys", json={"days": days})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["key"])


def program(app: FastAPI, key: str) -> httpx.AsyncClient:
    client = client_of(app)
    client.headers["Authorization"] = f"Bearer {key}"
    return client


async def test_a_program_works_where_and_as_far_as_its_key_reaches(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    account = await account_of(manager, branch_ids=[str(ground.nairobi)])
    async with program(app, await key_of(manager, account)) as erp:
        near = await erp.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant"})
        far = await erp.post("/sites", json={"branch_id": str(ground.mombasa), "name": "Plant"})
        more = await erp.get("/work-orders")
        listed = (await manager.get("/service-accounts")).json()["items"]
        written = (await manager.get("/audit", params={"format": "csv"})).text

    assert (near.status_code, far.status_code, more.status_code) == (201, 404, 403)
    assert listed[0]["keys"][0]["last_used_at"] is not None
    assert "ERP" in written


async def test_a_key_opens_no_session_and_no_profile(app: FastAPI, manager: httpx.AsyncClient) -> None:
    async with program(app, await key_of(manager, await account_of(manager))) as erp:
        answers = [await erp.get(path) for path in ("/session", "/sessions", "/profile", "/profile/passkeys")]
        proof = await erp.post("/session/proof", json={"password": "x"})

    assert {one.status_code for one in [*answers, proof]} == {403}


@pytest.mark.parametrize("end", ["revoked", "expired", "ended", "wrong", "shortened", "of another"])
async def test_a_key_that_is_over_opens_nothing(app: FastAPI, manager: httpx.AsyncClient, end: str) -> None:
    account = await account_of(manager)
    key = await key_of(manager, account)
    other = await key_of(manager, await account_of(manager, name="CRM"))
    async with program(app, key) as erp:
        assert (await erp.get("/sites")).status_code == 200
        if end == "revoked":
            await manager.delete(f"/service-accounts/{account['id']}/keys/{key.split('_')[1]}")
        if end == "expired":
            async with app.state.database.transaction() as transaction:
                await transaction.execute(text("UPDATE api_key SET expires_at = now()"))
        if end == "ended":
            await manager.delete(f"/service-accounts/{account['id']}")
        if end == "wrong":
            erp.headers["Authorization"] = f"Bearer {key}x"
        if end == "shortened":
            erp.headers["Authorization"] = f"Bearer {key.rsplit('_', 1)[0]}"
        if end == "of another":
            mixed = "_".join(["wk", key.split("_")[1], other.split("_", 2)[2]])
            erp.headers["Authorization"] = f"Bearer {mixed}"

        assert (await erp.get("/sites")).status_code == 401


async def test_a_key_is_replaced_without_a_pause_and_there_are_never_three(
    app: FastAPI, manager: httpx.AsyncClient
) -> None:
    account = await account_of(manager)
    old, new = await key_of(manager, account), await key_of(manager, account)

    third = await manager.post(f"/service-accounts/{account['id']}/keys", json={"days": 1})
    async with program(app, old) as before, program(app, new) as after:
        both = [(await one.get("/sites")).status_code for one in (before, after)]
    await manager.delete(f"/service-accounts/{account['id']}/keys/{old.split('_')[1]}")
    again = await manager.post(f"/service-accounts/{account['id']}/keys", json={"days": 1})

    assert (third.status_code, both, again.status_code) == (409, [200, 200], 201)


async def test_the_secret_is_kept_nowhere(app: FastAPI, manager: httpx.AsyncClient) -> None:
    secret = (await key_of(manager, await account_of(manager))).split("_", 2)[2]
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("SELECT set_config('app.is_system', 'on', true)"))
        for table in ("api_key", "service_account", "audit_entry", "event"):
            statement = text(f"SELECT coalesce(string_agg(t::text, ''), '') FROM {table} t")
            assert secret not in (await transaction.execute(statement)).scalar_one(), table


async def test_the_secret_is_not_kept_for_a_repetition_either(app: FastAPI, manager: httpx.AsyncClient) -> None:
    account = await account_of(manager)
    path, repeated = f"/service-accounts/{account['id']}/keys", {"Idempotency-Key": "once"}
    keys = [(await manager.post(path, json={}, headers=repeated)).json()["key"] for _ in range(2)]
    async with app.state.database.transaction() as transaction:
        kept = (
            await transaction.execute(text("SELECT coalesce(max(length(body)), 0) FROM idempotency_key"))
        ).scalar_one()

    assert keys[0] != keys[1]
    assert kept == 0


@pytest.mark.parametrize("words", [["role.write"], ["api_key.write"], ["no.such"], ["phone.use"]])
async def test_nobody_gives_a_program_more_than_their_own(manager: httpx.AsyncClient, words: list[str]) -> None:
    body = {"name": "ERP", "permissions": words, "branch_ids": None}

    assert (await manager.post("/service-accounts", json=body)).status_code == 403


@pytest.mark.parametrize("branches", [None, ["mombasa"], ["nairobi", "mombasa"]])
async def test_what_is_held_in_one_branch_is_given_there_alone(
    transaction: Transaction, ground: Ground, branches: list[str] | None
) -> None:
    held = {"site.read": Reach(branch_ids=frozenset({ground.nairobi}))}
    local = Actor(uuid4(), "Local", "en", frozenset({ground.nairobi}), frozenset(held), held=held)
    places = None if branches is None else [getattr(ground, one) for one in branches]

    with pytest.raises(BeyondOwnRights):
        await service_accounts.add_account(
            transaction, actor=local, name="ERP", permissions=["site.read"], branch_ids=places, now=datetime.now(UTC)
        )


async def test_only_whoever_may_makes_keys_and_only_with_a_fresh_proof(
    app: FastAPI, manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    body = {"name": "ERP", "permissions": READS, "branch_ids": None}
    dispatcher = await sign_in(ground.dispatcher)
    refused = [await dispatcher.post("/service-accounts", json=body), await dispatcher.get("/service-accounts")]
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("UPDATE session SET proved_at = now() - interval '11 minutes'"))
    late = await manager.post("/service-accounts", json=body)

    assert [one.status_code for one in refused] == [403, 403]
    assert late.json()["type"].endswith("proof.needed")


async def test_a_program_does_nothing_that_asks_for_a_proof(app: FastAPI, manager: httpx.AsyncClient) -> None:
    account = await account_of(manager, permissions=["person.read", "api_key.read"])
    async with program(app, await key_of(manager, account)) as erp:
        assert (await erp.get("/service-accounts")).status_code == 200
        assert (await erp.post("/service-accounts", json={"name": "x", "permissions": READS})).status_code == 403


async def test_a_service_account_is_nobody_who_signs_in_or_is_listed(app: FastAPI, manager: httpx.AsyncClient) -> None:
    account = await account_of(manager)
    async with browser(app) as there:
        answer = await at_door(there, f"{account['id']}@service.invalid", password="")
        guessed = await at_door(there, f"{account['id']}@service.invalid", password=" ")

    people = (await manager.get("/people")).json()["items"]
    assert {answer.status_code, guessed.status_code} <= {401, 422}
    assert account["id"] not in [one["id"] for one in people]
    assert (await manager.get(f"/people/{account['id']}")).status_code == 404

"""Sessions: seen, ended one by one or all, renewed at proof; a stranger's guesses keep nobody out."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import text

from cloud.foundation.request import RequestContext
from cloud.foundation.stream import _is_allowed
from tests.cloud.conftest import SignIn
from tests.cloud.foundation.announcements import opened
from tests.cloud.identity.doors import at_door, browser
from tests.cloud.place import PASSWORD, Ground, Urls, app_on, web_settings

pytestmark = pytest.mark.anyio
NEW_PASSWORD = "three blue bananas dance"


async def test_sessions_are_listed_and_one_is_ended(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app, ground.manager) as there:
        listed = (await here.get("/sessions")).json()["items"]
        (other,) = [one["id"] for one in listed if not one["is_current"]]

        ended = await here.delete(f"/sessions/{other}")

        assert (len(listed), ended.status_code) == (2, 204)
        assert (await there.get("/session")).status_code == 401
        assert (await here.get("/session")).status_code == 200


async def test_all_other_sessions_end_at_once(app: FastAPI, ground: Ground) -> None:
    async with (
        browser(app, ground.manager) as here,
        browser(app, ground.manager) as there,
        browser(app, ground.dispatcher) as colleague,
    ):
        assert (await here.delete("/sessions")).status_code == 204

        assert [(await one.get("/session")).status_code for one in (here, there, colleague)] == [200, 401, 200]


async def test_a_foreign_session_looks_as_if_there_were_none(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as mine, browser(app, ground.dispatcher) as theirs:
        (session,) = (await theirs.get("/sessions")).json()["items"]

        refused = [await mine.delete(f"/sessions/{one}") for one in (session["id"], uuid4())]

        assert [one.status_code for one in refused] == [404, 404]
        assert refused[0].json()["detail"] == refused[1].json()["detail"]
        assert (await theirs.get("/session")).status_code == 200


async def test_a_changed_password_ends_the_other_sessions(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app, ground.manager) as there:
        wrong = {"current_password": "not this one", "password": NEW_PASSWORD}
        right = {**wrong, "current_password": PASSWORD}

        refused = await here.put("/profile/password", json=wrong)
        weak = await here.put("/profile/password", json={**right, "password": "Password2026"})
        changed = await here.put("/profile/password", json=right)

        assert (refused.status_code, weak.status_code, changed.status_code) == (403, 400, 204)
        assert weak.json()["errors"][0]["field"] == "password"
        assert [(await one.get("/session")).status_code for one in (here, there)] == [200, 401]
        assert (await at_door(there, ground.manager)).status_code == 401
        assert (await at_door(there, ground.manager, password=NEW_PASSWORD)).status_code == 200


async def test_a_proof_renews_the_sessions_secret(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        before = here.cookies["mafundi_session"]

        wrong = await here.post("/session/proof", json={"password": "not this one"})
        proved = await here.post("/session/proof", json={"password": PASSWORD})

        assert (wrong.status_code, proved.status_code) == (403, 200)
        assert here.cookies["mafundi_session"] != before
        assert (await here.get("/session")).json()["csrf_token"] == proved.json()["csrf_token"]
        here.cookies.set("mafundi_session", before)
        assert (await here.get("/session")).status_code == 401


async def test_guessing_strangers_do_not_lock_the_owner_out(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as owner, browser(app) as stranger:
        guesses = [await at_door(stranger, ground.manager, password=f"guess number {one}") for one in range(20)]
        assert guesses[0].status_code == 401
        assert guesses[-1].status_code == 429
        assert (await at_door(stranger, ground.manager)).status_code == 429

        again = await at_door(owner, ground.manager)

        assert again.status_code == 200


async def test_a_known_browser_has_no_endless_guesses_either(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as thief:
        guesses = [await at_door(thief, ground.manager, password=f"guess number {one}") for one in range(12)]

    assert guesses[-1].status_code == 429


async def test_the_profile_keeps_language_and_time_zone(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        changed = await here.patch("/profile", json={"language": "sw", "time_zone": "Africa/Kampala"})
        bad = await here.patch("/profile", json={"time_zone": "Africa/Atlantis"})
        more = await here.patch("/profile", json={"email": "root@example.com"})

        assert (changed.status_code, bad.status_code, more.status_code) == (200, 400, 422)
        person = (await here.get("/session")).json()["person"]
        assert (person["language"], person["time_zone"]) == ("sw", "Africa/Kampala")


async def test_a_session_without_a_fresh_proof_does_nothing_dangerous(
    sign_in: SignIn, app: FastAPI, ground: Ground
) -> None:
    client: httpx.AsyncClient = await sign_in(ground.manager)
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("UPDATE session SET proved_at = now() - interval '11 minutes'"))

    refused = await client.post("/profile/authenticator")

    assert refused.status_code == 403
    assert refused.json()["type"].endswith("proof.needed")
    assert (await client.post("/session/proof", json={"password": PASSWORD})).status_code == 200
    assert (await client.post("/profile/authenticator")).status_code == 200


async def test_an_ended_session_ends_its_event_streams_within_a_second(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    async with opened(fresh_database) as database:
        app = app_on(database, web_settings(fresh_database, tmp_path))
        stopping = asyncio.Event()
        hub = asyncio.create_task(app.state.live.run(stopping))
        async with browser(app, ground.manager) as here, browser(app, ground.manager) as there:
            (other,) = [one["id"] for one in (await here.get("/sessions")).json()["items"] if not one["is_current"]]
            request = Request(
                {
                    "type": "http",
                    "method": "GET",
                    "scheme": "http",
                    "path": "/api/v1/events/stream",
                    "query_string": b"",
                    "headers": [(b"cookie", f"mafundi_session={there.cookies['mafundi_session']}".encode())],
                    "app": app,
                }
            )
            async with database.transaction() as transaction:
                actor = await app.state.resolve_actor(transaction, request, datetime.now(UTC))
                request.state.context = RequestContext(transaction, actor, datetime.now(UTC), "")
            messages = app.state.live.stream(
                branch_ids=actor.branch_ids,
                person_id=actor.person_id,
                may_hear=lambda *_: True,
                after=None,
                is_allowed=lambda: _is_allowed(request),
            )
            await anext(messages)  # hello
            stream = asyncio.create_task(anext(messages, None))
            await asyncio.sleep(1)  # the hub listens by then, and has asked once
            assert not stream.done()

            assert (await here.delete(f"/sessions/{other}")).status_code == 204
            ended_at = asyncio.get_running_loop().time()

            assert await asyncio.wait_for(stream, 5) is None
            assert asyncio.get_running_loop().time() - ended_at <= 1
        stopping.set()
        await hub

"""The inbox is one's own; choices, devices, chain and mail settings as their routes promise."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from tests.cloud.conftest import SignIn
from tests.cloud.notifications.conftest import React, inbox, order
from tests.cloud.place import Ground
from tests.mail_server import REFUSED, mail_server
from tests.push_service import push_service

SOMEWHERE = "https://updates.push.services.mozilla.com/wpush/v2/abc"


async def test_the_inbox_is_in_the_readers_language_and_nobody_elses(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React
) -> None:
    await order(manager, ground)
    await react()
    dispatcher = await sign_in(ground.dispatcher)
    await dispatcher.patch("/session/preferences", json={"language": "fr"})

    (told,) = await inbox(sign_in, ground.dispatcher)
    foreign = await manager.post("/notifications/seen", json={"notification_ids": [told["id"]]})

    assert told["title"] == "Un nouvel ordre attend un technicien"
    assert foreign.status_code == 204
    assert (await dispatcher.get("/notifications/unseen")).json() == {"count": 1}
    await dispatcher.post("/notifications/seen", json={"notification_ids": None})
    assert (await dispatcher.get("/notifications/unseen")).json() == {"count": 0}
    assert await inbox(sign_in, ground.dispatcher, is_unseen=True) == []


async def test_choices_are_kept_and_an_unknown_kind_is_named(manager: httpx.AsyncClient) -> None:
    before = {
        (one["kind"], one["channel"]): one for one in (await manager.get("/notifications/choices")).json()["items"]
    }

    await manager.put("/notifications/choices/incident_opened/push", json={"is_on": False})
    refused = await manager.put("/notifications/choices/weather/push", json={"is_on": True})

    after = {
        (one["kind"], one["channel"]): one for one in (await manager.get("/notifications/choices")).json()["items"]
    }
    assert before["incident_opened", "push"] == {
        "kind": "incident_opened",
        "channel": "push",
        "is_on": True,
        "is_default": True,
    }
    assert (after["incident_opened", "push"]["is_on"], after["incident_opened", "push"]["is_default"]) == (False, False)
    assert refused.status_code == 400
    assert refused.json()["detail"] == "Nobody is ever told about weather."


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://evil.example.com/push",
        "https://push.services.mozilla.com.evil.example/x",
        "https://169.254.169.254/latest/meta-data",
        "https://user@fcm.googleapis.com/fcm/send/x",
        "ftp://fcm.googleapis.com/x",
    ],
)
async def test_no_address_but_a_push_services_is_ever_called(manager: httpx.AsyncClient, endpoint: str) -> None:
    with push_service() as service:
        body = {**service.browser().subscription(), "endpoint": endpoint}

    answer = await manager.post("/push/subscriptions", json=body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "endpoint"


async def test_a_browser_changes_hands_and_only_its_owner_removes_it(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn
) -> None:
    with push_service() as service:
        body = {**service.browser().subscription(), "endpoint": SOMEWHERE}
    dispatcher = await sign_in(ground.dispatcher)
    first = (await manager.post("/push/subscriptions", json=body)).json()

    second = (await dispatcher.post("/push/subscriptions", json=body)).json()

    assert second["id"] == first["id"]
    assert (await manager.get("/push/subscriptions")).json()["items"] == []
    assert (await manager.delete(f"/push/subscriptions/{first['id']}")).status_code == 404
    assert (await dispatcher.delete(f"/push/subscriptions/{first['id']}")).status_code == 204
    assert (await dispatcher.get("/push/subscriptions")).json()["items"] == []


async def test_the_installations_key_is_made_once(manager: httpx.AsyncClient) -> None:
    first, second = [(await manager.get("/push/key")).json()["key"] for _ in range(2)]

    assert first == second
    assert len(first) == 87  # an uncompressed point of P-256, base64url


async def test_the_chain_names_people_of_the_branch_and_guards_its_version(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn
) -> None:
    path = f"/branches/{ground.nairobi}/escalation"
    people = {one["name"]: one["id"] for one in (await manager.get(path)).json()["people"]}

    async def put(person_ids: list[Any], seen: str) -> httpx.Response:
        return await manager.put(path, json={"minutes": 5, "person_ids": person_ids}, headers={"If-Match": seen})

    assert "Mombasa" not in people
    assert (await put([str(uuid4())], '"0"')).status_code == 400
    assert (await put([people["Dispatcher"]], '"0"')).json()["version"] == 1
    assert (await put([people["Nairobi"]], '"0"')).status_code == 412
    dispatcher = await sign_in(ground.dispatcher)
    assert (
        await dispatcher.put(path, json={"minutes": 5, "person_ids": []}, headers={"If-Match": '"1"'})
    ).status_code == 403
    mombasa = await sign_in(ground.mombasa_manager)
    assert (await mombasa.get(path)).status_code == 404


async def test_settings_that_change_are_announced_and_overwrite_nobody_unseen(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    with mail_server() as server:
        changes: dict[str, dict[str, Any]] = {
            "/organisation/mail": server.settings,
            f"/dispatch/settings/{ground.nairobi}": {"mode": "manual"},
            f"/branches/{ground.nairobi}/escalation": {"minutes": 7, "person_ids": []},
        }
    for path, body in changes.items():
        blind = await manager.put(path, json=body)
        seen = (await manager.get(path)).headers["ETag"]
        done = await manager.put(path, json=body, headers={"If-Match": seen})
        late = await manager.put(path, json=body, headers={"If-Match": seen})
        assert (blind.status_code, done.status_code, late.status_code) == (428, 200, 412), path

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        announced = (await transaction.execute(text("SELECT type, subject_kind FROM event ORDER BY id"))).all()
    assert [tuple(one) for one in announced] == [
        ("organisation.mail_set", "organisation"),
        ("dispatch.mode_set", "branch"),
        ("notification.escalation_set", "branch"),
    ]


async def test_a_test_mail_says_what_the_server_answered(manager: httpx.AsyncClient, ground: Ground) -> None:
    assert (await manager.post("/organisation/mail/test", json={})).status_code == 409
    with mail_server() as server:
        await manager.put("/organisation/mail", json=server.settings, headers={"If-Match": '"0"'})
        sent = await manager.post("/organisation/mail/test", json={})
        refused = await manager.post("/organisation/mail/test", json={"to": REFUSED})
    away = await manager.post("/organisation/mail/test", json={})

    assert sent.status_code == 204
    assert server.got[0]["To"] == ground.manager
    assert server.got[0]["Subject"] == "Mafundi can send mail"
    assert (refused.status_code, away.status_code) == (409, 409)
    assert "no such mailbox" in refused.json()["detail"]
    assert f"127.0.0.1:{server.port} did not take the message" in away.json()["detail"]


async def test_a_server_without_encryption_is_refused_unless_it_is_meant(manager: httpx.AsyncClient) -> None:
    with mail_server() as server:
        await manager.put(
            "/organisation/mail", json={**server.settings, "security": "starttls"}, headers={"If-Match": '"0"'}
        )
        answer = await manager.post("/organisation/mail/test", json={})

    assert answer.status_code == 409
    assert "STARTTLS" in answer.json()["detail"]
    assert server.got == []


async def test_the_mail_password_is_neither_stored_nor_told(manager: httpx.AsyncClient, app: FastAPI) -> None:
    with mail_server() as server:
        answer = await manager.put(
            "/organisation/mail", json={**server.settings, "password": "secret"}, headers={"If-Match": '"0"'}
        )
        kept = (await manager.put("/organisation/mail", json=server.settings, headers={"If-Match": '"0"'})).json()

    assert answer.status_code == 422
    assert kept["has_password"] is False
    assert "password" not in kept["settings"]

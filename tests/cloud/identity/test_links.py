"""Links of one use: mailed, opened once, over when another was made, and silent about who exists."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from cloud.automations.wanted_link_is_mailed import wanted_link_is_mailed
from cloud.branches.operations import set_mail
from cloud.foundation.database import Transaction, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.identity import links
from cloud.identity.operations import add_person
from cloud.notifications.sending import NotSentYet, Outside
from tests.cloud.identity.doors import at_door, browser
from tests.cloud.place import Ground, actor_named
from tests.mail_server import MailServer, mail_server

pytestmark = pytest.mark.anyio
NEW_PASSWORD = "three blue bananas dance"
PUBLIC = "https://service.example"


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


async def send_what_waits(app: FastAPI, post: MailServer | None, *, public_url: str = PUBLIC) -> None:
    """Do what the worker does for every wanted link."""
    outside = Outside(files=app.state.content_store, public_url=public_url, mail_password="", push_hosts=frozenset())
    async with app.state.database.transaction() as transaction:
        await act_as_system(transaction)
        if post is not None:
            await transaction.execute(text("UPDATE organisation SET mail = NULL"))
            await set_mail(transaction, mail={**post.settings, "username": ""}, seen_version=0)
        rows = await transaction.execute(
            text("SELECT id, subject_id FROM event WHERE type = 'credential_link.wanted' ORDER BY id")
        )
        for event_id, link_id in rows.all():
            told = Announcement(event_id, "credential_link.wanted", None, link_id, {})
            await wanted_link_is_mailed(outside)(transaction, told, datetime.now(UTC))


def secret_in(mail: Any) -> str:
    found = re.search(rf"{PUBLIC}/welcome#(\S+)", mail.get_content())
    assert found is not None
    return found[1]


async def invited(app: FastAPI, ground: Ground, *, is_mailed: bool = False) -> tuple[str, str]:
    """Return the address of somebody who was invited, and the link's secret."""
    async with app.state.database.transaction() as transaction:
        await act_as_system(transaction)
        person = await add_person(transaction, name="Zawadi Moraa", email="zawadi@example.com", password="", roles=[])
        person.is_active = False
        actor = await actor_named(transaction, ground.manager)
        _, secret = await links.invite(
            transaction, actor=actor, person_id=person.id, is_mailed=is_mailed, now=datetime.now(UTC)
        )
    return person.email, secret


async def test_a_forgotten_password_is_set_anew_by_mail(app: FastAPI, ground: Ground, post: MailServer) -> None:
    async with browser(app, ground.manager) as here, browser(app) as there:
        assert (await there.post("/session/reset-requests", json={"email": ground.manager})).status_code == 202
        await send_what_waits(app, post)
        secret = secret_in(post.got[0])

        looked = await there.post("/session/links/look", json={"secret": secret})
        used = await there.post("/session/links/use", json={"secret": secret, "password": NEW_PASSWORD})
        again = await there.post("/session/links/use", json={"secret": secret, "password": NEW_PASSWORD})

        assert (looked.json()["kind"], looked.json()["email"]) == ("reset", ground.manager)
        assert (used.status_code, again.status_code) == (200, 404)
        assert (await here.get("/session")).status_code == 401, "older sessions are over"
        assert (await at_door(there, ground.manager)).status_code == 401
        assert (await at_door(there, ground.manager, password=NEW_PASSWORD)).status_code == 200
    assert post.got[0]["To"] == ground.manager


async def test_nobody_learns_who_has_an_account(app: FastAPI, ground: Ground, post: MailServer) -> None:
    async with browser(app) as there:
        known = await there.post("/session/reset-requests", json={"email": ground.manager})
        unknown = await there.post("/session/reset-requests", json={"email": "nobody@example.com"})
        await send_what_waits(app, post)

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert [mail["To"] for mail in post.got] == [ground.manager]


async def test_a_mailbox_is_not_flooded(app: FastAPI, ground: Ground, post: MailServer) -> None:
    async with browser(app) as there:
        for _ in range(9):
            await there.post("/session/reset-requests", json={"email": ground.manager})
        await send_what_waits(app, post)

    assert len(post.got) == 5


async def test_a_used_reset_ends_the_others(app: FastAPI, ground: Ground, post: MailServer) -> None:
    async with browser(app) as there:
        for _ in range(2):
            await there.post("/session/reset-requests", json={"email": ground.manager})
        await send_what_waits(app, post)
        first, second = (secret_in(mail) for mail in post.got)

        used = await there.post("/session/links/use", json={"secret": second, "password": NEW_PASSWORD})
        other = await there.post("/session/links/use", json={"secret": first, "password": "another good password"})

    assert (used.status_code, other.status_code) == (200, 404)


async def test_an_invitation_is_accepted_once(app: FastAPI, ground: Ground) -> None:
    email, secret = await invited(app, ground)
    async with browser(app) as there:
        early = await at_door(there, email, password=NEW_PASSWORD)
        weak = await there.post("/session/links/use", json={"secret": secret, "password": "zawadi-2026"})
        used = await there.post("/session/links/use", json={"secret": secret, "password": NEW_PASSWORD})
        again = await there.post("/session/links/use", json={"secret": secret, "password": "another good password"})
        inside = await at_door(there, email, password=NEW_PASSWORD)

    assert (early.status_code, weak.status_code, used.status_code) == (401, 400, 200)
    assert (again.status_code, inside.status_code) == (404, 200)


async def test_a_newer_invitation_ends_the_older_one(app: FastAPI, ground: Ground, transaction: Transaction) -> None:
    email, old = await invited(app, ground)
    actor = await actor_named(transaction, ground.manager)
    person_id = (
        await transaction.execute(text("SELECT id FROM person WHERE email = :email"), {"email": email})
    ).scalar_one()
    _, new = await links.invite(transaction, actor=actor, person_id=person_id, is_mailed=False, now=datetime.now(UTC))
    async with browser(app) as there:
        looked = [await there.post("/session/links/look", json={"secret": one}) for one in (old, new)]

    assert [one.status_code for one in looked] == [404, 200]


async def test_an_expired_link_says_so_and_sets_nothing(app: FastAPI, ground: Ground) -> None:
    email, secret = await invited(app, ground)
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("UPDATE credential_link SET expires_at = now() - interval '1 second'"))
    async with browser(app) as there:
        used = await there.post("/session/links/use", json={"secret": secret, "password": NEW_PASSWORD})

        assert used.status_code == 404
        assert "its time has run out" in used.json()["detail"]
        assert (await at_door(there, email, password=NEW_PASSWORD)).status_code == 401


async def test_a_mailed_invitation_tells_its_secret_to_the_mailbox_alone(
    app: FastAPI, ground: Ground, post: MailServer
) -> None:
    email, told = await invited(app, ground, is_mailed=True)
    await send_what_waits(app, post)
    secret = secret_in(post.got[0])
    async with app.state.database.transaction() as transaction:
        await act_as_system(transaction)
        for table in ("event", "message", "audit_entry", "credential_link"):
            kept = (
                await transaction.execute(text(f"SELECT coalesce(string_agg(t::text, ''), '') FROM {table} t"))
            ).scalar_one()
            assert secret not in kept, table

    assert told == ""
    assert post.got[0]["To"] == email


async def test_without_a_public_address_no_link_is_mailed(app: FastAPI, ground: Ground, post: MailServer) -> None:
    await invited(app, ground, is_mailed=True)

    with pytest.raises(NotSentYet, match="MAFUNDI_PUBLIC_URL"):
        await send_what_waits(app, post, public_url="")

    assert post.got == []

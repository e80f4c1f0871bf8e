"""An empty service is set up once, by whoever has its code, in a browser as by the command line."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from cloud.foundation.database import Database
from tests.cloud.place import PASSWORD, Urls, app_on, client_of, web_settings
from tests.plant import ROOT

ANSWERS = {
    "name": "Umoja Works",
    "administrator_name": "Amina",
    "administrator_email": "amina@example.org",
    "administrator_password": "quiet river under stones",
    "branch_name": "Kisumu",
    "branch_code": "KSM",
    "time_zone": "Africa/Nairobi",
    "currency": "KES",
    "tax_rate_percent": "16",
}


@pytest.fixture
async def newcomer(fresh_database: Urls, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at the address of a service that is empty."""
    with psycopg.connect(fresh_database.admin) as connection:
        connection.execute("TRUNCATE organisation, branch, person CASCADE")
    database = Database(fresh_database.app, pool_size=4)
    client = client_of(app_on(database, web_settings(fresh_database, tmp_path)))
    yield client
    await client.aclose()
    await database.close()


def code(urls: Urls) -> subprocess.CompletedProcess[str]:
    settings = {"MAFUNDI_DATABASE_URL": urls.app, "MAFUNDI_SECRET_KEY": PASSWORD * 2}
    words = [sys.executable, "-m", "cloud.command_line", "set-up-code"]
    return subprocess.run(words, env={**os.environ, **settings}, capture_output=True, text=True, check=False, cwd=ROOT)


async def set_up(client: httpx.AsyncClient, code: str, **changes: Any) -> httpx.Response:
    return await client.post("/set-up", json={**ANSWERS, "code": code, **changes})


def ask(urls: Urls, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.admin) as connection:
        return connection.execute(query).fetchall()


async def test_a_service_is_set_up_once_with_the_code_of_its_machine(
    newcomer: httpx.AsyncClient, fresh_database: Urls
) -> None:
    assert (await newcomer.get("/set-up")).json() == {"is_needed": True, "is_possible_here": True}
    printed = code(fresh_database).stdout.strip()

    guessed = await set_up(newcomer, "A" * 12)
    assert (guessed.status_code, guessed.json()["errors"][0]["field"]) == (403, "code")
    made = await set_up(newcomer, f" {printed[:4].lower()}-{printed[4:]} ")
    assert made.status_code == 201, made.text

    person = {"email": ANSWERS["administrator_email"], "password": ANSWERS["administrator_password"]}
    session = await newcomer.post("/session", json=person)
    assert [one["name"] for one in session.json()["branches"]] == ["Kisumu"]
    assert (await newcomer.get("/set-up")).json()["is_needed"] is False
    again = await set_up(newcomer, printed, name="Another")
    assert (again.status_code, again.json()["type"].rsplit(":")[-1]) == (409, "branches.already_set_up")
    assert code(fresh_database).returncode != 0
    assert ("organisation.set_up",) in ask(fresh_database, "SELECT action FROM audit_entry")


async def test_of_two_who_set_it_up_at_once_one_does(newcomer: httpx.AsyncClient, fresh_database: Urls) -> None:
    printed = code(fresh_database).stdout.strip()

    answers = await asyncio.gather(*(set_up(newcomer, printed, name=name) for name in ("One", "Other")))

    assert sorted(one.status_code for one in answers) == [201, 409]
    assert ask(fresh_database, "SELECT count(*) FROM organisation, branch, person") == [(1,)]


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"administrator_password": "password2026"}, 400, "administrator_password"),
        ({"administrator_password": "short"}, 400, "administrator_password"),
        ({"branch_code": "ksm"}, 400, "code"),
        ({"time_zone": "Africa/Nowhere"}, 400, "time_zone"),
        ({"currency": "kes"}, 400, "currency"),
        ({"tax_rate_percent": "lots"}, 400, "tax_rate_percent"),
        ({"administrator_email": "amina"}, 422, "administrator_email"),
        ({"role": "super_admin"}, 422, "role"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_kept(
    newcomer: httpx.AsyncClient, fresh_database: Urls, changes: dict[str, Any], status: int, field: str
) -> None:
    printed = code(fresh_database).stdout.strip()

    refused = await set_up(newcomer, printed, **changes)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (status, field)
    assert ask(fresh_database, "SELECT count(*) FROM organisation") == [(0,)]


async def test_guessing_is_slow(newcomer: httpx.AsyncClient) -> None:
    answers = [await set_up(newcomer, f"GUESS{number}") for number in range(12)]

    assert {one.status_code for one in answers[:10]} == {403}
    assert {one.status_code for one in answers[10:]} == {429}

"""What happens when the same request comes twice at once, and when there are more requests than connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from cloud.foundation import database as database_module
from cloud.foundation import request as request_module
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Ground, Urls, app_on, client_of, signed_in, web_settings


@asynccontextmanager
async def serving(urls: Urls, folder: Path, *, pool_size: int = 10) -> AsyncIterator[tuple[FastAPI, Database]]:
    async with opened(urls, pool_size=pool_size) as database:
        yield app_on(database, web_settings(urls, folder)), database


async def test_the_same_request_twice_at_once_does_once(fresh_database: Urls, ground: Ground, tmp_path: Path) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    async with serving(fresh_database, tmp_path) as (app, _), await signed_in(app, email=ground.manager) as client:

        async def add_site() -> httpx.Response:
            body = {"branch_id": str(ground.nairobi), "name": "Plant"}
            return await client.post("/sites", json=body, headers=key)

        answers = await asyncio.gather(*(add_site() for _ in range(6)))
        sites = (await client.get("/sites")).json()["items"]

    assert [answer.status_code for answer in answers] == [201] * 6
    assert {answer.json()["id"] for answer in answers} == {sites[0]["id"]}
    assert len(sites) == 1


async def test_a_key_of_one_person_is_not_anothers(fresh_database: Urls, ground: Ground, tmp_path: Path) -> None:
    key = {"Idempotency-Key": "1"}
    async with serving(fresh_database, tmp_path) as (app, _):
        async with await signed_in(app, email=ground.nairobi_manager) as one:
            first = await one.post("/sites", json={"branch_id": str(ground.nairobi), "name": "A"}, headers=key)
        async with await signed_in(app, email=ground.mombasa_manager) as other:
            second = await other.post("/sites", json={"branch_id": str(ground.mombasa), "name": "B"}, headers=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] != second.json()["id"]


async def test_without_a_free_connection_the_caller_is_told_soon(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    async with (
        serving(fresh_database, tmp_path, pool_size=1) as (app, database),
        await signed_in(app, email=ground.manager) as client,
    ):
        async with database.transaction() as busy, asyncio.timeout(database_module.POOL_WAIT_S * 5):
            await database_now(busy)  # takes the only connection
            refused = await client.get("/branches")
        answered = await client.get("/branches")

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    assert refused.json()["type"] == "urn:mafundi:problem:database.busy"
    assert answered.status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/session", "/api/v1/payments/mobile/own/secret/confirmation"])
async def test_a_stranger_who_sends_slowly_keeps_no_connection_busy(
    fresh_database: Urls, ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(request_module, "PUBLIC_BODY_WAIT_S", 1)
    begun = asyncio.Event()
    async with serving(fresh_database, tmp_path, pool_size=1) as (app, database):
        asked = asyncio.create_task(sent_slowly(app, path, begun))
        await begun.wait()
        await asyncio.sleep(0.3)
        async with asyncio.timeout(0.5), database.transaction() as other:
            await database_now(other)
        async with asyncio.timeout(5):
            status, body = await asked

    assert (status, body["type"]) == (408, "urn:mafundi:problem:body.too_slow")


async def test_a_stranger_who_sends_much_is_stopped(fresh_database: Urls, tmp_path: Path) -> None:
    async with (
        serving(fresh_database, tmp_path) as (app, _),
        client_of(app, base="http://testserver/api/v1") as client,
    ):
        answer = await client.post("/session", content=b"x" * (request_module.MOST_PUBLIC_BYTES + 1))

    assert (answer.status_code, answer.json()["type"]) == (413, "urn:mafundi:problem:body.too_large")


async def sent_slowly(app: FastAPI, path: str, begun: asyncio.Event) -> tuple[int, dict[str, Any]]:
    """Send the head and a piece of the body, then nothing more, and return what is answered."""
    pieces: list[dict[str, Any]] = [{"type": "http.request", "body": b'{"email": ', "more_body": True}]
    answer: list[Any] = []

    async def receive() -> Any:
        if pieces:
            return pieces.pop()
        begun.set()
        return await asyncio.Event().wait()

    async def send(message: Any) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"content-type", b"application/json")],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
    }
    await app(scope, receive, send)
    body = b"".join(one.get("body", b"") for one in answer)
    return answer[0]["status"], json.loads(body)

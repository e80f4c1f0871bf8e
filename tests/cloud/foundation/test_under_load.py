"""What happens when the same request comes twice at once, and when there are more requests than connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import httpx
from fastapi import FastAPI

from cloud.foundation import database as database_module
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings


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

"""The console's files, the reference without foreign hosts, and the description of every operation."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from cloud.foundation.console import Console
from cloud.foundation.database import Database
from cloud.foundation.openapi import describe, operations
from cloud.foundation.settings import WebSettings
from cloud.main import create_app
from tests.cloud.place import client_of


async def test_a_page_the_console_knows_gets_the_console(anonymous: httpx.AsyncClient) -> None:
    page = await anonymous.get("/assets/42", headers={"Accept": "text/html"})
    missing = await anonymous.get("/_app/gone.js")
    api = await anonymous.get("/api/v1/nowhere", headers={"Accept": "text/html"})

    assert (page.status_code, page.text) == (200, "<!doctype html><title>console</title>")
    assert page.headers["cache-control"] == "no-cache"
    assert (missing.status_code, api.status_code) == (404, 404)


async def test_a_console_that_is_not_built_says_how_to_build_it(app: FastAPI, tmp_path: Path) -> None:
    app.router.routes[-1].app = Console(tmp_path / "nothing")  # type: ignore[attr-defined]  # the mount

    async with client_of(app, base="http://testserver") as client:
        response = await client.get("/")

    assert response.status_code == 503
    assert "npm run build" in response.text


async def test_the_reference_asks_no_foreign_host(anonymous: httpx.AsyncClient) -> None:
    page = (await anonymous.get("/docs")).text

    assert "POST /api/v1/work-orders" in page
    assert re.findall(r"(?:src|href)=\"(?!/|#)", page) == []
    assert "<script" not in page
    assert (await anonymous.get("/docs/style.css")).headers["content-type"].startswith("text/css")
    assert (await anonymous.get("/api/v1/openapi.json")).json()["openapi"].startswith("3.1")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    settings = WebSettings(database_url="postgresql://127.0.0.1/none")
    return describe(create_app(settings, database=Database(settings.database_url)))


def test_every_operation_has_a_summary_a_description_and_examples(document: dict[str, Any]) -> None:
    lacking = []
    for path, method, operation in operations(document):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        contents = [content for body in bodies for content in body.get("content", {}).values()]
        if not all("example" in content or "examples" in content for content in contents):
            lacking.append(f"{method} {path}: example")
        if not operation.get("summary") or not operation.get("description"):
            lacking.append(f"{method} {path}: text")

    assert lacking == []


def test_an_example_shows_times_and_ids_as_they_are(document: dict[str, Any]) -> None:
    answer = document["paths"]["/api/v1/gateways/{gateway_id}"]["get"]["responses"]["200"]["content"]
    example = answer["application/json"]["example"]

    assert datetime.fromisoformat(example["last_seen_at"]).tzinfo is not None
    assert UUID(example["id"])


def test_an_example_of_a_request_is_one_that_is_accepted(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            schema = content.get("schema", {})
            if "$ref" in schema:
                required = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]].get("required", [])
                assert set(required) <= set(content["example"]), f"{method} {path}"


def test_lists_tell_that_they_export_and_posts_that_they_may_be_repeated(document: dict[str, Any]) -> None:
    named = {
        (method, path): {one["name"] for one in operation.get("parameters", [])}
        for path, method, operation in operations(document)
    }

    assert "format" in named["get", "/api/v1/assets"]
    assert "format" not in named["get", "/api/v1/assets/{asset_id}"]
    assert "Idempotency-Key" in named["post", "/api/v1/work-orders"]


@pytest.mark.parametrize("path", ["/docs", "/metrics", "/version"])
async def test_what_is_public_holds_no_secret(anonymous: httpx.AsyncClient, path: str) -> None:
    assert "password=" not in (await anonymous.get(path)).text

"""What whoever watches the service is told."""

import httpx
from fastapi import FastAPI

from tests.cloud.place import client_of


async def test_a_migrated_database_is_ready(anonymous: httpx.AsyncClient) -> None:
    response = await anonymous.get("/readyz")

    assert response.status_code == 200
    assert [check["name"] for check in response.json()["checks"]] == ["migrations", "database", "deliveries"]


async def test_an_old_database_is_not_ready_and_the_text_says_what_to_do(app: FastAPI) -> None:
    app.state.revision = "9999_not_yet"

    async with client_of(app, base="http://testserver") as client:
        response = await client.get("/readyz")

    assert response.status_code == 503
    assert "mafundi-cloud migrate" in response.json()["checks"][0]["text"]


async def test_metrics_count_requests_by_route(manager: httpx.AsyncClient, anonymous: httpx.AsyncClient) -> None:
    await manager.get("/branches")

    metrics = (await anonymous.get("/metrics")).text

    assert 'mafundi_http_request_seconds_count{method="GET",route="/api/v1/branches",status="200"} 1.0' in metrics


async def test_version_names_the_product(anonymous: httpx.AsyncClient) -> None:
    assert (await anonymous.get("/version")).json()["name"] == "mafundi"
    assert (await anonymous.get("/healthz")).text == "ok\n"

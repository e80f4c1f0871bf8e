"""What holds for every route: problems, versions, idempotency, pages, exports, fences."""

import csv
import io
import zipfile
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, client_of


@pytest.fixture
async def site_id(manager: httpx.AsyncClient, ground: Ground) -> str:
    response = await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Plant 1"})
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


async def add_asset(client: httpx.AsyncClient, site_id: str, tag: str, name: str = "Pump") -> httpx.Response:
    return await client.post("/assets", json={"site_id": site_id, "name": name, "tag": tag})


async def test_an_unknown_field_is_named_in_the_readers_language(manager: httpx.AsyncClient, ground: Ground) -> None:
    body = {"branch_id": str(ground.nairobi), "name": "Plant", "colour": "red"}

    response = await manager.post("/sites", json=body, headers={"X-Request-Id": "shown-to-me"})

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["errors"] == [{"field": "colour", "message": "is not a known field"}]
    assert problem["request_id"] == response.headers["x-request-id"] == "shown-to-me"


@pytest.mark.parametrize(
    ("language", "title"),
    [("sw-KE,en;q=0.5", "Ingia kwanza"), ("fr", "Connectez-vous d’abord"), ("xx", "Sign in first")],
)
async def test_without_a_session_everything_is_refused_in_three_languages(
    anonymous: httpx.AsyncClient, language: str, title: str
) -> None:
    response = await anonymous.get("/api/v1/assets", headers={"Accept-Language": language})

    assert response.status_code == 401
    assert response.json()["title"] == title


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("PUT", "/assets", 405)])
async def test_also_the_frameworks_own_refusals_are_problems(
    manager: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await manager.request(method, path)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_failure_is_a_problem_without_its_inside(app: FastAPI) -> None:
    async def break_down(*_: object) -> None:
        raise RuntimeError("the secret inside")

    app.state.resolve_actor = break_down
    async with client_of(app) as client:
        response = await client.get("/assets")

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text
    assert response.json()["request_id"] == response.headers["x-request-id"]


async def test_a_change_needs_the_version_that_was_seen(manager: httpx.AsyncClient, site_id: str) -> None:
    created = await add_asset(manager, site_id, "P-1")
    path = f"/assets/{created.json()['id']}"

    without = await manager.patch(path, json={"name": "Other"})
    stale = await manager.patch(path, json={"name": "Other"}, headers={"If-Match": '"7"'})
    good = await manager.patch(path, json={"name": "Other"}, headers={"If-Match": created.headers["etag"]})

    assert [without.status_code, stale.status_code, good.status_code] == [428, 412, 200]
    assert good.headers["etag"] == '"2"'


async def test_a_repeated_post_does_once_and_answers_twice(manager: httpx.AsyncClient, site_id: str) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    body = {"site_id": site_id, "name": "Pump", "tag": "P-2"}

    first = await manager.post("/assets", json=body, headers=key)
    second = await manager.post("/assets", json=body, headers=key)

    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert (first.headers["etag"], second.headers["etag"]) == ('"1"', '"1"')
    assert second.headers["idempotent-replayed"] == "true"
    assert len((await manager.get("/assets")).json()["items"]) == 1


async def test_a_key_is_not_for_another_body_and_a_refused_request_leaves_it_free(
    manager: httpx.AsyncClient, site_id: str
) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    await manager.post("/assets", json={"site_id": site_id, "name": "Pump", "tag": ""}, headers=key)

    first = await manager.post("/assets", json={"site_id": site_id, "name": "Pump", "tag": "P-3"}, headers=key)
    other = await manager.post("/assets", json={"site_id": site_id, "name": "Pump", "tag": "P-4"}, headers=key)

    assert first.status_code == 201
    assert other.status_code == 422
    assert other.json()["type"] == "urn:mafundi:problem:idempotency.key_reused"


async def test_pages_together_are_the_whole_list_once(manager: httpx.AsyncClient, site_id: str) -> None:
    made = [(await add_asset(manager, site_id, f"P-{number}")).json()["id"] for number in range(7)]

    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = (await manager.get("/assets", params={"limit": 3} | ({"cursor": cursor} if cursor else {}))).json()
        seen += [item["id"] for item in page["items"]]
        if len(seen) == 3:
            await add_asset(manager, site_id, "P-late")  # a newcomer moves no page
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize("query", ["cursor=nonsense", "limit=201", "limit=0"])
async def test_a_bad_page_request_is_refused(manager: httpx.AsyncClient, query: str) -> None:
    response = await manager.get(f"/assets?{query}")

    assert response.status_code in {400, 422}


async def test_a_list_is_exported_whole_and_no_cell_is_a_formula(manager: httpx.AsyncClient, site_id: str) -> None:
    await add_asset(manager, site_id, "P-1", name="=HYPERLINK(1)")
    for number in range(2, 5):
        await add_asset(manager, site_id, f"P-{number}")

    table = await manager.get("/assets?format=csv&limit=2")
    sheet = await manager.get("/assets?format=xlsx")

    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["tag"] for row in rows] == ["P-4", "P-3", "P-2", "P-1"]
    assert rows[-1]["name"] == "'=HYPERLINK(1)"
    assert table.headers["content-disposition"] == 'attachment; filename="assets.csv"'
    with zipfile.ZipFile(io.BytesIO(sheet.content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


async def test_a_list_too_long_for_a_file_is_refused_and_not_cut(
    manager: httpx.AsyncClient, site_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cloud.foundation.exports.MAX_LIMIT", 2)
    monkeypatch.setattr("cloud.foundation.exports.MOST_ROWS", 4)
    for number in range(4):
        await add_asset(manager, site_id, f"P-{number}")
    whole = await manager.get("/assets?format=csv")
    await add_asset(manager, site_id, "P-5")

    refused = await manager.get("/assets?format=csv")

    assert len(whole.text.splitlines()) == 5
    assert refused.status_code == 400
    assert refused.json()["type"] == "urn:mafundi:problem:exports.too_many_rows"


async def test_what_is_no_list_is_not_exported(manager: httpx.AsyncClient) -> None:
    assert (await manager.get("/organisation?format=csv")).status_code == 400
    assert (await manager.get("/assets?format=pdf")).status_code == 400


async def test_a_foreign_branch_looks_as_if_it_were_not_there(sign_in: SignIn, site_id: str, ground: Ground) -> None:
    foreigner = await sign_in(ground.mombasa_manager)

    assert (await foreigner.get(f"/sites/{site_id}")).status_code == 404
    assert (await foreigner.get("/sites")).json()["items"] == []


async def test_a_change_without_the_sessions_token_or_from_another_site_is_refused(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    body = {"branch_id": str(ground.nairobi), "name": "Plant"}

    without = await manager.post("/sites", json=body, headers={"X-CSRF-Token": ""})
    elsewhere = await manager.post("/sites", json=body, headers={"Origin": "https://evil.example"})

    assert [without.status_code, elsewhere.status_code] == [403, 403]


async def test_every_answer_carries_the_browsers_fences(anonymous: httpx.AsyncClient) -> None:
    for path in ("/", "/healthz", "/api/v1/assets", "/api/v1/nowhere"):
        headers = (await anonymous.get(path)).headers
        assert "script-src 'self';" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-request-id"], path


async def test_too_many_requests_are_refused_before_they_cost_anything(app: FastAPI) -> None:
    limited = next(layer for layer in app.user_middleware if "requests_per_minute" in layer.kwargs)
    limited.kwargs["requests_per_minute"] = 3

    async with client_of(app) as client:
        pages = [await client.get("http://testserver/healthz") for _ in range(4)]
        answers = [await client.get("/session") for _ in range(4)]

    assert {page.status_code for page in pages} == {200}
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert answers[-1].json()["title"] == "Too many attempts"

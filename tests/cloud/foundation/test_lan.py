"""The two doors of the LAN: what each gives, what neither gives, and cookies that leave no secure connection."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import ValidationError

from cloud.foundation.database import Database
from cloud.foundation.lan import FOR_OPERATORS, lan_of
from cloud.foundation.running import CannotListen
from cloud.foundation.settings import WebSettings
from cloud.foundation.settings_text import explain
from tests.cloud.lan import START_PORT, app_open_to_lan, by_https, by_plain_door, open_to_lan
from tests.cloud.place import Ground, Urls, client_of, web_settings
from tests.trust import presence

HOME = "192.168.1.20"


@pytest.fixture
def lan_app(database: Database, shared_urls: Urls, tmp_path: Path) -> FastAPI:
    settings = open_to_lan(web_settings(shared_urls, tmp_path), tmp_path / "https", presence(HOME))
    (settings.static_dir / "phone.html").write_text("<!doctype html><title>phone</title>")
    return app_open_to_lan(database, settings)


async def test_the_plain_door_gives_the_start_page_and_the_certificate_and_nothing_else(lan_app: FastAPI) -> None:
    closed = ["/phone", "/api/v1/session", "/api/v1/openapi.json", "/docs", "/metrics", "/readyz", "/version", "/_app/"]

    async with by_plain_door(lan_app, host=HOME) as stranger:
        front = await stranger.get("/")
        given = [(await stranger.get(path)).status_code for path in ("/start", "/mafundi-authority.crt")]
        refused = [(await stranger.get(path)).status_code for path in closed]
        signing_in = await stranger.post("/api/v1/session", json={"email": "a@b.c", "password": "secret"})

    assert (front.status_code, front.headers["location"]) == (307, "/start")
    assert given == [200, 200]
    assert refused == [404] * len(closed)
    assert signing_in.status_code == 404


async def test_https_serves_the_phone_page_and_keeps_what_operators_look_at(lan_app: FastAPI) -> None:
    async with by_https(lan_app, host=HOME) as phone:
        page = await phone.get("/phone", headers={"Accept": "text/html"})
        session = await phone.get("/api/v1/session")
        closed = {path: (await phone.get(path)).status_code for path in FOR_OPERATORS}

    assert (page.status_code, "<title>phone</title>" in page.text) == (200, True)
    assert session.status_code == 401
    assert closed == dict.fromkeys(
        ("/healthz", "/readyz", "/metrics", "/version", "/docs", "/docs/style.css", "/api/v1/openapi.json"), 404
    )


async def test_on_the_machine_itself_everything_is_as_before(lan_app: FastAPI) -> None:
    async with client_of(lan_app, base="http://127.0.0.1:8470") as here:
        answers = {path: (await here.get(path)).status_code for path in ("/healthz", "/readyz", "/version", "/")}

    assert answers == {"/healthz": 200, "/readyz": 200, "/version": 200, "/": 200}


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1]", "[::ffff:8.8.8.8]", "not-an-address"])
async def test_what_came_in_by_a_public_address_gets_nothing(lan_app: FastAPI, host: str) -> None:
    async with by_https(lan_app, host=host) as phone, by_plain_door(lan_app, host=host) as stranger:
        answers = [await phone.get("/phone"), await phone.get("/api/v1/session"), await stranger.get("/start")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:192.168.1.20]", "[fd00::20]", "100.64.3.2"])
async def test_what_came_in_by_an_address_of_a_lan_is_served(lan_app: FastAPI, host: str) -> None:
    async with by_plain_door(lan_app, host=host) as stranger:
        assert (await stranger.get("/start")).status_code == 200


async def signed_in_by(client: httpx.AsyncClient, ground: Ground) -> httpx.Response:
    body = {"email": ground.manager, "password": ground.password}
    answer = await client.post("/api/v1/session", json=body, headers={"X-Mafundi-Device": "phone"})
    assert answer.status_code == 200, answer.text
    return answer


async def test_the_session_of_https_never_travels_without_it(lan_app: FastAPI, ground: Ground) -> None:
    async with by_https(lan_app, host=HOME) as phone:
        answer = await signed_in_by(phone, ground)
        token = answer.json()["csrf_token"]
        headers = {"X-Mafundi-Device": "phone", "X-CSRF-Token": token, "Origin": f"https://{HOME}:8471"}
        elsewhere = await phone.delete("/api/v1/session", headers={**headers, "Origin": f"http://{HOME}:{START_PORT}"})
        signed_out = await phone.delete("/api/v1/session", headers=headers)

    # Another cookie says that the owner was here before; it opens nothing.
    sessions = [
        cookie
        for one in (answer, signed_out)
        for cookie in one.headers.get_list("set-cookie")
        if "mafundi_browser" not in cookie
    ]
    assert len(sessions) == 2
    for cookie in sessions:
        words = {word.strip().lower() for word in cookie.split(";")}
        assert cookie.startswith("__Host-mafundi_phone=")
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= words
        assert not any(word.startswith("domain") for word in words)
    assert elsewhere.status_code == 403
    assert signed_out.status_code == 204
    assert "max-age=0" in signed_out.headers["set-cookie"].lower()


async def test_browsers_are_not_told_to_close_the_plain_ports_of_a_lan_s_names(lan_app: FastAPI, app: FastAPI) -> None:
    async with by_https(lan_app, host="127.0.0.1") as here, client_of(app, base="https://service.example") as proxied:
        on_lan, in_production = await here.get("/start"), await proxied.get("/version")

    assert "strict-transport-security" not in on_lan.headers
    assert in_production.headers["strict-transport-security"].startswith("max-age=31536000")
    for name in ("content-security-policy", "x-content-type-options", "x-frame-options"):
        assert name in on_lan.headers


async def test_a_closed_service_has_no_start_page(app: FastAPI) -> None:
    async with client_of(app, base="http://127.0.0.1:8472") as stranger:
        assert (await stranger.get("/mafundi-authority.crt")).status_code == 404


def test_half_the_settings_of_https_are_refused_by_name() -> None:
    with pytest.raises(ValidationError) as refused:
        WebSettings(database_url="postgresql://db/mafundi", https_port=8471)

    told = explain(refused.value, WebSettings)
    for name in ("MAFUNDI_HTTPS_CERTIFICATE", "MAFUNDI_HTTPS_AUTHORITY", "MAFUNDI_HTTPS_START_PORT"):
        assert name in told


def test_a_certificate_that_is_not_there_is_named(shared_urls: Urls, tmp_path: Path) -> None:
    settings = open_to_lan(web_settings(shared_urls, tmp_path), tmp_path / "https", presence(HOME))
    (tmp_path / "https" / "server.pem").unlink()

    with pytest.raises(CannotListen, match=r"no certificate for HTTPS: .*server\.pem"):
        lan_of(settings)

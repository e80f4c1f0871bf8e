"""Where a phone begins: the page that explains trust, the certificate it gives, and the address on the console."""

import re
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from cloud.foundation.database import Database
from cloud.foundation.messages import LANGUAGES
from tests.cloud.conftest import SignIn
from tests.cloud.lan import app_open_to_lan, by_https, by_plain_door, open_to_lan
from tests.cloud.place import Ground, Urls, client_of, signed_in, web_settings
from tests.trust import certificates, presence

HOME = "192.168.1.20"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15"


@pytest.fixture
def lan_app(database: Database, shared_urls: Urls, tmp_path: Path) -> FastAPI:
    settings = open_to_lan(web_settings(shared_urls, tmp_path), tmp_path / "https", presence(HOME, "fd00::20"))
    return app_open_to_lan(database, settings)


def addresses_in(page: httpx.Response) -> set[str]:
    return set(re.findall(r'href="(https?://[^"]+)"', page.text))


async def test_the_certificate_given_away_is_the_one_whose_fingerprint_is_shown(lan_app: FastAPI) -> None:
    async with by_plain_door(lan_app, host=HOME) as stranger:
        page = await stranger.get("/start")
        given = await stranger.get("/mafundi-authority.crt")

    shown = re.search(r"<pre>([0-9A-F\s]+)</pre>", page.text)
    assert shown is not None
    assert bytes.fromhex(shown.group(1)) == sha256(given.content).digest()
    assert given.headers["content-type"] == "application/x-x509-ca-cert"
    assert b"PRIVATE" not in given.content
    assert (page.headers["cache-control"], given.headers["cache-control"]) == ("no-store", "no-store")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_speaks_the_phone_s_language_and_offers_the_others(lan_app: FastAPI, language: str) -> None:
    async with by_plain_door(lan_app, host=HOME) as stranger:
        asked = await stranger.get("/start", headers={"Accept-Language": f"{language}-KE,en;q=0.5"})
        chosen = await stranger.get(f"/start?language={language}", headers={"Accept-Language": "de"})

    assert asked.text == chosen.text
    assert f'<html lang="{language}">' in asked.text
    assert asked.headers["content-language"] == language
    assert re.findall(r"\$\w+|start\.\w+", asked.text) == []
    for other in LANGUAGES:
        assert f'href="/start?language={other}"' in asked.text


async def test_an_unknown_language_is_answered_in_english(lan_app: FastAPI) -> None:
    async with by_plain_door(lan_app, host=HOME) as stranger:
        assert '<html lang="en">' in (await stranger.get('/start?language="><script>')).text


async def test_it_leads_to_https_under_the_name_by_which_the_phone_came(lan_app: FastAPI) -> None:
    async with by_plain_door(lan_app, host=HOME) as stranger:
        by_address = await stranger.get("/start")
        by_name = await stranger.get("/start", headers={"Host": "pump-house.local:8472"})
        by_ipv6 = await stranger.get("/start", headers={"Host": "[fd00::20]:8472"})
        by_lie = await stranger.get("/start", headers={"Host": "evil.example"})

    assert addresses_in(by_address) == {f"https://{HOME}:8471/phone"}
    assert addresses_in(by_name) == {"https://pump-house.local:8471/phone"}
    assert addresses_in(by_ipv6) == {"https://[fd00::20]:8471/phone"}
    assert addresses_in(by_lie) == {f"https://{HOME}:8471/phone"}


async def test_it_opens_the_steps_of_the_phone_in_hand(lan_app: FastAPI) -> None:
    async with by_plain_door(lan_app, host=HOME) as stranger:
        iphone = (await stranger.get("/start", headers={"User-Agent": IPHONE})).text
        other = (await stranger.get("/start")).text

    assert "<details open><summary>iPhone" in iphone
    assert "<details open><summary>Android" not in iphone
    assert "<details open><summary>Android" in other


async def test_the_certificate_is_offered_for_installing_not_for_keeping(lan_app: FastAPI) -> None:
    async with by_plain_door(lan_app, host=HOME) as phone:
        given = await phone.get("/mafundi-authority.crt")

    assert given.headers["content-type"] == "application/x-x509-ca-cert"
    assert "content-disposition" not in given.headers


async def test_another_authority_is_given_as_soon_as_it_is_there(lan_app: FastAPI, tmp_path: Path) -> None:
    another = certificates(tmp_path / "another", presence(HOME)).authority.for_phones()
    async with by_https(lan_app, host=HOME) as phone:
        before = (await phone.get("/mafundi-authority.crt")).content
        (tmp_path / "https" / "authority.crt").write_bytes(another)
        after = (await phone.get("/mafundi-authority.crt")).content

    assert before != after == another


async def test_the_console_shows_where_phones_of_the_lan_begin(lan_app: FastAPI, ground: Ground) -> None:
    async with await signed_in(lan_app, email=ground.manager) as manager:
        shown = (await manager.get("/phone/address")).json()

    assert (shown["way"], shown["address"]) == ("lan", f"http://{HOME}:8472")
    authority = lan_app.state.lan.authority()
    assert bytes.fromhex(shown["fingerprint"]) == sha256(authority).digest()
    assert shown["qr"].startswith("<svg")


async def test_without_a_network_the_console_says_that_phones_have_no_way(
    database: Database, shared_urls: Urls, tmp_path: Path, ground: Ground
) -> None:
    settings = open_to_lan(web_settings(shared_urls, tmp_path), tmp_path / "https", presence())

    async with await signed_in(app_open_to_lan(database, settings), email=ground.manager) as manager:
        assert (await manager.get("/phone/address")).json()["way"] == "none"


async def test_a_closed_service_has_no_way_for_phones(manager: httpx.AsyncClient) -> None:
    assert (await manager.get("/phone/address")).json() == {"way": "none", "address": "", "fingerprint": "", "qr": ""}


@pytest.mark.parametrize(
    ("public_url", "came_to", "address"),
    [
        ("https://service.example/", "http://testserver", "https://service.example/phone"),
        ("", "https://service.example", "https://service.example/phone"),
    ],
)
async def test_behind_a_proxy_a_phone_begins_at_the_phone_page(
    database: Database, shared_urls: Urls, tmp_path: Path, ground: Ground, public_url: str, came_to: str, address: str
) -> None:
    settings = web_settings(shared_urls, tmp_path).model_copy(update={"public_url": public_url})
    app = app_open_to_lan(database, settings)
    async with client_of(app, base=f"{came_to}/api/v1") as manager:
        signing_in = await manager.post("/session", json={"email": ground.manager, "password": ground.password})
        shown = (await manager.get("/phone/address")).json()

    assert signing_in.status_code == 200
    assert (shown["way"], shown["address"], shown["fingerprint"]) == ("public", address, "")


async def test_only_who_gives_logins_sees_where_phones_begin(sign_in: SignIn, ground: Ground) -> None:
    assert (await (await sign_in(ground.dispatcher)).get("/phone/address")).status_code == 403

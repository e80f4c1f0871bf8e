"""docs/security.md keeps its word: what it says of the standard is there, and what no other test looks at is here."""

import ast
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import text

from cloud.foundation import request
from cloud.foundation.certificate import _new_context
from cloud.foundation.database import Database, Transaction
from cloud.foundation.openapi import describe
from cloud.foundation.request import PERMISSION_ATTRIBUTE
from cloud.identity import payloads
from cloud.identity.operations import open_session
from cloud.identity.queries import person_by_email
from cloud.identity.rules import ABSOLUTE_LIMIT, IDLE_LIMIT, is_over
from cloud.main import ROUTERS
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "security.md").read_text()
LEVEL_1_WORDS = """
    1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1
    3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2
    6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2
    10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1"""
LEVEL_1 = re.findall(r"\S+", LEVEL_1_WORDS)
"""Of OWASP ASVS 5.0.0, without chapter 17."""
LEVEL_2_ITEMS = 176
NO_SERVER = {"10.4.1", "10.4.2", "10.4.3", "10.4.4", "10.4.5"}
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.*) \|$", re.MULTILINE)
NAMED_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
SOURCES = sorted((ROOT / "cloud").glob("**/*.py"))
CONSOLE = [path for path in (ROOT / "cloud" / "console" / "src").glob("**/*.ts*") if path.name != "schema.ts"]
SECRET_FIELDS = re.compile(r"password_hash|secret_hash|seed|private|p256dh|signing_key|passkey_secret")


def part(level: int) -> dict[str, str]:
    found = ROW.findall(PAGE.partition(f"## OWASP ASVS 5.0, level {level}")[2].partition("\n## ")[0])
    assert [item for item, count in Counter(item for item, _ in found).items() if count > 1] == []
    return dict(found)


def test_every_item_of_level_1_stands_here_once_and_every_named_test_exists() -> None:
    rows = part(1)
    untested = {item for item, said in rows.items() if not NAMED_TEST.search(said)}
    missing = [
        f"{file}::{name}"
        for file, name in NAMED_TEST.findall(PAGE)
        if not re.search(rf"def {name}\(", (ROOT / "tests" / file).read_text())
    ]

    assert sorted(rows) == sorted(LEVEL_1)
    assert untested == NO_SERVER
    assert missing == []


def test_every_item_of_level_2_has_a_test_a_plan_or_a_reason() -> None:
    rows = part(2)

    assert len(rows) == LEVEL_2_ITEMS
    assert [
        item for item, said in rows.items() if not (NAMED_TEST.search(said) or said[:6] in ("plan: ", "reason"))
    ] == []


def called(tree: ast.AST) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_no_module_of_the_service_starts_a_command_or_runs_text() -> None:
    forbidden = {"eval", "exec", "compile", "os.system", "os.popen", "__import__", "pickle.loads", "marshal.loads"}
    guilty = {
        str(path.relative_to(ROOT)): found
        for path in SOURCES
        if (tree := ast.parse(path.read_text()))
        and (found := (called(tree) & forbidden) | (imported(tree) & {"subprocess", "pickle", "marshal", "shelve"}))
    }

    assert guilty == {}


def test_no_xml_is_parsed() -> None:
    readers = {"xml", "lxml", "xmltodict", "defusedxml", "bs4"}

    assert {str(path) for path in SOURCES if imported(ast.parse(path.read_text())) & readers} == set()


def test_no_weak_hash_is_used() -> None:
    weak = re.compile(r"hashlib\.(md5|sha1)\b|import (md5|sha1)\b|[\"\'](md5|sha1)[\"\']")
    found = {path.name for path in SOURCES if "versions" not in path.parts and weak.search(path.read_text())}

    assert found <= {"totp.py"}, "RFC 6238 alone asks for SHA-1"


def test_the_console_writes_no_html_of_its_own() -> None:
    forbidden = re.compile(
        r"dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function"
    )

    assert {path.name for path in CONSOLE if forbidden.search(path.read_text())} == set()


def test_every_password_field_hides_what_is_typed_and_lets_it_be_pasted() -> None:
    named = re.compile(r"<TextInput[^>]*\bname=\"\w*password\w*\"[^>]*>", re.DOTALL)
    bare = {
        path.name for path in CONSOLE for field in named.findall(path.read_text()) if 'type="password"' not in field
    }

    assert bare == set()
    assert {path.name for path in CONSOLE if "onPaste" in path.read_text()} == set()
    assert any("PasswordInput" in path.read_text() for path in CONSOLE)


def test_a_password_is_taken_as_it_was_sent() -> None:
    sent = "  " + "pass phrase ü " * 10

    assert payloads.SignIn(email="a@example.com", password=sent).password == sent


async def test_an_installation_knows_nobody_whom_it_was_not_given(transaction: Transaction, ground: Ground) -> None:
    known = {row[0] for row in await transaction.execute(text("SELECT email FROM person"))}

    assert known == {ground.manager, ground.nairobi_manager, ground.mombasa_manager, ground.dispatcher}


async def test_nobody_is_asked_a_secret_question(app: FastAPI) -> None:
    assert not re.search(r"secret_question|security_question|password_hint", str(describe(app)))


async def test_a_sessions_secret_is_long_and_never_twice_the_same(database: Database, ground: Ground) -> None:
    async with database.transaction() as transaction:
        person = await person_by_email(transaction, email=ground.manager)
        assert person is not None
        now = datetime.now(UTC)
        secrets = [(await open_session(transaction, person_id=person.id, user_agent="", now=now))[0] for _ in range(20)]

    assert len(set(secrets)) == 20
    assert min(len(secret) for secret in secrets) >= 43  # 256 bits in base64url


@pytest.mark.parametrize("is_phone", [False, True])
def test_a_session_ends_unused_and_by_age(is_phone: bool) -> None:
    now = datetime(2026, 11, 28, tzinfo=UTC)
    unused = is_over(created_at=now - IDLE_LIMIT * 2, last_used_at=now - IDLE_LIMIT * 2, now=now, is_phone=is_phone)
    old = is_over(created_at=now - timedelta(days=31), last_used_at=now, now=now, is_phone=is_phone)
    office = is_over(created_at=now - ABSOLUTE_LIMIT * 1.01, last_used_at=now, now=now, is_phone=False)

    assert (unused, old, office) == (not is_phone, True, True)


def test_ports_of_our_own_speak_tls_1_2_or_newer() -> None:
    assert _new_context().minimum_version.name in {"TLSv1_2", "TLSv1_3"}


async def test_no_answer_lets_another_site_read_it(anonymous: httpx.AsyncClient) -> None:
    evil = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answers = [
        await anonymous.request(method, path, headers=evil)
        for method in ("GET", "OPTIONS", "POST")
        for path in ("/", "/api/v1/session", "/api/v1/sites", "/healthz")
    ]

    assert [name for answer in answers for name in answer.headers if name.startswith("access-control")] == []


def permission_of(route: APIRoute) -> str:
    found: list[Any] = [getattr(one.dependency, PERMISSION_ATTRIBUTE, None) for one in route.dependencies]
    return next((str(one) for one in found if one), "")


ACTS = {"approve", "issue", "acknowledge", "replay", "decide", "waive_proof"}


def test_no_get_route_is_an_act() -> None:
    acts = {
        f"{route.path}: {permission_of(route)}"
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
        and permission_of(route).rpartition(".")[2] in ACTS
    }  # fmt: skip

    assert acts == set()


async def test_every_answer_says_its_type_and_its_letters(
    anonymous: httpx.AsyncClient, manager: httpx.AsyncClient
) -> None:
    answers = [await anonymous.get(path) for path in ("/", "/docs", "/docs/style.css", "/metrics", "/healthz", "/no")]
    answers += [await manager.get(path) for path in ("/sites", "/sites?format=csv", "/customers/import/template")]

    for answer in answers:
        kind = answer.headers.get("content-type", "")
        assert kind, answer.url
        assert not kind.startswith("text/") or "charset=utf-8" in kind.lower(), (str(answer.url), kind)


async def test_there_is_no_websocket(app: FastAPI) -> None:
    assert [route for route in app.routes if "websocket" in type(route).__name__.lower()] == []


async def test_nothing_inline_is_allowed(anonymous: httpx.AsyncClient, manager: httpx.AsyncClient) -> None:
    for answer in (await anonymous.get("/"), await anonymous.get("/docs"), await manager.get("/sites")):
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert {"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))


async def test_a_right_that_somebody_lacks_is_logged_with_who_asked(
    sign_in: SignIn, ground: Ground, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, dict[str, str]]] = []
    dispatcher = await sign_in(ground.dispatcher)
    monkeypatch.setattr(request.log, "warning", lambda event, **fields: said.append((event, fields)), raising=False)

    answer = await dispatcher.get("/audit")

    async with database.transaction() as transaction:
        person = await person_by_email(transaction, email=ground.dispatcher)
    assert answer.status_code == 403
    assert person is not None
    asked = {"permission": "audit.read", "person_id": str(person.id), "via": "session"}
    assert said == [("request.forbidden", asked)]


async def test_trace_is_refused(anonymous: httpx.AsyncClient) -> None:
    answers = [await anonymous.request("TRACE", path, headers={"Cookie": "a=b"}) for path in ("/", "/api/v1/sites")]

    assert all(answer.status_code in {404, 405} and "a=b" not in answer.text for answer in answers)


@pytest.mark.parametrize(
    "path", ["/.git/config", "/../pyproject.toml", "/%2e%2e/%2e%2e/pyproject.toml", "/cloud/main.py", "/_app/", "/_app"]
)
async def test_nothing_of_the_source_is_served(anonymous: httpx.AsyncClient, path: str) -> None:
    answer = await anonymous.get(path)

    assert answer.status_code == 404 or "<title>console</title>" in answer.text
    assert not any(word in answer.text for word in ("[core]", "[project]", "create_app", "Index of"))


async def test_no_answer_holds_a_secret_field(app: FastAPI) -> None:
    schemas: dict[str, Any] = describe(app)["components"]["schemas"]
    asked = {name for name in schemas if name.startswith(("New", "SignIn")) or name.endswith(("Changes", "Settings"))}
    found = {
        f"{name}.{field}"
        for name, schema in schemas.items()
        if name not in asked
        for field in schema.get("properties", {})
        if SECRET_FIELDS.search(field)
    }

    # Shown once to who enrols; the other is what a browser tells us.
    assert found == {"AuthenticatorSeed.seed", "PushKeys.p256dh"}

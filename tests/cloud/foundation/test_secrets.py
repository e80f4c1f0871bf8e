"""Secrets: none that everybody knows is taken, and none ever stands in a log, whatever goes wrong."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import structlog
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cloud.foundation.logs import configure_logs
from cloud.foundation.secrets_rules import KNOWN_TO_EVERYBODY, SHORTEST, fault_of, password_in
from cloud.foundation.settings import IngestSettings, OwnerSettings, WebSettings, WorkerSettings
from cloud.foundation.settings_text import explain
from tests.cloud.place import Ground
from tests.programs import free_port

GOOD = "c8Jr2-vQ91xLmZ"
CANARY = "canary-9f3b71c6d2"


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("MAFUNDI_")]:
        monkeypatch.delenv(name)


def dsn(password: str) -> str:
    return f"postgresql://mafundi_app:{password}@127.0.0.1/mafundi"


@pytest.mark.parametrize(
    "secret",
    ["short", "changeme", "ChangeMe-123456", "password1234567", "postgres", "MAFUNDI", "aaaaaaaaaaaaaaaa",
     "abababababab", "secret-secret-12", *sorted(KNOWN_TO_EVERYBODY)],
)  # fmt: skip
def test_a_secret_that_is_none_is_refused(secret: str) -> None:
    assert fault_of(secret) is not None


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", min_size=24, max_size=60))
def test_what_is_long_and_made_by_chance_is_taken(secret: str) -> None:
    assert fault_of(secret) is None or len(set(secret)) < 5


def test_no_secret_at_all_is_not_a_bad_one() -> None:
    assert fault_of("") is None
    assert password_in("postgresql:///mafundi?host=/run/postgresql") == ""
    assert password_in(dsn("p%40ss")) == "p@ss"


@pytest.mark.parametrize(
    ("kind", "given_settings", "variable"),
    [
        (WebSettings, {"database_url": dsn("mafundi")}, "MAFUNDI_DATABASE_URL"),
        (WorkerSettings, {"database_url": dsn(GOOD), "audit_signing_key": "changeme"}, "MAFUNDI_AUDIT_SIGNING_KEY"),
        (WebSettings, {"database_url": dsn(GOOD), "mpesa_c2b_token": "token"}, "MAFUNDI_MPESA_C2B_TOKEN"),
        (WebSettings, {"database_url": dsn(GOOD), "file_signing_key": "1234"}, "MAFUNDI_FILE_SIGNING_KEY"),
        (IngestSettings, {"database_url": dsn(GOOD), "broker_password": "guest"}, "MAFUNDI_BROKER_PASSWORD"),
        (OwnerSettings, {"owner_database_url": dsn("owner")}, "MAFUNDI_OWNER_DATABASE_URL"),
    ],
)
def test_a_program_refuses_to_start_with_it_and_names_the_setting_but_not_the_secret(
    kind: type, given_settings: dict[str, str], variable: str
) -> None:
    if kind is IngestSettings:
        given_settings = {"MAFUNDI_INGEST_DATABASE_URL": given_settings["database_url"], "broker_password": "guest"}
    with pytest.raises(ValidationError) as refused:
        kind(**given_settings)

    told = explain(refused.value, kind)
    assert variable in told
    assert str(SHORTEST) in told or "everybody knows" in told
    assert not any(value in told for value in ("guest", "changeme", dsn("mafundi")))


def test_the_started_program_says_so_and_ends(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text(dsn("changeme"))
    environment = {"MAFUNDI_DATABASE_URL_FILE": str(secret), "PATH": "/usr/bin:/bin"}

    ended = subprocess.run(
        [sys.executable, "-m", "cloud.command_line", "web"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert "MAFUNDI_DATABASE_URL" in ended.stderr
    assert "changeme" not in ended.stdout + ended.stderr


@pytest.fixture
def _quiet_again() -> Iterator[None]:
    before = structlog.get_config()
    root = logging.getLogger()
    handlers = list(root.handlers)
    yield
    structlog.configure(**before)
    root.handlers[:] = handlers


@pytest.mark.usefixtures("_quiet_again")
@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_secret_is_hidden_wherever_it_turns_up(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger().handlers.clear()
    configure_logs(log_format=log_format, log_level="debug", program="test", secrets=[CANARY])  # type: ignore[arg-type]
    log = structlog.get_logger()

    log.info("a.b", url=f"postgresql://m:{CANARY}@db/x", nested={"list": [CANARY]}, password="another")
    try:
        raise RuntimeError(f"cannot connect with {CANARY}")
    except RuntimeError:
        log.exception("a.failed")
        logging.getLogger("library").exception("failed with %s", CANARY)

    said = capsys.readouterr().err
    assert "a.failed" in said
    assert "Traceback" in said
    assert CANARY not in said
    assert "another" not in said


def test_programs_that_fail_in_every_way_keep_their_secrets(tmp_path: Path) -> None:
    """Started for real with canaries in every secret and nothing that answers."""
    port = free_port()
    environment = {
        "PATH": "/usr/bin:/bin",
        "MAFUNDI_LOG_LEVEL": "debug",
        "MAFUNDI_DATABASE_URL": f"postgresql://m:{CANARY}-db@127.0.0.1:{port}/mafundi",
        "MAFUNDI_INGEST_DATABASE_URL": f"postgresql://m:{CANARY}-in@127.0.0.1:{port}/mafundi",
        "MAFUNDI_OWNER_DATABASE_URL": f"postgresql://m:{CANARY}-own@127.0.0.1:{port}/mafundi",
        "MAFUNDI_BROKER_PASSWORD": f"{CANARY}-broker",
        "MAFUNDI_MAIL_PASSWORD": f"{CANARY}-mail",
        "MAFUNDI_MPESA_PASSKEY": f"{CANARY}-mpesa",
        "MAFUNDI_AUDIT_SIGNING_KEY": f"{CANARY}-key",
        "MAFUNDI_AUDIT_HEADS_FILE": str(tmp_path / "heads"),
        "MAFUNDI_HTTP_PORT": "not a port",
    }
    said = ""
    for command in (["web"], ["migrate"], ["audit", "verify"]):
        ended = subprocess.run(
            [sys.executable, "-m", "cloud.command_line", *command],
            env=environment, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert ended.returncode != 0, command
        said += ended.stdout + ended.stderr

    assert "MAFUNDI_HTTP_PORT" in said
    assert CANARY not in said


@pytest.mark.usefixtures("_quiet_again")
async def test_requests_that_fail_in_every_way_leave_no_secret_in_the_log(
    app: FastAPI, anonymous: httpx.AsyncClient, manager: httpx.AsyncClient, ground: Ground,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    configure_logs(log_format="json", log_level="debug", program="test")
    structlog.configure(cache_logger_on_first_use=False)  # else the service's modules would keep this test's output
    wrong = {"email": ground.manager, "password": CANARY}
    await anonymous.post("/api/v1/session", json=wrong)
    await anonymous.post("/api/v1/session", json={**wrong, CANARY: 1})
    await anonymous.post("/api/v1/session", content=f'{{"password": "{CANARY}"')
    anonymous.cookies.set("mafundi_session", CANARY)
    await anonymous.get("/api/v1/sites")
    await manager.get("/sites", headers={"Authorization": f"Bearer {CANARY}", "X-CSRF-Token": CANARY})
    await manager.get(f"/customer/{CANARY}")

    async def break_down(*_: object) -> None:
        raise RuntimeError("broken")

    app.state.resolve_actor = break_down
    await manager.get("/sites", headers={"Cookie": f"mafundi_session={CANARY}"}, params={"q": CANARY})

    said = capsys.readouterr().err
    events = [json.loads(line)["event"] for line in said.splitlines() if line.startswith("{")]
    assert "request.answered" in events
    assert CANARY not in said

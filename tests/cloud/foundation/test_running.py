"""Programs on a database that was swapped, that fails, or that was tampered with, without a process of their own."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
import structlog
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from cloud.audit.heads_file import HeadsFile
from cloud.audit.signing import SigningKey
from cloud.command_line import app
from cloud.foundation import running
from cloud.foundation.identity_of_database import DatabaseWasSwapped
from cloud.foundation.running import keep_running, require_known_or_wait
from cloud.foundation.settings import WorkerSettings
from cloud.migrations.runner import renew_epoch
from cloud.worker import work
from tests.cloud.foundation.announcements import opened
from tests.cloud.place import Urls
from tests.programs import free_port

LONGEST_S = 15.0


@pytest.fixture
def _quiet_afterwards() -> Iterator[None]:
    """A command sets up its own log; take the tests' one back."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)
    structlog.contextvars.clear_contextvars()


async def test_a_worker_refuses_a_swapped_database(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.owner) as connection:
        connection.execute("UPDATE database_identity SET system_identifier = 'another'")

    with pytest.raises(ExceptionGroup) as refused:
        async with asyncio.timeout(LONGEST_S):
            await work(WorkerSettings(database_url=fresh_database.app), stopping=asyncio.Event())

    assert refused.group_contains(DatabaseWasSwapped, match="restore finish")


async def test_a_restore_behind_a_running_programs_back_ends_it(
    fresh_database: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = 0

    async def restore_meanwhile(stopping: asyncio.Event, seconds: float) -> None:
        nonlocal looked
        looked += 1
        renew_epoch(fresh_database.owner)

    monkeypatch.setattr(running, "pause", restore_meanwhile)
    async with opened(fresh_database) as database:
        with pytest.raises(DatabaseWasSwapped, match="started again"):
            await require_known_or_wait(database, stopping=asyncio.Event())

    assert looked == 1


async def test_a_loop_is_run_again_with_growing_pauses_until_the_database_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []

    async def remember(stopping: asyncio.Event, seconds: float) -> None:
        pauses.append(seconds)

    async def fail_six_times(stopping: asyncio.Event) -> None:
        if len(pauses) == 6:
            stopping.set()
            return
        raise OperationalError("SELECT 1", None, Exception("gone"))

    monkeypatch.setattr(running, "pause", remember)
    await keep_running("test", fail_six_times, stopping=asyncio.Event())

    assert pauses == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


@pytest.mark.usefixtures("_quiet_afterwards")
def test_the_command_finds_an_audit_that_was_tampered_with(fresh_database: Urls, tmp_path: Path) -> None:
    heads = tmp_path / "heads.jsonl"
    branch = "01a21e25-a0e0-7f21-9e77-ea059927646a"
    key = "pC3mU0Jb3b9qk2yW6oR1zXv8TnLf5DhGs7EaQ4iMwKc"
    signed = HeadsFile(heads, SigningKey.from_text(key))
    signed.keep([(UUID(branch), 7, "c" * 64)], now=datetime(2026, 11, 27, tzinfo=UTC))
    HeadsFile(heads).keep([(UUID(branch), 1, "d" * 64)], now=datetime(2026, 11, 27, tzinfo=UTC))
    environment = {
        "MAFUNDI_AUDIT_SIGNING_KEY": key,
        "MAFUNDI_DATABASE_URL": fresh_database.app,
        "MAFUNDI_LOG_LEVEL": "error",
        "MAFUNDI_AUDIT_HEADS_FILE": str(heads),
    }
    with psycopg.connect(fresh_database.owner) as connection:
        connection.execute(
            """INSERT INTO audit_entry (person_name, via, action, object_kind, object_id, position, previous_hash, hash)
            VALUES ('system', 'system', 'bell.rang', 'bell', '1', 1, repeat('0', 64), repeat('a', 64))"""
        )

    answer = CliRunner().invoke(app, ["audit", "verify"], env=environment)

    assert answer.exit_code == 1
    assert sorted(answer.output.splitlines()) == [
        "BROKEN  branch (organisation): from entry 1 on",
        f"BROKEN  branch {branch}: from entry 7 on",
        f"FORGED  {heads}: no key vouches for line 2",
    ]


@pytest.mark.usefixtures("_quiet_afterwards")
@pytest.mark.parametrize(
    ("command", "variable"), [("migrate", "MAFUNDI_OWNER_DATABASE_URL"), ("ledger", "MAFUNDI_DATABASE_URL")]
)
def test_a_command_without_its_database_says_where_it_looked(command: str, variable: str) -> None:
    port = free_port()

    answer = CliRunner().invoke(
        app, [command], env={variable: f"postgresql://m:a-longer-secret-7@127.0.0.1:{port}/mafundi"}
    )

    assert answer.exit_code == 1
    assert f"127.0.0.1:{port}/mafundi" in answer.output
    assert "a-longer-secret" not in answer.output


@pytest.mark.usefixtures("_quiet_afterwards")
def test_a_taken_port_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environment = {"MAFUNDI_DATABASE_URL": "postgresql://127.0.0.1:1/none", "MAFUNDI_HTTP_PORT": str(port)}

        answer = CliRunner().invoke(app, ["web"], env=environment)

    assert answer.exit_code == 1
    assert f"127.0.0.1:{port} cannot be listened on" in answer.output
    assert "MAFUNDI_HTTP_PORT" in answer.output

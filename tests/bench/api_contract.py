"""The whole API under schemathesis, with a token of each role: no 5xx and no status that the document does not know.

    python -m tests.bench.api_contract [--seconds 120] [--role facility_manager ...]

Each role has the given seconds. A real web program answers, on a database of its own with one of everything. What ends
the caller's own session, or never ends, is left out (LEFT_OUT). Prints a line a role; exit code 1 if one failed.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx

from cloud.foundation.database import Database, act_as_system
from cloud.identity.operations import add_person, open_session
from cloud.permissions.rules import PERMISSIONS
from deploy.timescaledb.server import running_server
from tests.cloud.place import PASSWORD, Place, Urls
from tests.programs import Program, free_port, wait_for

CHECKS: Final = "not_a_server_error,status_code_conformance,content_type_conformance"
LEFT_OUT: Final = (
    r"^/api/v1/session",  # ends the caller's own session, or all of them
    r"^/api/v1/events",  # a stream that never ends
    r"^/api/v1/privacy/people/.*/erasure",  # could take away who is asking
)
STARTED_WITHIN_S: Final = 60


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with one role in the whole organisation, signed in."""

    role: str
    cookie: str
    csrf_token: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a role's run went."""

    role: str
    is_right: bool
    report: str


async def callers(urls: Urls, roles: Sequence[str]) -> list[Caller]:
    """Add one person a role and sign them in."""
    database = Database(urls.app, pool_size=1)
    made = []
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        for role in roles:
            person = await add_person(
                transaction,
                name=role,
                email=f"{role}@example.com",
                password=PASSWORD,
                roles=[(role, None)],
            )
            secret, session = await open_session(
                transaction, person_id=person.id, user_agent="schemathesis", now=datetime.now(UTC)
            )
            made.append(Caller(role, f"mafundi_session={secret}", session.csrf_token))
    await database.close()
    return made


@contextmanager
def web_program(urls: Urls, folder: Path) -> Iterator[str]:
    """Serve a database by a real web program and yield its address."""
    port = free_port()
    environment = {
        "MAFUNDI_DATABASE_URL": urls.app,
        "MAFUNDI_HTTP_PORT": str(port),
        "MAFUNDI_FILES_URL": f"file://{folder}/files",
        "MAFUNDI_REQUESTS_PER_MINUTE": "1000000",
        "MAFUNDI_LOG_FORMAT": "json",
    }
    program = Program(
        "web", [sys.executable, "-m", "cloud.command_line", "web"], folder=folder, environment=environment
    )
    program.start()
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for("the web program", lambda: _is_ready(address), timeout_s=STARTED_WITHIN_S)
        yield address
    finally:
        if program.is_running:
            program.stop()


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def examine(address: str, caller: Caller, *, seconds: int, folder: Path, seed: int = 1) -> Verdict:
    """Run schemathesis as this caller for so long; what it writes goes into the folder."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/v1/openapi.json"]
    command += ["--url", address, "--checks", CHECKS, "--max-time", str(seconds), "--seed", str(seed)]
    command += ["-H", f"Cookie:{caller.cookie}", "-H", f"X-CSRF-Token:{caller.csrf_token}"]
    command += ["--phases", "examples,coverage,fuzzing,stateful", "--suppress-health-check", "all", "--no-color"]
    command += ["--request-timeout", "20", "--warnings", "off", "--continue-on-failure"]
    for pattern in LEFT_OUT:
        command += ["--exclude-path-regex", pattern]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds * 3 + 120, cwd=folder)
    return Verdict(caller.role, ended.returncode == 0, ended.stdout + ended.stderr)


def main() -> int:
    """Examine every role, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120, help="how long each role asks")
    parser.add_argument("--role", action="append", default=[], help="only this role; may be repeated")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with running_server(folder / "data", is_durable=False) as server:
            place = Place(server)
            with place.copy() as urls, web_program(urls, folder) as address:
                who = asyncio.run(callers(urls, arguments.role or sorted(PERMISSIONS)))
                verdicts = [examine(address, caller, seconds=arguments.seconds, folder=folder) for caller in who]
    for verdict in verdicts:
        if not verdict.is_right:
            print(verdict.report)
        print(f"{verdict.role}: {'right' if verdict.is_right else 'WRONG'}")
    return 0 if all(verdict.is_right for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())

"""The web and worker programs as processes: started before the database, cut off from it, refused a swapped one."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from psycopg.types.json import Jsonb

from cloud.migrations.runner import renew_epoch
from deploy.postgres_server import PostgresServer
from deploy.timescaledb.server import timescale_server
from tests.cloud.place import Ground, Place, Urls
from tests.programs import Program, free_port, wait_for

pytestmark = pytest.mark.serial

RECOVERY_S = 15.0


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A server that these tests may kill."""
    server = timescale_server(tmp_path_factory.mktemp("own") / "data", is_durable=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def own_place(own_server: PostgresServer) -> Place:
    return Place(own_server)


@pytest.fixture(scope="module")
def urls(own_place: Place) -> Iterator[Urls]:
    with own_place.copy() as urls:
        yield urls


def program(name: str, urls: Urls, folder: Path, **settings: str) -> Program:
    environment = {"MAFUNDI_DATABASE_URL": urls.app, "MAFUNDI_LOG_FORMAT": "json", **settings}
    return Program(name, [sys.executable, "-m", "cloud.command_line", name], folder=folder, environment=environment)


class Web:
    """The web program on a free port."""

    def __init__(self, urls: Urls, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.program = program("web", urls, folder, MAFUNDI_HTTP_PORT=str(self.port))

    def status(self, path: str) -> int | None:
        try:
            return httpx.get(f"{self.url}{path}", timeout=5).status_code
        except httpx.TransportError:
            return None

    def wait_until_ready(self) -> None:
        wait_for("the web program to be ready", lambda: self.status("/readyz") == 200, timeout_s=RECOVERY_S)


@pytest.fixture
def web(urls: Urls, tmp_path: Path) -> Iterator[Web]:
    web = Web(urls, tmp_path)
    yield web
    if web.program.is_running:
        web.program.stop()


@pytest.fixture
def worker(urls: Urls, tmp_path: Path) -> Iterator[Program]:
    worker = program("worker", urls, tmp_path)
    yield worker
    if worker.is_running:
        worker.stop()


def announce(urls: Urls, branch_id: object, count: int) -> None:
    """Commit announcements as another program would."""
    statement = """INSERT INTO event (id, type, branch_id, subject_kind, subject_id, payload)
        VALUES (%s, 'bell.rang', %s, 'branch', %s, %s)"""
    with psycopg.connect(urls.owner) as connection:
        for _ in range(count):
            connection.execute(statement, [uuid4(), branch_id, uuid4(), Jsonb({})])


def numbers_of(urls: Urls) -> list[int | None]:
    with psycopg.connect(urls.owner) as connection:
        return [row[0] for row in connection.execute("SELECT published_no FROM event ORDER BY published_no")]


@contextmanager
def signed_in(web: Web, ground: Ground) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{web.url}/api/v1", timeout=10) as client:
        answer = client.post("/session", json={"email": ground.manager, "password": ground.password})
        assert answer.status_code == 200, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        yield client


def events_of(client: httpx.Client, *, count: int, after: int | None) -> list[dict[str, Any]]:
    """Read so many numbered events from the stream and hang up."""
    headers = {} if after is None else {"Last-Event-ID": str(after)}
    found: list[dict[str, Any]] = []
    with client.stream("GET", "/events/stream", headers=headers) as response:
        assert response.status_code == 200
        number = 0
        for line in response.iter_lines():
            if line.startswith("id:"):
                number = int(line.removeprefix("id:"))
            elif line.startswith("data:"):
                data = json.loads(line.removeprefix("data:"))
                if data:
                    found.append({"number": number, **data})
            if len(found) == count:
                return found
    return found


def test_both_start_before_the_database_and_serve_when_it_comes(
    own_server: PostgresServer, web: Web, worker: Program, urls: Urls, own_place: Place
) -> None:
    own_server.stop()
    web.program.start()
    worker.start()
    wait_for("the web program to answer", lambda: web.status("/healthz") == 200, timeout_s=RECOVERY_S)
    not_ready = httpx.get(f"{web.url}/readyz")
    refused = httpx.get(f"{web.url}/api/v1/session")
    own_server.start()
    web.wait_until_ready()
    announce(urls, own_place.ground.nairobi, 3)
    wait_for("the relay", lambda: None not in numbers_of(urls)[-3:], timeout_s=RECOVERY_S)

    assert not_ready.status_code == 503
    assert f"127.0.0.1:{own_server.port}" in not_ready.json()["checks"][0]["text"]
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    assert refused.headers["content-type"] == "application/problem+json"
    assert worker.stop() == 0
    assert web.program.stop() == 0


def test_both_outlive_a_database_that_is_killed(
    own_server: PostgresServer, web: Web, worker: Program, urls: Urls, own_place: Place
) -> None:
    ground = own_place.ground
    web.program.start()
    worker.start()
    web.wait_until_ready()
    with signed_in(web, ground) as client:
        before = max((number or 0 for number in numbers_of(urls)), default=0)
        announce(urls, ground.nairobi, 2)
        first = events_of(client, count=2, after=before)

        own_server.kill()
        refused = client.get("/branches")
        own_server.start()
        web.wait_until_ready()
        announce(urls, ground.mombasa, 2)
        rest = events_of(client, count=2, after=first[-1]["number"])
        again = client.get("/branches")

    assert refused.status_code == 503
    assert refused.json()["detail"].startswith("The database does not answer")
    assert [event["number"] for event in first + rest] == list(range(before + 1, before + 5))
    assert rest[0]["branch_id"] == str(ground.mombasa)
    assert again.status_code == 200
    assert web.program.said().count("database.unreachable") <= 3


def test_an_open_stream_does_not_hold_up_the_end(web: Web, own_place: Place) -> None:
    web.program.start()
    web.wait_until_ready()

    with signed_in(web, own_place.ground) as client, client.stream("GET", "/events/stream") as response:
        next(response.iter_lines())
        code = web.program.stop(timeout_s=4)

    assert code == 0


def test_a_swapped_database_is_refused_until_the_restore_is_finished(own_place: Place, tmp_path: Path) -> None:
    with own_place.copy() as urls:
        with psycopg.connect(urls.owner) as connection:
            connection.execute("UPDATE database_identity SET timeline = timeline + 1")
        web = Web(urls, tmp_path)
        web.program.start()
        wait_for("it to refuse", lambda: not web.program.is_running, timeout_s=RECOVERY_S)
        refused = web.program.stop()

        renew_epoch(urls.owner)
        web.program.start()
        web.wait_until_ready()

        assert refused == 1
        assert "mafundi-cloud restore finish" in web.program.log_path.read_text()
        assert web.program.stop() == 0

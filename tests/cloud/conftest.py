"""What tests of the cloud stand on: one real database server a run, and callers who are signed in."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import structlog
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from cloud.foundation.database import Database, Transaction, act_as_system
from deploy.timescaledb.server import running_server
from tests.cloud.place import Ground, Place, RolledBackDatabase, Urls, app_on, client_of, signed_in, web_settings

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))

SignIn = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with running_server(tmp_path_factory.mktemp("server") / "data", is_durable=False) as server:
        yield Place(server)


@pytest.fixture(scope="session")
def ground(place: Place) -> Ground:
    return place.ground


@pytest.fixture(scope="session")
def shared_urls(place: Place) -> Iterator[Urls]:
    """One copy for all tests that roll back."""
    with place.copy() as urls:
        yield urls


@pytest.fixture
def fresh_database(place: Place) -> Iterator[Urls]:
    """A copy of one's own, for tests with several connections or processes."""
    with place.copy() as urls:
        yield urls


@pytest.fixture
async def database(shared_urls: Urls) -> AsyncIterator[Database]:
    """The app role's database; everything is rolled back after the test."""
    outer = Database(shared_urls.app, pool_size=1)
    async with outer.engine.connect() as connection:
        await connection.begin()
        yield RolledBackDatabase(shared_urls.app, connection)
        await connection.rollback()
    await outer.close()


@pytest.fixture
async def transaction(database: Database) -> AsyncIterator[Transaction]:
    """One transaction that sees all branches, for tests of operations and queries."""
    assert isinstance(database, RolledBackDatabase)
    async with database.transaction() as session:
        assert isinstance(session, AsyncSession)
        await act_as_system(session)
        yield session


@pytest.fixture
def app(database: Database, shared_urls: Urls, tmp_path: Path) -> FastAPI:
    return app_on(database, web_settings(shared_urls, tmp_path))


@pytest.fixture
async def anonymous(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A caller without a session; addresses begin at the root."""
    async with client_of(app, base="http://testserver") as client:
        yield client


@pytest.fixture
async def sign_in(app: FastAPI) -> AsyncIterator[SignIn]:
    """Sign somebody of the ground in by e-mail; addresses begin at /api/v1."""
    clients: list[httpx.AsyncClient] = []

    async def begin(email: str) -> httpx.AsyncClient:
        clients.append(await signed_in(app, email=email))
        return clients[-1]

    yield begin
    for client in clients:
        await client.aclose()


@pytest.fixture
async def manager(sign_in: SignIn, ground: Ground) -> httpx.AsyncClient:
    """A facility manager of both branches."""
    return await sign_in(ground.manager)

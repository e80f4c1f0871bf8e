"""A real PostgreSQL 17 with TimescaleDB for tests, migrated once; copies of it, and what is rolled back."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from cloud.branches.operations import add_branch, set_up_organisation
from cloud.branches.rules import WEEKDAYS_8_TO_5
from cloud.foundation.actor import Actor
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.settings import WebSettings
from cloud.identity.operations import add_person, open_session
from cloud.identity.queries import actor_of, person_by_email
from cloud.main import create_app
from cloud.migrations.roles import APP, INGEST, OWNER, address, create_database
from cloud.migrations.runner import newest_revision, upgrade
from deploy.postgres_server import PostgresServer

TEMPLATE = "mafundi_template"
PASSWORD = "correct-horse-battery"  # of invented people in a database that lives for one test run


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses of one database, by role."""

    admin: str
    owner: str
    app: str
    ingest: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What every test finds: a company with two branches and four people who share one password.

    `manager` works in both branches, `nairobi` and `mombasa` in one each; `dispatcher` dispatches in Nairobi.
    """

    nairobi: UUID
    mombasa: UUID
    manager: str = "manager@example.com"
    nairobi_manager: str = "nairobi@example.com"
    mombasa_manager: str = "mombasa@example.com"
    dispatcher: str = "dispatcher@example.com"
    password: str = PASSWORD


class Place:
    """The server with the migrated template and its people."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        passwords = {role: secrets.token_urlsafe(12) for role in (OWNER, APP, INGEST)}
        self.passwords = passwords
        create_database(admin_url=server.url, database=TEMPLATE, passwords=passwords)
        template = self._urls(TEMPLATE)
        upgrade(template.owner)
        self.ground = asyncio.run(_people(template.app))
        self._close(TEMPLATE)

    def _urls(self, name: str) -> Urls:
        def of(role: str) -> str:
            return address(self.server.url, database=name, user=role, password=self.passwords[role])

        return Urls(admin=self.server.url_of(name), owner=of(OWNER), app=of(APP), ingest=of(INGEST))

    def _close(self, name: str) -> None:
        """Let nobody in any more, not even TimescaleDB's own workers: only then can it be copied."""
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

    @contextmanager
    def copy(self) -> Iterator[Urls]:
        """Make a database of one's own for as long as the block lasts."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}")
        try:
            yield self._urls(name)
        finally:
            if self.server.is_running:
                with psycopg.connect(self.server.url, autocommit=True) as connection:
                    connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def _people(app_url: str) -> Ground:
    database = Database(app_url, pool_size=1)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await set_up_organisation(transaction, name="Example Works")
        nairobi = await add_branch(
            transaction,
            name="Nairobi",
            code="NBO",
            time_zone="Africa/Nairobi",
            currency="KES",
            calendar=WEEKDAYS_8_TO_5,
        )
        mombasa = await add_branch(
            transaction,
            name="Mombasa",
            code="MBA",
            time_zone="Africa/Nairobi",
            currency="KES",
            calendar=WEEKDAYS_8_TO_5,
        )
        ground = Ground(nairobi=nairobi.id, mombasa=mombasa.id)
        grants: dict[str, list[tuple[str, UUID | None]]] = {
            ground.manager: [("super_admin", None), ("operations_manager", None), ("accountant", None)],
            ground.nairobi_manager: [("branch_manager", nairobi.id), ("accountant", nairobi.id)],
            ground.mombasa_manager: [("branch_manager", mombasa.id), ("accountant", mombasa.id)],
            ground.dispatcher: [("dispatch_officer", nairobi.id)],
        }
        for email, roles in grants.items():
            name = email.split("@", maxsplit=1)[0].capitalize()
            await add_person(transaction, name=name, email=email, password=PASSWORD, roles=roles)
    await database.close()
    return ground


class RolledBackDatabase(Database):
    """A database whose every transaction lives inside one that the test rolls back."""

    def __init__(self, dsn: str, connection: AsyncConnection) -> None:
        super().__init__(dsn, pool_size=1)
        self._connection = connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begin a savepoint; what an earlier request was allowed to see is forgotten."""
        session = AsyncSession(self._connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        async with session, session.begin():
            await session.execute(FORGET)
            yield session


FORGET = text(
    "SELECT set_config('app.is_system', '', true), set_config('app.branch_ids', '', true), "
    "set_config('app.person_id', '', true)"
)


def web_settings(urls: Urls, folder: Path) -> WebSettings:
    """Return settings of a web program on this database; its console is one small page."""
    static = folder / "static"
    static.mkdir(exist_ok=True)
    (static / "index.html").write_text("<!doctype html><title>console</title>")
    (static / "portal.html").write_text("<!doctype html><title>customer</title>")
    return WebSettings(
        database_url=urls.app,
        static_dir=static,
        files_url=f"file://{folder}/files",
        log_level="error",
        secret_key=PASSWORD * 2,
    )


def app_on(database: Database, settings: WebSettings) -> FastAPI:
    """Return the whole application on this database."""
    return create_app(settings, database=database, revision=newest_revision())


def client_of(app: FastAPI, *, base: str = "http://testserver/api/v1") -> httpx.AsyncClient:
    """Return a caller without a session."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=base)


async def signed_in(app: FastAPI, *, email: str) -> httpx.AsyncClient:
    """Return a caller with a session and its CSRF token."""
    database: Database = app.state.database
    async with database.transaction() as transaction:
        person = await person_by_email(transaction, email=email)
        assert person is not None
        now = datetime.now(UTC)
        secret, session = await open_session(transaction, person_id=person.id, user_agent="tests", now=now)
        token = session.csrf_token
    client = client_of(app)
    client.cookies.set("mafundi_session", secret)
    client.headers["X-CSRF-Token"] = token
    return client


async def actor_named(transaction: Transaction, email: str) -> Actor:
    """Return the actor a route would hand to an operation."""
    person = await person_by_email(transaction, email=email)
    assert person is not None
    return await actor_of(transaction, person=person)

"""The database: one metadata for all tables, one engine per program, one transaction per request, job or event."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import MetaData, event, or_, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, ORMExecuteState, Session, with_loader_criteria

NAMING_CONVENTION: Final = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}
metadata: Final = MetaData(naming_convention=NAMING_CONVENTION)

POOL_SIZE: Final = 10
POOL_WAIT_S: Final = 1.0
CONNECT_TIMEOUT_S: Final = 3
SITE_LIMITS: Final = "site_limits"

Transaction = AsyncSession
"""One unit of work; operations are handed one and never commit it."""


class Base(DeclarativeBase):
    """All tables of all slices."""

    metadata = metadata


def sqlalchemy_url(dsn: str) -> str:
    """Return the DSN in SQLAlchemy's spelling, with psycopg 3 as the driver."""
    for prefix in ("postgresql://", "postgres://"):
        if dsn.startswith(prefix):
            return f"postgresql+psycopg://{dsn.removeprefix(prefix)}"
    return dsn


def place_of(dsn: str) -> str:
    """Return host, port and database of a DSN, without the password: fit for logs and probes."""
    parts = urlsplit(dsn)
    return f"{parts.hostname or 'localhost'}:{parts.port or 5432}{parts.path}"


class Database:
    """The engine of one program; a connection is tried before use, so that a restarted server is survived."""

    def __init__(self, dsn: str, *, pool_size: int = POOL_SIZE) -> None:
        self.dsn = dsn
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(dsn),
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=POOL_WAIT_S,
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_TIMEOUT_S, "prepare_threshold": None},
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begin a transaction; commit when the block ends well, roll back otherwise."""
        async with self._sessions() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


class OfSite:
    """Marks a table whose rows hang on a site (`site_id`, beside `branch_id`): see `act_at_sites`."""


@event.listens_for(Session, "do_orm_execute")
def _stay_at_sites(state: ORMExecuteState) -> None:
    """Add to every statement about such a table that its rows are of the sites at which this transaction acts."""
    limits = state.session.info.get(SITE_LIMITS)
    if limits is None or state.is_column_load:
        return
    by_site, site_ids = limits
    for table in OfSite.__subclasses__():
        row: Any = table
        condition = or_(row.branch_id.not_in(by_site), row.site_id.in_(site_ids))
        state.statement = state.statement.options(with_loader_criteria(row, condition, include_aliases=True))


async def act_at_sites(transaction: Transaction, *, by_site: Collection[UUID], site_ids: Collection[UUID]) -> None:
    """Of these branches let this transaction see these sites alone: by a condition in every statement about a table
    that hangs on a site, and behind it by row-level security.
    """
    transaction.sync_session.info[SITE_LIMITS] = (list(by_site), list(site_ids)) if by_site else None
    await transaction.execute(
        text("SELECT set_config('app.site_branch_ids', :branches, true), set_config('app.site_ids', :sites, true)"),
        {"branches": ",".join(sorted(map(str, by_site))), "sites": ",".join(sorted(map(str, site_ids)))},
    )


async def act_as_system(transaction: Transaction) -> None:
    """Let this transaction see every branch: for workers and reactions, never for a request."""
    await transaction.execute(text("SELECT set_config('app.is_system', 'on', true)"))


async def act_for_branches(transaction: Transaction, *, person_id: str, branch_ids: list[str]) -> None:
    """Let this transaction see these branches alone, until it ends (`SET LOCAL`: a pooled connection forgets)."""
    await transaction.execute(
        text("SELECT set_config('app.branch_ids', :branches, true), set_config('app.person_id', :person, true)"),
        {"branches": ",".join(branch_ids), "person": person_id},
    )

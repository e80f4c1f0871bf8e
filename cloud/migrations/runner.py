"""Bringing a database to the newest shape, and telling whether it is there."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from cloud.foundation.database import sqlalchemy_url
from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE
from cloud.migrations.tables import metadata

LOCK_TIMEOUT: Final = "10s"


def alembic_config(connection: Connection | None = None, *, lock_timeout: str = LOCK_TIMEOUT) -> Config:
    """Return alembic's configuration; there is no file for it."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["lock_timeout"] = lock_timeout
    return config


def newest_revision() -> str:
    """Return the revision that this code needs."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert head is not None
    return head


def upgrade(owner_url: str, *, lock_timeout: str = LOCK_TIMEOUT) -> None:
    """Migrate as the owner of the schema."""
    engine = create_engine(sqlalchemy_url(owner_url), poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection, lock_timeout=lock_timeout), "head")
    engine.dispose()


def drift(owner_url: str) -> list[object]:
    """Return how the models differ from the migrated database; readings, shaped by hand, are left out."""
    engine = create_engine(sqlalchemy_url(owner_url), poolclass=NullPool)
    with engine.begin() as connection:
        options = {"include_name": lambda name, kind, _: not (kind == "table" and (name or "").startswith("reading"))}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    return [difference for difference in differences if "alembic_version" not in str(difference)]


def renew_epoch(owner_url: str) -> str:
    """Say that this database, restored or moved, is now the one, and return its new epoch."""
    engine = create_engine(sqlalchemy_url(owner_url), poolclass=NullPool)
    with engine.begin() as connection:
        epoch = connection.exec_driver_sql(
            """UPDATE database_identity SET epoch = gen_random_uuid(), created_at = now(),
            system_identifier = mafundi_system_identifier(), timeline = mafundi_timeline() RETURNING epoch"""
        ).scalar_one()
        # A move that was killed leaves the programs shut out.
        database = connection.engine.dialect.identifier_preparer.quote(engine.url.database or "")
        connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {APP_ROLE}, {INGEST_ROLE}")
        # Numbers of transactions are the old server's; here nobody stores readings while this runs.
        connection.exec_driver_sql("UPDATE rolling_bucket SET horizon = NULL")
    engine.dispose()
    return str(epoch)

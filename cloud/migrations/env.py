"""How alembic runs here: as the owner, over one connection handed in, never touching TimescaleDB's own schemas."""

from alembic import context

from cloud.migrations.tables import metadata


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Tell alembic which tables are the models'; readings are shaped by hand."""
    del parents
    return not (kind == "table" and name is not None and name.startswith("reading"))


def run() -> None:
    """Run the migrations that alembic was asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        include_name=is_ours,
        compare_server_default=False,
    )
    with context.begin_transaction():
        # A migration that waits for a lock makes everyone behind it wait too: rather give up and be run again.
        context.execute(f"SET LOCAL lock_timeout = '{context.config.attributes['lock_timeout']}'")
        context.run_migrations()


run()

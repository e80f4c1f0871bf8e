"""The migrated database is the models, in one line of migrations that never waits long for a lock."""

import psycopg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE
from cloud.migrations.runner import alembic_config, drift, upgrade
from tests.cloud.place import Urls

WITHOUT_BRANCH = {
    "customer", "custom_role", "part", "service_category",
    "contract", "customer_price_list", "price_list",
    "alembic_version", "branch", "database_identity", "delivery", "dirty_bucket", "edge_configuration",
    "idempotency_key", "job_run", "last_value", "notification_choice", "number_series", "odd_clock", "organisation",
    "person", "push_identity", "push_subscription", "reading", "region",
    "storage_sample", "reading_1h", "reading_1min", "retention_floor", "rolling_bucket",
    "last_value_due", "whole_hour",
    "api_key", "authenticator", "credential_link", "known_browser", "outside_identity", "passkey", "recovery_code",
    "service_account", "sign_in_challenge", "sign_in_policy",
    "role_assignment", "session", "stream", "stream_gap",
}  # fmt: skip
"""Tables of the company, of the machinery, or reached through a row that is fenced. A new table is fenced or listed."""


def test_the_models_are_what_the_migrations_make(fresh_database: Urls) -> None:
    assert drift(fresh_database.owner) == []


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_migrating_again_changes_nothing(fresh_database: Urls) -> None:
    upgrade(fresh_database.owner)

    assert drift(fresh_database.owner) == []


def test_every_table_with_a_branch_is_fenced(fresh_database: Urls) -> None:
    statement = """SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"""
    with psycopg.connect(fresh_database.owner) as connection:
        fences: dict[str, bool] = dict(connection.execute(statement).fetchall())

    assert {name for name, is_fenced in fences.items() if not is_fenced} == WITHOUT_BRANCH


@pytest.mark.parametrize("role", [APP_ROLE, INGEST_ROLE])
def test_the_programs_roles_own_nothing_and_pass_no_fence(fresh_database: Urls, role: str) -> None:
    with psycopg.connect(fresh_database.admin) as connection:
        rights = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", [role]
        ).fetchone()
        owned = connection.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", [role]).fetchone()

    assert rights == (False, False, False)
    assert owned == (0,)


def test_without_a_context_the_app_role_sees_no_row_of_any_branch(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.owner) as connection:
        connection.execute(
            """INSERT INTO site (id, branch_id, name) SELECT gen_random_uuid(), id, 'Plant' FROM branch"""
        )
    with psycopg.connect(fresh_database.app) as connection:
        seen = connection.execute("SELECT count(*) FROM site").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM reading")

    assert seen == (0,)


def test_a_migration_gives_up_a_lock_it_cannot_get_soon(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.owner, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0004_files'")
    with psycopg.connect(fresh_database.owner) as connection:
        connection.execute("LOCK TABLE delivery IN ACCESS SHARE MODE")

        with pytest.raises(OperationalError, match="lock timeout"):
            upgrade(fresh_database.owner, lock_timeout="50ms")

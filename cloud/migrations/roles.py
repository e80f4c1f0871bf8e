"""The database and its three roles: owner (migrations), app (web, worker), ingest."""

import secrets
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER: Final = "mafundi_owner"
APP: Final = "mafundi_app"
INGEST: Final = "mafundi_ingest"


def create_database(
    *, admin_url: str, database: str = "mafundi", passwords: dict[str, str] | None = None
) -> dict[str, str]:
    """Create what is missing and return each role's address; may be repeated, then it sets the passwords anew.

    The extensions need a superuser, so they are made here and not by a migration.
    """
    chosen = {role: (passwords or {}).get(role) or secrets.token_urlsafe(24) for role in (OWNER, APP, INGEST)}
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role, password in chosen.items():
            _ensure_role(connection, role, password)
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    with psycopg.connect(address(admin_url, database=database), autocommit=True) as connection:
        _prepare(connection)
    return {role: address(admin_url, database=database, user=role, password=chosen[role]) for role in chosen}


def address(url: str, *, database: str, user: str | None = None, password: str | None = None) -> str:
    """Return the same server's address for another database and, if given, another user."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    login = parts.netloc.rpartition("@")[0]
    if user is not None:
        login = f"{quote(user)}:{quote(password or '', safe='')}"
    return urlunsplit((parts.scheme, f"{login}@{place}" if login else place, f"/{database}", parts.query, ""))


def _ensure_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    connection.execute(
        sql.SQL(verb + " ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(password)
        )
    )


def _prepare(connection: psycopg.Connection) -> None:
    connection.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    # A plan over hundreds of days looks dear and is not: compiling it would take longer than running it.
    connection.execute(sql.SQL("ALTER DATABASE {} SET jit = off").format(sql.Identifier(connection.info.dbname)))
    available = connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb'").fetchone()
    loaded = connection.execute("SELECT current_setting('shared_preload_libraries')").fetchone()
    if available and loaded and "timescaledb" in loaded[0]:
        connection.execute("CREATE EXTENSION IF NOT EXISTS timescaledb")
    connection.execute(
        """CREATE OR REPLACE FUNCTION mafundi_system_identifier() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog AS 'SELECT system_identifier::text FROM pg_control_system()'"""
    )
    connection.execute(
        """CREATE OR REPLACE FUNCTION mafundi_timeline() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog AS 'SELECT timeline_id FROM pg_control_checkpoint()'"""
    )
    connection.execute(sql.SQL("GRANT CREATE, USAGE ON SCHEMA public TO {}").format(sql.Identifier(OWNER)))
    for role in (APP, INGEST):
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(role)))

"""Moving a whole database to another server: tables and readings, counted and summed on both sides, the old one closed.

Readings go a day at a time, each committed: a move that was interrupted is run again, compares the days that are there
and copies those that differ. All other tables go in one transaction, which is also what makes the new database one that
programs accept. While it runs, the programs' roles cannot connect to the source: nothing is written there unseen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import psycopg
from psycopg import IsolationLevel, sql

from cloud.foundation.database import place_of
from cloud.migrations.roles import APP, INGEST, OWNER, create_database
from cloud.migrations.runner import newest_revision, upgrade
from cloud.migrations.tables import metadata

Say = Callable[[str], None]
Sum = tuple[int, Any]
"""Rows, and a sum over their whole content."""

COLUMNS: Final = {
    "reading": "point_id, stream_no, time, value, seq, quality",
    "reading_1min": "point_id, time, count, low, high, total, first_at, last_at",
    "reading_1h": "point_id, time, count, low, high, total, first_at, last_at",
}
BY_DAY: Final = "SELECT (time AT TIME ZONE 'UTC')::date, count(*) FROM {} GROUP BY 1 ORDER BY 1"
# Of every row 32 bits of a hash of all it says: what is lost, doubled or changed shows, and no server version matters.
CONTENT: Final = (
    "SELECT count(*), coalesce(sum(('x' || substr(md5({}::text), 1, 8))::bit(32)::bigint), 0) FROM {} AS {}"
)
SPEAK_ALIKE: Final = (
    "SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex'"
)
IDENTITY: Final = "database_identity"


class CannotMove(RuntimeError):
    """Nothing was changed that a later move would stumble over; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The addresses of the new database by role, and what is there now."""

    urls: dict[str, str]
    rows: dict[str, int]


def move(*, source_url: str, to: str, database: str, passwords: dict[str, str], say: Say) -> Moved:
    """Copy everything from the owner's address `source_url` to the server `to`.

    `to` is a superuser's address of the server, on which database and roles are made, or the owner's address of a
    database that `mafundi-cloud db init` made.

    Raises:
        CannotMove: programs still use the source, it is not at the newest shape, or the target holds something.
    """
    urls = _target_urls(to, database=database, passwords=passwords)
    upgrade(urls[OWNER])
    with _fenced(source_url), psycopg.connect(source_url) as source, psycopg.connect(urls[OWNER]) as target:
        source.isolation_level = IsolationLevel.REPEATABLE_READ
        for connection in (source, target):
            connection.execute(SPEAK_ALIKE)
            connection.commit()
        epoch = _require_ready(source, moved_to=f"moved to {place_of(urls[OWNER])}")
        _take(target, mark=f"moving {epoch}")
        rows = {table: _copy_days(source, target, table, say=say) for table in COLUMNS}
        rows |= _copy_tables(source, target, say=say)
        _require_unused(source_url)
        # The old one first: should this be cut off here, neither is accepted, and running it again finishes it.
        _close(source_url, moved_to=f"moved to {place_of(urls[OWNER])}")
        target.execute(
            """UPDATE database_identity SET epoch = gen_random_uuid(), created_at = now(),
            system_identifier = mafundi_system_identifier(), timeline = mafundi_timeline()"""
        )
        target.commit()
    return Moved(urls, rows)


@contextmanager
def _fenced(source_url: str) -> Iterator[None]:
    """Let the programs' roles not connect; they may again afterwards, if only to read that the source is closed.

    A move that is killed leaves the fence; the next one, or `mafundi-cloud restore finish`, takes it away.
    """
    with psycopg.connect(source_url, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        is_public = _one(connection, "SELECT has_database_privilege('public', current_database(), 'CONNECT')")
        roles = [sql.Identifier(role) for role in (APP, INGEST)] + [sql.SQL("PUBLIC")] * bool(is_public)
        everybody = sql.SQL(", ").join(roles)
        connection.execute(sql.SQL("REVOKE CONNECT ON DATABASE {} FROM {}").format(name, everybody))
    try:
        _require_unused(source_url)
        yield
    finally:
        with psycopg.connect(source_url, autocommit=True) as connection:
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, everybody))


def _require_unused(source_url: str) -> None:
    """Raises: CannotMove."""
    with psycopg.connect(source_url, autocommit=True) as connection:
        users = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY(%s)"
        if _one(connection, users, [[APP, INGEST]]) or any(_may_connect(connection, role) for role in (APP, INGEST)):
            raise CannotMove(
                "programs still use the source; stop web, worker and ingest first, so that nothing is left behind"
            )


def _may_connect(connection: psycopg.Connection, role: str) -> bool:
    return bool(_one(connection, "SELECT has_database_privilege(%s, current_database(), 'CONNECT')", [role]))


def _target_urls(to: str, *, database: str, passwords: dict[str, str]) -> dict[str, str]:
    with psycopg.connect(to, autocommit=True) as connection:
        is_superuser = _one(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    return create_database(admin_url=to, database=database, passwords=passwords) if is_superuser else {OWNER: to}


def _require_ready(source: psycopg.Connection, *, moved_to: str) -> str:
    """Return the epoch; from here on the source is read as it is at this moment."""
    revision = _one(source, "SELECT version_num FROM alembic_version")
    if revision != newest_revision():
        raise CannotMove(f"the source is at {revision}, not at {newest_revision()}; run `mafundi-cloud migrate` first")
    identity = source.execute("SELECT epoch, system_identifier, mafundi_system_identifier() FROM database_identity")
    epoch, recorded, present = identity.fetchone() or ("", "", None)
    if recorded not in (present, moved_to):
        raise CannotMove(f"the source is closed ({recorded}); `mafundi-cloud restore finish` opens it again")
    return str(epoch)


def _take(target: psycopg.Connection, *, mark: str) -> None:
    """Mark the target, so that no program begins on half a copy; a mark of this very move is gone on with."""
    if _one(target, "SELECT system_identifier FROM database_identity") != mark:
        for table in ("organisation", "person", "branch", "gateway", "point", "reading"):
            if _one(target, sql.SQL("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT 1) t").format(sql.Identifier(table))):
                raise CannotMove(f"the target is not empty ({table} has rows); name an empty database by --database")
        target.execute("UPDATE database_identity SET system_identifier = %s", [mark])
    target.commit()


def _copy_days(source: psycopg.Connection, target: psycopg.Connection, table: str, *, say: Say) -> int:
    by_day = sql.SQL(BY_DAY).format(sql.Identifier(table))
    wanted: dict[date, int] = dict(source.execute(by_day).fetchall())
    there: dict[date, int] = dict(target.execute(by_day).fetchall())
    for day, count in wanted.items():
        if there.get(day) == count and _content(source, table, day=day) == _content(target, table, day=day):
            continue
        target.execute("SELECT mafundi_ensure_period(%s, %s)", [table, day])
        _copy_day(source, target, table, day)
        if _content(source, table, day=day) != _content(target, table, day=day):
            raise CannotMove(f"{table} of {day} differs after it was copied; nothing of that day was kept")
        target.commit()
    for day in there.keys() - wanted.keys():
        _forget_day(target, table, day)
        target.commit()
    total = sum(wanted.values())
    say(f"{table}: {total} rows of {len(wanted)} days")
    return total


def _copy_day(source: psycopg.Connection, target: psycopg.Connection, table: str, day: date) -> None:
    bounds = _bounds(day)
    _forget_day(target, table, day)
    read = sql.SQL("COPY (SELECT {} FROM {} WHERE time >= %s AND time < %s) TO STDOUT (FORMAT BINARY)")
    write = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)")
    columns = sql.SQL(COLUMNS[table])
    _pipe(
        source,
        target,
        read.format(columns, sql.Identifier(table)),
        write.format(sql.Identifier(table), columns),
        bounds,
    )


def _forget_day(target: psycopg.Connection, table: str, day: date) -> None:
    delete = sql.SQL("DELETE FROM {} WHERE time >= %s AND time < %s")
    target.execute(delete.format(sql.Identifier(table)), _bounds(day))


def _copy_tables(source: psycopg.Connection, target: psycopg.Connection, *, say: Say) -> dict[str, int]:
    """Copy what is not readings, in one transaction that is left open."""
    tables = [table.name for table in metadata.sorted_tables if table.name != IDENTITY]
    target.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, tables))))
    rows = {}
    for table in tables:
        with _unguarded(target, table):
            columns = sql.SQL(", ").join(map(sql.Identifier, _columns(source, table)))
            read = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT BINARY)").format(columns, sql.Identifier(table))
            write = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(sql.Identifier(table), columns)
            _pipe(source, target, read, write)
        content = _content(source, table)
        if content != _content(target, table):
            raise CannotMove(f"{table} differs after it was copied; nothing of it was kept")
        rows[table] = content[0]
    _set_sequences(source, target)
    # Numbers of transactions are the old server's.
    target.execute("UPDATE rolling_bucket SET horizon = NULL")
    say(f"{len(tables)} other tables: {sum(rows.values())} rows")
    return rows


class _unguarded:  # noqa: N801  # read as a word of the `with` it stands in
    """Let rows be copied as they were: triggers would make new ones, and COPY refuses a table that is fenced."""

    def __init__(self, target: psycopg.Connection, table: str) -> None:
        self._target, self._table = target, sql.Identifier(table)
        self._is_fenced = bool(
            _one(target, "SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass(%s)", [table])
        )

    def __enter__(self) -> None:
        self._target.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(self._table))
        if self._is_fenced:
            self._target.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(self._table))

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            return
        self._target.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self._target.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(self._table))
        if self._is_fenced:
            self._target.execute(sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(self._table))


def _columns(source: psycopg.Connection, table: str) -> list[str]:
    """Return the columns that are stored, not worked out."""
    found = source.execute(
        """SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' ORDER BY attnum""",
        [table],
    )
    return [row[0] for row in found]


def _set_sequences(source: psycopg.Connection, target: psycopg.Connection) -> None:
    found = source.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
    for name, last in found.fetchall():
        if last is not None:
            target.execute("SELECT setval(to_regclass(%s), %s)", [name, last])


def _content(connection: psycopg.Connection, table: str, *, day: date | None = None) -> Sum:
    name = sql.Identifier(table)
    query = sql.SQL(CONTENT).format(name, name, name)
    bounds = [] if day is None else _bounds(day)
    if bounds:
        query += sql.SQL(" WHERE time >= %s AND time < %s")
    row = connection.execute(query, bounds).fetchone()
    assert row is not None
    return row[0], row[1]


def _pipe(
    source: psycopg.Connection,
    target: psycopg.Connection,
    read: sql.Composed,
    write: sql.Composed,
    bounds: Any = (),
) -> None:
    with source.cursor().copy(read, bounds) as out, target.cursor().copy(write) as into:
        for piece in out:
            into.write(piece)


def _close(source_url: str, *, moved_to: str) -> None:
    """Let no program begin on the old database any more; `mafundi-cloud restore finish` would open it again."""
    with psycopg.connect(source_url, autocommit=True) as connection:
        connection.execute("UPDATE database_identity SET system_identifier = %s", [moved_to])


def _bounds(day: date) -> list[datetime]:
    start = datetime.combine(day, time(), tzinfo=UTC)
    return [start, start + timedelta(days=1)]


def _one(connection: psycopg.Connection, query: str | sql.Composable, values: list[Any] | None = None) -> Any:
    row = connection.execute(query, values).fetchone()  # type: ignore[arg-type]  # our own texts
    return None if row is None else row[0]

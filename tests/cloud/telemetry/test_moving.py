"""A database is moved whole to the other kind of server, and back; what was cut off goes on; nobody begins on half."""

import asyncio
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest

from cloud.foundation.database import Database
from cloud.foundation.identity_of_database import DatabaseWasSwapped, require_known_database
from cloud.migrations import moving
from cloud.migrations.moving import CannotMove, Moved, move
from cloud.migrations.roles import APP, INGEST, OWNER, address
from cloud.migrations.runner import drift, renew_epoch
from tests.cloud.place import Place, Urls
from tests.cloud.telemetry.signals import FOREIGN, NOON, OTHER, POINT, Signals, every
from tests.plant import run_to_end

ALL = """SELECT string_agg(relname, ' ') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition"""


@pytest.fixture(params=["to timescaledb", "to native"])
def places(request: pytest.FixtureRequest) -> tuple[Place, Place]:
    """From where, and to where."""
    timescale, native = request.getfixturevalue("place"), request.getfixturevalue("native_place")
    return (native, timescale) if request.param == "to timescaledb" else (timescale, native)


@pytest.fixture
def source(places: tuple[Place, Place]) -> Iterator[Signals]:
    """A database with people, branches, readings of three days, roll-ups of some and marks of others."""
    with places[0].copy() as urls:
        signals = Signals(urls, places[0].ground)
        signals.store(POINT, every(600, 432))
        signals.store(FOREIGN, [(NOON, float("nan"), 2), (NOON, 1.5, 0), (NOON, 1.5, 0)])
        signals.roll_up(runs=3)
        signals.store(POINT, every(600, 7, start=NOON.replace(year=2025)))
        signals.change(
            "INSERT INTO event (id, type, branch_id, subject_kind, subject_id, payload, is_internal)"
            " SELECT gen_random_uuid(), 'x', id, 'branch', id, '{\"summary\": \"é\"}', false FROM branch"
        )
        yield signals


ONE_WAY = pytest.mark.parametrize("places", ["to timescaledb"], indirect=True)
"""For what does not depend on the kind of server."""


@contextmanager
def empty_name(target: Place) -> Iterator[str]:
    name = f"moved_{secrets.token_hex(4)}"
    yield name
    with psycopg.connect(target.server.url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def database(places: tuple[Place, Place]) -> Iterator[str]:
    with empty_name(places[1]) as name:
        yield name


def run(source: Signals, target: Place, database: str) -> Moved:
    return move(
        source_url=source.urls.owner,
        to=target.server.url,
        database=database,
        passwords=target.passwords,
        say=lambda _: None,
    )


def of(moved: Moved, target: Place, database: str, source: Signals) -> Signals:
    """The moved database, asked as the source is."""
    found = object.__new__(Signals)
    found.urls = Urls(target.server.url_of(database), moved.urls[OWNER], moved.urls[APP], moved.urls[INGEST])
    found.ground = source.ground
    return found


def epoch_of(url: str) -> UUID:
    async def ask() -> UUID:
        database = Database(url, pool_size=1)
        try:
            async with database.transaction() as transaction:
                return await require_known_database(transaction)
        finally:
            await database.close()

    return asyncio.run(ask())


def test_everything_is_there_and_the_old_one_is_closed(
    source: Signals, places: tuple[Place, Place], database: str
) -> None:
    before = epoch_of(source.urls.app)

    moved = run(source, places[1], database)
    target = of(moved, places[1], database, source)

    for query in (
        "SELECT point_id, stream_no, time, value::text, seq, quality FROM reading ORDER BY 1, 2, 3, 4, 5",
        "SELECT * FROM reading_1h ORDER BY point_id, time",
        "SELECT point_id, time, total FROM reading_1min ORDER BY 1, 2",
        "SELECT point_id, hour FROM dirty_bucket ORDER BY 1, 2",
        "SELECT point_id, hour FROM rolling_bucket ORDER BY 1, 2",
        "SELECT to_jsonb(p) FROM person p ORDER BY id",
        "SELECT to_jsonb(e) FROM event e ORDER BY id",
        "SELECT to_jsonb(p) FROM point p ORDER BY id",
    ):
        assert target.ask(query) == source.ask(query), query
    assert sorted(target.ask(ALL)[0][0].split()) == sorted(source.ask(ALL)[0][0].split())
    assert moved.rows["reading"] == 442
    assert drift(moved.urls[OWNER]) == []
    assert epoch_of(moved.urls[APP]) != before
    with pytest.raises(DatabaseWasSwapped):
        epoch_of(source.urls.app)


def test_the_new_database_is_fenced_counts_on_and_rolls_up(
    source: Signals, places: tuple[Place, Place], database: str
) -> None:
    source.change("SELECT setval(pg_get_serial_sequence('point', 'id'), 41)")

    moved = run(source, places[1], database)
    target = of(moved, places[1], database, source)

    fences = """SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity ORDER BY 1"""
    triggers = """SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
        WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace AND tgname !~ '^ts_' ORDER BY 1, 2"""
    assert target.ask(fences) == source.ask(fences)
    assert target.ask(triggers) == source.ask(triggers)
    with psycopg.connect(moved.urls[APP]) as connection:
        assert connection.execute("SELECT count(*) FROM point").fetchone() == (0,)
    # TimescaleDB has sequences of its own.
    numbers = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
    assert target.ask(numbers) == source.ask(numbers)
    assert 41 in dict(target.ask(numbers)).values()
    target._seq = 1000
    target.store(POINT, every(600, 3, start=NOON.replace(year=2025, month=6)))
    target.roll_up_all()
    assert target.ask("SELECT sum(count) FROM reading_1h") == [(432 + 7 + 3 + 2,)]


@ONE_WAY
def test_a_database_that_holds_something_is_not_touched(source: Signals, places: tuple[Place, Place]) -> None:
    with places[1].copy() as urls:
        name = urls.owner.rsplit("/", 1)[1]
        with pytest.raises(CannotMove, match="not empty"):
            run(source, places[1], name)
        with psycopg.connect(urls.owner) as connection:
            assert connection.execute("SELECT count(*) FROM person").fetchone() == (4,)
    epoch_of(source.urls.app)


@ONE_WAY
def test_a_move_that_was_cut_off_is_begun_by_nobody_and_gone_on_with(
    source: Signals, places: tuple[Place, Place], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> dict[str, int]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_copy_tables", cut_off)
        with pytest.raises(KeyboardInterrupt):
            run(source, places[1], database)
    half = address(places[1].server.url, database=database, user=APP, password=places[1].passwords[APP])
    with pytest.raises(DatabaseWasSwapped):
        epoch_of(half)
    epoch_of(source.urls.app)
    copied: list[object] = []
    copy_day = moving._copy_day
    monkeypatch.setattr(moving, "_copy_day", lambda *about: (copied.append(about), copy_day(*about)))

    moved = run(source, places[1], database)

    assert copied == [], "days that were there were copied again"
    assert moved.rows["reading"] == 442
    epoch_of(moved.urls[APP])


@ONE_WAY
def test_what_changed_before_a_cut_off_move_goes_on_is_moved(
    source: Signals, places: tuple[Place, Place], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> dict[str, int]:
        raise KeyboardInterrupt

    source.store(OTHER, every(60, 1, start=NOON.replace(year=2024)))
    source.roll_up_all()
    with monkeypatch.context() as patch:
        patch.setattr(moving, "_copy_tables", cut_off)
        with pytest.raises(KeyboardInterrupt):
            run(source, places[1], database)
    source.store(POINT, [(NOON, 9999.0, 0)])  # a late one: its roll-ups are other rows, not more
    source.roll_up_all()
    for table in ("reading", "reading_1min", "reading_1h"):
        source.change(f"DELETE FROM {table} WHERE time < '2025-01-01'")

    moved = run(source, places[1], database)

    target = of(moved, places[1], database, source)
    for table in ("reading", "reading_1min", "reading_1h"):
        content = f"SELECT md5(t::text) FROM (SELECT {moving.COLUMNS[table]} FROM {table}) AS t ORDER BY 1"
        assert target.ask(content) == source.ask(content), table


@ONE_WAY
def test_nobody_writes_to_the_source_while_it_is_moved(
    source: Signals, places: tuple[Place, Place], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_tables = moving._copy_tables
    refused: list[str] = []

    def try_to_write(*about: Any, **more: Any) -> dict[str, int]:
        for url in (source.urls.ingest, source.urls.app):
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(url)
            refused.append(url)
        return copy_tables(*about, **more)

    monkeypatch.setattr(moving, "_copy_tables", try_to_write)
    run(source, places[1], database)

    assert len(refused) == 2
    with pytest.raises(DatabaseWasSwapped):
        epoch_of(source.urls.app)


@ONE_WAY
def test_a_source_whose_move_failed_is_open_again(
    source: Signals, places: tuple[Place, Place], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_all_the_same(*_: object, **__: object) -> dict[str, int]:
        source.change(f"GRANT CONNECT ON DATABASE {source.urls.owner.rsplit('/', 1)[1]} TO PUBLIC")
        source.store(POINT, every(1, 3))
        return {}

    monkeypatch.setattr(moving, "_copy_tables", write_all_the_same)
    with pytest.raises(CannotMove, match="stop web, worker and ingest"):
        run(source, places[1], database)

    epoch_of(source.urls.app)
    source.store(POINT, every(1, 3))


@ONE_WAY
def test_what_a_killed_move_left_shut_is_opened_by_restore_finish(source: Signals) -> None:
    source.change(f"REVOKE CONNECT ON DATABASE {source.urls.owner.rsplit('/', 1)[1]} FROM PUBLIC")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(source.urls.app)

    renew_epoch(source.urls.owner)

    epoch_of(source.urls.app)
    psycopg.connect(source.urls.ingest).close()


@ONE_WAY
def test_nothing_is_moved_while_programs_use_it(source: Signals, places: tuple[Place, Place], database: str) -> None:
    with psycopg.connect(source.urls.ingest), pytest.raises(CannotMove, match="stop web, worker and ingest"):
        run(source, places[1], database)


def test_the_command_says_what_to_put_into_the_settings(
    source: Signals, places: tuple[Place, Place], database: str
) -> None:
    environment = {
        "MAFUNDI_OWNER_DATABASE_URL": source.urls.owner,
        "MAFUNDI_OWNER_PASSWORD": places[1].passwords[OWNER],
        "MAFUNDI_APP_PASSWORD": places[1].passwords[APP],
        "MAFUNDI_INGEST_PASSWORD": places[1].passwords[INGEST],
    }

    said = run_to_end(
        "cloud.command_line", "move", "--to", places[1].server.url, "--database", database, environment=environment
    )

    settings = json.loads(said[said.index("{") :])
    assert set(settings) == {"MAFUNDI_OWNER_DATABASE_URL", "MAFUNDI_DATABASE_URL", "MAFUNDI_INGEST_DATABASE_URL"}
    epoch_of(settings["MAFUNDI_DATABASE_URL"])
    assert "reading: 442 rows" in said

"""The second fence, as the app role meets it: every table and view, ten thousand queries on reused connections."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cloud.foundation.database import Database, Transaction, act_for_branches
from tests.cloud.place import Ground, Urls

QUERIES = 10_000
IN_ONE_TRANSACTION = 10

OF_THE_COMPANY = {
    "api_key": "a program's key, asked by its name; of the secret a hash",
    "authenticator": "asked by one person's id; the seed is sealed",
    "credential_link": "asked by its secret's hash",
    "known_browser": "asked by its secret's hash",
    "outside_identity": "asked before it is known who signs in",
    "passkey": "asked before it is known who signs in; public halves alone",
    "recovery_code": "asked by one person's id; hashes alone",
    "service_account": "programs of the whole company",
    "sign_in_challenge": "asked by its secret's hash",
    "sign_in_policy": "of the whole company",
    "alembic_version": "which migration the database is at",
    "branch": "names of the company's own branches",
    "contract": "made with customers of the whole company",
    "customer": "of the whole company",
    "customer_price_list": "of the whole company",
    "database_identity": "the epoch",
    "delivery": "which reaction ran for which event, by ids",
    "dirty_bucket": "which hours are to be rolled up, by a point's number",
    "idempotency_key": "asked by one person's id",
    "job_run": "timed work",
    "last_value_due": "which points moved, by number",
    "notification_choice": "asked by one person's id",
    "number_series": "the next number, of each branch",
    "odd_clock": "clocks of streams, by number",
    "organisation": "the company itself",
    "part": "of the whole company",
    "person": "people of the whole company",
    "price_list": "of the whole company",
    "push_identity": "the service's own key",
    "push_subscription": "asked by one person's id",
    "region": "the tree of the company's branches",
    "retention_floor": "how far back roll-ups reach",
    "custom_role": "what a role of the company's own allows",
    "role_assignment": "who may do what: asked before it is known which branches are theirs",
    "rolling_bucket": "which hours are being rolled up",
    "service_category": "of the whole company",
    "session": "asked by its secret's hash",
    "storage_sample": "sizes of the database",
    "whole_hour": "which hours are whole, by number",
}
"""Readable without a branch, and why. What is not here must be fenced."""

READABLE = """SELECT c.relname, c.relkind::text, c.relrowsecurity,
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'branch_id' AND NOT a.attisdropped)
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND has_table_privilege('mafundi_app', c.oid, 'SELECT') ORDER BY 1"""
COLUMNS = """SELECT a.attname, format_type(a.atttypid, NULL), t.typcategory::text
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND a.attidentity <> 'a' AND (a.attnotnull AND NOT a.atthasdef OR a.attname IN ('branch_id', 'id'))"""


@dataclass(frozen=True)
class Planted:
    """A database in which every fenced table has rows of both branches."""

    urls: Urls
    tables: tuple[str, ...]


def plant(urls: Urls, ground: Ground) -> Planted:
    """Put a row of each branch into every fenced table; what they say need not make sense."""
    with psycopg.connect(urls.admin) as admin:
        admin.execute("SET session_replication_role = replica")  # no triggers, no foreign keys
        tables = [
            row[0]
            for row in admin.execute(READABLE)
            if row[1] in "rp" and row[2] and row[3] and row[0] not in OF_THE_COMPANY
        ]
        checks = """SELECT conrelid::regclass::text, conname FROM pg_constraint
            WHERE contype IN ('c', 'x') AND conrelid::regclass::text = ANY(%s) AND conislocal"""
        for table, name in admin.execute(checks, [tables]).fetchall():
            admin.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for table in tables:
            for number, branch_id in enumerate((ground.nairobi, ground.mombasa)):
                _plant_row(admin, table, branch_id, number)
    return Planted(urls, tuple(tables))


def _plant_row(admin: psycopg.Connection, table: str, branch_id: UUID, number: int) -> None:
    columns = admin.execute(COLUMNS, [table]).fetchall()
    values = [_value(name, kind, category, branch_id, number) for name, kind, category in columns]
    names = ", ".join(f'"{name}"' for name, _, _ in columns)
    admin.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(values))})", values)


def _value(name: str, kind: str, category: str, branch_id: UUID, number: int) -> Any:
    if name == "branch_id":
        return branch_id
    if kind == "uuid":
        return uuid4()
    if category == "N":
        return random.randrange(1, 30_000)
    if category == "D":
        return "2026-11-28T00:00:00Z" if "time" in kind else "2026-11-28"
    if category == "B":
        return False
    if category == "R":
        return f"[2026-11-{number + 1:02}T00:00:00Z,2026-11-{number + 2:02}T00:00:00Z)"
    if kind == "jsonb":
        return "{}"
    return b"" if kind == "bytea" else f"{uuid4()}"


@pytest.fixture(scope="module")
def planted(place: Any) -> Any:
    with place.copy() as urls:
        yield plant(urls, place.ground)


def test_what_the_app_role_can_read_is_fenced_or_says_why_not(planted: Planted) -> None:
    with psycopg.connect(planted.urls.admin) as admin:
        open_ones = {name for name, kind, is_fenced, _ in admin.execute(READABLE) if kind in "rp" and not is_fenced}
        views = {name for name, kind, _, _ in admin.execute(READABLE) if kind not in "rp"}
        leaky = admin.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT 'security_barrier=true' = ANY(reloptions)",
            [sorted(views)],
        ).fetchall()

    assert sorted(open_ones - set(OF_THE_COMPANY)) == [], "fence these, or say above why they belong to no branch"
    assert views
    assert leaky == []


def test_the_app_role_has_no_way_around(planted: Planted) -> None:
    """It owns nothing, bypasses nothing, becomes nobody else, and no function of the owner lends it a table."""
    with psycopg.connect(planted.urls.admin) as admin:
        roles = admin.execute(
            """SELECT rolname FROM pg_roles
            WHERE rolname LIKE 'mafundi_%' AND (rolsuper OR rolbypassrls OR rolcreaterole)"""
        ).fetchall()
        owned = admin.execute(
            "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) IN ('mafundi_app', 'mafundi_ingest')"
        ).fetchall()
        member = admin.execute("SELECT pg_has_role('mafundi_app', 'mafundi_owner', 'MEMBER')").fetchone()
        returning = admin.execute(
            """SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace AND proretset
            AND has_function_privilege('mafundi_app', oid, 'EXECUTE') ORDER BY 1"""
        ).fetchall()

    assert (roles, owned, member) == ([], [], (False,))
    # Sets of rows: sizes of tables, and hours by a point's number. No function hands out what people wrote.
    assert {row[0] for row in returning} <= {"mafundi_storage", "mafundi_claim_dirty", "mafundi_drop_before"}


def test_every_fenced_table_shows_a_branch_its_own_rows_and_without_one_nothing(
    planted: Planted, ground: Ground
) -> None:
    assert len(planted.tables) > 30
    with psycopg.connect(planted.urls.app) as connection:
        for table in planted.tables:
            seen = f"SELECT branch_id, count(*) FROM {table} WHERE branch_id IS NOT NULL GROUP BY 1"
            assert connection.execute(seen).fetchall() == [], table
        for own in (ground.nairobi, ground.mombasa):
            connection.execute("SELECT set_config('app.branch_ids', %s, true)", [str(own)])
            for table in planted.tables:
                seen = f"SELECT branch_id, count(*) FROM {table} WHERE branch_id IS NOT NULL GROUP BY 1"
                assert connection.execute(seen).fetchall() == [(own, 1)], table


def test_what_hangs_on_a_point_or_an_edge_agent_is_seen_with_it_alone(fresh_database: Urls, ground: Ground) -> None:
    gateway, stream = uuid4(), uuid4()
    with psycopg.connect(fresh_database.admin) as admin:
        admin.execute("SET session_replication_role = replica")
        for table, more in (
            ("gateway", {"id": gateway, "branch_id": ground.mombasa}),
            ("point", {"id": 901, "branch_id": ground.mombasa, "gateway_id": gateway}),
            ("last_value", {"point_id": 901}),
            ("edge_configuration", {"gateway_id": gateway}),
            ("stream", {"id": stream, "number": 902, "gateway_id": gateway}),
            ("stream_gap", {"stream_number": 902}),
        ):
            _plant_child(admin, table, more)
    children = ("last_value", "edge_configuration", "stream", "stream_gap")
    with psycopg.connect(fresh_database.app) as connection:
        seen = {}
        for own in (ground.nairobi, ground.mombasa):
            connection.execute("SELECT set_config('app.branch_ids', %s, true)", [str(own)])
            counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in children]
            seen[own] = [row[0] for row in counts if row]

    assert seen == {ground.nairobi: [0, 0, 0, 0], ground.mombasa: [1, 1, 1, 1]}


def _plant_child(admin: psycopg.Connection, table: str, more: dict[str, Any]) -> None:
    for name, kind, category in admin.execute(COLUMNS, [table]).fetchall():
        if name not in more:
            more[name] = _value(name, kind, category, uuid4(), 0)
    checks = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"
    for (name,) in admin.execute(checks, [table]).fetchall():
        admin.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    names = ", ".join(f'"{name}"' for name in more)
    places = ", ".join(["%s"] * len(more))
    admin.execute(f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE VALUES ({places})", list(more.values()))


class Asker:
    """Asks at random, in one transaction of a pooled connection, and keeps whatever foreign branch it was shown."""

    def __init__(self, planted: Planted, ground: Ground, chance: random.Random) -> None:
        self.tables, self.chance = planted.tables, chance
        self.branches = (ground.nairobi, ground.mombasa)
        self.foreign: list[tuple[str, str]] = []
        self.asked = self.refused = 0

    async def ask(self, database: Database) -> None:
        own = self.chance.choice([[], [self.branches[0]], [self.branches[1]], list(self.branches)])
        forms: list[Callable[[Transaction, set[str]], Awaitable[None]]] = [
            self.rows, self.rows, self.rows, self.joined, self.united, self.counted, self.by_foreign_id, self.window,
            self.changed, self.removed, self.put_in,
        ]  # fmt: skip
        try:
            async with database.transaction() as transaction:
                if own or self.chance.random() < 0.5:  # else nobody said which branches: nothing may be seen
                    await act_for_branches(transaction, person_id=str(uuid4()), branch_ids=[str(one) for one in own])
                for _ in range(IN_ONE_TRANSACTION):
                    self.asked += 1
                    form = self.chance.choice(forms)
                    await form(transaction, {str(one) for one in own})
                if self.chance.random() < 0.3:
                    raise GivenUp
        except (GivenUp, DBAPIError):
            return

    def table(self) -> str:
        return self.chance.choice(self.tables)

    async def look(self, transaction: Transaction, own: set[str], statement: str, **bound: Any) -> None:
        for row in await transaction.execute(text(statement), bound):
            for value in row:
                if isinstance(value, UUID) and value in self.branches and str(value) not in own:
                    self.foreign.append((statement, str(value)))

    async def rows(self, transaction: Transaction, own: set[str]) -> None:
        order = self.chance.choice(["", " ORDER BY branch_id DESC", " ORDER BY random()", " FOR SHARE"])
        await self.look(transaction, own, f"SELECT branch_id FROM {self.table()}{order}")

    async def joined(self, transaction: Transaction, own: set[str]) -> None:
        kind = self.chance.choice(["JOIN", "LEFT JOIN", "FULL JOIN"])
        on = self.chance.choice(["a.branch_id = b.branch_id", "a.branch_id IS NOT DISTINCT FROM b.branch_id"])
        statement = f"SELECT a.branch_id, b.branch_id FROM {self.table()} a {kind} {self.table()} b ON {on}"
        await self.look(transaction, own, statement)

    async def united(self, transaction: Transaction, own: set[str]) -> None:
        one, other = self.table(), self.table()
        word = self.chance.choice(["UNION", "UNION ALL", "EXCEPT"])
        statement = f"WITH x AS (SELECT branch_id FROM {one} {word} SELECT branch_id FROM {other}) SELECT * FROM x"
        await self.look(transaction, own, statement)

    async def counted(self, transaction: Transaction, own: set[str]) -> None:
        statement = f"SELECT branch_id, count(*), array_agg(branch_id) FROM {self.table()} GROUP BY ROLLUP (branch_id)"
        await self.look(transaction, own, statement)

    async def by_foreign_id(self, transaction: Transaction, own: set[str]) -> None:
        table, wanted = self.table(), self.chance.choice(self.branches)
        statement = f"SELECT branch_id FROM {table} WHERE branch_id = :wanted OR branch_id::text LIKE '%' OR true"
        await self.look(transaction, own, statement, wanted=wanted)

    async def window(self, transaction: Transaction, own: set[str]) -> None:
        statement = (
            f"SELECT first_value(branch_id) OVER (ORDER BY branch_id), lag(branch_id) OVER (), "
            f"(SELECT max(branch_id::text)::uuid FROM {self.table()}) FROM {self.table()}"
        )
        await self.look(transaction, own, statement)

    async def changed(self, transaction: Transaction, own: set[str]) -> None:
        await self._write(transaction, own, "UPDATE {table} SET branch_id = branch_id RETURNING branch_id")

    async def removed(self, transaction: Transaction, own: set[str]) -> None:
        await self._write(transaction, own, "DELETE FROM {table} RETURNING branch_id")

    async def put_in(self, transaction: Transaction, own: set[str]) -> None:
        foreign = next((one for one in self.branches if str(one) not in own), None)
        if foreign is not None:
            copy = "UPDATE {table} SET branch_id = :foreign WHERE branch_id IS NOT NULL RETURNING branch_id"
            await self._write(transaction, own, copy, foreign=foreign)

    async def _write(self, transaction: Transaction, own: set[str], statement: str, **bound: Any) -> None:
        """In a savepoint that is taken back: what is planted stays for the next one."""
        attempt = await transaction.begin_nested()
        try:
            await self.look(transaction, own, statement.format(table=self.table()), **bound)
        except DBAPIError:
            self.refused += 1
        finally:
            await attempt.rollback()


class GivenUp(Exception):
    """A request that failed half-way: its connection goes back to the pool."""


async def test_ten_thousand_random_queries_on_reused_connections_see_no_foreign_row(
    planted: Planted, ground: Ground
) -> None:
    database = Database(planted.urls.app, pool_size=4)
    askers = [Asker(planted, ground, random.Random(seed)) for seed in range(4)]

    async def go_on(asker: Asker) -> None:
        while asker.asked < QUERIES / len(askers):
            await asker.ask(database)

    await asyncio.gather(*(go_on(asker) for asker in askers))
    await database.close()

    assert sum(asker.asked for asker in askers) >= QUERIES
    assert sum(asker.refused for asker in askers) > 0
    assert [foreign for asker in askers for foreign in asker.foreign] == []


def test_the_asker_would_have_seen_a_table_without_its_fence(place: Any, ground: Ground) -> None:
    with place.copy() as urls:
        planted = plant(urls, ground)
        with psycopg.connect(urls.admin) as admin:
            admin.execute("ALTER TABLE site DISABLE ROW LEVEL SECURITY")

        async def ask() -> list[tuple[str, str]]:
            database = Database(urls.app, pool_size=1)
            asker = Asker(Planted(urls, ("site",)), ground, random.Random(1))
            for _ in range(20):
                await asker.ask(database)
            await database.close()
            return asker.foreign

        assert planted.tables
        assert asyncio.run(ask())

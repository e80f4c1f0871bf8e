"""Branches do not see each other: by every list, by foreign ids, and in the database itself."""

import httpx
import psycopg
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, Urls

pytestmark = pytest.mark.anyio

LISTS = ["/sites", "/assets", "/gateways", "/points", "/rules", "/alarms", "/incidents", "/work-orders", "/audit"]


async def made_in_mombasa(client: httpx.AsyncClient, ground: Ground) -> dict[str, str]:
    branch = str(ground.mombasa)
    site = (await client.post("/sites", json={"branch_id": branch, "name": "Kilindini"})).json()
    asset = (await client.post("/assets", json={"site_id": site["id"], "name": "Chiller", "tag": "CH-2"})).json()
    gateway = (await client.post("/gateways", json={"branch_id": branch, "name": "Edge"})).json()["gateway"]
    order = (await client.post("/work-orders", json={"branch_id": branch, "title": "Oil change"})).json()
    return {
        f"/sites/{site['id']}": site["id"],
        f"/assets/{asset['id']}": asset["id"],
        f"/gateways/{gateway['id']}": gateway["id"],
        f"/work-orders/{order['id']}": order["id"],
        f"/assets/{asset['id']}/timeline": asset["id"],
        f"/work-orders/{order['id']}/history": order["id"],
        f"/gateways/{gateway['id']}/configuration": gateway["id"],
    }


async def test_a_manager_of_one_branch_sees_nothing_of_the_other(sign_in: SignIn, ground: Ground) -> None:
    made = await made_in_mombasa(await sign_in(ground.mombasa_manager), ground)
    stranger = await sign_in(ground.nairobi_manager)

    for path in made:
        assert (await stranger.get(path)).status_code == 404, path
    for path in LISTS:
        listed = (await stranger.get(path)).text
        assert [made_id for made_id in made.values() if made_id in listed] == [], path
        exported = (await stranger.get(path, params={"format": "csv"})).text
        assert [made_id for made_id in made.values() if made_id in exported] == [], path
    overview = (await stranger.get("/overview")).text
    assert [made_id for made_id in made.values() if made_id in overview] == []


async def test_a_manager_of_one_branch_writes_nothing_into_the_other(sign_in: SignIn, ground: Ground) -> None:
    stranger = await sign_in(ground.nairobi_manager)
    branch = str(ground.mombasa)

    refused = [
        await stranger.post("/sites", json={"branch_id": branch, "name": "Mine"}),
        await stranger.post("/gateways", json={"branch_id": branch, "name": "Mine"}),
        await stranger.post("/work-orders", json={"branch_id": branch, "title": "Mine"}),
    ]

    assert [answer.status_code for answer in refused] == [404, 404, 404]


async def test_a_dispatcher_may_not_do_what_a_manager_may(sign_in: SignIn, ground: Ground) -> None:
    dispatcher = await sign_in(ground.dispatcher)

    answer = await dispatcher.post("/gateways", json={"branch_id": str(ground.nairobi), "name": "Edge"})

    assert answer.status_code == 403
    assert "gateway.write" in answer.json()["detail"]


async def test_nobody_gets_in_without_a_session(anonymous: httpx.AsyncClient) -> None:
    for path in LISTS:
        assert (await anonymous.get(f"/api/v1{path}")).status_code == 401, path


async def test_a_change_from_another_site_is_refused(sign_in: SignIn, ground: Ground) -> None:
    client = await sign_in(ground.manager)
    body = {"branch_id": str(ground.nairobi), "name": "Works"}

    foreign = await client.post("/sites", json=body, headers={"Origin": "https://evil.example"})
    without_token = await client.post("/sites", json=body, headers={"X-CSRF-Token": ""})

    assert (foreign.status_code, without_token.status_code) == (403, 403)


def fenced_tables(connection: psycopg.Connection) -> list[str]:
    query = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE a.attname = 'branch_id' AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
          AND c.relname NOT IN ('number_series', 'role_assignment')"""
    return sorted(row[0] for row in connection.execute(query))


def test_every_table_with_a_branch_is_fenced_in_the_database(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.owner) as connection:
        tables = fenced_tables(connection)
        unfenced = connection.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [tables],
        ).fetchall()

    assert len(tables) >= 10
    assert unfenced == []


def test_the_app_role_sees_and_writes_nothing_without_a_branch(fresh_database: Urls, ground: Ground) -> None:
    with psycopg.connect(fresh_database.admin, autocommit=True) as admin:
        tables = fenced_tables(admin)
        admin.execute(
            "INSERT INTO site (id, branch_id, name) VALUES (gen_random_uuid(), %s, 'Kilindini')", [ground.mombasa]
        )

    with psycopg.connect(fresh_database.app) as connection:
        for table in tables:
            rows = connection.execute(f"SELECT count(*) FROM {table} WHERE branch_id IS NOT NULL").fetchone()
            assert rows == (0,), table
        connection.execute("SELECT set_config('app.branch_ids', %s, true)", [str(ground.nairobi)])
        assert connection.execute("SELECT count(*) FROM site").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "INSERT INTO site (id, branch_id, name) VALUES (gen_random_uuid(), %s, 'Mine')", [ground.mombasa]
            )


def test_readings_and_their_chunks_are_closed_to_the_app_role(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.admin, autocommit=True) as admin:
        admin.execute("INSERT INTO reading VALUES (1, 1, now(), 1.0, 1, 0)")
        chunks = [row[0] for row in admin.execute("SELECT c::text FROM show_chunks('reading') c")]

    assert chunks
    with psycopg.connect(fresh_database.app, autocommit=True) as connection:
        for table in ("reading", *chunks):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT count(*) FROM {table}")
        assert connection.execute("SELECT count(*) FROM visible_reading").fetchone() == (0,)


def test_an_audit_entry_cannot_be_changed(fresh_database: Urls, ground: Ground) -> None:
    with psycopg.connect(fresh_database.app, autocommit=True) as connection:
        connection.execute("SELECT set_config('app.is_system', 'on', false)")
        connection.execute(
            """INSERT INTO audit_entry (branch_id, person_name, via, action, object_kind, object_id)
            VALUES (%s, 'Amina', 'session', 'site.added', 'site', '1')""",
            [ground.nairobi],
        )
        with pytest.raises(psycopg.errors.RaiseException):
            connection.execute("UPDATE audit_entry SET person_name = 'Nobody'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM audit_entry")

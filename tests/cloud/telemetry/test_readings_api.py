"""Series, newest values and raw readings over the API, on both kinds of server."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.telemetry import raw_export
from tests.cloud.telemetry.console import Console
from tests.cloud.telemetry.signals import FOREIGN, NOON, OTHER, POINT, Signals, every

PERIOD: dict[str, Any] = {"from": NOON.isoformat(), "to": (NOON + timedelta(days=1)).isoformat()}


@pytest.fixture
def console(signals: Signals, tmp_path: Path) -> Console:
    return Console(signals, tmp_path)


def last_value(signals: Signals, point_id: int, value: float | str, quality: int = 0) -> None:
    signals.change(f"INSERT INTO last_value VALUES ({point_id}, '{NOON}', '{value}', {quality}, now())")


def bind(signals: Signals, point_id: int, asset_id: object, *, start: str = "NULL", end: str = "NULL") -> None:
    branch = signals.ground.nairobi
    signals.change(
        f"""INSERT INTO site (id, branch_id, name) VALUES ('{asset_id}', '{branch}', 'Plant') ON CONFLICT DO NOTHING;
        INSERT INTO asset (id, branch_id, site_id, name, tag, category, criticality)
        VALUES ('{asset_id}', '{branch}', '{asset_id}', 'Pump', 'P-1', 'pump', 'high') ON CONFLICT DO NOTHING;
        INSERT INTO point_binding (id, branch_id, point_id, asset_id, bound_from, bound_until)
        VALUES (gen_random_uuid(), '{branch}', {point_id}, '{asset_id}', {start}, {end})"""
    )


def test_a_series_tells_where_it_comes_from_and_is_not_sent_twice(console: Console, signals: Signals) -> None:
    signals.store(POINT, every(10, 1000))
    signals.roll_up_all()

    first = console.get(f"/points/{POINT}/series", **PERIOD, max_points=100)
    again = console.get(
        f"/points/{POINT}/series", **PERIOD, max_points=100, headers={"If-None-Match": first.headers["ETag"]}
    )
    signals.store(POINT, [(NOON + timedelta(seconds=3), 7e6, 0)])
    changed = console.get(
        f"/points/{POINT}/series", **PERIOD, max_points=100, headers={"If-None-Match": first.headers["ETag"]}
    )

    assert first.json()["source"] == "1min"
    assert first.json()["max"][-1] == 999
    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert max(changed.json()["max"]) == 7e6


def test_newest_values_come_in_columns_of_ones_own_branches(console: Console, signals: Signals) -> None:
    last_value(signals, POINT, 1.5)
    last_value(signals, OTHER, "NaN", 2)
    last_value(signals, FOREIGN, 9.0)

    mine = console.get("/points/latest").json()
    all_of_them = console.get("/points/latest", email=signals.ground.manager).json()
    none = console.get("/points/latest", gateway_id=str(uuid4())).json()

    at = NOON.timestamp()
    assert mine == {"point_id": [POINT, OTHER], "at": [at, at], "value": [1.5, None], "quality": [0, 2]}
    assert all_of_them["point_id"] == [POINT, OTHER, FOREIGN]
    assert none == {"point_id": [], "at": [], "value": [], "quality": []}


def test_newest_values_of_one_asset(console: Console, signals: Signals) -> None:
    asset_id = uuid4()
    bind(signals, OTHER, asset_id)
    last_value(signals, POINT, 1.5)
    last_value(signals, OTHER, 2.5)

    assert console.get("/points/latest", asset_id=str(asset_id)).json()["value"] == [2.5]


def test_raw_readings_are_a_file_of_every_one_of_them(
    console: Console, signals: Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_export, "PAGE_ROWS", 7)
    twice = [(NOON + timedelta(hours=30), value, 0) for value in (1.25, 2.5, 5.0)] * 5  # one time, many values
    signals.store(POINT, [*every(3600, 40), *twice, (NOON + timedelta(seconds=1, microseconds=5), math.nan, 2)])

    answer = console.get(f"/points/{POINT}/readings.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()

    assert answer.headers["content-type"].startswith("text/csv")
    assert lines[0] == "point_id,name,unit,time,value,quality"
    assert lines[1:3] == [
        "1,Voltage,V,2026-11-20T12:00:00.000000Z,0,good",
        "1,Voltage,V,2026-11-20T12:00:01.000005Z,,bad",
    ]
    assert len(lines) == 1 + 40 + 15 + 1
    assert [line.split(",")[3] for line in lines[1:]] == sorted(line.split(",")[3] for line in lines[1:])


def test_raw_readings_of_a_period_and_of_nothing(console: Console, signals: Signals) -> None:
    signals.store(POINT, every(3600, 40))
    until = (NOON + timedelta(hours=5)).isoformat()

    some = console.get(
        f"/points/{POINT}/readings.csv", **{"from": (NOON + timedelta(hours=2)).isoformat(), "to": until}
    )
    nothing = console.get(f"/points/{OTHER}/readings.csv")
    backwards = console.get(f"/points/{POINT}/readings.csv", **{"from": until, "to": NOON.isoformat()})

    assert [line.split(",")[4] for line in some.text.splitlines()[1:]] == ["2", "3", "4"]
    assert len(nothing.text.splitlines()) == 1
    assert backwards.status_code == 422 or backwards.json()["type"].endswith("empty_period")


@pytest.mark.parametrize(
    "period",
    [
        {"from": NOON.isoformat(), "to": "9999-12-31T23:59:59Z"},
        {"from": "0001-01-01T00:00:00+14:00"},
        {"from": "0001-01-01T00:00:00+14:00", "to": "9999-12-31T23:59:59-12:00"},
    ],
)
def test_the_ends_of_time_are_answered(console: Console, signals: Signals, period: dict[str, str]) -> None:
    signals.store(POINT, every(60, 3))

    series = console.get(f"/points/{POINT}/series", **period)
    file = console.get(f"/points/{POINT}/readings.csv", **period)

    assert series.status_code == 200
    assert max(series.json()["max"]) == 2.0
    assert len(file.text.splitlines()) == 1 + 3


def test_a_period_that_ends_before_all_readings_is_refused(console: Console) -> None:
    for path in ("series", "readings.csv"):
        answer = console.get(f"/points/{POINT}/{path}", to="0001-01-01T00:00:00Z")
        assert answer.json()["type"].endswith("empty_period"), path


def test_empty_years_of_a_file_are_not_asked_day_by_day(signals: Signals) -> None:
    signals.store(POINT, [(NOON - timedelta(days=900), 1.0, 0), (NOON, 2.0, 0)])
    asked = 0

    async def read() -> bytes:
        database = Database(signals.urls.app, pool_size=1)

        @asynccontextmanager
        async def begin() -> AsyncIterator[Transaction]:
            nonlocal asked
            asked += 1
            async with database.transaction() as transaction:
                await act_as_system(transaction)
                yield transaction

        ends = (NOON - timedelta(days=9000), NOON + timedelta(days=9000))
        pages = [page async for page in raw_export.lines(begin, [raw_export.Wanted(POINT, "n", "V", *ends)])]
        await database.close()
        return b"".join(pages)

    assert asyncio.run(read()).count(b"\r\n") == 1 + 2
    assert asked < 10


def test_raw_readings_of_another_branch_do_not_exist(console: Console, signals: Signals) -> None:
    signals.store(FOREIGN, every(1, 3))

    assert console.get(f"/points/{FOREIGN}/readings.csv").status_code == 404
    assert console.get(f"/assets/{uuid4()}/readings.csv").status_code == 404


def test_the_file_of_an_asset_has_its_points_for_as_long_as_they_measured_it(
    console: Console, signals: Signals
) -> None:
    asset_id = uuid4()
    bind(signals, POINT, asset_id, end=f"'{NOON + timedelta(hours=3)}'")
    bind(signals, OTHER, asset_id, start=f"'{NOON + timedelta(hours=2)}'")
    for point in (POINT, OTHER):
        signals.store(point, every(3600, 5))
    signals.change("UPDATE point SET name = '=1+1, \"x\"' WHERE id = 2")

    answer = console.get(f"/assets/{asset_id}/readings.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()[1:]

    assert "readings-P-1.csv" in answer.headers["content-disposition"]
    assert [line[0] for line in lines] == ["1", "1", "1", "2", "2", "2"]
    assert lines[3] == '2,"\'=1+1, ""x""",V,2026-11-20T14:00:00.000000Z,2,good'


def test_what_was_read_between_two_bindings_is_the_later_assets(console: Console, signals: Signals) -> None:
    asset_id, now = uuid4(), signals.ask("SELECT now()")[0][0]
    bind(signals, POINT, asset_id, end=f"'{NOON + timedelta(hours=3)}'")
    signals.store(POINT, [*every(3600, 5), (now - timedelta(minutes=5), 9.0, 0)])

    async def bind_again(client: httpx.AsyncClient) -> httpx.Response:
        return await client.put(f"/points/{POINT}/binding", json={"asset_id": str(asset_id)})

    assert console.run(bind_again).status_code == 200
    lines = console.get(f"/assets/{asset_id}/readings.csv").text.splitlines()[1:]

    assert [line.split(",")[4] for line in lines] == ["0", "1", "2", "3", "4", "9"]


def test_a_file_nobody_takes_any_more_is_not_made_any_further(
    console: Console, signals: Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_export, "PAGE_ROWS", 1)
    signals.store(POINT, every(1, 2000))

    async def leave_after_three_pages(client: httpx.AsyncClient) -> int:
        transport: Any = client._transport
        request = client.build_request("GET", f"/points/{POINT}/readings.csv")
        sent, has_left = 0, asyncio.Event()
        said = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> Any:
            for message in said:
                return message
            await has_left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            nonlocal sent
            sent += message["type"] == "http.response.body"
            if sent == 3:
                has_left.set()

        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": request.url.path, "raw_path": request.url.raw_path, "query_string": b"",
            "root_path": "", "headers": [(k.lower(), v) for k, v in request.headers.raw],
            "client": ("127.0.0.1", 1), "server": ("testserver", 80), "extensions": {},
        }  # fmt: skip
        await transport.app(scope, receive, send)
        return sent

    assert console.run(leave_after_three_pages) < 20


def test_no_connection_is_held_while_a_file_is_read_slowly(signals: Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_export, "PAGE_ROWS", 10)
    signals.store(POINT, every(1, 100))

    async def slowly() -> list[int]:
        database = Database(signals.urls.app, pool_size=1)

        @asynccontextmanager
        async def begin() -> AsyncIterator[Transaction]:
            async with database.transaction() as transaction:
                await act_as_system(transaction)
                yield transaction

        wanted = [raw_export.Wanted(POINT, "n", "V", NOON, NOON + timedelta(days=1))]
        pool: Any = database.engine.pool
        held = [pool.checkedout() async for _ in raw_export.lines(begin, wanted)]
        await database.close()
        return held

    assert asyncio.run(slowly()) == [0] * 11

"""What an operator sees of storage: right when there is nothing, little and much, on both kinds of server."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import Transaction
from cloud.telemetry.rules import Size, full_at, growth_bytes_a_day
from cloud.telemetry.storage_figures import sample_size, storage_figures
from tests.cloud.telemetry.console import Console
from tests.cloud.telemetry.signals import NOON, OTHER, POINT, Signals, every

DAY = timedelta(days=1)


@pytest.fixture
def console(signals: Signals, tmp_path: Path) -> Console:
    return Console(signals, tmp_path)


def seen(console: Console) -> dict[str, Any]:
    """Storage is the whole company's: who manages one branch does not see it."""
    answer: dict[str, Any] = console.get("/storage", email=console.signals.ground.manager).json()
    return answer


def kept(console: Console, kind: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = seen(console)["kept"]
    return next(one for one in rows if one["kind"] == kind)


def test_an_empty_storage_has_figures_too(console: Console, signals: Signals) -> None:
    answer = seen(console)

    assert [one["rows"] for one in answer["kept"]] == [0, 0, 0]
    assert [one["oldest_at"] for one in answer["kept"]] == [None] * 3
    assert [one["kept_days"] for one in answer["kept"]] == [400, 800, 3650]
    assert (answer["growth_bytes_a_day"], answer["disk_free_bytes"], answer["full_at"]) == (None, None, None)
    assert answer["waiting_hours"] == answer["default_rows"] == 0
    is_native = signals.ask("SELECT to_regclass('reading_default') IS NOT NULL")[0][0]
    assert (answer["tier"], answer["timescaledb_version"] is None) == (
        ("none", True) if is_native else ("apache", False)
    )


def test_a_small_storage_is_counted_exactly(console: Console, signals: Signals) -> None:
    signals.store(POINT, every(60, 180))
    before = seen(console)
    signals.roll_up_all()

    assert (before["waiting_hours"], before["oldest_waiting_at"]) == (3, "2026-11-20T12:00:00.000Z")
    assert seen(console)["waiting_hours"] == 0
    assert kept(console, "raw")["rows"] == 180
    assert kept(console, "raw")["oldest_at"] == "2026-11-20T12:00:00.000Z"
    assert (kept(console, "1min")["rows"], kept(console, "1h")["rows"]) == (180, 3)


def test_a_large_storage_is_estimated(console: Console, signals: Signals) -> None:
    with signals.storing() as connection:
        signals.put(connection, POINT, every(60, 3))
        connection.execute(
            """INSERT INTO reading SELECT 1, 1, %s + n * interval '0.1 s', n, n, 0 FROM generate_series(1, 400000) n""",
            [NOON],
        )

    figures = kept(console, "raw")

    assert 0.5 < figures["rows"] / 400_000 < 1.5
    assert 60 < figures["bytes_a_row"] < 220
    assert figures["oldest_at"] == "2026-11-20T00:00:00.000Z"


def test_readings_without_a_day_are_told(console: Console, signals: Signals) -> None:
    if signals.ask("SELECT to_regclass('reading_default') IS NULL")[0][0]:
        return
    signals.change(f"INSERT INTO reading VALUES ({POINT}, 1, '{NOON}', 1.0, 1, 0)")

    assert seen(console)["default_rows"] == 1


def test_growth_is_told_from_samples_and_the_disk_from_its_folder(signals: Signals, tmp_path: Path) -> None:
    signals.change(
        "INSERT INTO storage_sample VALUES (now() - interval '4 days', 1000000), (now() - interval '99 days', 1)"
    )

    async def look(transaction: Transaction) -> Any:
        now = await database_now(transaction)
        await sample_size(transaction, now=now)
        return await storage_figures(transaction, folder=tmp_path, now=now)

    figures = signals.as_worker(look)

    assert figures.growth_bytes_a_day == pytest.approx((figures.database_bytes - 1_000_000) / 4, rel=0.01)
    assert figures.disk_free_bytes > 0
    assert signals.ask("SELECT count(*) FROM storage_sample") == [(2,)], "the one of long ago is forgotten"


def test_when_the_disk_is_full_is_told_only_if_it_can_be_known() -> None:
    week = [Size(NOON - 7 * DAY, 1_000)]

    assert growth_bytes_a_day(week, present=Size(NOON, 8_000)) == 1_000
    assert growth_bytes_a_day([Size(NOON - timedelta(hours=5), 1)], present=Size(NOON, 8_000)) is None
    assert growth_bytes_a_day([], present=Size(NOON, 8_000)) is None
    assert full_at(free_bytes=10_000, growth_bytes_a_day=1_000, now=NOON) == NOON + 10 * DAY
    for free, growth in ((None, 5), (5, None), (5, 0), (5, -7), (10**18, 1)):
        assert full_at(free_bytes=free, growth_bytes_a_day=growth, now=NOON) is None


def test_a_dispatcher_does_not_see_storage(console: Console, signals: Signals) -> None:
    assert console.get("/storage", email=signals.ground.dispatcher).status_code == 403


def test_what_waits_is_listed_with_its_rate(console: Console, signals: Signals) -> None:
    now = signals.ask("SELECT now()")[0][0]
    signals.store(POINT, every(6, 95, start=now - timedelta(minutes=9, seconds=30)))
    signals.change(f"INSERT INTO last_value VALUES ({POINT}, now(), 94.0, 0, now())")

    rows = console.get("/points/waiting").json()["items"]
    as_file = console.get("/points/waiting", format="csv").text

    assert [(row["id"], row["readings_a_minute"]) for row in rows] == [(OTHER, 0.0), (POINT, 9.5)]
    assert rows[1]["last"]["value"] == 94.0
    assert rows[1]["gateway_name"] == "Agent 1"
    assert len(as_file.splitlines()) == 3


def test_readings_of_a_signal_that_waited_are_the_assets_from_the_first_one_on(
    console: Console, signals: Signals
) -> None:
    asset_id = uuid4()
    signals.change(
        f"""INSERT INTO site (id, branch_id, name) VALUES ('{asset_id}', '{signals.ground.nairobi}', 'Plant');
        INSERT INTO asset (id, branch_id, site_id, name, tag, category, criticality)
        VALUES ('{asset_id}', '{signals.ground.nairobi}', '{asset_id}', 'Pump', 'P-1', 'pump', 'high')"""
    )
    signals.store(POINT, every(60, 50))
    signals.roll_up_all()
    assert [row["id"] for row in console.get("/points/waiting", gateway_id=gateway_id(signals)).json()["items"]] == [
        POINT
    ]

    bound = console.run(lambda client: client.put(f"/points/{POINT}/binding", json={"asset_id": str(asset_id)}))
    signals.store(POINT, every(60, 30, start=NOON + timedelta(hours=1)))

    assert bound.status_code == 200
    assert len(console.get(f"/assets/{asset_id}/readings.csv").text.splitlines()) == 1 + 80
    period: dict[str, Any] = {"from": NOON.isoformat(), "to": (NOON + DAY).isoformat(), "max_points": 2000}
    assert len(console.get(f"/points/{POINT}/series", **period).json()["at"]) == 80
    assert console.get("/points/waiting", gateway_id=gateway_id(signals)).json()["items"] == []


def gateway_id(signals: Signals) -> str:
    return str(signals.ask(f"SELECT gateway_id FROM point WHERE id = {POINT}")[0][0])

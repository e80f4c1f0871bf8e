"""From readings in the database to a proposed visit, the order it becomes, and what takes it away again."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import act_as_system
from cloud.predictions.forecasts import EVERY, look
from cloud.predictions.proposals import SILENCE
from tests.cloud.ingest.conftest import Pump
from tests.cloud.place import Ground, app_on, signed_in, web_settings
from tests.cloud.predictions.courses import at_rest, failing

pytestmark = pytest.mark.anyio

WEARING = [value / 10 for value in failing(150, from_step=105)]
"""Usual 1.0, now about 2.8, and rising by 0.04 an hour."""
NEAR = 3.2


@pytest.fixture
async def console(pump: Pump, ground: Ground, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.manager)
    yield client
    await client.aclose()


def measured(pump: Pump, hours: Sequence[float | None], *, quality: int = 0) -> None:
    """Put three readings into each of the last hours, instead of whatever was there."""
    with psycopg.connect(pump.urls.admin) as connection:
        connection.execute("DELETE FROM reading")
        connection.execute("UPDATE point_binding SET bound_from = NULL")
        (point_id,) = connection.execute("SELECT id FROM point").fetchone() or (0,)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO reading (point_id, stream_no, time, value, seq, quality)"
                " VALUES (%s, 1, now() - make_interval(mins => %s), %s, %s, %s)",
                [
                    (point_id, (len(hours) - place) * 60 - 15 * part, value, 3 * place + part, quality)
                    for place, value in enumerate(hours)
                    if value is not None
                    for part in (1, 2, 3)
                ],
            )


def limit_at(pump: Pump, limit: float, **more: str) -> None:
    with psycopg.connect(pump.urls.admin) as connection:
        connection.execute("UPDATE rule SET params = jsonb_set(params, '{limit}', to_jsonb(%s::float8))", [limit])
        for column, value in more.items():
            connection.execute(f"UPDATE rule SET {column} = %s", [value])


@asynccontextmanager
async def system(pump: Pump) -> AsyncIterator[Any]:
    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        yield transaction


async def look_ahead(pump: Pump, *, times: int = 1) -> None:
    """Let the job look, each time after its forecasts have grown old enough."""
    for _ in range(times):
        async with system(pump) as transaction:
            await look(transaction, now=await database_now(transaction))
        with psycopg.connect(pump.urls.admin) as connection:
            connection.execute("UPDATE forecast SET made_at = made_at - %s", [EVERY])


async def proposals(console: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    answer = await console.get("/visit-proposals", params=query)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["items"]
    return rows


async def proposed(console: httpx.AsyncClient, pump: Pump) -> dict[str, Any]:
    limit_at(pump, NEAR)
    measured(pump, WEARING)
    await look_ahead(pump)
    (proposal,) = await proposals(console, state="open")
    return proposal


def seen(row: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{row["version"]}"'}


async def test_a_wearing_machine_is_proposed_with_what_explains_it(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)

    evidence = proposal["evidence"]
    assert proposal["asset_name"] == "Feed pump"
    assert (proposal["failure_mode"], proposal["severity"], proposal["state"]) == ("bearing", "high", "open")
    assert evidence["usual"] == pytest.approx(1.0, abs=0.1)
    assert evidence["value"] == pytest.approx(2.8, abs=0.3)
    assert evidence["slope_per_day"] == pytest.approx(0.04 * 24, rel=0.3)
    assert evidence["since"] is not None
    assert 0.6 <= proposal["coverage"] <= 1
    assert evidence["checked"] >= 40
    assert proposal["earliest_at"] <= proposal["expected_at"]
    assert len(evidence["path"]) == 24


async def test_there_is_one_open_proposal_of_a_fault_however_often_it_is_looked_at(
    console: httpx.AsyncClient,
    pump: Pump,
) -> None:
    await proposed(console, pump)

    await look_ahead(pump, times=3)

    assert len(await proposals(console)) == 1


async def test_two_workers_that_look_at_once_propose_once(console: httpx.AsyncClient, pump: Pump) -> None:
    limit_at(pump, NEAR)
    measured(pump, WEARING)

    async def one_worker() -> None:
        async with system(pump) as transaction:
            await look(transaction, now=await database_now(transaction))

    await asyncio.gather(one_worker(), one_worker(), one_worker())

    assert len(await proposals(console)) == 1


async def test_accepting_opens_one_order_due_before_the_earliest_date(
    console: httpx.AsyncClient,
    pump: Pump,
) -> None:
    proposal = await proposed(console, pump)

    accepted = await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers=seen(proposal))
    again = await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers=seen(accepted.json()))

    assert accepted.status_code == 200, accepted.text
    order = (await console.get(f"/work-orders/{accepted.json()['work_order_id']}")).json()
    assert (order["source"], order["priority"], order["asset_name"]) == ("prediction", "high", "Feed pump")
    assert order["due_at"][:16] <= max(proposal["earliest_at"], order["opened_at"])[:16]
    assert "Usual: 1" in order["description"]
    assert accepted.json()["work_order_number"] == order["number"]
    assert [row["id"] for row in await proposals(console, work_order_id=order["id"])] == [proposal["id"]]
    assert (again.status_code, again.json()["type"]) == (409, "urn:mafundi:problem:predictions.already_decided")
    await look_ahead(pump)
    assert len(await proposals(console)) == 1


async def test_the_order_is_written_for_who_goes_there(console: httpx.AsyncClient, pump: Pump, ground: Ground) -> None:
    proposal = await proposed(console, pump)
    with psycopg.connect(pump.urls.admin) as connection:
        person = connection.execute(
            "UPDATE person SET language = 'fr' WHERE email = %s RETURNING id", [ground.mombasa_manager]
        ).fetchone()
        assert person is not None
        connection.execute(
            "INSERT INTO role_assignment (id, person_id, role, branch_id) VALUES (%s, %s, 'technician', %s)",
            [uuid4(), person[0], proposal["branch_id"]],
        )
        connection.execute("UPDATE visit_proposal SET earliest_at = '2030-03-01 22:30+00'")

    accepted = await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers=seen(proposal))

    order = (await console.get(f"/work-orders/{accepted.json()['work_order_id']}")).json()
    assert "Habituel : 1" in order["description"]
    # On the branch's clock, in Nairobi.
    assert "La limite peut être atteinte à partir de sam. 2 mars 2030, 01:30" in order["description"]


async def test_dispatching_looks_at_the_earliest_date_too(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)
    accepted = (await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers=seen(proposal))).json()
    with psycopg.connect(pump.urls.admin) as connection:  # before any promise of the branch is due
        connection.execute("UPDATE work_order SET due_at = now() + interval '1 minute'")

    order = (await console.get(f"/work-orders/{accepted['work_order_id']}")).json()
    candidates = (await console.get(f"/work-orders/{order['id']}/candidates")).json()

    assert candidates["due_at"] == order["due_at"]


async def test_the_alarm_that_comes_after_all_joins_the_order(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)
    await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers=seen(proposal))

    await pump.report(pump.raised(UUID(int=9)))
    await pump.react()

    orders = pump.ask("SELECT source, incident_id IS NOT NULL FROM work_order")
    assert orders == [("prediction", True)]


async def test_dismissing_needs_a_reason_and_is_believed_for_a_while(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)
    address = f"/visit-proposals/{proposal['id']}/dismissal"

    without = await console.post(address, json={}, headers=seen(proposal))
    dismissed = await console.post(address, json={"verdict": "known", "note": "Runs in"}, headers=seen(proposal))
    await look_ahead(pump, times=2)

    assert without.status_code == 422
    assert (dismissed.json()["state"], dismissed.json()["verdict"], dismissed.json()["note"]) == (
        "dismissed",
        "known",
        "Runs in",
    )
    assert len(await proposals(console)) == 1
    with psycopg.connect(pump.urls.admin) as connection:
        connection.execute("UPDATE visit_proposal SET decided_at = decided_at - %s", [SILENCE])
    await look_ahead(pump)
    assert len(await proposals(console)) == 2


async def test_who_decides_on_an_old_view_is_told(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)

    without = await console.post(f"/visit-proposals/{proposal['id']}/acceptance")
    old = await console.post(f"/visit-proposals/{proposal['id']}/acceptance", headers={"If-Match": '"9"'})

    assert (without.status_code, old.status_code) == (428, 412)


async def test_it_is_withdrawn_by_itself_once_the_trend_is_gone(console: httpx.AsyncClient, pump: Pump) -> None:
    await proposed(console, pump)
    measured(pump, [*WEARING[:-30], *[value / 10 for value in at_rest(45, spread=0.5, seed=8)]])

    await look_ahead(pump, times=2)
    assert len(await proposals(console, state="open")) == 1
    await look_ahead(pump)

    (row,) = await proposals(console)
    assert (row["state"], row["decided_by"]) == ("withdrawn", "system")


async def test_an_order_for_the_same_fault_takes_its_place(console: httpx.AsyncClient, pump: Pump) -> None:
    await proposed(console, pump)
    await pump.report(pump.raised(UUID(int=9)))
    await pump.react()

    await look_ahead(pump, times=2)

    (row,) = await proposals(console)
    assert (row["state"], row["note"]) == ("withdrawn", "order_open")


async def test_a_limit_that_is_deleted_asks_for_nothing_more(console: httpx.AsyncClient, pump: Pump) -> None:
    await proposed(console, pump)
    rule = (await console.get("/rules")).json()["items"][0]
    await console.delete(f"/rules/{rule['id']}", headers=seen(rule))

    await look_ahead(pump)

    (row,) = await proposals(console)
    assert (row["state"], row["note"]) == ("withdrawn", "rule_gone")
    assert (await console.get("/forecasts")).json()["items"] == []


@pytest.mark.parametrize("stage", ["observe", "shadow"])
async def test_a_rule_that_is_not_live_forecasts_and_asks_nobody(
    console: httpx.AsyncClient,
    pump: Pump,
    stage: str,
) -> None:
    limit_at(pump, NEAR, stage=stage)
    measured(pump, WEARING)

    await look_ahead(pump)

    assert await proposals(console) == []
    (found,) = (await console.get("/forecasts")).json()["items"]
    assert found["earliest_at"] is not None


async def test_where_the_branch_wants_it_the_order_is_opened_at_once(
    console: httpx.AsyncClient,
    pump: Pump,
    ground: Ground,
) -> None:
    address = f"/predictions/settings/{ground.nairobi}"
    before = (await console.get(address)).json()
    await console.put(address, json={"mode": "open_orders"})
    limit_at(pump, NEAR)
    measured(pump, WEARING)

    await look_ahead(pump, times=2)

    (row,) = await proposals(console)
    assert before["mode"] == "propose"
    assert (row["state"], row["decided_by"]) == ("accepted", "system")
    assert pump.ask("SELECT count(*) FROM work_order WHERE source = 'prediction'") == [(1,)]


async def test_a_look_ends_with_the_first_order_it_opens(
    console: httpx.AsyncClient, pump: Pump, ground: Ground
) -> None:
    """Afterwards it holds the series of numbers, which whoever accepts another proposal waits for."""
    await console.put(f"/predictions/settings/{ground.nairobi}", json={"mode": "open_orders"})
    limit_at(pump, NEAR)
    with psycopg.connect(pump.urls.admin) as connection:
        other = "jsonb_build_object('id', gen_random_uuid(), 'failure_mode', 'leak')"
        connection.execute(f"INSERT INTO rule SELECT (jsonb_populate_record(rule, {other})).* FROM rule")
    measured(pump, WEARING)

    opened = []
    for _ in range(3):
        async with system(pump) as transaction:
            await look(transaction, now=await database_now(transaction))
        opened += pump.ask("SELECT count(*) FROM work_order")

    assert opened == [(1,), (2,), (2,)]
    assert [row["state"] for row in await proposals(console)] == ["accepted", "accepted"]


async def test_a_look_goes_on_if_somebody_opened_the_order_meanwhile(
    console: httpx.AsyncClient, pump: Pump, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    await console.put(f"/predictions/settings/{ground.nairobi}", json={"mode": "open_orders"})
    limit_at(pump, NEAR)
    measured(pump, WEARING)
    await pump.report(pump.raised(UUID(int=9)))
    await pump.react()

    async def not_yet(*_: Any, **__: Any) -> None:
        """What the look saw before the other order was committed."""

    with monkeypatch.context() as earlier:
        earlier.setattr("cloud.predictions.proposals.open_order_of", not_yet)
        await look_ahead(pump)
    (meanwhile,) = await proposals(console)
    kept = (await console.get("/forecasts")).json()["items"]
    await look_ahead(pump)

    (after,) = await proposals(console)
    assert (meanwhile["state"], len(kept)) == ("open", 1)
    assert (after["state"], after["note"]) == ("withdrawn", "order_open")
    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ([1.0] * 150, "constant"),
        ([*WEARING[:100], *[None] * 60, *WEARING[-20:]], "gap"),
        ([*[v / 10 for v in at_rest(100)], *[v / 10 for v in at_rest(50, level=24, spread=0.1)]], "sensor_changed"),
        ([*WEARING, *[None] * 30], "silent"),
        ([value + 5 for value in WEARING], "beyond"),
    ],
)
async def test_bad_input_is_told_by_its_reason_and_proposes_nothing(
    console: httpx.AsyncClient,
    pump: Pump,
    hours: list[float | None],
    reason: str,
) -> None:
    limit_at(pump, NEAR)
    measured(pump, hours)

    await look_ahead(pump)

    (found,) = (await console.get("/forecasts")).json()["items"]
    assert (found["outcome"], found["reason"], found["path"]) == ("none", reason, [])
    assert await proposals(console) == []


async def test_readings_of_bad_quality_are_not_looked_at(console: httpx.AsyncClient, pump: Pump) -> None:
    limit_at(pump, NEAR)
    measured(pump, WEARING, quality=2)

    await look_ahead(pump)

    (found,) = (await console.get("/forecasts")).json()["items"]
    assert (found["outcome"], found["reason"], found["reading_count"]) == ("none", "too_few", 0)


async def test_another_branch_sees_nothing(
    console: httpx.AsyncClient,
    pump: Pump,
    ground: Ground,
    tmp_path: Path,
) -> None:
    proposal = await proposed(console, pump)
    stranger = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.mombasa_manager)
    assert (await stranger.get("/visit-proposals")).json()["items"] == []
    assert (await stranger.get(f"/visit-proposals/{proposal['id']}")).status_code == 404
    assert (await stranger.get(f"/predictions/settings/{ground.nairobi}")).status_code in {403, 404}
    await stranger.aclose()


async def test_the_branch_is_told_once_and_no_longer_when_it_is_decided(console: httpx.AsyncClient, pump: Pump) -> None:
    proposal = await proposed(console, pump)

    await pump.react()
    told = pump.ask("SELECT kind, link FROM notification WHERE kind = 'visit_proposed'")
    await console.post(
        f"/visit-proposals/{proposal['id']}/dismissal", json={"verdict": "planned"}, headers=seen(proposal)
    )
    await pump.react()

    assert set(told) == {("visit_proposed", f"/foreseen/{proposal['id']}")}
    assert pump.ask("SELECT type FROM event WHERE type LIKE 'visit.%' ORDER BY id") == [
        ("visit.proposed",),
        ("visit.decided",),
    ]
    assert pump.ask("SELECT count(*) FROM audit_entry WHERE action = 'visit_proposal.dismissed'") == [(1,)]


async def test_a_look_is_soon_over(console: httpx.AsyncClient, pump: Pump) -> None:
    limit_at(pump, NEAR)
    measured(pump, [*at_rest(24 * 20, spread=0.5), *WEARING])

    async with system(pump) as transaction:
        now = await database_now(transaction)
        count = await look(transaction, now=now)
        took = await database_now(transaction) - now

    assert count == 1
    assert took < timedelta(seconds=5)


async def test_a_branch_that_uses_no_forecasts_yet_is_proposed_nothing(console: httpx.AsyncClient, pump: Pump) -> None:
    with psycopg.connect(pump.urls.admin) as connection:
        connection.execute("UPDATE branch SET switched_off = '[\"forecasts\"]'")
    limit_at(pump, NEAR)
    measured(pump, WEARING)

    await look_ahead(pump)

    assert await proposals(console) == []

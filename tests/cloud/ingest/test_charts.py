"""A chart as a rule: added by a person, sent to the edge agent, and what the edge agent tells of it is shown."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from msgspec import structs

from schemas.records import ChartReport
from schemas.rules.rule import EwmaParams
from tests.cloud.ingest.conftest import Pump
from tests.cloud.ingest.wire import START_US
from tests.cloud.place import Ground, app_on, signed_in, web_settings

pytestmark = pytest.mark.anyio


@pytest.fixture
async def console(pump: Pump, ground: Ground, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.manager)
    yield client
    await client.aclose()


async def add_chart(console: httpx.AsyncClient, pump: Pump, **more: Any) -> httpx.Response:
    (point_id,) = pump.ask("SELECT id FROM point")[0]
    body = {"point_id": point_id, "name": "Vibration unusual", "kind": "ewma", "params": {}, **more}
    return await console.post("/rules", json=body)


def report(rule_id: str, *, version: int = 1, **more: Any) -> ChartReport:
    settings = {"phase": "learning", "learned": 37, "needed": 200, **more}
    return ChartReport(offset=0, at_us=START_US, rule_id=rule_id, rule_version=version, **settings)


async def chart_of(console: httpx.AsyncClient, rule_id: str) -> dict[str, Any]:
    rules = (await console.get("/rules")).json()["items"]
    chart: dict[str, Any] = next(rule["chart"] for rule in rules if rule["id"] == rule_id)
    return chart


async def test_a_chart_needs_no_settings_and_raises_an_observation(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump)).json()

    assert (added["kind"], added["effect"], added["chart"]) == ("ewma", "observation", None)
    assert (added["params"]["learn_samples"], added["params"]["width"]) == (200, 8.0)
    usual = EwmaParams()
    assert {name: getattr(usual, name) for name in added["params"]} == added["params"]


async def test_the_edge_agent_gets_it_with_its_kind(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump, params={"width": 6, "direction": "both"})).json()

    (document,) = pump.ask("SELECT document FROM edge_configuration ORDER BY version DESC LIMIT 1")[0]
    sent = next(rule for rule in document["rules"] if rule["id"] == added["id"])
    assert (sent["params"]["kind"], sent["params"]["width"], sent["effect"]) == ("ewma", 6.0, "observation")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"params": {"limit": 7.1}}, "limit"),
        ({"params": {"learn_samples": 3}}, "learn_samples"),
        ({"params": {"smoothing": 0}}, "smoothing"),
        ({"params": {"every_s": 3600, "max_gap_s": 60}}, "every_s"),
        ({"kind": "limit", "params": {"width": 8}}, "width"),
        ({"kind": "magic"}, "kind"),
    ],
)
async def test_what_is_no_chart_is_refused_with_its_place(
    console: httpx.AsyncClient, pump: Pump, given: dict[str, Any], told: str
) -> None:
    answer = await add_chart(console, pump, **given)

    assert answer.status_code == 422
    assert told in answer.text


async def test_a_chart_cannot_be_changed_into_a_limit(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump)).json()
    seen = {"If-Match": f'"{added["version"]}"'}

    refused = await console.patch(
        f"/rules/{added['id']}", json={"params": {"direction": "high", "limit": 4}}, headers=seen
    )
    changed = await console.patch(f"/rules/{added['id']}", json={"params": {"width": 5}}, headers=seen)

    assert (refused.status_code, refused.json()["type"]) == (400, "urn:mafundi:problem:alarms.foreign_settings")
    assert (changed.status_code, changed.json()["params"]["width"]) == (200, 5.0)


async def test_how_far_it_has_learned_is_shown(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump)).json()

    await pump.report(report(added["id"]))
    learning = await chart_of(console, added["id"])
    await pump.report(report(added["id"], phase="armed", learned=200, centre=2.0, spread=0.1, low=1.2, high=2.8))
    armed = await chart_of(console, added["id"])

    assert (learning["phase"], learning["learned"], learning["needed"]) == ("learning", 37, 200)
    assert (armed["phase"], armed["centre"], armed["low"], armed["high"]) == ("armed", 2.0, 1.2, 2.8)


async def test_an_old_version_and_a_rule_of_somebody_else_say_nothing(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump)).json()

    await pump.report(report(added["id"], version=3, learned=50))
    await pump.report(report(added["id"], version=2, learned=199), report(str(uuid4())), report("local rule"))

    assert (await chart_of(console, added["id"]))["learned"] == 50
    assert pump.ask("SELECT count(*) FROM rule_chart") == [(1,)]


async def test_the_day_a_sensor_was_swapped_is_remembered(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump)).json()

    for told in ({"phase": "armed"}, {"reason": "sensor_changed", "learned": 0}, {"reason": "sensor_changed"}):
        await pump.report(report(added["id"], **told))
    await pump.report(report(added["id"], phase="armed"))

    ((changed_at, reason),) = pump.ask("SELECT sensor_changed_at, reason FROM rule_chart")
    assert changed_at.timestamp() * 1_000_000 == START_US
    assert reason == ""


async def test_a_falling_signal_of_a_two_sided_chart_is_told_as_falling(console: httpx.AsyncClient, pump: Pump) -> None:
    added = (await add_chart(console, pump, params={"direction": "both"}, effect="work_order")).json()
    alarm = pump.raised(UUID(int=7), rule_id=added["id"])

    await pump.report(structs.replace(alarm, value=1.0, limit=1.4))

    assert pump.ask("SELECT direction FROM alarm") == [("low",)]

"""A deadband as people set it: tried on what was stored, sent in the document, refused where it would blind a rule."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from cloud.foundation.database import act_as_system
from cloud.telemetry.thinning import heartbeats
from schemas.configuration import configuration_from, content_hash
from tests.cloud.ingest.conftest import Pump
from tests.cloud.place import Ground, app_on, signed_in, web_settings

pytestmark = pytest.mark.anyio
POINT = "pump/vibration_de"


@pytest.fixture
async def console(pump: Pump, ground: Ground, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.manager)
    yield client
    await client.aclose()


async def write(console: httpx.AsyncClient, pump: Pump, **point: Any) -> httpx.Response:
    path = f"/gateways/{pump.gateway_id}/configuration"
    seen = await console.get(path)
    document = {**seen.json()["document"], "points": [{"key": POINT, **point}]}
    return await console.put(path, json={"document": document}, headers={"If-Match": seen.headers["ETag"]})


async def add_chart(console: httpx.AsyncClient, pump: Pump) -> httpx.Response:
    (point_id,) = pump.ask("SELECT id FROM point")[0]
    return await console.post("/rules", json={"point_id": point_id, "name": "Unusual", "kind": "ewma", "params": {}})


async def test_a_deadband_is_in_the_document_only_where_it_was_set(console: httpx.AsyncClient, pump: Pump) -> None:
    plain = (await write(console, pump, name="Vibration")).json()["document"]
    thinned = (await write(console, pump, name="Vibration", deadband=0.1, heartbeat_s=300)).json()["document"]

    assert plain["points"] == [{"key": POINT, "name": "Vibration", "is_enabled": True}]
    assert thinned["points"][0]["deadband"] == 0.1
    assert thinned["points"][0]["heartbeat_s"] == 300
    assert content_hash(configuration_from(plain)) != content_hash(configuration_from(thinned))
    (document,) = pump.ask("SELECT document FROM edge_configuration ORDER BY version DESC LIMIT 1")[0]
    assert document["points"] == thinned["points"]


async def test_a_chart_and_a_deadband_refuse_each_other_with_the_mend(console: httpx.AsyncClient, pump: Pump) -> None:
    assert (await write(console, pump, deadband=0.1)).status_code == 200
    refused_chart = await add_chart(console, pump)
    assert (await write(console, pump)).status_code == 200
    assert (await add_chart(console, pump)).status_code == 201
    refused_deadband = await write(console, pump, deadband=0.1)

    for refused in (refused_chart, refused_deadband):
        assert refused.status_code == 409
        assert "gateways.settings_clash" in refused.text
        assert "learns from every reading; take away the deadband or the chart" in refused.text
    assert pump.ask("SELECT count(*) FROM rule WHERE kind = 'ewma'") == [(1,)]


async def test_a_heartbeat_too_slow_for_a_limit_is_refused(console: httpx.AsyncClient, pump: Pump) -> None:
    refused = await write(console, pump, deadband=0.1, heartbeat_s=40_000)

    assert refused.status_code == 409
    assert "make the heartbeat at most half of that" in refused.text


async def test_a_heartbeat_alone_is_refused_with_its_place(console: httpx.AsyncClient, pump: Pump) -> None:
    refused = await write(console, pump, heartbeat_s=60)

    assert refused.status_code == 400
    assert "without a deadband" in refused.text


async def test_a_number_that_cannot_be_kept_is_refused_with_its_place(console: httpx.AsyncClient, pump: Pump) -> None:
    path = f"/gateways/{pump.gateway_id}/configuration"
    headers = {"If-Match": (await console.get(path)).headers["ETag"], "Content-Type": "application/json"}
    too_large = f'{{"document": {{"points": [{{"key": "{POINT}", "deadband": 1e999}}]}}}}'
    twice = f'{{"document": {{"points": [{{"key": "{POINT}"}}, {{"key": "{POINT}"}}]}}}}'

    refused = [await console.put(path, content=content, headers=headers) for content in (too_large, twice)]

    assert [answer.status_code for answer in refused] == [400, 400]
    assert "$.points[0].deadband" in refused[0].text
    assert f"point key used twice: {POINT}" in refused[1].text


async def test_a_deadband_is_tried_on_the_last_hour(console: httpx.AsyncClient, pump: Pump) -> None:
    (point_id,) = pump.ask("SELECT id FROM point")[0]
    with psycopg.connect(pump.urls.owner) as connection:
        connection.execute(
            "INSERT INTO reading (point_id, stream_no, time, value, seq, quality)"
            " SELECT %s, 1, now() - (1200 - n) * interval '1 second',"
            " 2 + n / 1000.0 + CASE WHEN n = 600 THEN 5 ELSE 0 END, n, 0 FROM generate_series(1, 1200) AS n",
            (point_id,),
        )

    tried = (await console.get(f"/points/{point_id}/thinning", params={"deadband": 0.5, "heartbeat_s": 300})).json()
    refused = await console.get(f"/points/{point_id}/thinning", params={"deadband": -1})

    assert tried["readings"] == 1200
    assert tried["kept"] == 6  # the first, one a heartbeat, and the spike with what was before it
    assert refused.status_code == 422


async def test_a_proof_of_repair_knows_how_seldom_a_point_speaks(console: httpx.AsyncClient, pump: Pump) -> None:
    (point_id,) = pump.ask("SELECT id FROM point")[0]
    await write(console, pump, deadband=0.1, heartbeat_s=600)

    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        known = await heartbeats(transaction, point_ids=[point_id])

    assert known == {point_id: timedelta(minutes=10)}

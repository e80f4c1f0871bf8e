"""What an edge agent says of itself at its start is what the console shows of it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import act_as_system
from cloud.gateways.operations import forget_old_log
from schemas.records import Birth, CommandResult, EquipmentKind, LogRecord
from tests.cloud.ingest.conftest import Pump
from tests.cloud.ingest.wire import START_US
from tests.cloud.place import Ground, app_on, signed_in, web_settings

pytestmark = pytest.mark.anyio

CHILLER = EquipmentKind(name="chiller", title="Water chiller", port="serial", needs_address=True, baud_rate=19200)


@pytest.fixture
async def console(pump: Pump, ground: Ground, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.manager)
    yield client
    await client.aclose()


def birth(*kinds: EquipmentKind) -> Birth:
    return Birth(
        offset=0,
        at_us=1,
        agent_version="0.1.0",
        configuration_version=1,
        configuration_hash="a",
        equipment_kinds=list(kinds),
    )


async def shown(console: httpx.AsyncClient, pump: Pump) -> object:
    return (await console.get(f"/gateways/{pump.gateway_id}")).json()["equipment_kinds"]


async def test_nobody_knows_its_equipment_types_before_it_speaks(console: httpx.AsyncClient, pump: Pump) -> None:
    assert await shown(console, pump) is None


async def test_its_equipment_types_are_known_once_it_has_spoken(console: httpx.AsyncClient, pump: Pump) -> None:
    await pump.report(birth(CHILLER))
    await pump.report(birth())  # the second part of a long list of points tells none

    assert await shown(console, pump) == [
        {"name": "chiller", "title": "Water chiller", "port": "serial", "needs_address": True, "baud_rate": 19200}
    ]


UNPLUGGED = "port line-1: /dev/pump was lost while reading; is it plugged in?"
REFUSED = "equipment 'p-1': there is no file boat.toml; known types: chiller"


async def test_what_it_says_about_itself_is_read_at_the_console_newest_first(
    console: httpx.AsyncClient, pump: Pump
) -> None:
    await pump.report(LogRecord(offset=0, at_us=START_US, level="error", event="port.failed", text=UNPLUGGED))
    await pump.report(CommandResult(offset=0, at_us=START_US, command_id="c", outcome="refused", text=REFUSED))

    lines = (await console.get(f"/gateways/{pump.gateway_id}/log")).json()["items"]

    assert [(line["level"], line["event"], line["text"]) for line in lines] == [
        ("warning", "command.refused", REFUSED),
        ("error", "port.failed", UNPLUGGED),
    ]
    assert lines[1]["at"] == "2026-11-23T00:00:00.000Z"
    told = pump.ask("SELECT payload->>'summary' FROM event WHERE type = 'gateway.spoke' ORDER BY id")
    assert [row[0].endswith(text) for row, text in zip(told, (UNPLUGGED, REFUSED), strict=True)] == [True, True]


async def test_another_branch_does_not_read_it(pump: Pump, ground: Ground, tmp_path: Path) -> None:
    await pump.report(LogRecord(offset=0, at_us=START_US, level="error", event="port.failed", text=UNPLUGGED))
    stranger = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.mombasa_manager)

    assert (await stranger.get(f"/gateways/{pump.gateway_id}/log")).status_code == 404
    await stranger.aclose()


async def test_it_is_forgotten_after_ninety_days(console: httpx.AsyncClient, pump: Pump) -> None:
    await pump.report(LogRecord(offset=0, at_us=START_US, level="error", event="port.failed", text=UNPLUGGED))
    for days, left in ((89, 1), (91, 0)):
        async with pump.app.transaction() as transaction:
            await act_as_system(transaction)
            await forget_old_log(transaction, now=await database_now(transaction) + timedelta(days=days))

        assert len((await console.get(f"/gateways/{pump.gateway_id}/log")).json()["items"]) == left

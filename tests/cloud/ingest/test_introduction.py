"""What an edge agent says of itself at its start is what the console shows of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from schemas.records import Birth, EquipmentKind
from tests.cloud.ingest.conftest import Pump
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

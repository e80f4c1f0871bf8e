"""The on-call roster: added, shown, taken back by those of the branch alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

TONIGHT = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=3)
NIGHT = {"starts_at": TONIGHT.isoformat(), "ends_at": (TONIGHT + timedelta(hours=8)).isoformat()}


@pytest.fixture
async def technician(manager: httpx.AsyncClient, ground: Ground) -> dict[str, Any]:
    body = {"branch_id": str(ground.nairobi), "name": "Wanjiru"}
    made: dict[str, Any] = (await manager.post("/technicians", json=body)).json()
    return made


async def test_a_time_on_call_is_shown_until_it_is_taken_back(
    manager: httpx.AsyncClient, technician: dict[str, Any]
) -> None:
    path = f"/technicians/{technician['id']}/on-call"
    added = await manager.post(path, json=NIGHT)
    shown = (await manager.get(path)).json()["items"]

    removed = await manager.delete(f"{path}/{added.json()['id']}")

    assert [one["id"] for one in shown] == [added.json()["id"]]
    assert removed.status_code == 204
    assert (await manager.get(path)).json()["items"] == []


async def test_a_time_that_ends_before_it_starts_is_refused(
    manager: httpx.AsyncClient, technician: dict[str, Any]
) -> None:
    turned = {"starts_at": NIGHT["ends_at"], "ends_at": NIGHT["starts_at"]}

    answer = await manager.post(f"/technicians/{technician['id']}/on-call", json=turned)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "ends_at"


async def test_nobody_else_takes_it_back(
    manager: httpx.AsyncClient, technician: dict[str, Any], sign_in: SignIn, ground: Ground
) -> None:
    path = f"/technicians/{technician['id']}/on-call"
    added = (await manager.post(path, json=NIGHT)).json()
    other = {"branch_id": str(ground.nairobi), "name": "Otieno"}
    other_id = (await manager.post("/technicians", json=other)).json()["id"]
    stranger = await sign_in(ground.mombasa_manager)

    assert (await stranger.delete(f"{path}/{added['id']}")).status_code == 404
    assert (await manager.delete(f"/technicians/{other_id}/on-call/{added['id']}")).status_code == 404
    assert len((await manager.get(path)).json()["items"]) == 1

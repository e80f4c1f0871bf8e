"""A fan whose bearing has been wearing out for days: its readings are put where a worker finds them."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.predictions.forecasts import look
from tests.plant import Plant
from tests.programs import wait_for

HOURS = 150
UNUSUAL_FROM = 105
LIMIT = 3.4


def wear_a_fan(plant: Plant, *, name: str = "Roof fan 3") -> dict[str, Any]:
    """Return the visit that is proposed for it."""
    user = plant.sign_in()
    gateway = user.items("/gateways")[0]
    site = user.post("/sites", {"branch_id": gateway["branch_id"], "name": f"Roof of {name}"})
    asset = user.post("/assets", {"site_id": site["id"], "name": name, "tag": name.upper()[-12:], "category": "fan"})
    point_id = _point_with_a_past(plant, gateway, name)
    user.get(f"/points/{point_id}")
    user.put(f"/points/{point_id}/binding", {"asset_id": asset["id"]})
    params = {"direction": "high", "limit": LIMIT, "deadband": 0.1, "on_delay_s": 600}
    rule = {"point_id": point_id, "name": f"{name} vibration", "params": params, "severity": "high"}
    user.post("/rules", {**rule, "failure_mode": "bearing"})
    with ThreadPoolExecutor(max_workers=1) as own_thread:  # a browser test has a loop of its own in this one
        own_thread.submit(asyncio.run, _look(plant.environment["MAFUNDI_DATABASE_URL"])).result()
    found = wait_for("the proposal", lambda: user.items("/visit-proposals", asset_id=asset["id"]), timeout_s=30)
    first: dict[str, Any] = found[0]
    return first


async def _look(url: str) -> None:
    database = Database(url, pool_size=1)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await look(transaction, now=await database_now(transaction))
    await database.close()


def _point_with_a_past(plant: Plant, gateway: dict[str, Any], name: str) -> int:
    dice = random.Random(3)
    with psycopg.connect(plant.environment["MAFUNDI_OWNER_DATABASE_URL"]) as connection:
        (point_id,) = connection.execute(
            "INSERT INTO point (gateway_id, branch_id, key, unit, name) VALUES (%s, %s, %s, 'mm/s', %s) RETURNING id",
            [
                gateway["id"],
                gateway["branch_id"],
                f"{name.lower().replace(' ', '-')}/vibration",
                "Vibration of the fan",
            ],
        ).fetchone() or (0,)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO reading (point_id, stream_no, time, value, seq, quality)"
                " VALUES (%s, 1, now() - make_interval(mins => %s), %s, %s, 0)",
                [
                    (point_id, (HOURS - hour) * 60 - 20 * part, _value(dice, hour), 3 * hour + part)
                    for hour in range(HOURS)
                    for part in (1, 2)
                ],
            )
    return int(point_id)


def _value(dice: random.Random, hour: int) -> float:
    return 1.0 + dice.gauss(0, 0.05) + max(0, hour - UNUSUAL_FROM) * 0.04

"""A crew to tell: a technician with a phone login, and the reactions of the real registry."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest

from cloud.automations.registry import AUTOMATIONS
from cloud.foundation.database import Database
from cloud.foundation.delivery import deliver_next, names_by_event
from cloud.foundation.relay import publish_committed
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

React = Callable[[], Awaitable[None]]
REACTIONS = {automation.name: automation.run for automation in AUTOMATIONS}
ALWAYS = [
    {"weekday": day, "starts": starts, "ends": ends}
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
]


@pytest.fixture
def react(database: Database) -> React:
    """Publish and run what needs the database alone, until nothing is left."""

    async def run() -> None:
        while True:
            async with database.transaction() as transaction:
                published = await publish_committed(transaction, reactions=names_by_event(AUTOMATIONS))
            while await deliver_next(database, reactions=REACTIONS):
                pass
            if published == 0:
                return

    return run


async def technician(
    manager: httpx.AsyncClient, ground: Ground, name: str, branch_id: UUID | None = None
) -> dict[str, Any]:
    """Add a technician with a login."""
    body = {"branch_id": str(branch_id or ground.nairobi), "name": name, "shifts": ALWAYS}
    made: dict[str, Any] = (await manager.post("/technicians", json=body)).json()
    email = f"{name.lower()}@example.com"
    answer = await manager.post(f"/technicians/{made['id']}/login", json={"email": email})
    assert answer.status_code == 200, answer.text
    return {**made, "email": email}


async def order(manager: httpx.AsyncClient, ground: Ground, title: str = "Replace the belt") -> dict[str, Any]:
    answer = await manager.post("/work-orders", json={"branch_id": str(ground.nairobi), "title": title})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def inbox(sign_in: SignIn, email: str, **filters: Any) -> list[dict[str, Any]]:
    """Return what somebody is told, newest first."""
    client = await sign_in(email)
    items: list[dict[str, Any]] = (await client.get("/notifications", params=filters)).json()["items"]
    return items

"""A customer's site with a machine, a sheet that hangs there, and an order whose customer has a link."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.cloud.pictures import picture
from tests.cloud.place import Ground, client_of
from tests.codes import codes_in

LINK = "X-Mafundi-Link"


@dataclass
class Customer:
    """Somebody at a customer's site, with nothing but links."""

    client: httpx.AsyncClient
    manager: httpx.AsyncClient
    site: dict[str, Any]
    machine: dict[str, Any]

    async def page(self, token: str) -> httpx.Response:
        return await self.client.get("/portal/page", headers={LINK: token})

    async def send(self, method: str, path: str, token: str, body: dict[str, Any]) -> httpx.Response:
        return await self.client.request(method, f"/portal{path}", json=body, headers={LINK: token})

    async def report(self, token: str, **changes: Any) -> httpx.Response:
        body = {
            "id": str(uuid4()),
            "asset_id": self.machine["id"],
            "words": "Water drips from the pump",
            "person_name": "Grace Njeri",
            "phone": "0712 345 678",
        }
        return await self.send("POST", "/requests", token, body | changes)

    async def send_picture(self, token: str, content: bytes | None = None) -> str:
        file_id = str(uuid4())
        content = picture(with_notes=True) if content is None else content
        answer = await self.client.put(f"/portal/pictures/{file_id}", content=content, headers={LINK: token})
        assert answer.status_code == 204, answer.text
        return file_id

    async def decide(self, token: str, decision: str, words: str = "", **changes: Any) -> httpx.Response:
        body = {"id": str(uuid4()), "decision": decision, "words": words, "person_name": "Grace"}
        return await self.send("POST", "/decisions", token, body | changes)

    async def code_of_site(self) -> str:
        """Print a sheet and return the secret in its codes."""
        answer = await self.manager.post(f"/sites/{self.site['id']}/request-sheet")
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(b"%PDF-")
        return codes_in(answer.content)[0].rsplit("/", 1)[-1]

    async def order(self, **changes: Any) -> dict[str, Any]:
        body = {"branch_id": self.site["branch_id"], "asset_id": self.machine["id"], "title": "New seal"}
        answer = await self.manager.post("/work-orders", json=body | changes)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def link(self, order: dict[str, Any]) -> tuple[str, str]:
        """Return the secret of a new link to the order, and its id."""
        answer = await self.manager.post(f"/work-orders/{order['id']}/customer-links")
        assert answer.status_code == 201, answer.text
        return answer.json()["address"].rsplit("/", 1)[-1], answer.json()["id"]

    async def move(self, order: dict[str, Any], *states: str, reason: str = "") -> None:
        for to in states:
            seen = (await self.manager.get(f"/work-orders/{order['id']}")).headers["ETag"]
            answer = await self.manager.post(
                f"/work-orders/{order['id']}/transitions", json={"to": to, "reason": reason}, headers={"If-Match": seen}
            )
            assert answer.status_code == 200, answer.text

    async def done_order(self) -> tuple[dict[str, Any], str]:
        """Return an order that is done, and the secret of a link to it."""
        order = await self.order()
        await self.move(order, "in_progress", "completed")
        return order, (await self.link(order))[0]

    async def side(self, order: dict[str, Any]) -> dict[str, Any]:
        """Return the customer's side of the order as the office sees it."""
        answer = await self.manager.get(f"/work-orders/{order['id']}/customer")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


async def customer_at(app: FastAPI, manager: httpx.AsyncClient, ground: Ground) -> Customer:
    """Make a customer with a site and a machine."""
    made = (await manager.post("/customers", json={"name": "Savanna Brewery", "language": "sw"})).json()
    body = {"branch_id": str(ground.nairobi), "name": f"Works {uuid4()}", "customer_id": made["id"]}
    site = (await manager.post("/sites", json=body)).json()
    machine = (await manager.post("/assets", json={"site_id": site["id"], "name": "Pump", "tag": str(uuid4())})).json()
    return Customer(client_of(app), manager, site, machine)


@pytest.fixture
async def customer(app: FastAPI, manager: httpx.AsyncClient, ground: Ground) -> AsyncIterator[Customer]:
    made = await customer_at(app, manager, ground)
    yield made
    await made.client.aclose()

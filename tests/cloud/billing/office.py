"""An office that invoices: prices, a customer's site, and orders that were done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from tests.cloud.place import Ground

PRICES = {"name": "Usual", "currency": "KES", "labour_rate": "2000", "call_out_fee": "1500"}


@dataclass
class Office:
    """A manager at the console, and the database behind it."""

    manager: httpx.AsyncClient
    ground: Ground
    database: Database
    customer: dict[str, Any]

    async def order(
        self, *, customer_id: str | None = "", minutes: int = 60, is_left_open: bool = False, **fields: Any
    ) -> dict[str, Any]:
        """An order that was completed after somebody worked at it for so long."""
        owner = self.customer["id"] if customer_id == "" else customer_id
        site = {"branch_id": str(self.ground.nairobi), "name": f"Works {uuid4()}", "customer_id": owner}
        site_id = (await self.manager.post("/sites", json=site)).json()["id"]
        asset = {"site_id": site_id, "name": "Fan", "tag": str(uuid4())}
        asset_id = (await self.manager.post("/assets", json=asset)).json()["id"]
        body = {"branch_id": str(self.ground.nairobi), "title": "Belt", "asset_id": asset_id, **fields}
        made = await self.manager.post("/work-orders", json=body)
        assert made.status_code == 201, made.text
        order: dict[str, Any] = made.json()
        if not is_left_open:
            await self.complete(order)
        if minutes:
            await self.visit(order, minutes=minutes)
        return order

    async def complete(self, order: dict[str, Any]) -> None:
        await self.move(order, "in_progress", "completed")

    async def move(self, order: dict[str, Any], *states: str, reason: str = "") -> None:
        for to in states:
            seen = (await self.manager.get(f"/work-orders/{order['id']}")).headers["ETag"]
            path = f"/work-orders/{order['id']}/transitions"
            moved = await self.manager.post(path, json={"to": to, "reason": reason}, headers={"If-Match": seen})
            assert moved.status_code == 200, moved.text

    async def visit(self, order: dict[str, Any], *, minutes: int, ago: timedelta = timedelta(0)) -> None:
        """Somebody worked at the order for so long, up to its completion or so long before it."""
        body = {"branch_id": str(self.ground.nairobi), "name": "Wanjiru", "hourly_rate": 1200}
        technician = (await self.manager.post("/technicians", json=body)).json()
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            now: datetime = await database_now(transaction)
            booking = uuid4()
            start = now - ago - timedelta(minutes=minutes)
            await transaction.execute(
                text(
                    """INSERT INTO booking (id, branch_id, work_order_id, technician_id, during, status)
                    VALUES (:id, :branch, :order, :technician, tstzrange(:start, :end, '[)'), 'completed')"""
                ),
                {
                    "id": booking,
                    "branch": self.ground.nairobi,
                    "order": UUID(order["id"]),
                    "technician": UUID(technician["id"]),
                    "start": start,
                    "end": now - ago,
                },
            )
            for status, at in (("working", start), ("completed", now - ago)):
                await transaction.execute(
                    text(
                        """INSERT INTO booking_move (id, branch_id, booking_id, at, to_status, person_name)
                        VALUES (:id, :branch, :booking, :at, :status, 'Wanjiru')"""
                    ),
                    {"id": uuid4(), "branch": self.ground.nairobi, "booking": booking, "at": at, "status": status},
                )

    async def draft(self, **fields: Any) -> dict[str, Any]:
        """A draft of such an order."""
        order = await self.order(**fields)
        made = await self.manager.post("/invoices", json={"work_order_id": order["id"]})
        assert made.status_code == 201, made.text
        draft: dict[str, Any] = made.json()
        return draft

    async def issued(self, *prices: str) -> dict[str, Any]:
        """An issued invoice, with lines of these prices if there are any."""
        draft = await self.draft()
        if prices:
            lines = [{"description": f"Work {price}", "quantity": "1", "unit_price": price} for price in prices]
            draft = await self.put_lines(draft, lines)
        return await self.issue(draft)

    async def put_lines(self, draft: dict[str, Any], lines: list[dict[str, Any]]) -> dict[str, Any]:
        path = f"/invoices/{draft['id']}/lines"
        answer = await self.manager.put(path, json={"lines": lines}, headers=seen(draft))
        assert answer.status_code == 200, answer.text
        changed: dict[str, Any] = answer.json()
        return changed

    async def issue(self, draft: dict[str, Any]) -> dict[str, Any]:
        answer = await self.manager.post(f"/invoices/{draft['id']}/issuing", headers=seen(draft))
        assert answer.status_code == 200, answer.text
        issued: dict[str, Any] = answer.json()
        return issued

    async def invoice(self, invoice_id: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.manager.get(f"/invoices/{invoice_id}")).json()
        return found

    async def cash(self, invoice: dict[str, Any], amount: str, **fields: Any) -> httpx.Response:
        body = {"id": str(uuid4()), "amount": amount, "receipt_number": f"R-{uuid4()}", **fields}
        return await self.manager.post(f"/invoices/{invoice['id']}/cash", json=body)


def seen(invoice: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{invoice["version"]}"'}

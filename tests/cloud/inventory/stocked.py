"""A branch with parts, places and stock, made through the API, and an audit of the ledger by other means."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import text

from cloud.foundation.database import Database, Transaction, act_as_system

BEARING = {"number": "6205-2RS", "name": "Ball bearing 6205", "sale_price": "1450", "sale_currency": "KES"}

BALANCES_RECOMPUTED = text(
    """WITH entry AS (
        SELECT m.part_id, m.to_place_id AS place_id, m.quantity FROM stock_move m
        UNION ALL SELECT m.part_id, m.from_place_id, -m.quantity FROM stock_move m)
    SELECT p.kind IN ('warehouse', 'van') AS is_real, sum(e.quantity) AS moved,
           coalesce((SELECT b.available + b.allocated FROM stock_balance b
                     WHERE b.place_id = e.place_id AND b.part_id = e.part_id), 0) AS kept,
           coalesce((SELECT b.allocated FROM stock_balance b
                     WHERE b.place_id = e.place_id AND b.part_id = e.part_id), 0) AS allocated,
           coalesce((SELECT sum(n.reserved) FROM planned_part n
                     WHERE n.place_id = e.place_id AND n.part_id = e.part_id), 0) AS reserved
    FROM entry e JOIN stock_place p ON p.id = e.place_id GROUP BY p.kind, e.place_id, e.part_id"""
)
VALUES_RECOMPUTED = text(
    """SELECT m.branch_id, m.part_id, v.quantity, v.value_minor_units,
        sum(CASE WHEN f.kind NOT IN ('warehouse', 'van') THEN m.quantity ELSE 0 END
          - CASE WHEN t.kind NOT IN ('warehouse', 'van') THEN m.quantity ELSE 0 END) AS moved,
        sum(CASE WHEN f.kind NOT IN ('warehouse', 'van') THEN m.cost_minor_units ELSE 0 END
          - CASE WHEN t.kind NOT IN ('warehouse', 'van') THEN m.cost_minor_units ELSE 0 END) AS cost
    FROM stock_move m JOIN stock_place f ON f.id = m.from_place_id JOIN stock_place t ON t.id = m.to_place_id
    JOIN stock_value v ON v.branch_id = m.branch_id AND v.part_id = m.part_id
    GROUP BY m.branch_id, m.part_id, v.quantity, v.value_minor_units"""
)
SUMS_OVER_ALL_PLACES = text(
    """SELECT part_id, sum(quantity) FROM (
        SELECT part_id, quantity FROM stock_move UNION ALL SELECT part_id, -quantity FROM stock_move) e
    GROUP BY part_id HAVING sum(quantity) <> 0"""
)


async def require_sound_ledger(database: Database) -> None:
    """Look at the ledger in a transaction of its own."""
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await require_sound(transaction)


async def require_sound(transaction: Transaction) -> None:
    """Compute every balance and value from the moves alone and find the same as is kept."""
    balances = (await transaction.execute(BALANCES_RECOMPUTED)).all()
    values = (await transaction.execute(VALUES_RECOMPUTED)).all()
    unbalanced = (await transaction.execute(SUMS_OVER_ALL_PLACES)).all()
    assert balances, "nothing was moved, or nothing can be seen"
    for row in balances:
        if row.is_real:
            assert (row.moved, row.allocated) == (row.kept, row.reserved)
            assert row.moved >= row.allocated >= 0
    for row in values:
        assert (row.quantity, row.value_minor_units) == (row.moved, row.cost)
        assert row.value_minor_units >= 0
        assert row.quantity > 0 or row.value_minor_units == 0
    assert unbalanced == []


async def made(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """Post something that is made."""
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


class Store:
    """A branch's warehouse with bearings on its list, as its manager sees it."""

    def __init__(self, client: httpx.AsyncClient, branch_id: Any) -> None:
        self.client = client
        self.branch_id = str(branch_id)
        self.part_id = ""
        self.warehouse_id = ""

    async def open(self) -> "Store":
        """Make the part and the warehouse."""
        self.part_id = (await made(self.client, "/parts", BEARING))["id"]
        self.warehouse_id = await self.place("Main store")
        return self

    async def place(self, name: str, **more: Any) -> str:
        """Add a warehouse, or a van with its technician."""
        kind = "van" if "technician_id" in more else "warehouse"
        body = {"branch_id": self.branch_id, "kind": kind, "name": name, **more}
        return str((await made(self.client, "/stock-places", body))["id"])

    async def send(self, kind: str, quantity: Any, **more: Any) -> httpx.Response:
        """Tell a move of the bearing."""
        body = {"kind": kind, "part_id": self.part_id, "quantity": str(quantity), **more}
        return await self.client.post("/stock-moves", json=body)

    async def receive(self, quantity: Any, cost: Any, **more: Any) -> dict[str, Any]:
        """Take bearings in."""
        more = {"to_place_id": self.warehouse_id, "unit_cost": str(cost), **more}
        answer = await self.send("received", quantity, **more)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def order(self, **more: Any) -> str:
        """Open an order."""
        body = {"branch_id": self.branch_id, "title": "Noise in the pump", **more}
        return str((await made(self.client, "/work-orders", body))["id"])

    async def use(self, order_id: str, quantity: Any, **more: Any) -> httpx.Response:
        """Use bearings for an order."""
        body = {"part_id": self.part_id, "place_id": self.warehouse_id, "quantity": str(quantity), **more}
        return await self.client.post(f"/work-orders/{order_id}/parts/uses", json=body)

    async def balance(self, place_id: str | None = None) -> dict[str, Any]:
        """Return what a place has of the bearing."""
        query = {"part_id": self.part_id, "place_id": place_id or self.warehouse_id}
        found: dict[str, Any] = (await self.client.get("/stock-balances", params=query)).json()["items"][0]
        return found

    async def counts(self, place_id: str | None = None) -> tuple[Decimal, Decimal]:
        """Return what is available and what is allocated."""
        one = await self.balance(place_id)
        return Decimal(one["available"]), Decimal(one["allocated"])


def an_id() -> str:
    """Return an id as a phone makes one."""
    return str(uuid4())

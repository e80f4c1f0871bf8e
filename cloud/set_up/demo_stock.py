"""The demonstration's parts: a list for the company, a store in each branch, and what each technician's van carries."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.inventory.operations import receive, set_level, transfer
from cloud.inventory.parts import add_part
from cloud.inventory.places import add_place
from cloud.inventory.queries import Part
from cloud.technicians.queries import active_technicians

STORE: Final = "Main store"


async def add_parts(
    transaction: Transaction, *, actor: Actor, plan: list[dict[str, Any]], currency: str
) -> list[tuple[Part, dict[str, Any]]]:
    """Write the list of parts and return each with what the plan says of its stock."""
    added = []
    for given in plan:
        fields = {
            "number": given["number"],
            "name": given["name"],
            "unit": given.get("unit", "piece"),
            "sale_price": Decimal(given["sale_price"]),
            "sale_currency": currency,
        }
        added.append((await add_part(transaction, actor=actor, fields=fields), given))
    return added


async def fill_stores(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    parts: list[tuple[Part, dict[str, Any]]],
    now: datetime,
) -> None:
    """Open a branch's store and its technicians' vans, take the parts in, and load the vans from the store."""
    fields: dict[str, Any] = {"kind": "warehouse", "name": STORE, "technician_id": None}
    store = await add_place(transaction, actor=actor, branch_id=branch_id, fields=fields)
    vans = []
    for technician in await active_technicians(transaction, branch_id=branch_id):
        fields = {"kind": "van", "name": technician.van or technician.name, "technician_id": technician.id}
        vans.append(await add_place(transaction, actor=actor, branch_id=branch_id, fields=fields))
    for part, given in parts:
        in_store, in_van = Decimal(given["in_store"]), Decimal(given["in_van"])
        about: dict[str, Any] = {"actor": actor, "branch_id": branch_id, "part_id": part.id}
        await receive(
            transaction,
            move_id=new_id(),
            place_id=store.id,
            quantity=in_store + in_van * len(vans),
            unit_cost=Decimal(given["cost"]),
            reason="Opening stock",
            now=now,
            **about,
        )
        for van in vans if in_van else []:
            await transfer(
                transaction,
                move_id=new_id(),
                from_place_id=store.id,
                to_place_id=van.id,
                quantity=in_van,
                reason="First load",
                now=now,
                **about,
            )
        await set_level(transaction, place_id=store.id, reorder_level=Decimal(given["order_at"]), **about)

"""The technician's van and the parts of the jobs, as the phone shows them without a network."""

from typing import Any
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.inventory.order_queries import NeededPart, free_for_order, needs_of_order
from cloud.inventory.queries import StockPlace, contents_of, places_by_id, stores_of
from cloud.phone.errors import NotYourVan
from cloud.technicians.queries import Technician
from cloud.work_orders.queries import WorkOrder


async def van_of(transaction: Transaction, *, technician: Technician) -> dict[str, Any] | None:
    """Return the technician's van with all that is in it, or None."""
    stores = await stores_of(transaction, branch_id=technician.branch_id)
    van = next((one for one in stores if one.technician_id == technician.id), None)
    if van is None:
        return None
    contents = await contents_of(transaction, place_id=van.id)
    return {
        "place_id": van.id,
        "name": van.name,
        "contents": [
            {"part_id": part.id, "number": part.number, "name": part.name, "unit": part.unit, "quantity": quantity}
            for part, quantity in contents
        ],
    }


async def parts_of_job(transaction: Transaction, *, order: WorkOrder, technician: Technician) -> list[dict[str, Any]]:
    """Return what a job needs and where this technician takes it from."""
    needs = await needs_of_order(transaction, work_order_id=order.id)
    if not needs:
        return []
    stores = await stores_of(transaction, branch_id=order.branch_id)
    own = [one for one in stores if one.technician_id == technician.id]
    order_of_looking = [*own, *(one for one in stores if one.kind == "warehouse")]
    free = await free_for_order(transaction, branch_id=order.branch_id, needs=needs)
    found = []
    for need in needs:
        enough = (one for one in order_of_looking if free.get(one.id, {}).get(need.part_id, 0) >= need.outstanding)
        place = _kept_in(need, order_of_looking) or next(enough, None)
        found.append(
            {
                "part_id": need.part_id,
                "number": need.number,
                "name": need.name,
                "unit": need.unit,
                "quantity": need.quantity,
                "used": need.used,
                "place_id": place.id if place else None,
                "place_name": place.name if place else None,
            }
        )
    return found


async def require_own_place(transaction: Transaction, *, technician: Technician, place_id: UUID) -> None:
    """Raises: NotYourVan."""
    place = (await places_by_id(transaction, place_ids=[place_id])).get(place_id)
    if place is not None and place.technician_id not in (None, technician.id):
        raise NotYourVan


def _kept_in(need: NeededPart, stores: list[StockPlace]) -> StockPlace | None:
    return next((one for one in stores if one.id == need.place_id), None)

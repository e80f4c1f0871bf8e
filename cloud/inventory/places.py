"""Warehouses and vans, and the four virtual sides of a branch's ledger."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.inventory.errors import (
    PlaceNameTaken,
    PlaceNotEmpty,
    TechnicianHasVan,
    UnknownDriver,
    UnknownPlace,
)
from cloud.inventory.events import StockPlaceChanged
from cloud.inventory.models import BalanceRow, PlaceRow
from cloud.inventory.rules import REAL_KINDS
from cloud.technicians.queries import get_technician


async def add_place(transaction: Transaction, *, actor: Actor, branch_id: UUID, fields: dict[str, Any]) -> PlaceRow:
    """Add a warehouse, or the van of a technician of the branch.

    Raises:
        PlaceNameTaken, TechnicianHasVan, UnknownDriver.
    """
    await _require_own_name(transaction, branch_id=branch_id, name=fields["name"], besides=None)
    await _require_driver(transaction, branch_id=branch_id, kind=fields["kind"], technician_id=fields["technician_id"])
    row = PlaceRow(id=new_id(), branch_id=branch_id, **fields)
    transaction.add(row)
    await transaction.flush()
    _tell(transaction, actor, row, "stock_place.added", Change(after=fields))
    return row


async def change_place(
    transaction: Transaction, *, actor: Actor, place: PlaceRow, seen_version: int, changes: dict[str, Any]
) -> PlaceRow:
    """Change a place's name or driver, or close it once it is empty.

    Raises:
        ChangedMeanwhile, PlaceNotEmpty; PlaceNameTaken, TechnicianHasVan, UnknownDriver: as when adding.
    """
    await transaction.refresh(place, with_for_update=True)
    require_same(seen=seen_version, current=place.version)
    after = new_values(place, changes)
    if "name" in after:
        await _require_own_name(transaction, branch_id=place.branch_id, name=after["name"], besides=place.id)
    if "technician_id" in after or after.get("is_active"):
        driver_id = after.get("technician_id", place.technician_id)
        await _require_driver(
            transaction, branch_id=place.branch_id, kind=place.kind, technician_id=driver_id, besides=place.id
        )
    if after.get("is_active") is False:
        await _require_empty(transaction, place)
    if after:
        change = next_version(place, after)
        await transaction.flush()
        _tell(transaction, actor, place, "stock_place.changed", change)
    return place


async def virtual_place(transaction: Transaction, *, branch_id: UUID, kind: str) -> PlaceRow:
    """Return the branch's one virtual side of this kind, made when it is first needed."""
    statement = select(PlaceRow).where(PlaceRow.branch_id == branch_id, PlaceRow.kind == kind)
    present = (await transaction.execute(statement)).scalar_one_or_none()
    if present is not None:
        return present
    claim = insert(PlaceRow).values(id=new_id(), branch_id=branch_id, kind=kind, name=kind)
    await transaction.execute(claim.on_conflict_do_nothing())
    return (await transaction.execute(statement)).scalar_one()


async def open_place(transaction: Transaction, *, branch_id: UUID, place_id: UUID, field: str) -> PlaceRow:
    """Return a warehouse or van of the branch that stock may go to or come from, held open until the transaction ends.

    Raises:
        UnknownPlace.
    """
    statement = select(PlaceRow).where(
        PlaceRow.id == place_id,
        PlaceRow.branch_id == branch_id,
        PlaceRow.kind.in_(REAL_KINDS),
        PlaceRow.is_active,
    )
    row = (await transaction.execute(statement.with_for_update(read=True))).scalar_one_or_none()
    if row is None:
        raise UnknownPlace(field_errors={field: UnknownPlace.code})
    return row


async def hold_open(transaction: Transaction, *, place: PlaceRow) -> bool:
    """Tell whether stock may come to a place, which stays so until the transaction ends."""
    if place.kind not in REAL_KINDS:
        return True
    await transaction.refresh(place, with_for_update={"read": True})
    return place.is_active


async def _require_own_name(transaction: Transaction, *, branch_id: UUID, name: str, besides: UUID | None) -> None:
    statement = select(PlaceRow).where(
        PlaceRow.branch_id == branch_id, PlaceRow.kind.in_(REAL_KINDS), func.lower(PlaceRow.name) == name.lower()
    )
    other = (await transaction.execute(statement)).scalar_one_or_none()
    if other is not None and other.id != besides:
        raise PlaceNameTaken(name=other.name, field_errors={"name": PlaceNameTaken.code})


async def _require_driver(
    transaction: Transaction, *, branch_id: UUID, kind: str, technician_id: UUID | None, besides: UUID | None = None
) -> None:
    unknown = UnknownDriver(field_errors={"technician_id": UnknownDriver.code})
    if (kind == "van") != (technician_id is not None):
        raise unknown
    if technician_id is None:
        return
    try:
        technician = await get_technician(transaction, technician_id=technician_id, branch_ids=[branch_id])
    except NotFound as error:
        raise unknown from error
    statement = select(PlaceRow).where(PlaceRow.technician_id == technician_id, PlaceRow.is_active)
    other = (await transaction.execute(statement)).scalar_one_or_none()
    if other is not None and other.id != besides:
        field_errors = {"technician_id": TechnicianHasVan.code}
        raise TechnicianHasVan(name=technician.name, van=other.name, field_errors=field_errors)


async def _require_empty(transaction: Transaction, place: PlaceRow) -> None:
    statement = select(func.count()).where(
        BalanceRow.place_id == place.id, BalanceRow.available + BalanceRow.allocated > 0
    )
    count = (await transaction.execute(statement)).scalar_one()
    if count:
        raise PlaceNotEmpty(name=place.name, count=count, field_errors={"is_active": PlaceNotEmpty.code})


def _tell(transaction: Transaction, actor: Actor, row: PlaceRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=row.branch_id, change=change)
    announce(transaction, StockPlaceChanged(branch_id=row.branch_id, subject_id=row.id, summary=row.name))

"""Reading parts, places, balances and the ledger. Parts belong to the company; all else to a branch."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from sqlalchemy import or_, select

from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.foundation.searching import holds
from cloud.inventory.models import BalanceRow, MoveRow, PartRow, PlaceRow, ValueRow
from cloud.inventory.rules import REAL_KINDS

Part = PartRow
"""What other slices hold of a part: they read it and hand it back to the operations."""

StockMove = MoveRow
"""What other slices hold of an entry of the ledger."""

StockPlace = PlaceRow
"""What other slices hold of a warehouse or a van."""


async def list_parts(
    transaction: Transaction,
    *,
    text: str | None,
    is_active: bool | None,
    sort: Literal["name", "number"] = "name",
    is_descending: bool = False,
    page: PageRequest,
) -> tuple[list[PartRow], str | None]:
    """Return parts by name or number; `text` looks in both."""
    statement = select(PartRow)
    if is_active is not None:
        statement = statement.where(PartRow.is_active == is_active)
    if text:
        statement = statement.where(holds(text, PartRow.name, PartRow.number))
    key = PartRow.number_key if sort == "number" else PartRow.name_key
    statement = seek(statement, columns=[key, PartRow.id], kinds=[str, UUID], page=page, is_descending=is_descending)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=[key.key, "id"])


async def get_part(transaction: Transaction, *, part_id: UUID) -> PartRow:
    """Raises: NotFound."""
    row = await transaction.get(PartRow, part_id)
    if row is None:
        raise NotFound
    return row


async def parts_by_number(transaction: Transaction, *, numbers: Collection[str]) -> dict[str, PartRow]:
    """Return the parts with these numbers by their numbers in small letters."""
    if not numbers:
        return {}
    wanted = {number.lower() for number in numbers}
    rows = (await transaction.execute(select(PartRow).where(PartRow.number_key.in_(wanted)))).scalars()
    return {row.number_key: row for row in rows}


async def parts_by_id(transaction: Transaction, *, part_ids: Collection[UUID]) -> dict[UUID, PartRow]:
    """Return these parts by their ids."""
    rows = (await transaction.execute(select(PartRow).where(PartRow.id.in_(part_ids)))).scalars()
    return {row.id: row for row in rows}


async def list_places(
    transaction: Transaction, *, branch_ids: Collection[UUID], is_active: bool | None, page: PageRequest
) -> tuple[list[PlaceRow], str | None]:
    """Return warehouses and vans by name; the virtual sides of the ledger are no places of people."""
    statement = select(PlaceRow).where(PlaceRow.branch_id.in_(branch_ids), PlaceRow.kind.in_(REAL_KINDS))
    if is_active is not None:
        statement = statement.where(PlaceRow.is_active == is_active)
    statement = seek(statement, columns=[PlaceRow.name, PlaceRow.id], kinds=[str, UUID], page=page, is_descending=False)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["name", "id"])


async def get_place(transaction: Transaction, *, place_id: UUID, branch_ids: Collection[UUID]) -> PlaceRow:
    """Return a warehouse or a van.

    Raises:
        NotFound.
    """
    statement = select(PlaceRow).where(
        PlaceRow.id == place_id, PlaceRow.branch_id.in_(branch_ids), PlaceRow.kind.in_(REAL_KINDS)
    )
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def places_by_id(transaction: Transaction, *, place_ids: Collection[UUID]) -> dict[UUID, PlaceRow]:
    """Return these places by their ids, virtual ones too."""
    rows = (await transaction.execute(select(PlaceRow).where(PlaceRow.id.in_(place_ids)))).scalars()
    return {row.id: row for row in rows}


async def van_of(transaction: Transaction, *, technician_id: UUID) -> PlaceRow | None:
    """Return the technician's van in use, if there is one."""
    statement = select(PlaceRow).where(PlaceRow.technician_id == technician_id, PlaceRow.is_active)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def stores_of(transaction: Transaction, *, branch_id: UUID) -> list[PlaceRow]:
    """Return the open warehouses and vans of a branch, warehouses first, by name."""
    statement = select(PlaceRow).where(
        PlaceRow.branch_id == branch_id, PlaceRow.kind.in_(REAL_KINDS), PlaceRow.is_active
    )
    statement = statement.order_by(PlaceRow.kind.desc(), PlaceRow.name, PlaceRow.id)
    return list((await transaction.execute(statement)).scalars())


async def list_balances(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    part_id: UUID | None,
    place_id: UUID | None,
    is_low: bool | None,
    page: PageRequest,
) -> tuple[list[tuple[BalanceRow, PartRow, PlaceRow, ValueRow | None]], str | None]:
    """Return what places have of parts, with the worth of the part in the branch."""
    statement = (
        select(BalanceRow, PartRow, PlaceRow, ValueRow)
        .join(PartRow, PartRow.id == BalanceRow.part_id)
        .join(PlaceRow, PlaceRow.id == BalanceRow.place_id)
        .outerjoin(ValueRow, (ValueRow.branch_id == BalanceRow.branch_id) & (ValueRow.part_id == BalanceRow.part_id))
        .where(BalanceRow.branch_id.in_(branch_ids))
    )
    if part_id is not None:
        statement = statement.where(BalanceRow.part_id == part_id)
    if place_id is not None:
        statement = statement.where(BalanceRow.place_id == place_id)
    if is_low is not None:
        statement = statement.where(BalanceRow.is_low == is_low)
    columns = [BalanceRow.part_id, BalanceRow.place_id]
    statement = seek(statement, columns=columns, kinds=[UUID, UUID], page=page, is_descending=False)
    found = (await transaction.execute(statement)).all()
    kept, next_cursor = cut([row[0] for row in found], page=page, key=["part_id", "place_id"])
    return [(row[0], row[1], row[2], row[3]) for row in found[: len(kept)]], next_cursor


async def list_moves(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    part_id: UUID | None,
    place_id: UUID | None,
    work_order_id: UUID | None,
    page: PageRequest,
) -> tuple[list[MoveRow], str | None]:
    """Return entries of the ledger, newest first."""
    statement = select(MoveRow).where(MoveRow.branch_id.in_(branch_ids))
    if part_id is not None:
        statement = statement.where(MoveRow.part_id == part_id)
    if place_id is not None:
        statement = statement.where(or_(MoveRow.from_place_id == place_id, MoveRow.to_place_id == place_id))
    if work_order_id is not None:
        statement = statement.where(MoveRow.work_order_id == work_order_id)
    statement = seek(statement, columns=[MoveRow.at, MoveRow.id], kinds=[datetime, UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["at", "id"])


async def get_move(transaction: Transaction, *, move_id: UUID, branch_ids: Collection[UUID]) -> MoveRow:
    """Raises: NotFound."""
    statement = select(MoveRow).where(MoveRow.id == move_id, MoveRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def move_by_id(transaction: Transaction, *, move_id: UUID) -> MoveRow | None:
    """Return an entry of the ledger, or None."""
    return await transaction.get(MoveRow, move_id)


async def reversed_among(transaction: Transaction, *, move_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these moves were taken back."""
    statement = select(MoveRow.reverses_id).where(MoveRow.reverses_id.in_(move_ids))
    return {one for one in (await transaction.execute(statement)).scalars() if one is not None}


async def contents_of(transaction: Transaction, *, place_id: UUID) -> list[tuple[PartRow, Decimal]]:
    """Return what a place has on hand, by name."""
    statement = (
        select(PartRow, BalanceRow.available + BalanceRow.allocated)
        .join(PartRow, PartRow.id == BalanceRow.part_id)
        .where(BalanceRow.place_id == place_id, BalanceRow.available + BalanceRow.allocated > 0)
        .order_by(PartRow.name_key, PartRow.id)
    )
    return [(part, quantity) for part, quantity in (await transaction.execute(statement)).all()]

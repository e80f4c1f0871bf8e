"""What people do with stock: receive, move, correct, scrap, use for a job, take back, say when to order more.

The id of a move is made by whoever tells it: the same id twice is one move.
"""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.inventory import queries
from cloud.inventory.errors import AlreadyReversed, PlaceIsClosed, UnknownPart
from cloud.inventory.ledger import Entry, balance_of, note_level, take_turn, write, written_before
from cloud.inventory.models import BalanceRow, MoveRow, PartRow
from cloud.inventory.places import hold_open, open_place, virtual_place
from cloud.inventory.planning import free_surplus, hand_out


async def receive(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    branch_id: UUID,
    part_id: UUID,
    place_id: UUID,
    quantity: Decimal,
    unit_cost: Decimal | None,
    reason: str = "",
    now: datetime,
) -> MoveRow:
    """Take in what a vendor has delivered, at its cost in the branch's currency, or at the average without one.

    Raises:
        UnknownPart, UnknownPlace, NotWhole, CostNeeded, MoveIdTaken.
    """
    entry = Entry(
        id=move_id,
        kind="received",
        part=await _part(transaction, part_id),
        from_place=await virtual_place(transaction, branch_id=branch_id, kind="vendor"),
        to_place=await open_place(transaction, branch_id=branch_id, place_id=place_id, field="to_place_id"),
        quantity=quantity,
        unit_cost=unit_cost,
        reason=reason,
    )
    return await _once(transaction, actor=actor, entry=entry, now=now)


async def transfer(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    branch_id: UUID,
    part_id: UUID,
    from_place_id: UUID,
    to_place_id: UUID,
    quantity: Decimal,
    reason: str = "",
    now: datetime,
) -> MoveRow:
    """Carry stock from a warehouse or van to another one of the branch; its worth stays what it was.

    Raises:
        UnknownPart, UnknownPlace, SamePlace, NotWhole, NotEnough, MoveIdTaken.
    """
    entry = Entry(
        id=move_id,
        kind="transferred",
        part=await _part(transaction, part_id),
        from_place=await open_place(transaction, branch_id=branch_id, place_id=from_place_id, field="from_place_id"),
        to_place=await open_place(transaction, branch_id=branch_id, place_id=to_place_id, field="to_place_id"),
        quantity=quantity,
        reason=reason,
    )
    return await _once(transaction, actor=actor, entry=entry, now=now)


async def adjust(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    branch_id: UUID,
    part_id: UUID,
    place_id: UUID,
    difference: Decimal,
    unit_cost: Decimal | None = None,
    reason: str,
    now: datetime,
) -> MoveRow:
    """Correct what the ledger says by what was counted: more (positive) or less (negative), with the reason.

    Raises:
        UnknownPart, UnknownPlace, NotWhole, NotEnough, CostNeeded, MoveIdTaken.
    """
    place = await open_place(transaction, branch_id=branch_id, place_id=place_id, field="place_id")
    other = await virtual_place(transaction, branch_id=branch_id, kind="adjustment")
    entry = Entry(
        id=move_id,
        kind="adjusted",
        part=await _part(transaction, part_id),
        from_place=other if difference > 0 else place,
        to_place=place if difference > 0 else other,
        quantity=abs(difference),
        unit_cost=unit_cost,
        reason=reason,
    )
    return await _once(transaction, actor=actor, entry=entry, now=now)


async def scrap(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    branch_id: UUID,
    part_id: UUID,
    place_id: UUID,
    quantity: Decimal,
    reason: str,
    now: datetime,
) -> MoveRow:
    """Throw away what is of no use any more.

    Raises:
        UnknownPart, UnknownPlace, NotWhole, NotEnough, MoveIdTaken.
    """
    entry = Entry(
        id=move_id,
        kind="scrapped",
        part=await _part(transaction, part_id),
        from_place=await open_place(transaction, branch_id=branch_id, place_id=place_id, field="from_place_id"),
        to_place=await virtual_place(transaction, branch_id=branch_id, kind="scrap"),
        quantity=quantity,
        reason=reason,
    )
    return await _once(transaction, actor=actor, entry=entry, now=now)


async def use_part(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    branch_id: UUID,
    work_order_id: UUID,
    part_id: UUID,
    place_id: UUID,
    quantity: Decimal,
    now: datetime,
    reason: str = "",
) -> MoveRow:
    """Use a part for an order, first of all what is kept for it; the cost is the branch's average at this moment.

    Raises:
        UnknownPart, UnknownPlace, NotWhole, MoveIdTaken.
        NotEnough: the rest is not there, or kept for other orders.
    """
    entry = Entry(
        id=move_id,
        kind="used",
        part=await _part(transaction, part_id),
        from_place=await open_place(transaction, branch_id=branch_id, place_id=place_id, field="place_id"),
        to_place=await virtual_place(transaction, branch_id=branch_id, kind="consumed"),
        quantity=quantity,
        reason=reason,
        work_order_id=work_order_id,
    )
    value = await take_turn(transaction, branch_id=branch_id, part_id=part_id)
    present = await written_before(transaction, entry=entry)
    if present is not None:
        return present
    await hand_out(transaction, work_order_id=work_order_id, part_id=part_id, place=entry.from_place, quantity=quantity)
    row = await write(transaction, actor=actor, entry=entry, value=value, now=now)
    await free_surplus(transaction, work_order_id=work_order_id, part=entry.part)
    return row


async def take_back(
    transaction: Transaction,
    *,
    actor: Actor,
    move_id: UUID,
    move: MoveRow,
    reason: str,
    now: datetime,
) -> MoveRow:
    """Reverse a move as a whole: what was used comes back at the cost it left with; the first move stays to be read.

    Raises:
        AlreadyReversed, PlaceIsClosed, NotEnough, MoveIdTaken.
    """
    places = await queries.places_by_id(transaction, place_ids=[move.from_place_id, move.to_place_id])
    entry = Entry(
        id=move_id,
        kind="reversed",
        part=await queries.get_part(transaction, part_id=move.part_id),
        from_place=places[move.to_place_id],
        to_place=places[move.from_place_id],
        quantity=move.quantity,
        reason=reason,
        work_order_id=move.work_order_id,
        reverses=move,
    )
    is_open = await hold_open(transaction, place=entry.to_place)
    value = await take_turn(transaction, branch_id=move.branch_id, part_id=move.part_id)
    present = await written_before(transaction, entry=entry)
    if present is not None:
        return present
    if move.kind == "reversed" or await queries.reversed_among(transaction, move_ids=[move.id]):
        raise AlreadyReversed
    if not is_open:
        raise PlaceIsClosed(name=entry.to_place.name)
    return await write(transaction, actor=actor, entry=entry, value=value, now=now)


async def set_level(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    part_id: UUID,
    place_id: UUID,
    reorder_level: Decimal | None,
) -> BalanceRow:
    """Say at how much available stock of a place more should be ordered; None: never.

    Raises:
        UnknownPart, UnknownPlace.
    """
    part = await _part(transaction, part_id)
    place = await open_place(transaction, branch_id=branch_id, place_id=place_id, field="place_id")
    await take_turn(transaction, branch_id=branch_id, part_id=part_id)
    balance = await balance_of(transaction, place=place, part_id=part_id)
    before, balance.reorder_level = balance.reorder_level, reorder_level
    await note_level(transaction, balance=balance, part=part, place=place)
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="stock.level_set",
        object_kind="part",
        object_id=part.id,
        branch_id=branch_id,
        before={"place": place.name, "reorder_level": before},
        after={"place": place.name, "reorder_level": reorder_level},
    )
    return balance


async def _part(transaction: Transaction, part_id: UUID) -> PartRow:
    row = await transaction.get(PartRow, part_id)
    if row is None:
        raise UnknownPart(number="", field_errors={"part_id": UnknownPart.code})
    return row


async def _once(transaction: Transaction, *, actor: Actor, entry: Entry, now: datetime) -> MoveRow:
    """Write an entry unless it was written before."""
    value = await take_turn(transaction, branch_id=entry.from_place.branch_id, part_id=entry.part.id)
    present = await written_before(transaction, entry=entry)
    return present or await write(transaction, actor=actor, entry=entry, value=value, now=now)

"""Parts of an order: what it needs, what it used and what that cost."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.inventory import operations as stock
from cloud.inventory.planning import set_planned
from cloud.inventory.queries import StockMove, get_move, move_by_id, parts_by_id
from cloud.work_orders.errors import ClosedOrder
from cloud.work_orders.journal import audit_order, tell_changed, write_history
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.rules import OVER


async def plan_part(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, part_id: UUID, quantity: Decimal
) -> None:
    """Say how much of a part the order needs altogether; nothing takes it off the list.

    Raises:
        ClosedOrder, UnknownPart, NotWhole.
    """
    _require_open(order)
    await set_planned(
        transaction,
        branch_id=order.branch_id,
        work_order_id=order.id,
        part_id=part_id,
        quantity=quantity,
        summary=f"{order.number} {order.title}",
    )
    text = await _words(transaction, part_id=part_id, quantity=quantity)
    write_history(transaction, actor, order, "part_planned", text=text)
    audit_order(transaction, actor, order, "work_order.part_planned", after={"part": text})
    tell_changed(transaction, order)


async def use_part(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    move_id: UUID,
    part_id: UUID,
    place_id: UUID,
    quantity: Decimal,
    now: datetime,
) -> StockMove:
    """Use a part of a van or warehouse for the order; told twice it is used once.

    Raises:
        ClosedOrder, UnknownPart, UnknownPlace, NotWhole, NotEnough, MoveIdTaken.
    """
    _require_open(order)
    is_new = await move_by_id(transaction, move_id=move_id) is None
    move = await stock.use_part(
        transaction,
        actor=actor,
        move_id=move_id,
        branch_id=order.branch_id,
        work_order_id=order.id,
        part_id=part_id,
        place_id=place_id,
        quantity=quantity,
        now=now,
    )
    if is_new:
        text = await _words(transaction, part_id=part_id, quantity=quantity)
        write_history(transaction, actor, order, "part_used", text=text)
        tell_changed(transaction, order)
    return move


async def take_part_back(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    use_id: UUID,
    move_id: UUID,
    reason: str,
    now: datetime,
) -> StockMove:
    """Put a part that was not needed after all back to where it came from.

    Raises:
        NotFound: this is no use of the order.
        ClosedOrder, AlreadyReversed, MoveIdTaken.
    """
    _require_open(order)
    use = await get_move(transaction, move_id=use_id, branch_ids=[order.branch_id])
    if use.work_order_id != order.id or use.kind != "used":
        raise NotFound
    move = await stock.take_back(transaction, actor=actor, move_id=move_id, move=use, reason=reason, now=now)
    text = await _words(transaction, part_id=use.part_id, quantity=use.quantity)
    write_history(transaction, actor, order, "part_taken_back", text=f"{text}: {reason}")
    tell_changed(transaction, order)
    return move


async def _words(transaction: Transaction, *, part_id: UUID, quantity: Decimal) -> str:
    part = (await parts_by_id(transaction, part_ids=[part_id]))[part_id]
    return f"{quantity.normalize():f} × {part.number} {part.name}"


def _require_open(order: WorkOrderRow) -> None:
    if order.status in OVER:
        raise ClosedOrder(number=order.number)

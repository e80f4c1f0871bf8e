"""Writing one entry of the ledger and what follows from it: balances, value, the mark of low stock, the announcement.

Whoever writes about a part in a branch first takes the part's turn there (the lock of its value row), so balances are
looked at and changed by one at a time; the database's own checks stand behind it.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.branches.queries import get_branch, require_feature
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.money import Money, line_amount
from cloud.inventory.errors import CostNeeded, MoveIdTaken, NotEnough, SamePlace
from cloud.inventory.events import StockLow, StockMoved
from cloud.inventory.models import BalanceRow, MoveRow, PartRow, PlaceRow, ValueRow
from cloud.inventory.rules import (
    cost_of_taking_back_a_receipt,
    is_low,
    is_real,
    require_countable,
    share_of_value,
    shown,
    unit_cost_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be written: what comes in from outside names its cost, or takes the average."""

    id: UUID
    kind: str
    part: PartRow
    from_place: PlaceRow
    to_place: PlaceRow
    quantity: Decimal
    unit_cost: Decimal | None = None
    reason: str = ""
    work_order_id: UUID | None = None
    reverses: MoveRow | None = None


async def take_turn(transaction: Transaction, *, branch_id: UUID, part_id: UUID) -> ValueRow:
    """Let nobody else write about this part in this branch until the transaction ends, and return its worth."""
    currency = (await get_branch(transaction, branch_id=branch_id)).currency
    claim = insert(ValueRow).values(branch_id=branch_id, part_id=part_id, currency=currency)
    await transaction.execute(claim.on_conflict_do_nothing())
    statement = select(ValueRow).where(ValueRow.branch_id == branch_id, ValueRow.part_id == part_id)
    statement = statement.with_for_update().execution_options(populate_existing=True)
    return (await transaction.execute(statement)).scalar_one()


async def balance_of(transaction: Transaction, *, place: PlaceRow, part_id: UUID) -> BalanceRow:
    """Return what the place has, fresh from the database; only who has the part's turn may ask."""
    claim = insert(BalanceRow).values(place_id=place.id, part_id=part_id, branch_id=place.branch_id)
    await transaction.execute(claim.on_conflict_do_nothing())
    statement = select(BalanceRow).where(BalanceRow.place_id == place.id, BalanceRow.part_id == part_id)
    statement = statement.with_for_update().execution_options(populate_existing=True)
    return (await transaction.execute(statement)).scalar_one()


async def written_before(transaction: Transaction, *, entry: Entry) -> MoveRow | None:
    """Return the move with this id if it was written before and says the same.

    Raises:
        MoveIdTaken.
    """
    row = await transaction.get(MoveRow, entry.id)
    if row is None:
        return None
    told = (entry.part.id, entry.from_place.id, entry.to_place.id, entry.quantity, entry.kind, entry.work_order_id)
    if told != (row.part_id, row.from_place_id, row.to_place_id, row.quantity, row.kind, row.work_order_id):
        raise MoveIdTaken
    return row


async def write(transaction: Transaction, *, actor: Actor, entry: Entry, value: ValueRow, now: datetime) -> MoveRow:
    """Append a move and bring balances and value to what follows; the caller has the part's turn (`value`).

    Raises:
        FeatureOff, SamePlace, NotWhole, NotEnough, CostNeeded.
        MoveIdTaken: another part's move has the id.
    """
    await require_feature(transaction, branch_id=entry.from_place.branch_id, feature="stock")
    if entry.from_place.id == entry.to_place.id:
        raise SamePlace(field_errors={"to_place_id": SamePlace.code})
    require_countable(quantity=entry.quantity, unit=entry.part.unit)
    source = await _source(transaction, entry)
    cost = _cost(entry, value)
    row = await _append(transaction, actor, entry, cost, now)
    if source is not None:
        source.available -= entry.quantity
        await note_level(transaction, balance=source, part=entry.part, place=entry.from_place)
    if is_real(entry.to_place.kind):
        target = await balance_of(transaction, place=entry.to_place, part_id=entry.part.id)
        target.available += entry.quantity
        await note_level(transaction, balance=target, part=entry.part, place=entry.to_place)
    _change_value(entry, value, cost)
    await transaction.flush()
    _tell(transaction, actor, entry, cost)
    return row


async def note_level(transaction: Transaction, *, balance: BalanceRow, part: PartRow, place: PlaceRow) -> None:
    """Mark stock that has fallen to its level and announce it, once until it has risen above."""
    was_low, balance.is_low = balance.is_low, is_low(available=balance.available, reorder_level=balance.reorder_level)
    if balance.is_low and not was_low:
        assert balance.reorder_level is not None  # without a level nothing is low
        announce(
            transaction,
            StockLow(
                branch_id=place.branch_id,
                subject_id=part.id,
                place_id=str(place.id),
                place_name=place.name,
                number=part.number,
                available=shown(balance.available),
                reorder_level=shown(balance.reorder_level),
                summary=f"{part.number} {part.name}",
            ),
        )


def not_enough(*, part: PartRow, place: PlaceRow, available: Decimal, wanted: Decimal) -> NotEnough:
    """Return the refusal that names what there is."""
    return NotEnough(
        number=part.number,
        name=part.name,
        place=place.name,
        available=shown(available),
        wanted=shown(wanted),
        unit=part.unit,
        field_errors={"quantity": NotEnough.code},
    )


async def _source(transaction: Transaction, entry: Entry) -> BalanceRow | None:
    if not is_real(entry.from_place.kind):
        return None
    source = await balance_of(transaction, place=entry.from_place, part_id=entry.part.id)
    if source.available < entry.quantity:
        raise not_enough(part=entry.part, place=entry.from_place, available=source.available, wanted=entry.quantity)
    return source


def _cost(entry: Entry, value: ValueRow) -> Money:
    """Return what the move costs: what it came for, what it left for, or its share of the branch's average."""
    worth = Money(value.value_minor_units, value.currency)
    leaves = is_real(entry.from_place.kind)
    if entry.reverses is not None:
        before = Money(entry.reverses.cost_minor_units, entry.reverses.currency)
        if not leaves:
            return before
        if not is_real(entry.to_place.kind):
            return cost_of_taking_back_a_receipt(
                quantity=entry.quantity, held=value.quantity, value=worth, received_for=before
            )
    if leaves:
        return share_of_value(quantity=entry.quantity, held=value.quantity, value=worth)
    unit_cost = entry.unit_cost
    if unit_cost is None:
        if not value.quantity:
            raise CostNeeded(field_errors={"unit_cost": CostNeeded.code})
        unit_cost = unit_cost_of(cost=worth, quantity=value.quantity)
    return line_amount(quantity=entry.quantity, unit_price=unit_cost, currency=value.currency)


def _change_value(entry: Entry, value: ValueRow, cost: Money) -> None:
    """What moves inside the branch changes nothing of its worth."""
    if not is_real(entry.from_place.kind):
        value.quantity += entry.quantity
        value.value_minor_units += cost.minor_units
    elif not is_real(entry.to_place.kind):
        value.quantity -= entry.quantity
        value.value_minor_units -= cost.minor_units


async def _append(transaction: Transaction, actor: Actor, entry: Entry, cost: Money, now: datetime) -> MoveRow:
    claim = insert(MoveRow).values(
        id=entry.id,
        branch_id=entry.from_place.branch_id,
        part_id=entry.part.id,
        from_place_id=entry.from_place.id,
        to_place_id=entry.to_place.id,
        kind=entry.kind,
        quantity=entry.quantity,
        unit_cost=unit_cost_of(cost=cost, quantity=entry.quantity),
        cost_minor_units=cost.minor_units,
        currency=cost.currency,
        reason=entry.reason,
        work_order_id=entry.work_order_id,
        reverses_id=entry.reverses.id if entry.reverses else None,
        person_id=actor.person_id if actor.via != "system" else None,
        person_name=actor.name,
        at=now,
    )
    row = (await transaction.execute(claim.on_conflict_do_nothing().returning(MoveRow))).scalar_one_or_none()
    if row is None:
        raise MoveIdTaken
    return row


def _tell(transaction: Transaction, actor: Actor, entry: Entry, cost: Money) -> None:
    told: dict[str, Any] = {
        "kind": entry.kind,
        "quantity": shown(entry.quantity),
        "from_place": entry.from_place.name,
        "to_place": entry.to_place.name,
        "work_order_id": str(entry.work_order_id or ""),
    }
    audit.record(
        transaction,
        actor=actor,
        action="stock.moved",
        object_kind="part",
        object_id=entry.part.id,
        branch_id=entry.from_place.branch_id,
        after={**told, "move_id": entry.id, "cost": f"{cost.amount} {cost.currency}", "reason": entry.reason},
    )
    announce(
        transaction,
        StockMoved(
            branch_id=entry.from_place.branch_id,
            subject_id=entry.part.id,
            summary=f"{entry.part.number} {entry.part.name}",
            **told,
        ),
    )

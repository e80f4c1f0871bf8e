"""Reading what orders need of parts, what is kept for them, and what they used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from cloud.foundation.database import Transaction
from cloud.foundation.money import Money
from cloud.inventory.models import BalanceRow, MoveRow, PartRow, PlannedPartRow
from cloud.inventory.queries import parts_by_id
from cloud.inventory.rules import unit_cost_of

Columns = TypeVarTuple("Columns")


@dataclass(frozen=True, slots=True)
class UsedPart:
    """What an order has used of a part, uses taken back netted out; the price only in the currency of the cost."""

    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: Decimal
    unit_cost: Decimal
    cost: Money
    sale_price: Decimal | None


@dataclass(frozen=True, slots=True)
class NeededPart:
    """What an order still needs of a part: planned, used, and kept for it where."""

    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: Decimal
    used: Decimal
    reserved: Decimal
    place_id: UUID | None

    @property
    def outstanding(self) -> Decimal:
        """Return how much is planned and not used yet."""
        return max(Decimal(0), self.quantity - self.used)

    @property
    def short(self) -> Decimal:
        """Return how much is neither used nor kept."""
        return max(Decimal(0), self.outstanding - self.reserved)


async def uses_of_order(transaction: Transaction, *, work_order_id: UUID) -> Sequence[MoveRow]:
    """Return every use of an order that stands, oldest first; one that was taken back does not."""
    statement = _standing(select(MoveRow).where(MoveRow.work_order_id == work_order_id))
    return (await transaction.execute(statement.order_by(MoveRow.at, MoveRow.id))).scalars().all()


async def uses_of_orders(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> dict[UUID, list[datetime]]:
    """Return when these orders used parts; an order that used none, or took all back, is not in it."""
    uses = select(MoveRow.work_order_id, MoveRow.at).where(MoveRow.work_order_id.in_(work_order_ids))
    found: dict[UUID, list[datetime]] = {}
    for order_id, at in (await transaction.execute(_standing(uses))).all():
        if order_id is not None:
            found.setdefault(order_id, []).append(at)
    return found


async def used_for_order(
    transaction: Transaction,
    *,
    work_order_id: UUID,
    since: datetime | None = None,
    before: datetime | None = None,
) -> list[UsedPart]:
    """Return what an order has used (in a period), one line a part, by number; uses taken back are netted out."""
    uses = [
        one
        for one in await uses_of_order(transaction, work_order_id=work_order_id)
        if (since is None or one.at >= since) and (before is None or one.at < before)
    ]
    parts = await parts_by_id(transaction, part_ids={use.part_id for use in uses})
    found = []
    for part in sorted(parts.values(), key=lambda part: part.number):
        own = [use for use in uses if use.part_id == part.id]
        quantity = sum((use.quantity for use in own), Decimal(0))
        cost = Money(sum(use.cost_minor_units for use in own), own[0].currency)
        price = part.sale_price if part.sale_currency == cost.currency else None
        unit_cost = unit_cost_of(cost=cost, quantity=quantity)
        found.append(UsedPart(part.id, part.number, part.name, part.unit, quantity, unit_cost, cost, price))
    return found


async def cost_of_orders(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> dict[UUID, Money]:
    """Return what the parts that these orders used have cost; an order that used none is not in it."""
    costs = (
        select(MoveRow.work_order_id, MoveRow.currency, func.sum(MoveRow.cost_minor_units))
        .where(MoveRow.work_order_id.in_(work_order_ids))
        .group_by(MoveRow.work_order_id, MoveRow.currency)
    )
    rows = (await transaction.execute(_standing(costs))).all()
    return {order_id: Money(int(total), currency) for order_id, currency, total in rows if order_id is not None}


async def needs_of_order(transaction: Transaction, *, work_order_id: UUID) -> list[NeededPart]:
    """Return what is planned for an order, by number."""
    statement = (
        select(PlannedPartRow, PartRow)
        .join(PartRow, PartRow.id == PlannedPartRow.part_id)
        .where(PlannedPartRow.work_order_id == work_order_id)
        .order_by(PartRow.number_key)
    )
    rows = (await transaction.execute(statement)).all()
    used = await used_quantities(transaction, work_order_id=work_order_id)
    return [
        NeededPart(
            part.id,
            part.number,
            part.name,
            part.unit,
            planned.quantity,
            used.get(part.id, Decimal(0)),
            planned.reserved,
            planned.place_id,
        )
        for planned, part in rows
    ]


async def orders_short_of(transaction: Transaction, *, branch_id: UUID, part_id: UUID) -> list[UUID]:
    """Return the orders of a branch that need more of a part than they used and than is kept for them, oldest first."""
    statement = select(PlannedPartRow.work_order_id).where(
        PlannedPartRow.branch_id == branch_id,
        PlannedPartRow.part_id == part_id,
        PlannedPartRow.reserved < PlannedPartRow.quantity,
    )
    found = (await transaction.execute(statement.order_by(PlannedPartRow.work_order_id))).scalars().all()
    needs = {order_id: await needs_of_order(transaction, work_order_id=order_id) for order_id in found}
    return [order_id for order_id in found if any(one.part_id == part_id and one.short for one in needs[order_id])]


async def used_quantities(transaction: Transaction, *, work_order_id: UUID) -> dict[UUID, Decimal]:
    """Return how much of each part an order has used, uses taken back netted out."""
    used: dict[UUID, Decimal] = {}
    for use in await uses_of_order(transaction, work_order_id=work_order_id):
        used[use.part_id] = used.get(use.part_id, Decimal(0)) + use.quantity
    return used


async def free_for_order(
    transaction: Transaction, *, branch_id: UUID, needs: Sequence[NeededPart]
) -> dict[UUID, dict[UUID, Decimal]]:
    """Return by place and part what an order could have there: what is available and what is kept for it already."""
    statement = select(BalanceRow).where(
        BalanceRow.branch_id == branch_id, BalanceRow.part_id.in_([need.part_id for need in needs])
    )
    free: dict[UUID, dict[UUID, Decimal]] = {}
    for row in (await transaction.execute(statement)).scalars():
        free.setdefault(row.place_id, {})[row.part_id] = row.available
    for need in needs:
        if need.place_id is not None:
            free[need.place_id][need.part_id] += need.reserved
    return free


def _standing(statement: Select[*Columns]) -> Select[*Columns]:
    """Keep the uses that were not taken back."""
    undone = aliased(MoveRow)
    return statement.outerjoin(undone, undone.reverses_id == MoveRow.id).where(
        MoveRow.kind == "used", undone.id.is_(None)
    )

"""What orders need, planned by their kind or by people, and what is kept for them where their technician finds it."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.inventory import order_queries, queries
from cloud.inventory.errors import UnknownPart
from cloud.inventory.events import PartsArrived, PartsPlanned, PartsReserved
from cloud.inventory.ledger import balance_of, note_level, take_turn
from cloud.inventory.models import PartRow, PlaceRow, PlannedPartRow
from cloud.inventory.order_queries import NeededPart
from cloud.inventory.rules import require_countable, shown, source_for


async def named_parts(
    transaction: Transaction, *, needed: Sequence[tuple[str, Decimal]]
) -> list[tuple[PartRow, Decimal]]:
    """Return the parts with these numbers, each once with all of its quantity.

    Raises:
        UnknownPart, NotWhole.
    """
    parts = await queries.parts_by_number(transaction, numbers=[number for number, _ in needed])
    found: dict[UUID, tuple[PartRow, Decimal]] = {}
    for number, quantity in needed:
        part = parts.get(number.lower())
        if part is None:
            raise UnknownPart(number=number, field_errors={"parts": UnknownPart.code})
        require_countable(quantity=quantity, unit=part.unit)
        found[part.id] = (part, found.get(part.id, (part, Decimal(0)))[1] + quantity)
    return list(found.values())


async def plan_parts(
    transaction: Transaction,
    *,
    branch_id: UUID,
    work_order_id: UUID,
    needed: Sequence[tuple[str, Decimal]],
    summary: str,
) -> None:
    """Add what an order needs, by number of part.

    Raises:
        UnknownPart, NotWhole.
    """
    for part, quantity in await named_parts(transaction, needed=needed):
        claim = insert(PlannedPartRow).values(
            work_order_id=work_order_id, part_id=part.id, branch_id=branch_id, quantity=quantity
        )
        more = {"quantity": PlannedPartRow.quantity + quantity}
        await transaction.execute(claim.on_conflict_do_update(index_elements=["work_order_id", "part_id"], set_=more))
    if needed:
        announce(transaction, PartsPlanned(branch_id=branch_id, subject_id=work_order_id, summary=summary))


async def set_planned(
    transaction: Transaction,
    *,
    branch_id: UUID,
    work_order_id: UUID,
    part_id: UUID,
    quantity: Decimal,
    summary: str,
) -> None:
    """Say how much of a part an order needs altogether; nothing takes it off the list.

    Raises:
        UnknownPart, NotWhole.
    """
    part = (await queries.parts_by_id(transaction, part_ids=[part_id])).get(part_id)
    if part is None:
        raise UnknownPart(number="", field_errors={"part_id": UnknownPart.code})
    require_countable(quantity=quantity, unit=part.unit)
    await take_turn(transaction, branch_id=branch_id, part_id=part_id)
    planned = await _planned(transaction, work_order_id=work_order_id, part_id=part_id)
    if planned is None:
        if not quantity:
            return
        planned = PlannedPartRow(
            work_order_id=work_order_id, part_id=part_id, branch_id=branch_id, quantity=quantity, reserved=Decimal(0)
        )
        transaction.add(planned)
    elif not quantity:
        await _set_free(transaction, planned=planned, part=part, quantity=planned.reserved)
        await transaction.delete(planned)
    else:
        planned.quantity = quantity
        await free_surplus(transaction, work_order_id=work_order_id, part=part)
    await transaction.flush()
    announce(transaction, PartsPlanned(branch_id=branch_id, subject_id=work_order_id, summary=summary))


async def keep_parts(
    transaction: Transaction,
    *,
    branch_id: UUID,
    work_order_id: UUID,
    technician_id: UUID | None,
    summary: str,
) -> None:
    """Keep for an order what it still needs: in its technician's van if that has enough, else in a warehouse.

    What no place has enough of is short. Without a technician nothing is kept. May run again and again.
    """
    stores = await queries.stores_of(transaction, branch_id=branch_id) if technician_id else []
    van_id = next((one.id for one in stores if one.technician_id == technician_id), None)
    warehouse_ids = [one.id for one in stores if one.kind == "warehouse"]
    needs = await order_queries.needs_of_order(transaction, work_order_id=work_order_id)
    changed = False
    for part_id in sorted((need.part_id for need in needs), key=str):  # in one order, so that nobody deadlocks
        await take_turn(transaction, branch_id=branch_id, part_id=part_id)
        fresh = await order_queries.needs_of_order(transaction, work_order_id=work_order_id)
        need = next((one for one in fresh if one.part_id == part_id), None)
        if need is None:
            continue
        free = await order_queries.free_for_order(transaction, branch_id=branch_id, needs=[need])
        here = {place_id: parts[part_id] for place_id, parts in free.items()}
        place_id = _best(need, van_id=van_id, warehouse_ids=warehouse_ids, free=here)
        changed |= await _keep_in(transaction, need=need, place_id=place_id, work_order_id=work_order_id)
    if changed:
        announce(transaction, PartsReserved(branch_id=branch_id, subject_id=work_order_id, summary=summary))


def offer_again(transaction: Transaction, *, branch_id: UUID, work_order_ids: Collection[UUID]) -> None:
    """Let these orders ask once more for what they are short of, each in its turn."""
    for work_order_id in work_order_ids:
        announce(transaction, PartsArrived(branch_id=branch_id, subject_id=work_order_id))


async def hand_out(
    transaction: Transaction, *, work_order_id: UUID, part_id: UUID, place: PlaceRow, quantity: Decimal
) -> None:
    """Make available what is kept for the order in this place, as far as it is used now."""
    planned = await _planned(transaction, work_order_id=work_order_id, part_id=part_id)
    if planned is None or planned.place_id != place.id:
        return
    taken = min(planned.reserved, quantity)
    balance = await balance_of(transaction, place=place, part_id=part_id)
    balance.allocated -= taken
    balance.available += taken
    _reduce(planned, taken)
    await transaction.flush()


async def free_surplus(transaction: Transaction, *, work_order_id: UUID, part: PartRow) -> None:
    """Set free what is kept for an order beyond what it still needs."""
    planned = await _planned(transaction, work_order_id=work_order_id, part_id=part.id)
    if planned is None:
        return
    used = (await order_queries.used_quantities(transaction, work_order_id=work_order_id)).get(part.id, Decimal(0))
    surplus = planned.reserved - max(Decimal(0), planned.quantity - used)
    if surplus > 0:
        await _set_free(transaction, planned=planned, part=part, quantity=surplus)
        await transaction.flush()


def lacking(need: NeededPart) -> str:
    """Return the part and how much of it lacks, for people."""
    return f"{shown(need.short)} × {need.number} {need.name}"


def _best(
    need: NeededPart, *, van_id: UUID | None, warehouse_ids: Sequence[UUID], free: Mapping[UUID, Decimal]
) -> UUID | None:
    if not need.outstanding:
        return None
    return source_for(needed=need.outstanding, van_id=van_id, warehouse_ids=warehouse_ids, free=free)


async def _keep_in(transaction: Transaction, *, need: NeededPart, place_id: UUID | None, work_order_id: UUID) -> bool:
    """Bring what is kept of a part to this place and tell whether anything changed; levels are looked at at the end."""
    wanted = need.outstanding if place_id else Decimal(0)
    if (need.place_id, need.reserved) == (place_id, wanted):
        return False
    planned = await _planned(transaction, work_order_id=work_order_id, part_id=need.part_id)
    assert planned is not None  # read a moment ago, under the part's lock
    places = await queries.places_by_id(transaction, place_ids={one for one in (need.place_id, place_id) if one})
    balances = {one.id: await balance_of(transaction, place=one, part_id=need.part_id) for one in places.values()}
    if need.place_id:
        balances[need.place_id].allocated -= need.reserved
        balances[need.place_id].available += need.reserved
    if place_id:
        balances[place_id].available -= wanted
        balances[place_id].allocated += wanted
    planned.reserved, planned.place_id = wanted, place_id
    part = await queries.get_part(transaction, part_id=need.part_id)
    for one in places.values():
        await note_level(transaction, balance=balances[one.id], part=part, place=one)
    await transaction.flush()
    return True


async def _planned(transaction: Transaction, *, work_order_id: UUID, part_id: UUID) -> PlannedPartRow | None:
    statement = select(PlannedPartRow).where(
        PlannedPartRow.work_order_id == work_order_id, PlannedPartRow.part_id == part_id
    )
    statement = statement.with_for_update().execution_options(populate_existing=True)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def _set_free(transaction: Transaction, *, planned: PlannedPartRow, part: PartRow, quantity: Decimal) -> None:
    if not quantity or planned.place_id is None:
        return
    place = (await queries.places_by_id(transaction, place_ids=[planned.place_id]))[planned.place_id]
    balance = await balance_of(transaction, place=place, part_id=part.id)
    balance.allocated -= quantity
    balance.available += quantity
    _reduce(planned, quantity)
    await note_level(transaction, balance=balance, part=part, place=place)


def _reduce(planned: PlannedPartRow, quantity: Decimal) -> None:
    planned.reserved -= quantity
    if not planned.reserved:
        planned.place_id = None

"""Routes of an order's parts."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.inventory.order_queries import cost_of_orders, needs_of_order, uses_of_order
from cloud.inventory.queries import StockMove, parts_by_id, places_by_id
from cloud.work_orders import parts, queries
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.parts_payloads import NewUse, PartsOfOrder, PartTakenBack, PlannedPart

router = APIRouter(prefix="/work-orders/{work_order_id}/parts", tags=["parts of an order"], route_class=ActorRoute)


@router.get(
    "", response_model=PartsOfOrder, dependencies=[allowed("work_order.read")], summary="What an order needs and used"
)
async def get_parts(work_order_id: UUID, context: Context) -> PartsOfOrder:
    """Return what is planned, what is kept for the order and where, what it used and what that cost."""
    return await _parts(context, await _order(context, work_order_id))


@router.put(
    "/planned/{part_id}",
    response_model=PartsOfOrder,
    dependencies=[allowed("work_order.write")],
    summary="Say what an order needs",
)
async def plan_part(work_order_id: UUID, part_id: UUID, body: PlannedPart, context: Context) -> PartsOfOrder:
    """Say how much of a part the order needs altogether; it is kept for the order as soon as somebody is booked."""
    order = await _order(context, work_order_id)
    await parts.plan_part(
        context.transaction, actor=context.actor, order=order, part_id=part_id, quantity=body.quantity
    )
    return await _parts(context, order)


@router.post(
    "/uses",
    response_model=PartsOfOrder,
    status_code=201,
    dependencies=[allowed("stock.move")],
    summary="Use a part for an order",
)
async def use_part(work_order_id: UUID, body: NewUse, context: Context) -> PartsOfOrder:
    """Take a part out of a van or warehouse for the order; more than there is cannot be used."""
    order = await _order(context, work_order_id)
    await parts.use_part(
        context.transaction,
        actor=context.actor,
        order=order,
        move_id=body.id or new_id(),
        part_id=body.part_id,
        place_id=body.place_id,
        quantity=body.quantity,
        now=context.now,
    )
    return await _parts(context, order)


@router.post(
    "/uses/{use_id}/reversal",
    response_model=PartsOfOrder,
    status_code=201,
    dependencies=[allowed("stock.move")],
    summary="Take a use back",
)
async def take_back(work_order_id: UUID, use_id: UUID, body: PartTakenBack, context: Context) -> PartsOfOrder:
    """Put a part back to where it came from; the use and its taking back both stay in the ledger."""
    order = await _order(context, work_order_id)
    await parts.take_part_back(
        context.transaction,
        actor=context.actor,
        order=order,
        use_id=use_id,
        move_id=body.id or new_id(),
        reason=body.reason,
        now=context.now,
    )
    return await _parts(context, order)


async def _order(context: Context, work_order_id: UUID) -> WorkOrderRow:
    return await queries.get_order(
        context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids
    )


async def _parts(context: Context, order: WorkOrderRow) -> PartsOfOrder:
    needs = await needs_of_order(context.transaction, work_order_id=order.id)
    uses = await uses_of_order(context.transaction, work_order_id=order.id)
    kept_in = {need.place_id for need in needs if need.place_id}
    places = await places_by_id(context.transaction, place_ids=kept_in | {use.from_place_id for use in uses})
    known = await parts_by_id(context.transaction, part_ids={use.part_id for use in uses})
    cost = (await cost_of_orders(context.transaction, work_order_ids=[order.id])).get(order.id)
    return PartsOfOrder.model_validate(
        {
            "planned": [
                {
                    "part_id": need.part_id,
                    "number": need.number,
                    "name": need.name,
                    "unit": need.unit,
                    "quantity": need.quantity,
                    "used": need.used,
                    "reserved": need.reserved,
                    "short": need.short,
                    "place_id": need.place_id,
                    "place_name": places[need.place_id].name if need.place_id else None,
                    "place_kind": places[need.place_id].kind if need.place_id else None,
                }
                for need in needs
            ],
            "used": [_use(use, part=known[use.part_id], place_name=places[use.from_place_id].name) for use in uses],
            "cost": cost.amount if cost else None,
            "currency": cost.currency if cost else None,
        }
    )


def _use(use: StockMove, *, part: Any, place_name: str) -> dict[str, Any]:
    return {
        "id": use.id,
        "at": use.at,
        "person_name": use.person_name,
        "part_id": part.id,
        "number": part.number,
        "name": part.name,
        "unit": part.unit,
        "quantity": use.quantity,
        "place_name": place_name,
        "unit_cost": use.unit_cost,
        "cost": Money(use.cost_minor_units, use.currency).amount,
        "currency": use.currency,
    }

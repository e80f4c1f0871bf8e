"""Routes of places, balances and the ledger."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import Money
from cloud.foundation.paging import Page, PageDependency, PageRequest
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.inventory import operations, places, queries
from cloud.inventory.errors import UsedForOrder
from cloud.inventory.models import BalanceRow, MoveRow, PartRow, PlaceRow, ValueRow
from cloud.inventory.payloads import (
    Balance,
    Move,
    NewLevel,
    NewMove,
    NewPlace,
    Place,
    PlaceChanges,
    TakeBack,
)
from cloud.inventory.rules import unit_cost_of
from cloud.technicians.queries import technician_names

router = APIRouter(tags=["stock"], route_class=ActorRoute)
READS = [allowed("part.read")]
WRITES = [allowed("stock_place.write")]
MOVES = [allowed("stock.move")]


@router.get("/stock-places", response_model=Page[Place], dependencies=READS, summary="List warehouses and vans")
async def list_places(
    context: Context, page: PageDependency, branch_id: UUID | None = None, is_active: bool | None = None
) -> Page[Place]:
    """Return warehouses and vans of your branches, by name."""
    rows, next_cursor = await queries.list_places(
        context.transaction, branch_ids=context.branches(branch_id), is_active=is_active, page=page
    )
    return Page(items=await _places(context, rows), next_cursor=next_cursor)


@router.post(
    "/stock-places", response_model=Place, status_code=201, dependencies=WRITES, summary="Add a warehouse or van"
)
async def add_place(body: NewPlace, context: Context, response: Response) -> Place:
    """Add a place where stock is kept."""
    context.require_branch(body.branch_id)
    fields = body.model_dump(exclude={"branch_id"})
    row = await places.add_place(context.transaction, actor=context.actor, branch_id=body.branch_id, fields=fields)
    return await _place(context, response, row)


@router.get("/stock-places/{place_id}", response_model=Place, dependencies=READS, summary="A warehouse or van")
async def get_place(place_id: UUID, context: Context, response: Response) -> Place:
    """Return one place."""
    return await _place(context, response, await _known_place(context, place_id))


@router.patch(
    "/stock-places/{place_id}", response_model=Place, dependencies=WRITES, summary="Change a warehouse or van"
)
async def change_place(
    place_id: UUID, body: PlaceChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Place:
    """Change a place's name or driver, or close it once it is empty."""
    row = await places.change_place(
        context.transaction,
        actor=context.actor,
        place=await _known_place(context, place_id),
        seen_version=seen_version,
        changes=body.given(),
    )
    return await _place(context, response, row)


@router.get("/stock-balances", response_model=Page[Balance], dependencies=READS, summary="What is where")
async def list_balances(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    part_id: UUID | None = None,
    place_id: UUID | None = None,
    is_low: bool | None = None,
) -> Page[Balance]:
    """Return what the places of your branches have of each part."""
    found, next_cursor = await queries.list_balances(
        context.transaction,
        branch_ids=context.branches(branch_id),
        part_id=part_id,
        place_id=place_id,
        is_low=is_low,
        page=page,
    )
    return Page(items=[_balance(*one) for one in found], next_cursor=next_cursor)


@router.put("/stock-levels", response_model=Balance, dependencies=WRITES, summary="Say when to order more")
async def set_level(body: NewLevel, context: Context) -> Balance:
    """Say at how much available stock of a place its branch is told to order more."""
    place = await _known_place(context, body.place_id)
    await operations.set_level(
        context.transaction,
        actor=context.actor,
        branch_id=place.branch_id,
        part_id=body.part_id,
        place_id=place.id,
        reorder_level=body.reorder_level,
    )
    found, _ = await queries.list_balances(
        context.transaction,
        branch_ids=[place.branch_id],
        part_id=body.part_id,
        place_id=place.id,
        is_low=None,
        page=PageRequest(1, None),
    )
    return _balance(*found[0])


@router.get("/stock-moves", response_model=Page[Move], dependencies=READS, summary="The ledger of stock")
async def list_moves(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    part_id: UUID | None = None,
    place_id: UUID | None = None,
    work_order_id: UUID | None = None,
) -> Page[Move]:
    """Return moves of stock in your branches, newest first."""
    rows, next_cursor = await queries.list_moves(
        context.transaction,
        branch_ids=context.branches(branch_id),
        part_id=part_id,
        place_id=place_id,
        work_order_id=work_order_id,
        page=page,
    )
    return Page(items=await _moves(context, rows), next_cursor=next_cursor)


@router.post("/stock-moves", response_model=Move, status_code=201, dependencies=MOVES, summary="Move stock")
async def move_stock(body: NewMove, context: Context) -> Move:
    """Receive, transfer, correct or scrap stock; more than there is cannot leave."""
    place_id = body.to_place_id or body.from_place_id
    assert place_id is not None  # the body was refused otherwise
    branch_id = (await _known_place(context, place_id)).branch_id
    row = await _write(context, body, branch_id=branch_id, place_id=place_id)
    return (await _moves(context, [row]))[0]


@router.post(
    "/stock-moves/{move_id}/reversal",
    response_model=Move,
    status_code=201,
    dependencies=MOVES,
    summary="Take a move back",
)
async def take_back(move_id: UUID, body: TakeBack, context: Context) -> Move:
    """Write the move that undoes another one; both stay to be read. What an order used is taken back at the order."""
    move = await queries.get_move(context.transaction, move_id=move_id, branch_ids=context.actor.branch_ids)
    if move.kind == "used":
        raise UsedForOrder
    row = await operations.take_back(
        context.transaction,
        actor=context.actor,
        move_id=body.id or new_id(),
        move=move,
        reason=body.reason,
        now=context.now,
    )
    return (await _moves(context, [row]))[0]


async def _write(context: Context, body: NewMove, *, branch_id: UUID, place_id: UUID) -> MoveRow:
    common: dict[str, Any] = {
        "actor": context.actor,
        "move_id": body.id or new_id(),
        "branch_id": branch_id,
        "part_id": body.part_id,
        "reason": body.reason,
        "now": context.now,
    }
    if body.kind == "received":
        return await operations.receive(
            context.transaction, place_id=place_id, quantity=body.quantity, unit_cost=body.unit_cost, **common
        )
    if body.kind == "scrapped":
        return await operations.scrap(context.transaction, place_id=place_id, quantity=body.quantity, **common)
    if body.kind == "adjusted":
        difference = body.quantity if body.to_place_id else -body.quantity
        return await operations.adjust(
            context.transaction, place_id=place_id, difference=difference, unit_cost=body.unit_cost, **common
        )
    assert body.from_place_id is not None  # the body was refused otherwise
    assert body.to_place_id is not None
    return await operations.transfer(
        context.transaction,
        from_place_id=body.from_place_id,
        to_place_id=body.to_place_id,
        quantity=body.quantity,
        **common,
    )


async def _known_place(context: Context, place_id: UUID) -> PlaceRow:
    return await queries.get_place(context.transaction, place_id=place_id, branch_ids=context.actor.branch_ids)


async def _place(context: Context, response: Response, row: PlaceRow) -> Place:
    set_etag(response, row.version)
    return (await _places(context, [row]))[0]


async def _places(context: Context, rows: Sequence[PlaceRow]) -> list[Place]:
    drivers = {row.technician_id for row in rows if row.technician_id}
    names = await technician_names(context.transaction, technician_ids=drivers)
    return [
        Place.model_validate(
            {**row.__dict__, "technician_name": names.get(row.technician_id) if row.technician_id else None}
        )
        for row in rows
    ]


def _balance(row: BalanceRow, part: PartRow, place: PlaceRow, value: ValueRow | None) -> Balance:
    assert value is not None  # made in the part's turn, before any balance
    worth = Money(value.value_minor_units, value.currency)
    return Balance.model_validate(
        {
            **row.__dict__,
            "place_name": place.name,
            "place_kind": place.kind,
            "part_number": part.number,
            "part_name": part.name,
            "unit": part.unit,
            "on_hand": row.available + row.allocated,
            "unit_cost": unit_cost_of(cost=worth, quantity=value.quantity),
            "currency": value.currency,
        }
    )


async def _moves(context: Context, rows: Sequence[MoveRow]) -> list[Move]:
    known = await queries.parts_by_id(context.transaction, part_ids={row.part_id for row in rows})
    sides = {side for row in rows for side in (row.from_place_id, row.to_place_id)}
    where = await queries.places_by_id(context.transaction, place_ids=sides)
    undone = await queries.reversed_among(context.transaction, move_ids=[row.id for row in rows])
    return [
        Move.model_validate(
            {
                **row.__dict__,
                "part_number": known[row.part_id].number,
                "part_name": known[row.part_id].name,
                "unit": known[row.part_id].unit,
                "from_place_name": where[row.from_place_id].name,
                "from_place_kind": where[row.from_place_id].kind,
                "to_place_name": where[row.to_place_id].name,
                "to_place_kind": where[row.to_place_id].kind,
                "cost": Money(row.cost_minor_units, row.currency).amount,
                "is_taken_back": row.id in undone,
            }
        )
        for row in rows
    ]

"""Routes of work orders."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.assets.queries import SiteOwner, asset_names, owners_of_sites
from cloud.bookings.queries import orders_worked_at
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.sla.queries import next_promises
from cloud.work_orders import operations, queries
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.payloads import (
    HistoryEntry,
    NewWorkOrder,
    PossibleTransition,
    Transition,
    WorkOrder,
    WorkOrderChanges,
)
from cloud.work_orders.rules import steps_from

router = APIRouter(prefix="/work-orders", tags=["work orders"], route_class=ActorRoute)


@router.get(
    "",
    response_model=Page[WorkOrder],
    dependencies=[allowed("work_order.read", of_sites=True)],
    summary="List work orders",
)
async def list_orders(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    asset_id: UUID | None = None,
    incident_id: UUID | None = None,
    customer_id: UUID | None = None,
    status: Annotated[str | None, Query(max_length=30, description="open, closed or one state")] = None,
    q: Annotated[str | None, Query(max_length=100, description="Looks in number and title.")] = None,
) -> Page[WorkOrder]:
    """Return orders of your branches, newest first."""
    rows, next_cursor = await queries.list_orders(
        context.transaction,
        branch_ids=context.branches(branch_id),
        status=status,
        asset_id=asset_id,
        incident_id=incident_id,
        customer_id=customer_id,
        text=q,
        page=page,
    )
    return Page(items=await _orders(context, rows), next_cursor=next_cursor)


@router.post(
    "",
    response_model=WorkOrder,
    status_code=201,
    dependencies=[allowed("work_order.write", of_sites=True)],
    summary="Open an order",
)
async def open_order(body: NewWorkOrder, context: Context, response: Response) -> WorkOrder:
    """Open an order by hand."""
    context.require_branch(body.branch_id)
    row = await operations.open_order(context.transaction, actor=context.actor, now=context.now, **body.model_dump())
    return await _answer(context, response, row)


@router.get(
    "/{work_order_id}",
    response_model=WorkOrder,
    dependencies=[allowed("work_order.read", of_sites=True)],
    summary="A work order",
)
async def get_order(work_order_id: UUID, context: Context, response: Response) -> WorkOrder:
    """Return one order with the steps that are possible now."""
    return await _answer(context, response, await _order(context, work_order_id))


@router.patch(
    "/{work_order_id}",
    response_model=WorkOrder,
    dependencies=[allowed("work_order.write", of_sites=True)],
    summary="Change an order",
)
async def change_order(
    work_order_id: UUID, body: WorkOrderChanges, context: Context, response: Response, seen_version: SeenVersion
) -> WorkOrder:
    """Change title, description or priority."""
    row = await operations.change_order(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        seen_version=seen_version,
        changes=body.model_dump(exclude_unset=True),
        now=context.now,
    )
    return await _answer(context, response, row)


@router.post(
    "/{work_order_id}/transitions",
    response_model=WorkOrder,
    dependencies=[allowed("work_order.write", of_sites=True)],
    summary="Move an order",
)
async def move_order(
    work_order_id: UUID, body: Transition, context: Context, response: Response, seen_version: SeenVersion
) -> WorkOrder:
    """Take an order to its next state."""
    row = await operations.move_order(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        seen_version=seen_version,
        to=body.to,
        reason=body.reason,
        now=context.now,
    )
    return await _answer(context, response, row)


@router.get(
    "/{work_order_id}/history",
    response_model=Page[HistoryEntry],
    dependencies=[allowed("work_order.read", of_sites=True)],
    summary="What happened to an order",
)
async def get_history(work_order_id: UUID, context: Context) -> Page[HistoryEntry]:
    """Return the history of an order, oldest first."""
    order = await _order(context, work_order_id)
    rows = await queries.history_of(context.transaction, work_order_id=order.id)
    return Page(items=[HistoryEntry.model_validate(row) for row in rows])


async def _order(context: Context, work_order_id: UUID) -> WorkOrderRow:
    return await queries.get_order(
        context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids
    )


async def _answer(context: Context, response: Response, row: WorkOrderRow) -> WorkOrder:
    set_etag(response, row.version)
    return (await _orders(context, [row]))[0]


async def _orders(context: Context, rows: list[WorkOrderRow]) -> list[WorkOrder]:
    names = await asset_names(context.transaction, asset_ids={row.asset_id for row in rows if row.asset_id})
    owners = await owners_of_sites(context.transaction, site_ids={row.site_id for row in rows if row.site_id})
    promises = await next_promises(context.transaction, work_order_ids=[row.id for row in rows])
    worked_at = await orders_worked_at(context.transaction, work_order_ids=[row.id for row in rows])
    return [
        WorkOrder.model_validate(
            {
                **row.__dict__,
                "asset_name": names.get(row.asset_id) if row.asset_id else None,
                **_owner(owners.get(row.site_id) if row.site_id else None),
                "promise": promises.get(row.id),
                "allowed_transitions": [
                    PossibleTransition(to=step.to, requires_reason=step.requires_reason)
                    for step in steps_from(
                        row.status,
                        may_approve=context.actor.may("work_order.approve", row.branch_id, site_id=row.site_id),
                        is_worked_at=row.id in worked_at,
                    )
                ],
            }
        )
        for row in rows
    ]


def _owner(owner: SiteOwner | None) -> dict[str, Any]:
    """Whose site it is; the names of the payload's fields."""
    return {
        "site_name": owner.site_name if owner else None,
        "customer_id": owner.customer_id if owner else None,
        "customer_name": owner.customer_name if owner else None,
    }

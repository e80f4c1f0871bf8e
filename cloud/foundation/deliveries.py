"""Routes of the queue: what waits, what was parked after its last try, and trying it again."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy import ColumnElement, or_, select

from cloud.foundation.delivery import DeliveryRow
from cloud.foundation.errors import NotFound
from cloud.foundation.events import EventRow
from cloud.foundation.paging import Page, PageDependency, cut, seek
from cloud.foundation.payloads import ResponseBody, UtcTime
from cloud.foundation.relay import retry_parked
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(prefix="/deliveries", tags=["events"], route_class=ActorRoute)


class Delivery(ResponseBody):
    """One announcement on its way to one reaction."""

    event_id: UUID
    event_type: str
    branch_id: UUID | None
    reaction: str
    published_no: int
    tries: int
    next_try_at: UtcTime
    parked_at: UtcTime | None
    last_error: str | None


@router.get("", response_model=Page[Delivery], dependencies=[allowed("delivery.read")], summary="List unfinished work")
async def list_deliveries(
    context: Context, page: PageDependency, state: Annotated[Literal["parked", "unfinished"], Query()] = "parked"
) -> Page[Delivery]:
    """Return what was parked after its last try, or all that is not finished, newest first."""
    statement = (
        select(DeliveryRow, EventRow.type, EventRow.branch_id)
        .join(EventRow, EventRow.id == DeliveryRow.event_id)
        .where(DeliveryRow.done_at.is_(None), _within(context, "delivery.read"))
    )
    if state == "parked":
        statement = statement.where(DeliveryRow.parked_at.is_not(None))
    columns = [DeliveryRow.published_no, DeliveryRow.reaction]
    found = (await context.transaction.execute(seek(statement, columns=columns, kinds=[int, str], page=page))).all()
    about = {(row.event_id, row.reaction): (kind, branch_id) for row, kind, branch_id in found}
    kept, next_cursor = cut([row for row, _, _ in found], page=page, key=["published_no", "reaction"])
    items = [_payload(row, *about[row.event_id, row.reaction]) for row in kept]
    return Page(items=items, next_cursor=next_cursor)


@router.post(
    "/{event_id}/{reaction}/retry", status_code=204, dependencies=[allowed("delivery.write")], summary="Try again"
)
async def retry(event_id: UUID, reaction: str, context: Context) -> None:
    """Let a parked delivery be tried again, once its cause is gone."""
    known = select(EventRow.id).where(EventRow.id == event_id, _within(context, "delivery.write"))
    if (await context.transaction.execute(known)).scalar_one_or_none() is None:
        raise NotFound
    if not await retry_parked(context.transaction, event_id=event_id, reaction=reaction):
        raise NotFound


def _within(context: Context, permission: str) -> ColumnElement[bool]:
    """Events of the actor's branches; those of the organisation itself for who holds the permission there."""
    own = EventRow.branch_id.in_(context.actor.branch_ids)
    return or_(own, EventRow.branch_id.is_(None)) if context.actor.may(permission, None) else own


def _payload(row: DeliveryRow, event_type: str, branch_id: UUID | None) -> Delivery:
    return Delivery(
        event_id=row.event_id,
        event_type=event_type,
        branch_id=branch_id,
        reaction=row.reaction,
        published_no=row.published_no,
        tries=row.tries,
        next_try_at=row.next_try_at,
        parked_at=row.parked_at,
        last_error=row.last_error,
    )

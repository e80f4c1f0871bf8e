"""Routes of technicians, their leave and the on-call roster."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import AwareDatetime

from cloud.audit.reads import note_read
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.errors import NotFound
from cloud.foundation.idempotency import shows_secret
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.technicians import logins, operations, queries
from cloud.technicians.models import TechnicianRow
from cloud.technicians.payloads import (
    Leave,
    Login,
    NewLeave,
    NewLogin,
    NewOnCall,
    NewTechnician,
    OnCall,
    Technician,
    TechnicianChanges,
)

router = APIRouter(prefix="/technicians", tags=["technicians"], route_class=ActorRoute)

HOMES_SEEN = "technician.location_read"
LISTS = ("skills", "certificates", "shifts")
SHOWN_AHEAD = timedelta(days=400)


@router.get("", response_model=Page[Technician], dependencies=[allowed("technician.read")], summary="List technicians")
async def list_technicians(
    context: Context, page: PageDependency, branch_id: UUID | None = None, is_active: bool | None = None
) -> Page[Technician]:
    """Return technicians of your branches, newest first."""
    rows, next_cursor = await queries.list_technicians(
        context.transaction, branch_ids=context.branches(branch_id), is_active=is_active, page=page
    )
    if any(row.home_latitude is not None for row in rows):
        await note_read(context, action=HOMES_SEEN, object_kind="technician", object_id="list", branch_id=branch_id)
    return Page(items=[Technician.model_validate(row) for row in rows], next_cursor=next_cursor)


@router.post(
    "",
    response_model=Technician,
    status_code=201,
    dependencies=[allowed("technician.write")],
    summary="Add a technician",
)
async def add_technician(body: NewTechnician, context: Context, response: Response) -> Technician:
    """Add somebody who can be booked."""
    context.require_branch(body.branch_id)
    details = _columns(body.model_dump(mode="json", include=set(LISTS)), body.model_dump(exclude=set(LISTS)))
    row = await operations.add_technician(context.transaction, actor=context.actor, **details)
    return _answer(response, row)


@router.get(
    "/{technician_id}", response_model=Technician, dependencies=[allowed("technician.read")], summary="A technician"
)
async def get_technician(technician_id: UUID, context: Context, response: Response) -> Technician:
    """Return one technician; that somebody saw where they live is noted."""
    row = await _technician(context, technician_id)
    if row.home_latitude is not None:
        await note_read(context, action=HOMES_SEEN, object_kind="technician", object_id=row.id, branch_id=row.branch_id)
    return _answer(response, row)


@router.patch(
    "/{technician_id}",
    response_model=Technician,
    dependencies=[allowed("technician.write")],
    summary="Change a technician",
)
async def change_technician(
    technician_id: UUID, body: TechnicianChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Technician:
    """Change fields of a technician; those left out stay, lists are replaced as a whole."""
    given = body.model_dump(exclude_unset=True, exclude=set(LISTS))
    lists = body.model_dump(mode="json", exclude_unset=True, include=set(LISTS))
    row = await operations.change_technician(
        context.transaction,
        actor=context.actor,
        technician=await _technician(context, technician_id),
        seen_version=seen_version,
        changes=_columns(lists, given),
        now=context.now,
    )
    return _answer(response, row)


@router.get(
    "/{technician_id}/leaves",
    response_model=Page[Leave],
    dependencies=[allowed("technician.read")],
    summary="When a technician is away",
)
async def list_leaves(technician_id: UUID, context: Context) -> Page[Leave]:
    """Return leave that is not over, in order."""
    row = await _technician(context, technician_id)
    leaves = await queries.leaves_of(
        context.transaction,
        technician_ids=[row.id],
        starts_at=context.now,
        ends_at=context.now + SHOWN_AHEAD,
    )
    return Page(items=[Leave.model_validate(leave) for leave in leaves])


@router.post(
    "/{technician_id}/leaves",
    response_model=Leave,
    status_code=201,
    dependencies=[allowed("technician.write")],
    summary="Note that a technician is away",
)
async def add_leave(technician_id: UUID, body: NewLeave, context: Context) -> Leave:
    """Add leave; bookings in that time are given up and their orders find somebody else."""
    row = await operations.add_leave(
        context.transaction,
        actor=context.actor,
        technician=await _technician(context, technician_id),
        **body.model_dump(),
    )
    return Leave.model_validate(row)


@router.delete(
    "/{technician_id}/leaves/{leave_id}",
    status_code=204,
    dependencies=[allowed("technician.write")],
    summary="Take a leave back",
)
async def remove_leave(technician_id: UUID, leave_id: UUID, context: Context) -> None:
    """Remove leave."""
    technician = await _technician(context, technician_id)
    leave = await queries.get_leave(context.transaction, leave_id=leave_id, branch_ids=context.actor.branch_ids)
    if leave.technician_id != technician.id:
        raise NotFound
    await operations.remove_leave(context.transaction, actor=context.actor, technician=technician, leave=leave)


@router.get(
    "/{technician_id}/on-call",
    response_model=Page[OnCall],
    dependencies=[allowed("technician.read")],
    summary="When a technician is on call",
)
async def list_on_call(technician_id: UUID, context: Context, until: AwareDatetime | None = None) -> Page[OnCall]:
    """Return on-call times that are not over, in order."""
    row = await _technician(context, technician_id)
    times = await queries.on_call_of(
        context.transaction,
        technician_ids=[row.id],
        starts_at=context.now,
        ends_at=until or context.now + SHOWN_AHEAD,
    )
    return Page(items=[OnCall.model_validate(one) for one in times])


@router.post(
    "/{technician_id}/on-call",
    response_model=OnCall,
    status_code=201,
    dependencies=[allowed("technician.write")],
    summary="Put a technician on call",
)
async def add_on_call(technician_id: UUID, body: NewOnCall, context: Context) -> OnCall:
    """Add a line to the on-call roster."""
    row = await operations.add_on_call(
        context.transaction,
        actor=context.actor,
        technician=await _technician(context, technician_id),
        starts_at=body.starts_at,
        ends_at=body.ends_at,
    )
    return OnCall.model_validate(row)


@router.delete(
    "/{technician_id}/on-call/{on_call_id}",
    status_code=204,
    dependencies=[allowed("technician.write")],
    summary="Take a technician off the roster",
)
async def remove_on_call(technician_id: UUID, on_call_id: UUID, context: Context) -> None:
    """Remove a line of the on-call roster."""
    technician = await _technician(context, technician_id)
    row = await queries.get_on_call(context.transaction, on_call_id=on_call_id, branch_ids=context.actor.branch_ids)
    if row.technician_id != technician.id:
        raise NotFound
    await operations.remove_on_call(context.transaction, actor=context.actor, technician=technician, on_call=row)


@router.post(
    "/{technician_id}/login",
    response_model=Login,
    dependencies=[allowed("technician.write")],
    summary="Give a login for the phone",
)
@shows_secret
async def give_login(technician_id: UUID, body: NewLogin, context: Context) -> Login:
    """Make a login for the phone page, or a new password for it; sessions under an older one end."""
    technician = await _technician(context, technician_id)
    email, password = await logins.give_login(
        context.transaction, actor=context.actor, technician=technician, email=body.email
    )
    return Login(email=email, password=password)


async def _technician(context: Context, technician_id: UUID) -> TechnicianRow:
    return await queries.get_technician(
        context.transaction, technician_id=technician_id, branch_ids=context.actor.branch_ids
    )


def _answer(response: Response, row: TechnicianRow) -> Technician:
    set_etag(response, row.version)
    return Technician.model_validate(row)


def _columns(lists: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """Lists are stored as JSON, so their dates and times are text; numbers and ids keep their types."""
    return {**plain, **lists}

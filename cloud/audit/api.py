"""Routes of the audit."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from cloud.audit import queries
from cloud.audit.payloads import AuditEntry, ObjectKind
from cloud.audit.reads import note_read
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(prefix="/audit", tags=["audit"], route_class=ActorRoute)


@router.get("", response_model=Page[AuditEntry], dependencies=[allowed("audit.read")], summary="List changes")
async def list_entries(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    object_kind: Annotated[str | None, Query(max_length=60)] = None,
    object_id: Annotated[str | None, Query(max_length=60)] = None,
    action: Annotated[str | None, Query(max_length=60, description="How the action's name begins.")] = None,
    person: Annotated[str | None, Query(max_length=100, description="A part of the name.")] = None,
    since: AwareDatetime | None = None,
    until: AwareDatetime | None = None,
) -> Page[AuditEntry]:
    """Return who changed what in your branches and in the organisation, newest first; that you looked is noted."""
    rows, next_cursor = await queries.list_entries(
        context.transaction,
        branch_ids=context.branches(branch_id),
        with_organisation=branch_id is None and context.actor.may("audit.read", None),
        wanted=queries.Wanted(
            object_kind=object_kind, object_id=object_id, action=action, person=person, since=since, until=until
        ),
        page=page,
    )
    items = [AuditEntry.model_validate(row) for row in rows]
    await note_read(context, action="audit.read", object_kind="audit", object_id="entries", branch_id=branch_id)
    return Page(items=items, next_cursor=next_cursor)


@router.get(
    "/kinds",
    response_model=Page[ObjectKind],
    dependencies=[allowed("audit.read")],
    summary="What the changes are about",
)
async def list_kinds(context: Context) -> Page[ObjectKind]:
    """Return the kinds of objects of which there are entries: what a list can be narrowed to."""
    kinds = await queries.kinds_of_objects(context.transaction, branch_ids=context.actor.branch_ids)
    return Page(items=[ObjectKind(kind=kind) for kind in kinds])

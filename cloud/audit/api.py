"""Routes of the audit."""

from typing import Annotated

from fastapi import APIRouter, Query

from cloud.audit import queries
from cloud.audit.payloads import AuditEntry
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(prefix="/audit", tags=["audit"], route_class=ActorRoute)


@router.get("", response_model=Page[AuditEntry], dependencies=[allowed("audit.read")], summary="List changes")
async def list_entries(
    context: Context,
    page: PageDependency,
    object_kind: Annotated[str | None, Query(max_length=60)] = None,
    object_id: Annotated[str | None, Query(max_length=60)] = None,
) -> Page[AuditEntry]:
    """Return who changed what in your branches, newest first."""
    rows, next_cursor = await queries.list_entries(
        context.transaction,
        branch_ids=context.actor.branch_ids,
        object_kind=object_kind,
        object_id=object_id,
        page=page,
    )
    return Page(items=[AuditEntry.model_validate(row) for row in rows], next_cursor=next_cursor)

"""The route of the operational audit."""

from uuid import UUID

from fastapi import APIRouter

from cloud.foundation.paging import Page
from cloud.foundation.payloads import ResponseBody
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.reports.operational_audit import AuditedName, operational_audit

router = APIRouter(prefix="/reports", tags=["reports"], route_class=ActorRoute)


class AuditedNumber(ResponseBody):
    """How many there are of one of the seven, and how many of them lack what work needs."""

    name: AuditedName
    count: int
    lacking: int


@router.get(
    "/operational-audit",
    response_model=Page[AuditedNumber],
    dependencies=[allowed("figures.read")],
    summary="The operational audit",
)
async def get_operational_audit(context: Context, branch_id: UUID | None = None) -> Page[AuditedNumber]:
    """Return seven numbers of how your branches work: jobs, technicians, branches, kinds, invoicing, stock, tools."""
    found = await operational_audit(context.transaction, branch_ids=context.branches(branch_id), now=context.now)
    return Page(items=[AuditedNumber.model_validate(one) for one in found])

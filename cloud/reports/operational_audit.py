"""The operational audit: seven numbers of how a company works, each with how many of them lack what work needs.

They are counted from what is there, so they say after an import what is still missing: job volume, technicians,
branches, service categories, the way to the invoice, inventory, tools.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.sql.elements import ColumnElement

from cloud.assets.models import AssetRow, SiteRow
from cloud.billing.models import InvoiceRow
from cloud.branches.models import BranchRow
from cloud.foundation.database import Transaction
from cloud.inventory.models import BalanceRow
from cloud.technicians.models import TechnicianRow
from cloud.work_orders.models import ServiceCategoryRow, WorkOrderRow

SPAN: Final = timedelta(days=90)
TOOL: Final = "tool"
"""The category of a machine that is a tool."""

AuditedName = Literal[
    "job_volume", "technicians", "branches", "service_categories", "billing_flow", "inventory", "tools"
]
EMPTY: Final = func.jsonb_build_array()


@dataclass(frozen=True, slots=True)
class Audited:
    """One of the seven: how many there are, and how many of them lack what `operational_audit` says."""

    name: AuditedName
    count: int
    lacking: int


async def operational_audit(transaction: Transaction, *, branch_ids: Collection[UUID], now: datetime) -> list[Audited]:
    """Return the seven numbers of these branches in their order; jobs are those of the last 90 days.

    What is counted as lacking: a job without its kind; a technician without a skill; a branch without a tax
    registration; a kind of job that no skill is asked for; a customer's completed job without an invoice; a part's
    place that has fallen to its level; a tool without a serial number. Sandboxes are not counted.
    """
    not_practised = select(BranchRow.id).where(BranchRow.id.in_(branch_ids), ~BranchRow.is_sandbox)
    real = list((await transaction.execute(not_practised)).scalars())
    since = now - SPAN
    invoiced = exists().where(
        InvoiceRow.work_order_id == WorkOrderRow.id, InvoiceRow.status.not_in(["discarded", "draft"])
    )
    jobs = select(func.count()).select_from(WorkOrderRow).where(WorkOrderRow.branch_id.in_(real))
    done = (
        jobs.join(SiteRow, SiteRow.id == WorkOrderRow.site_id)
        .where(SiteRow.customer_id.is_not(None), WorkOrderRow.completed_at >= since)
        .where(WorkOrderRow.status != "cancelled")
    )
    active = select(func.count()).where(TechnicianRow.branch_id.in_(real), TechnicianRow.is_active)
    tools = select(func.count()).where(AssetRow.branch_id.in_(real), func.lower(AssetRow.category) == TOOL)
    stocked = select(func.count()).where(
        BalanceRow.branch_id.in_(real), BalanceRow.available + BalanceRow.allocated > 0
    )
    places = select(func.count()).where(BalanceRow.branch_id.in_(real), BalanceRow.is_low)
    counted: list[tuple[AuditedName, Select[Any], Select[Any]]] = [
        ("job_volume", *_with(jobs.where(WorkOrderRow.opened_at >= since), WorkOrderRow.category_id.is_(None))),
        ("technicians", *_with(active, TechnicianRow.skills == EMPTY)),
        ("branches", *_with(select(func.count()).where(BranchRow.id.in_(real)), BranchRow.tax_registration == "")),
        (
            "service_categories",
            *_with(select(func.count()).select_from(ServiceCategoryRow), ServiceCategoryRow.required_skills == EMPTY),
        ),
        ("billing_flow", *_with(done, ~invoiced)),
        ("inventory", stocked, places),
        ("tools", *_with(tools, AssetRow.serial_number == "")),
    ]
    return [
        Audited(
            name,
            (await transaction.execute(all_of_them)).scalar_one(),
            (await transaction.execute(lacking)).scalar_one(),
        )
        for name, all_of_them, lacking in counted
    ]


def _with(counted: Select[Any], lacks: ColumnElement[bool]) -> tuple[Select[Any], Select[Any]]:
    return counted, counted.where(lacks)

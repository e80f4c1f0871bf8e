"""Kinds of jobs: what they need, how long they take, their steps and what proves them. One list for the company."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.work_orders.errors import UnknownCategory
from cloud.work_orders.models import ServiceCategoryRow, WorkOrderRow, WorkOrderStepRow


async def list_categories(transaction: Transaction) -> list[ServiceCategoryRow]:
    """Return all kinds of jobs by name."""
    return list((await transaction.execute(select(ServiceCategoryRow).order_by(ServiceCategoryRow.name))).scalars())


async def add_category(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> ServiceCategoryRow:
    """Add a kind of job; a name that is taken is refused by the database."""
    row = ServiceCategoryRow(id=new_id(), **fields)
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    _audit(transaction, actor, row, "service_category.added", before=None, after=fields)
    return row


async def change_category(
    transaction: Transaction, *, actor: Actor, category_id: UUID, seen_version: int, changes: dict[str, Any]
) -> ServiceCategoryRow:
    """Change a kind of job; orders that exist keep the steps they were opened with.

    Raises:
        NotFound, ChangedMeanwhile.
    """
    row = await transaction.get(ServiceCategoryRow, category_id, with_for_update=True)
    if row is None:
        raise NotFound
    require_same(seen=seen_version, current=row.version)
    before = {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    await transaction.flush()
    _audit(transaction, actor, row, "service_category.changed", before=before, after=changes)
    return row


async def category_by_id(transaction: Transaction, *, category_id: UUID | None) -> ServiceCategoryRow | None:
    """Raises: UnknownCategory."""
    if category_id is None:
        return None
    row = await transaction.get(ServiceCategoryRow, category_id)
    if row is None:
        raise UnknownCategory(field_errors={"category_id": UnknownCategory.code})
    return row


async def category_of_fault(transaction: Transaction, *, failure_mode: str) -> ServiceCategoryRow | None:
    """Return the kind of job that answers this trouble of a machine, if one was named for it."""
    statement = select(ServiceCategoryRow).where(ServiceCategoryRow.failure_modes.contains([failure_mode]))
    return (await transaction.execute(statement.order_by(ServiceCategoryRow.name).limit(1))).scalar_one_or_none()


def take_over(transaction: Transaction, order: WorkOrderRow, category: ServiceCategoryRow) -> None:
    """Give an order what its kind asks for: duration, skills, certificates, and steps of its own."""
    order.category_id = category.id
    order.duration_minutes = category.duration_minutes
    order.required_skills = sorted({*order.required_skills, *category.required_skills})
    order.required_certificates = sorted({*order.required_certificates, *category.required_certificates})
    for position, step in enumerate(category.steps, start=1):
        transaction.add(
            WorkOrderStepRow(
                id=new_id(),
                branch_id=order.branch_id,
                work_order_id=order.id,
                position=position,
                title=step["title"],
                kind=step["kind"],
                unit=step.get("unit", ""),
                low=step.get("low"),
                high=step.get("high"),
                options=step.get("options", []),
                is_required=step.get("is_required", True),
            )
        )


def _audit(
    transaction: Transaction,
    actor: Actor,
    row: ServiceCategoryRow,
    action: str,
    *,
    before: dict[str, Any] | None,
    after: dict[str, Any],
) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="service_category",
        object_id=row.id,
        branch_id=None,
        before=before,
        after=after,
    )

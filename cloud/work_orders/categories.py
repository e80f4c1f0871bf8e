"""Kinds of jobs: what they need, how long they take, their steps and what proves them. One list for the company."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.inventory.planning import named_parts, plan_parts
from cloud.work_orders.errors import CategoryNameTaken, FaultHasCategory, UnknownCategory
from cloud.work_orders.events import ServiceCategoryChanged
from cloud.work_orders.models import ServiceCategoryRow, WorkOrderRow, WorkOrderStepRow
from cloud.work_orders.rules import joined_skills


async def list_categories(transaction: Transaction) -> list[ServiceCategoryRow]:
    """Return all kinds of jobs by name."""
    return list((await transaction.execute(select(ServiceCategoryRow).order_by(ServiceCategoryRow.name))).scalars())


async def get_category(transaction: Transaction, *, category_id: UUID) -> ServiceCategoryRow:
    """Raises: NotFound."""
    row = await transaction.get(ServiceCategoryRow, category_id)
    if row is None:
        raise NotFound
    return row


async def add_category(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> ServiceCategoryRow:
    """Add a kind of job.

    Raises:
        CategoryNameTaken, FaultHasCategory, UnknownPart, NotWhole.
    """
    given = await _plain(transaction, fields)
    await _require_own(transaction, given)
    row = ServiceCategoryRow(id=new_id(), **given)
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    _tell(transaction, actor, row, "service_category.added", Change(after=given))
    return row


async def change_category(
    transaction: Transaction, *, actor: Actor, category_id: UUID, seen_version: int, changes: dict[str, Any]
) -> ServiceCategoryRow:
    """Change a kind of job; orders that exist keep the steps they were opened with.

    Raises:
        NotFound, ChangedMeanwhile; CategoryNameTaken, FaultHasCategory, UnknownPart, NotWhole: as when adding.
    """
    given = await _plain(transaction, changes)
    await _require_own(transaction, given, besides=category_id)
    row = await transaction.get(ServiceCategoryRow, category_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound
    require_same(seen=seen_version, current=row.version)
    change = next_version(row, given)
    await transaction.flush()
    _tell(transaction, actor, row, "service_category.changed", change)
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


async def take_over(transaction: Transaction, order: WorkOrderRow, category: ServiceCategoryRow) -> None:
    """Give an order what its kind asks for: duration, skills, certificates, parts, and steps of its own."""
    order.category_id = category.id
    order.duration_minutes = category.duration_minutes
    order.required_skills = joined_skills([*order.required_skills, *category.required_skills])
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
    await plan_parts(
        transaction,
        branch_id=order.branch_id,
        work_order_id=order.id,
        needed=[(one["number"], Decimal(one["quantity"])) for one in category.parts],
        summary=f"{order.number} {order.title}",
    )


async def _require_own(transaction: Transaction, given: dict[str, Any], *, besides: UUID | None = None) -> None:
    """Names and troubles are each of one kind alone; the lock lets two people not write the same at the same time."""
    await transaction.execute(text("LOCK TABLE service_category IN SHARE ROW EXCLUSIVE MODE"))
    for other in await list_categories(transaction):
        if other.id == besides:
            continue
        if other.name.casefold() == str(given.get("name", "")).casefold():
            raise CategoryNameTaken(name=other.name, field_errors={"name": CategoryNameTaken.code})
        for fault in given.get("failure_modes", []):
            if fault in other.failure_modes:
                field_errors = {"failure_modes": FaultHasCategory.code}
                raise FaultHasCategory(fault=fault, name=other.name, field_errors=field_errors)


async def _plain(transaction: Transaction, fields: dict[str, Any]) -> dict[str, Any]:
    """Lists that mean a set hold everything once; parts are named as the list of parts spells them."""
    given = dict(fields)
    if "required_skills" in given:
        given["required_skills"] = joined_skills(given["required_skills"])
    for name in ("failure_modes", "required_certificates"):
        if name in given:
            given[name] = list(dict.fromkeys(given[name]))
    if "parts" in given:
        needed = [(one["number"], Decimal(one["quantity"])) for one in given["parts"]]
        found = await named_parts(transaction, needed=needed)
        given["parts"] = [{"number": part.number, "quantity": str(quantity)} for part, quantity in found]
    return given


def _tell(transaction: Transaction, actor: Actor, row: ServiceCategoryRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)
    announce(transaction, ServiceCategoryChanged(branch_id=None, subject_id=row.id, summary=row.name))

"""Routes of kinds of jobs."""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.inventory.queries import parts_by_number
from cloud.work_orders import categories
from cloud.work_orders.category_payloads import NewServiceCategory, ServiceCategory, ServiceCategoryChanges
from cloud.work_orders.models import ServiceCategoryRow

router = APIRouter(prefix="/service-categories", tags=["kinds of jobs"], route_class=ActorRoute)
READS = [allowed("service_category.read")]
WRITES = [allowed("service_category.write")]


@router.get("", response_model=Page[ServiceCategory], dependencies=READS, summary="List kinds of jobs")
async def list_categories(context: Context) -> Page[ServiceCategory]:
    """Return all kinds of jobs by name."""
    rows = await categories.list_categories(context.transaction)
    return Page(items=await _payloads(context, rows))


@router.post("", response_model=ServiceCategory, status_code=201, dependencies=WRITES, summary="Add a kind of job")
async def add_category(body: NewServiceCategory, context: Context, response: Response) -> ServiceCategory:
    """Add a kind of job with its steps and what proves it."""
    row = await categories.add_category(context.transaction, actor=context.actor, fields=body.model_dump())
    return await _answer(context, response, row)


@router.get("/{category_id}", response_model=ServiceCategory, dependencies=READS, summary="A kind of job")
async def get_category(category_id: UUID, context: Context, response: Response) -> ServiceCategory:
    """Return one kind of job."""
    return await _answer(context, response, await categories.get_category(context.transaction, category_id=category_id))


@router.patch("/{category_id}", response_model=ServiceCategory, dependencies=WRITES, summary="Change a kind of job")
async def change_category(
    category_id: UUID, body: ServiceCategoryChanges, context: Context, response: Response, seen_version: SeenVersion
) -> ServiceCategory:
    """Change a kind of job; orders that exist keep what they were opened with."""
    row = await categories.change_category(
        context.transaction,
        actor=context.actor,
        category_id=category_id,
        seen_version=seen_version,
        changes=body.model_dump(exclude_unset=True),
    )
    return await _answer(context, response, row)


async def _answer(context: Context, response: Response, row: ServiceCategoryRow) -> ServiceCategory:
    set_etag(response, row.version)
    return (await _payloads(context, [row]))[0]


async def _payloads(context: Context, rows: Sequence[ServiceCategoryRow]) -> list[ServiceCategory]:
    numbers = {one["number"] for row in rows for one in row.parts}
    known = await parts_by_number(context.transaction, numbers=numbers)
    return [
        ServiceCategory.model_validate(
            {
                **row.__dict__,
                "parts": [
                    {**one, "name": part.name, "unit": part.unit}
                    for one in row.parts
                    if (part := known.get(one["number"].lower()))
                ],
            }
        )
        for row in rows
    ]

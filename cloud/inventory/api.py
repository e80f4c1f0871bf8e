"""Routes of parts."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.import_routes import add_import_routes
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.inventory import parts, queries
from cloud.inventory.import_file import EXAMPLE, FILE, prepare
from cloud.inventory.models import PartRow
from cloud.inventory.payloads import NewPart, Part, PartChanges

router = APIRouter(prefix="/parts", tags=["parts"], route_class=ActorRoute)
READS = [allowed("part.read")]
WRITES = [allowed("part.write")]


@router.get("", response_model=Page[Part], dependencies=READS, summary="List parts")
async def list_parts(
    context: Context,
    page: PageDependency,
    q: Annotated[str | None, Query(max_length=100, description="Looks in number and name.")] = None,
    is_active: bool | None = None,
    sort: Literal["name", "number", "-name", "-number"] = "name",
) -> Page[Part]:
    """Return parts of the company, by name or number; a minus before it turns the order round."""
    rows, next_cursor = await queries.list_parts(
        context.transaction,
        text=q,
        is_active=is_active,
        sort="number" if sort.endswith("number") else "name",
        is_descending=sort.startswith("-"),
        page=page,
    )
    return Page(items=[Part.model_validate(row) for row in rows], next_cursor=next_cursor)


@router.post("", response_model=Part, status_code=201, dependencies=WRITES, summary="Add a part")
async def add_part(body: NewPart, context: Context, response: Response) -> Part:
    """Add something that is kept in stock."""
    row = await parts.add_part(context.transaction, actor=context.actor, fields=body.model_dump())
    return _answer(response, row)


add_import_routes(
    router,
    path="/import",
    template_path="/import-template",
    things="parts",
    words="Add and change parts from a CSV file, found by their number; one row that cannot be read stops all of it.",
    file=FILE,
    example=EXAMPLE,
    prepare=lambda context, rows: prepare(context.transaction, actor=context.actor, rows=rows),
    dependencies=WRITES,
)


@router.get("/{part_id}", response_model=Part, dependencies=READS, summary="A part")
async def get_part(part_id: UUID, context: Context, response: Response) -> Part:
    """Return one part."""
    return _answer(response, await queries.get_part(context.transaction, part_id=part_id))


@router.patch("/{part_id}", response_model=Part, dependencies=WRITES, summary="Change a part")
async def change_part(
    part_id: UUID, body: PartChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Part:
    """Change fields of a part; those left out stay, and so does its number."""
    row = await parts.change_part(
        context.transaction,
        actor=context.actor,
        part=await queries.get_part(context.transaction, part_id=part_id),
        seen_version=seen_version,
        changes=body.given(),
    )
    return _answer(response, row)


def _answer(response: Response, row: PartRow) -> Part:
    set_etag(response, row.version)
    return Part.model_validate(row)

"""Routes of customers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.customers import operations, queries
from cloud.customers.import_file import EXAMPLE, FILE, prepare
from cloud.customers.models import CustomerRow
from cloud.customers.payloads import Customer, CustomerChanges, NewCustomer
from cloud.customers.rules import is_kra_pin
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.import_routes import add_import_routes
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(prefix="/customers", tags=["customers"], route_class=ActorRoute)
READS = [allowed("customer.read")]
WRITES = [allowed("customer.write")]


@router.get("", response_model=Page[Customer], dependencies=READS, summary="List customers")
async def list_customers(
    context: Context,
    page: PageDependency,
    q: Annotated[str | None, Query(max_length=100, description="Looks in name, code and phone number.")] = None,
    is_active: bool | None = None,
) -> Page[Customer]:
    """Return customers of the company, by name."""
    rows, next_cursor = await queries.list_customers(context.transaction, text=q, is_active=is_active, page=page)
    return Page(items=[_payload(row) for row in rows], next_cursor=next_cursor)


@router.post("", response_model=Customer, status_code=201, dependencies=WRITES, summary="Add a customer")
async def add_customer(body: NewCustomer, context: Context, response: Response) -> Customer:
    """Add an organisation or a person the company works for."""
    row = await operations.add_customer(context.transaction, actor=context.actor, fields=body.model_dump())
    return _answer(response, row)


add_import_routes(
    router,
    path="/import",
    template_path="/import-template",
    things="customers",
    words="Add and change customers from a CSV file, found by their code; one row that cannot be read stops all of it.",
    file=FILE,
    example=EXAMPLE,
    prepare=lambda context, rows: prepare(context.transaction, actor=context.actor, rows=rows),
    dependencies=WRITES,
)


@router.get("/{customer_id}", response_model=Customer, dependencies=READS, summary="A customer")
async def get_customer(customer_id: UUID, context: Context, response: Response) -> Customer:
    """Return one customer."""
    return _answer(response, await queries.get_customer(context.transaction, customer_id=customer_id))


@router.patch("/{customer_id}", response_model=Customer, dependencies=WRITES, summary="Change a customer")
async def change_customer(
    customer_id: UUID, body: CustomerChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Customer:
    """Change fields of a customer; those left out stay, lists are replaced as a whole."""
    row = await queries.get_customer(context.transaction, customer_id=customer_id)
    await operations.change_customer(
        context.transaction,
        actor=context.actor,
        customer=row,
        seen_version=seen_version,
        changes=body.given(),
    )
    return _answer(response, row)


def _answer(response: Response, row: CustomerRow) -> Customer:
    set_etag(response, row.version)
    return _payload(row)


def _payload(row: CustomerRow) -> Customer:
    return Customer.model_validate({**row.__dict__, "is_kra_pin": is_kra_pin(row.tax_number)})

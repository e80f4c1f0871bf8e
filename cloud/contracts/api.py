"""Routes of contracts."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.contracts import operations, queries
from cloud.contracts.models import ContractRow
from cloud.contracts.payloads import Contract, ContractChanges, NewContract
from cloud.customers.queries import customer_names
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(prefix="/contracts", tags=["contracts"], route_class=ActorRoute)
READS = [allowed("invoice.read")]
WRITES = [allowed("price.write")]


@router.get("", response_model=Page[Contract], dependencies=READS, summary="List contracts")
async def list_contracts(
    context: Context,
    page: PageDependency,
    customer_id: UUID | None = None,
    on: Annotated[date | None, Query(description="Keeps those that hold on this day.")] = None,
) -> Page[Contract]:
    """Return what was agreed, newest first."""
    rows, next_cursor = await queries.list_contracts(context.transaction, customer_id=customer_id, on=on, page=page)
    return Page(items=await _payloads(context, rows), next_cursor=next_cursor)


@router.post("", response_model=Contract, status_code=201, dependencies=WRITES, summary="Add a contract")
async def add_contract(body: NewContract, context: Context, response: Response) -> Contract:
    """Write down what a customer does not pay for; jobs invoiced from now on are priced by it."""
    row = await operations.add_contract(context.transaction, actor=context.actor, fields=body.model_dump())
    return await _answer(context, response, row)


@router.get("/{contract_id}", response_model=Contract, dependencies=READS, summary="A contract")
async def get_contract(contract_id: UUID, context: Context, response: Response) -> Contract:
    """Return one contract."""
    return await _answer(context, response, await queries.get_contract(context.transaction, contract_id=contract_id))


@router.patch("/{contract_id}", response_model=Contract, dependencies=WRITES, summary="Change a contract")
async def change_contract(
    contract_id: UUID, body: ContractChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Contract:
    """Change what is agreed; invoices that exist keep what they were priced by."""
    row = await queries.get_contract(context.transaction, contract_id=contract_id)
    await operations.change_contract(
        context.transaction, actor=context.actor, contract=row, seen_version=seen_version, changes=body.given()
    )
    return await _answer(context, response, row)


async def _answer(context: Context, response: Response, row: ContractRow) -> Contract:
    set_etag(response, row.version)
    return (await _payloads(context, [row]))[0]


async def _payloads(context: Context, rows: list[ContractRow]) -> list[Contract]:
    names = await customer_names(context.transaction, customer_ids={row.customer_id for row in rows})
    return [Contract.model_validate({**row.__dict__, "customer_name": names[row.customer_id]}) for row in rows]

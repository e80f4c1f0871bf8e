"""Routes of price lists, and of how a branch invoices."""

from decimal import Decimal
from uuid import UUID

from fastapi import APIRouter, Response

from cloud.billing import price_lists, queries
from cloud.billing.models import BillingSettingRow, PriceListRow
from cloud.billing.payloads import (
    Invoicing,
    NewInvoicing,
    NewPriceList,
    PriceList,
    PriceListChanges,
    PriceListOfCustomer,
)
from cloud.branches.queries import get_branch
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed

router = APIRouter(tags=["prices"], route_class=ActorRoute)
READS = [allowed("invoice.read")]
WRITES = [allowed("price.write")]
SETS_UP = [allowed("invoicing.write")]


@router.get("/price-lists", response_model=Page[PriceList], dependencies=READS, summary="List price lists")
async def list_price_lists(context: Context) -> Page[PriceList]:
    """Return all price lists of the company by name."""
    return Page(items=[_payload(row) for row in await queries.list_price_lists(context.transaction)])


@router.post("/price-lists", response_model=PriceList, status_code=201, dependencies=WRITES, summary="Add a price list")
async def add_price_list(body: NewPriceList, context: Context, response: Response) -> PriceList:
    """Add a price list; the first of its currency is the usual one."""
    row = await price_lists.add_price_list(context.transaction, actor=context.actor, fields=body.model_dump())
    return _answer(response, row)


@router.get("/price-lists/{price_list_id}", response_model=PriceList, dependencies=READS, summary="A price list")
async def get_price_list(price_list_id: UUID, context: Context, response: Response) -> PriceList:
    """Return one price list."""
    return _answer(response, await queries.get_price_list(context.transaction, price_list_id=price_list_id))


@router.patch(
    "/price-lists/{price_list_id}", response_model=PriceList, dependencies=WRITES, summary="Change a price list"
)
async def change_price_list(
    price_list_id: UUID, body: PriceListChanges, context: Context, response: Response, seen_version: SeenVersion
) -> PriceList:
    """Change prices; invoices and drafts that exist keep theirs."""
    row = await queries.get_price_list(context.transaction, price_list_id=price_list_id)
    await price_lists.change_price_list(
        context.transaction,
        actor=context.actor,
        price_list=row,
        seen_version=seen_version,
        changes=body.given(),
    )
    return _answer(response, row)


@router.get(
    "/customers/{customer_id}/price-list",
    response_model=PriceListOfCustomer,
    dependencies=READS,
    summary="A customer's price list",
)
async def get_price_list_of_customer(customer_id: UUID, context: Context) -> PriceListOfCustomer:
    """Return which list a customer has instead of the usual one."""
    found = await queries.price_list_id_of(context.transaction, customer_id=customer_id)
    return PriceListOfCustomer(price_list_id=found)


@router.put(
    "/customers/{customer_id}/price-list",
    response_model=PriceListOfCustomer,
    dependencies=WRITES,
    summary="Give a customer a price list",
)
async def give_price_list(customer_id: UUID, body: PriceListOfCustomer, context: Context) -> PriceListOfCustomer:
    """Say which list a customer has; null: the usual one."""
    await price_lists.give_price_list(
        context.transaction, actor=context.actor, customer_id=customer_id, price_list_id=body.price_list_id
    )
    return body


@router.get(
    "/branches/{branch_id}/invoicing", response_model=Invoicing, dependencies=READS, summary="How a branch invoices"
)
async def get_invoicing(branch_id: UUID, context: Context, response: Response) -> Invoicing:
    """Return whether invoices are made and issued by themselves, and where tax is rounded."""
    context.require_branch(branch_id)
    row = await queries.setting_of(context.transaction, branch_id=branch_id)
    return await _invoicing(context, response, row)


@router.put(
    "/branches/{branch_id}/invoicing",
    response_model=Invoicing,
    dependencies=SETS_UP,
    summary="Set how a branch invoices",
)
async def set_invoicing(
    branch_id: UUID, body: NewInvoicing, context: Context, response: Response, seen_version: SeenVersion
) -> Invoicing:
    """Say whether invoices are made and issued by themselves, and where tax is rounded."""
    context.require_branch(branch_id)
    row = await price_lists.set_invoicing(
        context.transaction,
        actor=context.actor,
        branch_id=branch_id,
        seen_version=seen_version,
        mode=body.mode,
        tax_rounding=body.tax_rounding,
    )
    return await _invoicing(context, response, row)


async def _invoicing(context: RequestContext, response: Response, row: BillingSettingRow) -> Invoicing:
    set_etag(response, row.version)
    branch = await get_branch(context.transaction, branch_id=row.branch_id)
    return Invoicing(
        mode=row.mode,
        tax_rounding=row.tax_rounding,
        tax_rate_percent=branch.tax_rate_percent,
        tax_registration=branch.tax_registration,
        currency=branch.currency,
        version=row.version,
    )


def _answer(response: Response, row: PriceListRow) -> PriceList:
    set_etag(response, row.version)
    return _payload(row)


def _payload(row: PriceListRow) -> PriceList:
    prices = {
        name: Decimal(f"{getattr(row, name).normalize():f}")
        for name in ("labour_rate", "travel_per_km", "call_out_fee")
    }
    kept = {name: getattr(row, name) for name in PriceList.model_fields if name not in prices}
    return PriceList.model_validate({**kept, **prices})

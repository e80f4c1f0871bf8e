"""Adding and changing price lists, and saying which customer has which."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.billing.errors import PriceListNameTaken
from cloud.billing.events import PricesChanged
from cloud.billing.models import BillingSettingRow, CustomerPriceListRow, PriceListRow
from cloud.billing.queries import get_price_list, setting_of
from cloud.customers.queries import get_customer
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import decimals_of


async def add_price_list(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> PriceListRow:
    """Add a price list; the first of its currency is the usual one.

    Raises:
        PriceListNameTaken, NotACurrency.
    """
    decimals_of(fields["currency"])
    await _require_free_name(transaction, name=fields["name"], besides=None)
    usual = select(PriceListRow.id).where(PriceListRow.currency == fields["currency"], PriceListRow.is_default)
    has_usual = (await transaction.execute(usual)).first() is not None
    given = {**_plain(fields), "is_default": fields.get("is_default", False) or not has_usual}
    if given["is_default"]:
        await _give_way(transaction, currency=fields["currency"])
    row = PriceListRow(id=new_id(), **given)
    transaction.add(row)
    await transaction.flush()
    _tell(transaction, actor, row, "price_list.added", Change(after=given))
    return row


async def change_price_list(
    transaction: Transaction, *, actor: Actor, price_list: PriceListRow, seen_version: int, changes: dict[str, Any]
) -> PriceListRow:
    """Change prices; invoices and drafts that exist keep theirs. The usual list gives way only to another one.

    Raises:
        ChangedMeanwhile, PriceListNameTaken.
    """
    await transaction.refresh(price_list, with_for_update=True)
    require_same(seen=seen_version, current=price_list.version)
    given = _plain(changes)
    if given.get("is_default") is False:
        del given["is_default"]
    if "name" in given:
        await _require_free_name(transaction, name=given["name"], besides=price_list.id)
    after = new_values(price_list, given)
    if not after:
        return price_list
    if after.get("is_default"):
        await _give_way(transaction, currency=price_list.currency)
    change = next_version(price_list, after)
    await transaction.flush()
    _tell(transaction, actor, price_list, "price_list.changed", change)
    return price_list


async def give_price_list(
    transaction: Transaction, *, actor: Actor, customer_id: UUID, price_list_id: UUID | None
) -> None:
    """Say which list a customer has; None: the usual one.

    Raises:
        NotFound.
    """
    customer = await get_customer(transaction, customer_id=customer_id)
    if price_list_id is None:
        await transaction.execute(delete(CustomerPriceListRow).where(CustomerPriceListRow.customer_id == customer_id))
    else:
        await get_price_list(transaction, price_list_id=price_list_id)
        claim = insert(CustomerPriceListRow).values(customer_id=customer_id, price_list_id=price_list_id)
        await transaction.execute(
            claim.on_conflict_do_update(
                index_elements=[CustomerPriceListRow.customer_id], set_={"price_list_id": price_list_id}
            )
        )
    audit.record(
        transaction,
        actor=actor,
        action="customer.price_list_set",
        object_kind="customer",
        object_id=customer_id,
        branch_id=None,
        after={"price_list_id": price_list_id},
    )
    announce(transaction, PricesChanged(branch_id=None, subject_id=customer_id, summary=customer.name))


async def set_invoicing(
    transaction: Transaction, *, actor: Actor, branch_id: UUID, seen_version: int, mode: str, tax_rounding: str
) -> BillingSettingRow:
    """Say how a branch invoices; drafts that exist keep their rule of tax.

    Raises:
        ChangedMeanwhile.
    """
    row = await setting_of(transaction, branch_id=branch_id)
    require_same(seen=seen_version, current=row.version)
    before = {"mode": row.mode, "tax_rounding": row.tax_rounding}
    row.mode, row.tax_rounding = mode, tax_rounding
    row.version += 1
    transaction.add(row)
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="branch.invoicing_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before=before,
        after={"mode": mode, "tax_rounding": tax_rounding},
    )
    announce(transaction, PricesChanged(branch_id=branch_id, subject_id=branch_id, summary=mode))
    return row


async def _give_way(transaction: Transaction, *, currency: str) -> None:
    await transaction.execute(
        update(PriceListRow)
        .where(PriceListRow.currency == currency, PriceListRow.is_default)
        .values(is_default=False, version=PriceListRow.version + 1)
    )


async def _require_free_name(transaction: Transaction, *, name: str, besides: UUID | None) -> None:
    statement = select(PriceListRow.id).where(func.lower(PriceListRow.name) == func.lower(name))
    found = (await transaction.execute(statement)).scalar_one_or_none()
    if found is not None and found != besides:
        raise PriceListNameTaken(name=name, field_errors={"name": PriceListNameTaken.code})


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Prices inside lists are kept as text, so that no program makes a float of them."""
    given = dict(fields)
    for name in ("skill_rates", "part_prices", "fixed_prices"):
        if name in given:
            given[name] = [{key: str(value) for key, value in one.items()} for one in given[name]]
    return given


def _tell(transaction: Transaction, actor: Actor, row: PriceListRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)
    announce(transaction, PricesChanged(branch_id=None, subject_id=row.id, summary=row.name))

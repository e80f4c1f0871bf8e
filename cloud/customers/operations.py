"""Adding and changing customers."""

from typing import Any

from cloud.audit import operations as audit
from cloud.branches.queries import common_country
from cloud.customers import queries
from cloud.customers.errors import CodeTaken
from cloud.customers.events import CustomerChanged
from cloud.customers.models import CustomerRow
from cloud.customers.rules import tax_number_of
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.phone_numbers import e164


async def add_customer(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> CustomerRow:
    """Add a customer; a phone number without its country is one of the country in which the actor's branches lie.

    Raises:
        CodeTaken, BadPhoneNumber.
    """
    kept = as_kept(fields, region=await common_country(transaction, branch_ids=actor.branch_ids))
    await _require_free_code(transaction, code=kept.get("code"), besides=None)
    row = enter(transaction, actor=actor, kept=kept)
    await transaction.flush()
    return row


async def change_customer(
    transaction: Transaction, *, actor: Actor, customer: CustomerRow, seen_version: int, changes: dict[str, Any]
) -> CustomerRow:
    """Change what is known of a customer.

    Raises:
        ChangedMeanwhile; CodeTaken, BadPhoneNumber: as when adding.
    """
    await transaction.refresh(customer, with_for_update=True)
    require_same(seen=seen_version, current=customer.version)
    kept = as_kept(changes, region=await common_country(transaction, branch_ids=actor.branch_ids))
    await _require_free_code(transaction, code=kept.get("code"), besides=customer)
    apply(transaction, actor=actor, customer=customer, kept=kept)
    await transaction.flush()
    return customer


def as_kept(fields: dict[str, Any], *, region: str | None) -> dict[str, Any]:
    """Return the fields in the one spelling in which they are stored.

    Raises:
        BadPhoneNumber.
    """
    kept = dict(fields)
    if "code" in kept:
        kept["code"] = kept["code"] or None
    if "tax_number" in kept:
        kept["tax_number"] = tax_number_of(kept["tax_number"])
    if "phones" in kept:
        kept["phones"] = [e164(number, region=region, field="phones") for number in kept["phones"]]
    for name in ("phones", "service_emails", "billing_emails"):
        if name in kept:
            kept[name] = list(dict.fromkeys(kept[name]))
    return kept


def enter(transaction: Transaction, *, actor: Actor, kept: dict[str, Any]) -> CustomerRow:
    """Put a new customer into the transaction, with what it leaves behind; nothing is asked of the database yet."""
    row = CustomerRow(id=new_id(), **kept)
    transaction.add(row)
    _tell(transaction, actor, row, "customer.added", Change(after=kept))
    return row


def apply(transaction: Transaction, *, actor: Actor, customer: CustomerRow, kept: dict[str, Any]) -> bool:
    """Bring a locked customer to these values and tell whether any was new."""
    after = new_values(customer, kept)
    if not after:
        return False
    _tell(transaction, actor, customer, "customer.changed", next_version(customer, after))
    return True


async def _require_free_code(transaction: Transaction, *, code: str | None, besides: CustomerRow | None) -> None:
    if code is None:
        return
    found = await queries.customer_by_code(transaction, code=code)
    if found is not None and found is not besides:
        raise CodeTaken(code=code, name=found.name, field_errors={"code": CodeTaken.code})


def _tell(transaction: Transaction, actor: Actor, row: CustomerRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)
    announce(transaction, CustomerChanged(branch_id=None, subject_id=row.id, summary=row.name))

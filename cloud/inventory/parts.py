"""Adding and changing parts; one list for the company."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.money import decimals_of
from cloud.inventory import queries
from cloud.inventory.errors import PartNumberTaken, PriceNeedsCurrency
from cloud.inventory.events import PartChanged
from cloud.inventory.models import PartRow
from cloud.inventory.rules import require_unit


async def add_part(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> PartRow:
    """Add a part.

    Raises:
        PartNumberTaken, UnknownUnit, PriceNeedsCurrency, NotACurrency.
    """
    kept = as_kept(fields)
    present = await queries.parts_by_number(transaction, numbers=[kept["number"]])
    for other in present.values():
        raise PartNumberTaken(number=other.number, name=other.name, field_errors={"number": PartNumberTaken.code})
    row = enter(transaction, actor=actor, kept=kept)
    await transaction.flush()
    return row


async def change_part(
    transaction: Transaction, *, actor: Actor, part: PartRow, seen_version: int, changes: dict[str, Any]
) -> PartRow:
    """Change what is known of a part; its number stays.

    Raises:
        ChangedMeanwhile; UnknownUnit, PriceNeedsCurrency, NotACurrency: as when adding.
    """
    await transaction.refresh(part, with_for_update=True)
    require_same(seen=seen_version, current=part.version)
    apply(transaction, actor=actor, part=part, kept=as_kept(changes, part=part))
    await transaction.flush()
    return part


async def lock_parts_by_number(transaction: Transaction, *, numbers: Collection[str]) -> dict[str, PartRow]:
    """Return the parts with these numbers by their numbers in small letters, locked until the transaction ends."""
    wanted = {number.lower() for number in numbers}
    statement = select(PartRow).where(PartRow.number_key.in_(wanted)).order_by(PartRow.id)
    return {row.number_key: row for row in (await transaction.execute(statement.with_for_update())).scalars()}


def as_kept(fields: dict[str, Any], *, part: PartRow | None = None) -> dict[str, Any]:
    """Return the fields as they are stored, after they were found to fit together and to what is known.

    Raises:
        UnknownUnit, PriceNeedsCurrency, NotACurrency.
    """
    kept = dict(fields)
    if "unit" in kept:
        require_unit(kept["unit"])
    if "sale_currency" in kept:
        kept["sale_currency"] = kept["sale_currency"] or None
    price = kept.get("sale_price", part.sale_price if part else None)
    currency = kept.get("sale_currency", part.sale_currency if part else None)
    if (price is None) != (currency is None):
        raise PriceNeedsCurrency(field_errors={"sale_currency": PriceNeedsCurrency.code})
    if currency is not None:
        decimals_of(currency)
    return kept


def enter(transaction: Transaction, *, actor: Actor, kept: dict[str, Any]) -> PartRow:
    """Put a new part into the transaction, with what it leaves behind; nothing is asked of the database yet."""
    row = PartRow(id=new_id(), **kept)
    transaction.add(row)
    _tell(transaction, actor, row, "part.added", Change(after=kept))
    return row


def apply(transaction: Transaction, *, actor: Actor, part: PartRow, kept: dict[str, Any]) -> bool:
    """Bring a locked part to these values and tell whether any was new."""
    after = new_values(part, kept)
    if not after:
        return False
    _tell(transaction, actor, part, "part.changed", next_version(part, after))
    return True


def _tell(transaction: Transaction, actor: Actor, row: PartRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)
    announce(transaction, PartChanged(branch_id=None, subject_id=row.id, summary=f"{row.number} {row.name}"))

"""What is held of somebody."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, select, text

from cloud.foundation.database import Transaction, metadata
from cloud.foundation.errors import NotFound
from cloud.privacy.rules import OF_CUSTOMERS, OF_PEOPLE, Held

MOST_ROWS: Final = 20_000
PLAIN: Final = (str, int, float, bool, dict, list, type(None))


def table_of(name: str) -> Table:
    """Return the table of this name."""
    return metadata.tables[name]


async def subject_row(transaction: Transaction, *, table: str, subject_id: UUID) -> dict[str, Any]:
    """Return a person or a customer, locked.

    Raises:
        NotFound.
    """
    own = table_of(table)
    found = (await transaction.execute(select(own).where(own.c.id == subject_id).with_for_update())).mappings().first()
    if found is None:
        raise NotFound
    return dict(found)


async def technician_of(transaction: Transaction, *, person_id: UUID) -> UUID | None:
    """Return the id of the technician that a person is."""
    technician = table_of("technician")
    found = select(technician.c.id).where(technician.c.person_id == person_id)
    return (await transaction.execute(found)).scalar_one_or_none()


async def is_booked(transaction: Transaction, *, technician_id: UUID, now: datetime) -> bool:
    """Tell whether a technician has visits that are not over."""
    statement = text(
        "SELECT 1 FROM booking WHERE technician_id = :technician AND upper(during) > :now AND status IN "
        "('proposed', 'scheduled', 'dispatched', 'accepted', 'travelling', 'on_site', 'working', 'on_break') LIMIT 1"
    )
    return (await transaction.execute(statement, {"technician": technician_id, "now": now})).first() is not None


async def is_name_shared(transaction: Transaction, *, person_id: UUID, name: str) -> bool:
    """Tell whether somebody else has the same name, so that rows which know a name alone cannot be told apart."""
    statement = text(
        "SELECT 1 FROM person WHERE name = :name AND id <> :person UNION ALL "
        "SELECT 1 FROM technician WHERE name = :name AND person_id IS DISTINCT FROM :person LIMIT 1"
    )
    return (await transaction.execute(statement, {"name": name, "person": person_id})).first() is not None


async def held_of_person(transaction: Transaction, *, person: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that are about a person or made by them, without secrets."""
    bound = {
        "person": person["id"],
        "name": person["name"],
        "technician": await technician_of(transaction, person_id=person["id"]),
    }
    shared = await is_name_shared(transaction, person_id=person["id"], name=person["name"])
    inventory = [held for held in OF_PEOPLE if not (shared and held.is_by_name)]
    found = await _rows_of(transaction, inventory, bound)
    entries = table_of("audit_entry")
    by_them = select(entries.c.at, entries.c.action, entries.c.object_kind, entries.c.object_id, entries.c.via)
    by_them = by_them.where(entries.c.person_id == person["id"]).order_by(entries.c.id).limit(MOST_ROWS)
    found["audit_entry"] = [_plain(row) for row in (await transaction.execute(by_them)).mappings()]
    return found


async def held_of_customer(transaction: Transaction, *, customer_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that are about a customer."""
    return await _rows_of(transaction, OF_CUSTOMERS, {"customer": customer_id})


async def _rows_of(
    transaction: Transaction, inventory: Iterable[Held], bound: dict[str, Any]
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for held in inventory:
        table = table_of(held.table)
        shown = [column for column in table.columns if column.name not in held.secrets]
        statement = select(*shown).where(text(held.where)).limit(MOST_ROWS)
        mine = {name: value for name, value in bound.items() if f":{name}" in held.where}
        rows = found.setdefault(held.table, {})
        for row in (await transaction.execute(statement, mine)).mappings():
            plain = _plain(row)
            rows[repr(plain)] = plain  # two ways may lead to one row
    return {name: list(rows.values()) for name, rows in found.items() if rows}


def _plain(row: Any) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value if isinstance(value, PLAIN) else str(value)


async def people(transaction: Transaction) -> list[dict[str, Any]]:
    """Return who signs in or did, by name."""
    person, technician = table_of("person"), table_of("technician")
    statement = (
        select(person, technician.c.id.is_not(None).label("is_technician"))
        .outerjoin(technician, technician.c.person_id == person.c.id)
        .where(person.c.kind == "person")
        .order_by(person.c.name, person.c.id)
    )
    return [dict(row) for row in (await transaction.execute(statement)).mappings()]

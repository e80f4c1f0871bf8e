"""Erasing somebody, and what goes with age."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, text, update

from cloud.audit import operations as audit
from cloud.audit.erasing import erase_person as erase_from_audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.permissions.operations import require_may_manage
from cloud.privacy import queries
from cloud.privacy.errors import AlreadyErased, CannotEraseYourself, NameNotConfirmed, StillBooked
from cloud.privacy.rules import BY_AGE, OF_CUSTOMERS, OF_PEOPLE, Held, Timed, pseudonym_of


async def erase_person(
    transaction: Transaction, *, actor: Actor, person_id: UUID, confirmed_name: str, now: datetime
) -> tuple[Counter[str], bool]:
    """Take out whatever names or describes a person; return rows by table, and whether a shared name had to stay.

    Ledgers, times and the audit keep what was done, by an id that names nobody.

    Raises:
        NotFound, CannotEraseYourself, AboveOwnRights, AlreadyErased, NameNotConfirmed, StillBooked.
    """
    person = await queries.subject_row(transaction, table="person", subject_id=person_id)
    _require_sure(person, confirmed_name)
    if actor.person_id == person_id:
        raise CannotEraseYourself
    await require_may_manage(transaction, actor=actor, person_id=person_id)
    technician_id = await queries.technician_of(transaction, person_id=person_id)
    if technician_id is not None and await queries.is_booked(transaction, technician_id=technician_id, now=now):
        raise StillBooked
    shared = await queries.is_name_shared(transaction, person_id=person_id, name=person["name"])
    gone = pseudonym_of(person_id)
    bound = {
        "person": person_id,
        "technician": technician_id,
        "name": person["name"],
        "gone": gone,
        "gone_email": f"{person_id}@erased.invalid",
    }
    counts = await _erase(transaction, (one for one in OF_PEOPLE if not (shared and one.is_by_name)), bound)
    about = [str(one) for one in (person_id, technician_id) if one is not None]
    counts["audit_entry"] = await erase_from_audit(
        transaction, actor=actor, person_id=person_id, object_ids=about, now=now
    )
    audit.record(
        transaction,
        actor=actor,
        action="person.erased",
        object_kind="person",
        object_id=person_id,
        branch_id=None,
        after={"rows": sum(counts.values())},
    )
    return counts, shared


async def erase_customer(
    transaction: Transaction, *, actor: Actor, customer_id: UUID, confirmed_name: str, now: datetime
) -> Counter[str]:
    """Take out whatever names or describes a customer's people; issued invoices stay as they are.

    Raises:
        NotFound, AlreadyErased, NameNotConfirmed.
    """
    customer = await queries.subject_row(transaction, table="customer", subject_id=customer_id)
    _require_sure(customer, confirmed_name)
    bound = {"customer": customer_id, "gone": pseudonym_of(customer_id)}
    counts = await _erase(transaction, OF_CUSTOMERS, bound)
    counts["audit_entry"] = await erase_from_audit(
        transaction, actor=actor, person_id=customer_id, object_ids=[str(customer_id)], now=now
    )
    audit.record(
        transaction,
        actor=actor,
        action="customer.erased",
        object_kind="customer",
        object_id=customer_id,
        branch_id=None,
        after={"rows": sum(counts.values())},
    )
    return counts


async def forget_by_age(transaction: Transaction, *, before: dict[str, datetime]) -> Counter[str]:
    """Take out what is older than its time, and return how many rows lost something, by table."""
    counts: Counter[str] = Counter()
    for timed in BY_AGE:
        done = await _blank(transaction, timed, {"before": before[timed.setting]})
        counts[timed.table] += done
    return counts


def _require_sure(subject: dict[str, Any], confirmed_name: str) -> None:
    if subject["name"] == pseudonym_of(subject["id"]):
        raise AlreadyErased
    if subject["name"].strip() != confirmed_name.strip():
        raise NameNotConfirmed(field_errors={"name": NameNotConfirmed.code})


async def _erase(transaction: Transaction, inventory: Iterable[Held], bound: dict[str, Any]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for held in inventory:
        if held.on_erasure == "delete":
            statement = delete(queries.table_of(held.table)).where(text(held.where))
            done: Any = await transaction.execute(statement, _used(bound, held.where))
            counts[held.table] += done.rowcount
        elif held.on_erasure == "blank":
            counts[held.table] += await _blank(transaction, held, bound)
    return counts


async def _blank(transaction: Transaction, held: Held | Timed, bound: dict[str, Any]) -> int:
    values = {name: text(expression) for name, expression in held.blanks.items()}
    statement = update(queries.table_of(held.table)).where(text(held.where)).values(values)
    done: Any = await transaction.execute(statement, _used(bound, held.where, *held.blanks.values()))
    count: int = done.rowcount
    return count


def _used(bound: dict[str, Any], *said: str) -> dict[str, Any]:
    """Return the values that a statement asks for."""
    words = " ".join(said).replace("(", " ").replace(")", " ").split()
    return {name: value for name, value in bound.items() if f":{name}" in words}

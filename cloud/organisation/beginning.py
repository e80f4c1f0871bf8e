"""Beginning: a real, empty organisation with its first administrator, branch, currency, tax, calendar and mail.

The command line and the page that a new service opens with both end here.
"""

import hmac
from base64 import b32encode
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from cloud.audit import operations as audit
from cloud.branches.operations import CALENDARS, add_branch, set_up_organisation
from cloud.branches.queries import organisation
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.identity_of_database import require_known_database
from cloud.identity.operations import add_person
from cloud.identity.passwords import require_good

ADMINISTRATOR_ROLES: Final = ("super_admin", "operations_manager", "accountant")
"""Whoever begins alone does everything, until others are added; each role may be handed on by itself."""

BEGINNING_LOCK: Final = 0x6D61_6675_0040
CODE_LENGTH: Final = 12


async def is_empty(transaction: Transaction) -> bool:
    """Tell whether this database waits for an organisation."""
    return await organisation(transaction) is None


async def code_of(transaction: Transaction, *, secret_key: str) -> str:
    """Return what proves that somebody works at the service's own machine: it opens the page of an empty service.

    It follows from the service's key and the database's epoch, so every copy of the program knows the same and none
    has to keep it.
    """
    epoch = await require_known_database(transaction)
    digest = hmac.digest(secret_key.encode(), b"set-up " + epoch.bytes, "sha256")
    return b32encode(digest).decode()[:CODE_LENGTH]


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What a person answers at the start."""

    name: str
    administrator_name: str
    administrator_email: str
    administrator_password: str
    branch_name: str
    branch_code: str
    time_zone: str
    currency: str
    tax_registration: str
    tax_rate_percent: str
    calendar: str
    mail: dict[str, Any] | None


async def set_up(transaction: Transaction, *, wanted: NewOrganisation) -> UUID:
    """Write the organisation and return the administrator's id; of two at once the second finds it there.

    Raises:
        WeakPassword, AlreadySetUp, BadBranchCode, UnknownTimeZone, UnknownCurrency, UnknownTaxRate.
    """
    require_good(
        wanted.administrator_password,
        name=wanted.administrator_name,
        email=wanted.administrator_email,
        field="administrator_password",
    )
    await transaction.execute(select(func.pg_advisory_xact_lock(BEGINNING_LOCK)))
    company = await set_up_organisation(transaction, name=wanted.name, mail=wanted.mail)
    await add_branch(
        transaction,
        name=wanted.branch_name,
        code=wanted.branch_code,
        time_zone=wanted.time_zone,
        currency=wanted.currency,
        calendar=CALENDARS[wanted.calendar],
        tax_registration=wanted.tax_registration,
        tax_rate_percent=wanted.tax_rate_percent,
    )
    person = await add_person(
        transaction,
        name=wanted.administrator_name,
        email=wanted.administrator_email,
        password=wanted.administrator_password,
        roles=[(role, None) for role in ADMINISTRATOR_ROLES],
    )
    audit.record(
        transaction,
        actor=SYSTEM,
        action="organisation.set_up",
        object_kind="organisation",
        object_id=company.id,
        branch_id=None,
        after={"name": wanted.name},
    )
    return person.id

"""A real, empty organisation: its first administrator, branch, currency, tax, calendar and mail."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from cloud.audit import operations as audit
from cloud.branches.operations import add_branch, set_up_organisation
from cloud.branches.rules import AROUND_THE_CLOCK, WEEKDAYS_8_TO_5
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.identity.operations import add_person

CALENDARS: Final = {"weekdays": WEEKDAYS_8_TO_5, "always": AROUND_THE_CLOCK}
ADMINISTRATOR_ROLES: Final = ("super_admin", "operations_manager", "accountant")
"""Whoever begins alone does everything, until others are added; each role may be handed on by itself."""


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
    """Write the organisation and return the administrator's id.

    Raises:
        AlreadySetUp, BadBranchCode, UnknownTimeZone, UnknownCurrency, UnknownTaxRate.
    """
    organisation = await set_up_organisation(transaction, name=wanted.name, mail=wanted.mail)
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
        object_id=organisation.id,
        branch_id=None,
        after={"name": wanted.name},
    )
    return person.id

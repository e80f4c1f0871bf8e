"""Setting up the organisation, adding branches, giving out document numbers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.branches import queries
from cloud.branches.errors import AlreadySetUp
from cloud.branches.events import MailSet, WorkingHoursSet
from cloud.branches.models import BranchRow, NumberSeriesRow, OrganisationRow
from cloud.branches.rules import (
    document_number,
    require_code,
    require_currency,
    require_tax_rate,
    require_time_zone,
    require_windows,
)
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id


async def set_up_organisation(
    transaction: Transaction, *, name: str, mail: dict[str, Any] | None = None
) -> OrganisationRow:
    """Name the company that this database belongs to.

    Raises:
        AlreadySetUp: there is one.
    """
    if await queries.organisation(transaction) is not None:
        raise AlreadySetUp
    row = OrganisationRow(id=new_id(), name=name, mail=mail)
    transaction.add(row)
    await transaction.flush()
    return row


async def set_mail(transaction: Transaction, *, mail: dict[str, Any], seen_version: int) -> OrganisationRow:
    """Replace the company's mail settings.

    Raises:
        NotFound: nothing is set up yet.
        ChangedMeanwhile.
    """
    row = await queries.organisation(transaction)
    if row is None:
        raise NotFound
    await transaction.refresh(row, with_for_update=True)
    require_same(seen=seen_version, current=queries.mail_version(row.mail))
    row.mail = mail
    await transaction.flush()
    announce(transaction, MailSet(branch_id=None, subject_id=row.id, summary=str(mail.get("host", ""))))
    return row


async def add_branch(
    transaction: Transaction,
    *,
    name: str,
    code: str,
    time_zone: str,
    currency: str,
    calendar: dict[str, Any],
    tax_registration: str = "",
    tax_rate_percent: str = "0",
) -> BranchRow:
    """Add a branch.

    Raises:
        BadBranchCode, UnknownTimeZone, UnknownCurrency, UnknownTaxRate.
    """
    require_time_zone(time_zone)
    row = BranchRow(
        id=new_id(),
        name=name,
        code=require_code(code),
        time_zone=time_zone,
        currency=require_currency(currency),
        calendar=calendar,
        tax_registration=tax_registration,
        tax_rate_percent=require_tax_rate(tax_rate_percent),
    )
    transaction.add(row)
    await transaction.flush()
    return row


async def set_working_hours(
    transaction: Transaction, *, branch_id: UUID, seen_version: int, windows: list[dict[str, Any]], holidays: list[str]
) -> tuple[BranchRow, dict[str, Any]]:
    """Say when a branch works, and return it with the calendar it had before; what runs keeps the hours it began with.

    Raises:
        ChangedMeanwhile, BadWorkingHours.
    """
    branch = await queries.get_branch(transaction, branch_id=branch_id)
    await transaction.refresh(branch, with_for_update=True)
    require_same(seen=seen_version, current=branch.version)
    require_windows(windows)
    before, branch.calendar = branch.calendar, {"windows": windows, "holidays": sorted(set(holidays))}
    branch.version += 1
    await transaction.flush()
    announce(transaction, WorkingHoursSet(branch_id=branch.id, subject_id=branch.id, summary=branch.name))
    return branch, before


async def next_document_number(transaction: Transaction, *, branch_id: UUID, kind: str, now: datetime) -> str:
    """Take the next number of the branch's series for the year at its place; given back if the transaction fails."""
    branch = await queries.get_branch(transaction, branch_id=branch_id)
    year = now.astimezone(require_time_zone(branch.time_zone)).year
    take = (
        insert(NumberSeriesRow)
        .values(branch_id=branch_id, kind=kind, year=year, last_number=1)
        .on_conflict_do_update(
            index_elements=[NumberSeriesRow.branch_id, NumberSeriesRow.kind, NumberSeriesRow.year],
            set_={"last_number": NumberSeriesRow.last_number + 1},
        )
        .returning(NumberSeriesRow.last_number)
    )
    number = (await transaction.execute(take)).scalar_one()
    return document_number(branch_code=branch.code, kind=kind, year=year, number=number)

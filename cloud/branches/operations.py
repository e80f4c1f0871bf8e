"""Setting up the organisation, adding branches, giving out document numbers."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.branches import queries
from cloud.branches.errors import (
    AlreadySetUp,
    BranchCodeTaken,
    BranchNameTaken,
    FixedOnceNumbered,
    SeriesHasBegun,
    UnknownSeries,
)
from cloud.branches.events import BranchChanged, MailSet, WorkingHoursSet
from cloud.branches.models import BranchRow, NumberSeriesRow, OrganisationRow
from cloud.branches.regions import require_region
from cloud.branches.rules import (
    AROUND_THE_CLOCK,
    SERIES,
    WEEKDAYS_8_TO_5,
    document_number,
    require_code,
    require_currency,
    require_features,
    require_tax_rate,
    require_time_zone,
    require_windows,
)
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import Invalid, NotFound
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id

CALENDARS: Final = {"weekdays": WEEKDAYS_8_TO_5, "always": AROUND_THE_CLOCK}
"""Working time as it is chosen at the beginning; each branch says it exactly later."""


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
    is_sandbox: bool = False,
    **details: Any,
) -> BranchRow:
    """Add a branch; `details` are its region, how it is reached and what it does not use yet.

    Raises:
        BadBranchCode, UnknownTimeZone, UnknownCurrency, UnknownTaxRate, UnknownRegion, UnknownFeature,
        BranchNameTaken, BranchCodeTaken.
    """
    kept = await _as_kept(
        transaction,
        {
            "name": name,
            "code": code,
            "time_zone": time_zone,
            "currency": currency,
            "tax_rate_percent": tax_rate_percent,
            **details,
        },
        besides=None,
    )
    row = BranchRow(
        id=new_id(), calendar=calendar, tax_registration=tax_registration, is_sandbox=is_sandbox, version=1, **kept
    )
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    return row


async def change_branch(
    transaction: Transaction, *, branch: BranchRow, seen_version: int, changes: dict[str, Any]
) -> Change | None:
    """Change what a branch is told to be, and return what is new; None: nothing.

    Raises:
        ChangedMeanwhile, FixedOnceNumbered; the others as when adding.
    """
    await transaction.refresh(branch, with_for_update=True)
    require_same(seen=seen_version, current=branch.version)
    after = new_values(branch, await _as_kept(transaction, changes, besides=branch))
    if not after:
        return None
    fixed = [name for name in ("code", "currency") if name in after]
    if fixed and await queries.series_of(transaction, branch_id=branch.id):
        raise FixedOnceNumbered(branch=branch.name, field_errors={fixed[0]: FixedOnceNumbered.code})
    change = next_version(branch, after)
    await transaction.flush()
    tell_changed(transaction, branch)
    return change


def tell_changed(transaction: Transaction, branch: BranchRow) -> None:
    """Announce that something about a branch is different."""
    announce(transaction, BranchChanged(branch_id=branch.id, subject_id=branch.id, summary=branch.name))


async def begin_series(
    transaction: Transaction, *, branch: BranchRow, kind: str, year: int, first_number: int
) -> NumberSeriesRow:
    """Let a series begin at another number than 1: what another system has numbered before goes on here.

    Raises:
        UnknownSeries, SeriesHasBegun.
    """
    if kind not in SERIES:
        raise UnknownSeries(kind=kind, field_errors={"kind": UnknownSeries.code})
    claim = (
        insert(NumberSeriesRow)
        .values(branch_id=branch.id, kind=kind, year=year, last_number=first_number - 1)
        .on_conflict_do_nothing()
        .returning(NumberSeriesRow)
    )
    row = (await transaction.execute(claim)).scalar_one_or_none()
    if row is None:
        raise SeriesHasBegun(kind=kind, year=year)
    tell_changed(transaction, branch)
    return row


async def _as_kept(transaction: Transaction, fields: dict[str, Any], *, besides: BranchRow | None) -> dict[str, Any]:
    """Return fields in the spelling in which they are stored; every one is checked."""
    kept = dict(fields)
    if "time_zone" in kept:
        require_time_zone(kept["time_zone"])
    if "code" in kept:
        require_code(kept["code"])
        await _require_free(transaction, BranchRow.code, kept["code"], besides, BranchCodeTaken)
    if "name" in kept:
        await _require_free(transaction, BranchRow.name, kept["name"], besides, BranchNameTaken)
    if "currency" in kept:
        require_currency(kept["currency"])
    if "tax_rate_percent" in kept:
        require_tax_rate(kept["tax_rate_percent"])
    if "switched_off" in kept:
        kept["switched_off"] = require_features(kept["switched_off"])
    await require_region(transaction, region_id=kept.get("region_id"), field="region_id")
    return kept


async def _require_free(
    transaction: Transaction, column: Any, value: str, besides: BranchRow | None, refusal: type[Invalid]
) -> None:
    found = (await transaction.execute(select(BranchRow.id).where(column == value))).scalar_one_or_none()
    if found is not None and (besides is None or found != besides.id):
        raise refusal(value=value, field_errors={column.key: refusal.code})


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

"""Adding and changing contracts."""

from typing import Any
from uuid import UUID

from cloud.assets.queries import asset_by_id, sites_by_id
from cloud.audit import operations as audit
from cloud.contracts import queries
from cloud.contracts.errors import CoversNothing, EndsBeforeStart, NotTheirs, NumberTaken
from cloud.contracts.events import ContractChanged
from cloud.contracts.models import ContractRow
from cloud.contracts.rules import COVERS
from cloud.customers.queries import customer_by_id
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id


async def add_contract(transaction: Transaction, *, actor: Actor, fields: dict[str, Any]) -> ContractRow:
    """Write down what was agreed.

    Raises:
        NumberTaken, NotTheirs, CoversNothing, EndsBeforeStart.
    """
    row = ContractRow(id=new_id(), **_plain(fields))
    await _require(transaction, row)
    transaction.add(row)
    await transaction.flush()
    _tell(transaction, actor, row, "contract.added", Change(after=fields))
    return row


async def change_contract(
    transaction: Transaction, *, actor: Actor, contract: ContractRow, seen_version: int, changes: dict[str, Any]
) -> ContractRow:
    """Change what is agreed; invoices that exist keep what they were priced by.

    Raises:
        ChangedMeanwhile; NumberTaken, NotTheirs, CoversNothing, EndsBeforeStart.
    """
    await transaction.refresh(contract, with_for_update=True)
    require_same(seen=seen_version, current=contract.version)
    after = new_values(contract, _plain(changes))
    if not after:
        return contract
    change = next_version(contract, after)
    await _require(transaction, contract)
    await transaction.flush()
    _tell(transaction, actor, contract, "contract.changed", change)
    return contract


async def _require(transaction: Transaction, row: ContractRow) -> None:
    with transaction.no_autoflush:
        if not row.covers:
            raise CoversNothing(field_errors={"covers": CoversNothing.code})
        if row.ends_on is not None and row.ends_on < row.starts_on:
            raise EndsBeforeStart(field_errors={"ends_on": EndsBeforeStart.code})
        other = await queries.contract_by_number(transaction, number=row.number)
        if other is not None and other.id != row.id:
            raise NumberTaken(number=row.number, field_errors={"number": NumberTaken.code})
        if await customer_by_id(transaction, customer_id=row.customer_id) is None:
            raise NotTheirs(field_errors={"customer_id": NotTheirs.code})
        await _require_theirs(transaction, row)


async def _require_theirs(transaction: Transaction, row: ContractRow) -> None:
    if row.site_id is not None:
        await _require_site(transaction, row.site_id, row, field="site_id")
    if row.asset_id is not None:
        asset = await asset_by_id(transaction, asset_id=row.asset_id)
        if asset is None:
            raise NotTheirs(field_errors={"asset_id": NotTheirs.code})
        await _require_site(transaction, asset.site_id, row, field="asset_id")


async def _require_site(transaction: Transaction, site_id: UUID, row: ContractRow, *, field: str) -> None:
    site = (await sites_by_id(transaction, site_ids=[site_id])).get(site_id)
    if site is None or site.customer_id != row.customer_id:
        raise NotTheirs(field_errors={field: NotTheirs.code})


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """What is covered stands once and in one order."""
    given = dict(fields)
    if "covers" in given:
        given["covers"] = [what for what in COVERS if what in given["covers"]]
    return given


def _tell(transaction: Transaction, actor: Actor, row: ContractRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=None, change=change)
    announce(transaction, ContractChanged(branch_id=None, subject_id=row.id, summary=row.number))

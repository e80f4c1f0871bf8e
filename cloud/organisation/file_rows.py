"""What rows of all lists share: the branch they name, the customer, and whether a row says anything new."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import Field

from cloud.branches.queries import Branch, list_branches
from cloud.foundation.actor import Actor
from cloud.foundation.changes import VersionedRow, new_values
from cloud.foundation.database import Transaction
from cloud.foundation.payloads import RequestBody
from cloud.organisation.errors import UnknownBranchCode

EXPORTED: Final = frozenset({"id", "version"})


class RowOfBranch(RequestBody):
    """A row that another system names, in a branch that is named by its code."""

    external_id: str = Field(min_length=1, max_length=60)
    branch: str = Field(min_length=1, max_length=8)
    name: str = Field(min_length=1, max_length=120)


async def branches_by_code(transaction: Transaction, *, actor: Actor) -> dict[str, Branch]:
    """Return the actor's branches by their codes."""
    rows = await list_branches(transaction, branch_ids=actor.branch_ids)
    return {row.code: row for row in rows}


def branch_of(row: RowOfBranch, branches: Mapping[str, Branch]) -> Branch:
    """Raises: UnknownBranchCode: there is none, or it is none of the actor's."""
    branch = branches.get(row.branch.upper())
    if branch is None:
        raise UnknownBranchCode(branch=row.branch, field_errors={"branch": UnknownBranchCode.code})
    return branch


def told(row: RequestBody, columns: Iterable[str], names: Iterable[str]) -> dict[str, Any]:
    """Return those of these fields for which the file has a column."""
    return row.model_dump(include=set(columns) & set(names))


def says_nothing_new(row: VersionedRow, fields: Mapping[str, Any]) -> bool:
    """Tell whether the row has all these values already."""
    return not new_values(row, fields)

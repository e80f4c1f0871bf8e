"""Reading what is known about files."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from cloud.files.errors import FileErased
from cloud.files.models import FileRow
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound


async def get_file(transaction: Transaction, *, file_id: UUID, branch_ids: Collection[UUID]) -> FileRow:
    """Return one file of these branches.

    Raises:
        NotFound: there is none.
        FileErased: it had its time.
    """
    statement = select(FileRow).where(FileRow.id == file_id, FileRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    if row.erased_at is not None:
        raise FileErased
    return row


async def contents_of(transaction: Transaction, *, file_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return under which hash the content of these files is stored."""
    rows = await transaction.execute(select(FileRow.id, FileRow.sha256).where(FileRow.id.in_(file_ids)))
    return {row.id: row.sha256 for row in rows}


async def files_by_id(transaction: Transaction, *, file_ids: Collection[UUID]) -> list[FileRow]:
    """Return these files, by name; for the service itself, which asks for no branch."""
    statement = select(FileRow).where(FileRow.id.in_(file_ids)).order_by(FileRow.name, FileRow.id)
    return list((await transaction.execute(statement)).scalars())

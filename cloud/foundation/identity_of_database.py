"""The database's epoch: who says "committed". Programs refuse a database that was swapped behind their back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base, Transaction


class DatabaseIdentityRow(Base):
    """One row: the epoch, and the cluster it was made in. A restore makes a new epoch on purpose."""

    __tablename__ = "database_identity"

    epoch: Mapped[UUID] = mapped_column(primary_key=True)
    system_identifier: Mapped[str] = mapped_column(Text)
    timeline: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class DatabaseWasSwapped(RuntimeError):
    """The cluster is not the one this epoch was made in; the text says what to do."""


async def require_known_database(transaction: Transaction) -> UUID:
    """Return the epoch.

    Raises:
        DatabaseWasSwapped: the cluster's system identifier or timeline differs from the recorded one.
    """
    columns = (DatabaseIdentityRow.epoch, DatabaseIdentityRow.system_identifier, DatabaseIdentityRow.timeline)
    here = (func.mafundi_system_identifier(), func.mafundi_timeline())
    row = (await transaction.execute(select(*columns, *here))).one_or_none()
    if row is None:
        raise DatabaseWasSwapped("this database does not say which one it is; run `mafundi-cloud migrate` on a new one")
    if (row[1], row[2]) != (row[3], row[4]):
        raise DatabaseWasSwapped(
            "this database was restored or copied to another server; run `mafundi-cloud restore finish` first, "
            "so that edge agents send again what this copy lacks"
        )
    epoch: UUID = row.epoch
    return epoch


async def require_epoch(transaction: Transaction, *, epoch: UUID) -> None:
    """Make sure that what this transaction commits is committed where this program believes it is.

    Raises:
        DatabaseWasSwapped: also when a restore was finished while this program ran.
    """
    if await require_known_database(transaction) != epoch:
        raise DatabaseWasSwapped("the database was restored while this program ran; it has to be started again")

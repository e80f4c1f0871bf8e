"""Time: the database's own, once per transaction, so that all replicas agree."""

from datetime import datetime

from sqlalchemy import func, select

from cloud.foundation.database import Transaction


async def database_now(transaction: Transaction) -> datetime:
    """Return the transaction's time: aware, UTC, the same at every call within one transaction."""
    now: datetime = (await transaction.execute(select(func.now()))).scalar_one()
    return now

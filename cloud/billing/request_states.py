"""How a request for payment stands: pending, paid or failed, written down under its lock and announced."""

from datetime import datetime
from uuid import UUID

from cloud.billing.events import PaymentRequestMoved
from cloud.billing.payment_models import PaymentRequestRow
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce


async def lock_request(transaction: Transaction, *, request_id: UUID) -> PaymentRequestRow | None:
    """Return a request, locked: a callback that overtakes its own push waits for it here."""
    return await transaction.get(PaymentRequestRow, request_id, with_for_update=True, populate_existing=True)


async def mark_paid(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
    """Write down that a locked request is paid."""
    row.status, row.reason, row.finished_at, row.next_query_at = "paid", "", now, None
    await transaction.flush()
    tell_moved(transaction, row)


async def fail(transaction: Transaction, row: PaymentRequestRow, *, reason: str, now: datetime) -> None:
    """Write down that a locked request came to nothing, and why."""
    row.status, row.reason, row.finished_at, row.next_query_at = "failed", reason[:200], now, None
    await transaction.flush()
    tell_moved(transaction, row)


async def ask_at_once(transaction: Transaction, row: PaymentRequestRow, *, now: datetime) -> None:
    """Have the provider asked with the next look, whatever was believed so far."""
    if row.checkout_request_id is not None and row.status != "paid":
        row.status, row.next_query_at, row.finished_at = "pending", now, None
        await transaction.flush()


def tell_moved(transaction: Transaction, row: PaymentRequestRow) -> None:
    """Tell who waits for it how a request stands."""
    announce(
        transaction,
        PaymentRequestMoved(
            branch_id=row.branch_id, subject_id=row.id, invoice_id=str(row.invoice_id), status=row.status
        ),
    )

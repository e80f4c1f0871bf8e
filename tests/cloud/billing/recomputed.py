"""The ledger counted once more by other means: plain SQL over the rows alone."""

from sqlalchemy import text

from cloud.foundation.database import Transaction

INVOICES = text(
    """WITH credit AS (SELECT credits_invoice_id AS id, sum(gross_minor) AS total FROM invoice
         WHERE kind = 'credit_note' AND number IS NOT NULL GROUP BY 1),
       paid AS (SELECT invoice_id AS id, sum(amount_minor) AS total FROM allocation GROUP BY 1)
    SELECT i.number, i.status, i.gross_minor AS gross, coalesce(c.total, 0) AS credited, coalesce(p.total, 0) AS paid
    FROM invoice i LEFT JOIN credit c USING (id) LEFT JOIN paid p USING (id)
    WHERE i.kind = 'invoice' AND i.number IS NOT NULL"""
)
PAYMENTS = text(
    """SELECT p.amount_minor AS amount, coalesce(sum(a.amount_minor), 0) AS used, p.currency, p.customer_id,
        bool_and(i.customer_id = p.customer_id AND i.currency = p.currency) AS is_theirs
    FROM payment p LEFT JOIN allocation a ON a.payment_id = p.id LEFT JOIN invoice i ON i.id = a.invoice_id
    GROUP BY p.id"""
)
SUMS = text(
    """SELECT (SELECT coalesce(sum(amount_minor), 0) FROM payment) AS came_in,
        (SELECT coalesce(sum(amount_minor), 0) FROM allocation) AS on_invoices"""
)


async def require_sound(transaction: Transaction) -> tuple[int, int]:
    """Find every state and sum as the rows alone say it, and return what came in and what is on invoices."""
    for row in (await transaction.execute(INVOICES)).all():
        balance = row.gross - row.credited - row.paid
        assert balance >= 0, row
        assert row.paid >= 0, row
        if row.gross and row.credited >= row.gross:
            expected = "credited"
        elif balance == 0:
            expected = "paid"
        else:
            expected = "partly_paid" if row.paid else "issued"
        assert row.status == expected, row
    for row in (await transaction.execute(PAYMENTS)).all():
        assert 0 <= row.used <= row.amount, row
        assert row.used == 0 or row.is_theirs, row
    came_in, on_invoices = (await transaction.execute(SUMS)).one()
    return int(came_in), int(on_invoices)

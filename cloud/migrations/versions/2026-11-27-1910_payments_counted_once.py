"""Number cash receipts by branch and mobile ones whatever their letters; never let more be spent than came in."""

import sqlalchemy as sa
from alembic import op

revision = "0026_payments_counted_once"
down_revision = "0025_links_to_invoices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the keys, and watch what is put on invoices past every fence."""
    receipt = sa.text("upper(receipt_number)")
    op.drop_index("payment_receipt_key", table_name="payment")
    op.create_index("payment_receipt_idx", "payment", [receipt])
    op.create_index(
        "payment_mobile_receipt_key", "payment", [receipt], unique=True, postgresql_where="method = 'mpesa'"
    )
    op.create_index(
        "payment_cash_receipt_key",
        "payment",
        ["branch_id", "receipt_number"],
        unique=True,
        postgresql_where="method = 'cash'",
    )
    # As the owner: who puts it on an invoice may not see what another branch put elsewhere.
    op.execute(
        """CREATE FUNCTION mafundi_payment_is_spent_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_catalog AS $$
        DECLARE
          came_in bigint;
          used bigint;
        BEGIN
          SELECT amount_minor INTO came_in FROM payment WHERE id = NEW.payment_id FOR UPDATE;
          SELECT sum(amount_minor) INTO used FROM allocation WHERE payment_id = NEW.payment_id;
          IF used NOT BETWEEN 0 AND came_in THEN
            RAISE EXCEPTION 'more than the payment is put on invoices, or less than nothing';
          END IF;
          RETURN NULL;
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER spent_once AFTER INSERT ON allocation
        FOR EACH ROW EXECUTE FUNCTION mafundi_payment_is_spent_once()"""
    )


def downgrade() -> None:
    """Go back to one numbering of all branches."""
    op.execute("DROP TRIGGER spent_once ON allocation")
    op.execute("DROP FUNCTION mafundi_payment_is_spent_once()")
    for name in ("payment_cash_receipt_key", "payment_mobile_receipt_key", "payment_receipt_idx"):
        op.drop_index(name, table_name="payment")
    op.create_index("payment_receipt_key", "payment", ["method", "receipt_number"], unique=True)

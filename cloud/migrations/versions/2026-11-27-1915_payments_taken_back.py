"""Let what was booked by hand by mistake be taken back: marked, and spent on nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0027_payments_taken_back"
down_revision = "0026_payments_counted_once"
branch_labels = None
depends_on = None

ONCE = "'branch_id', 'customer_id', 'receipt_number', 'request_id'"
MARK = "'voided_at', 'voided_by', 'void_reason'"


def upgrade() -> None:
    """Add the mark, and free the receipt of what is marked."""
    op.add_column("payment", sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("payment", sa.Column("voided_by", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("void_reason", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("payment_voided_check"), "payment", "(voided_at IS NULL) = (void_reason IS NULL)")
    _keys(" AND voided_at IS NULL")
    _added_once(f"{ONCE}, {MARK}")
    _spent(
        counts="CASE WHEN voided_at IS NULL THEN amount_minor ELSE 0 END",
        which="(to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'payment' THEN 'id' ELSE 'payment_id' END)::uuid",
    )
    op.execute(
        """CREATE TRIGGER spent_once AFTER UPDATE OF voided_at ON payment
        FOR EACH ROW EXECUTE FUNCTION mafundi_payment_is_spent_once()"""
    )


def downgrade() -> None:
    """Take the mark away; refused by the keys where a receipt was used again."""
    op.execute("DROP TRIGGER spent_once ON payment")
    _added_once(ONCE)
    _spent(counts="amount_minor", which="NEW.payment_id")
    _keys("")
    op.drop_constraint(op.f("payment_voided_check"), "payment", type_="check")
    for column in ("void_reason", "voided_by", "voided_at"):
        op.drop_column("payment", column)


def _keys(condition: str) -> None:
    for name in ("payment_cash_receipt_key", "payment_mobile_receipt_key"):
        op.drop_index(name, table_name="payment")
    op.create_index(
        "payment_mobile_receipt_key",
        "payment",
        [sa.text("upper(receipt_number)")],
        unique=True,
        postgresql_where=f"method = 'mpesa'{condition}",
    )
    op.create_index(
        "payment_cash_receipt_key",
        "payment",
        ["branch_id", "receipt_number"],
        unique=True,
        postgresql_where=f"method = 'cash'{condition}",
    )


def _added_once(columns: str) -> None:
    op.execute(
        f"""CREATE OR REPLACE FUNCTION mafundi_payment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          known jsonb;
        BEGIN
          IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'the ledger is append-only';
          END IF;
          SELECT jsonb_object_agg(key, value) INTO known FROM jsonb_each(to_jsonb(OLD))
           WHERE NOT (key IN ({columns}) AND value = 'null'::jsonb);
          IF NOT to_jsonb(NEW) @> known THEN
            RAISE EXCEPTION 'the ledger is append-only';
          END IF;
          RETURN NEW;
        END $$"""
    )


def _spent(*, counts: str, which: str) -> None:
    op.execute(
        f"""CREATE OR REPLACE FUNCTION mafundi_payment_is_spent_once() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_catalog AS $$
        DECLARE
          which uuid := {which};
          came_in bigint;
          used bigint;
        BEGIN
          SELECT {counts} INTO came_in FROM payment WHERE id = which FOR UPDATE;
          SELECT coalesce(sum(amount_minor), 0) INTO used FROM allocation WHERE payment_id = which;
          IF used NOT BETWEEN 0 AND came_in THEN
            RAISE EXCEPTION 'more than the payment is put on invoices, or less than nothing';
          END IF;
          RETURN NULL;
        END $$"""
    )

"""Create the ledger of payments, append-only, and what a payment provider was asked and told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security

revision = "0023_payments"
down_revision = "0022_billing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, their fences and what keeps the ledger as it was written."""
    op.create_table(
        "payment_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("merchant_request_id", sa.Text(), server_default="", nullable=False),
        sa.Column("checkout_request_id", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pushed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_query_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("queries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('new', 'pending', 'paid', 'failed')", name=op.f("payment_request_status_check")),
        sa.CheckConstraint("amount_minor > 0", name=op.f("payment_request_amount_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("payment_request_branch_id_fkey")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("payment_request_invoice_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("payment_request_pkey")),
        sa.UniqueConstraint("checkout_request_id", name=op.f("payment_request_checkout_request_id_key")),
    )
    op.create_index(
        "payment_request_asks_idx",
        "payment_request",
        ["next_query_at"],
        unique=False,
        postgresql_where="status = 'pending'",
    )
    op.create_index(op.f("payment_request_invoice_id_idx"), "payment_request", ["invoice_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("receipt_number", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), server_default="", nullable=False),
        sa.Column("typed_reference", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("method IN ('cash', 'mpesa')", name=op.f("payment_method_check")),
        sa.CheckConstraint("(branch_id IS NULL) = (customer_id IS NULL)", name=op.f("payment_whose_check")),
        sa.CheckConstraint("amount_minor > 0", name=op.f("payment_amount_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("payment_branch_id_fkey")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("payment_customer_id_fkey")),
        sa.ForeignKeyConstraint(["request_id"], ["payment_request.id"], name=op.f("payment_request_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("payment_pkey")),
        sa.UniqueConstraint("request_id", name=op.f("payment_request_id_key")),
    )
    op.create_index("payment_customer_idx", "payment", ["customer_id", "id"], unique=False)
    op.create_index("payment_receipt_key", "payment", ["method", "receipt_number"], unique=True)
    op.create_table(
        "allocation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount_minor <> 0", name=op.f("allocation_amount_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("allocation_branch_id_fkey")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("allocation_invoice_id_fkey")),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("allocation_payment_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("allocation_pkey")),
    )
    op.create_index(op.f("allocation_invoice_id_idx"), "allocation", ["invoice_id"], unique=False)
    op.create_index(op.f("allocation_payment_id_idx"), "allocation", ["payment_id"], unique=False)
    op.create_table(
        "payment_callback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("checkout_request_id", sa.Text(), server_default="", nullable=False),
        sa.Column("result_code", sa.Integer(), nullable=True),
        sa.Column("receipt_number", sa.Text(), server_default="", nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("payer", sa.Text(), server_default="", nullable=False),
        sa.Column("typed_reference", sa.Text(), server_default="", nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('stk', 'c2b')", name=op.f("payment_callback_kind_check")),
        sa.CheckConstraint(
            "outcome IN ('booked', 'repeat', 'noted', 'waiting', 'refused', 'settled')",
            name=op.f("payment_callback_outcome_check"),
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("payment_callback_branch_id_fkey")),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("payment_callback_payment_id_fkey")),
        sa.ForeignKeyConstraint(["request_id"], ["payment_request.id"], name=op.f("payment_callback_request_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("payment_callback_pkey")),
    )
    op.create_index(
        "payment_callback_open_idx",
        "payment_callback",
        ["received_at"],
        unique=False,
        postgresql_where="outcome IN ('waiting', 'refused')",
    )
    op.create_index(op.f("payment_callback_request_id_idx"), "payment_callback", ["request_id"], unique=False)
    enable_branch_row_security(op, "payment", app="SELECT, INSERT, UPDATE", or_no_branch=True)
    enable_branch_row_security(op, "allocation", app="SELECT, INSERT")
    enable_branch_row_security(op, "payment_request", app="SELECT, INSERT, UPDATE")
    enable_branch_row_security(op, "payment_callback", app="SELECT, INSERT, UPDATE", or_no_branch=True)
    _keep_the_ledger()


def _keep_the_ledger() -> None:
    """What was not known of a payment may be added once; an allocation is taken back by another one alone."""
    op.execute(
        """CREATE FUNCTION mafundi_payment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          known jsonb;
        BEGIN
          IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'the ledger is append-only';
          END IF;
          SELECT jsonb_object_agg(key, value) INTO known FROM jsonb_each(to_jsonb(OLD))
           WHERE NOT (key IN ('branch_id', 'customer_id', 'receipt_number', 'request_id') AND value = 'null'::jsonb);
          IF NOT to_jsonb(NEW) @> known THEN
            RAISE EXCEPTION 'the ledger is append-only';
          END IF;
          RETURN NEW;
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER payment_stays BEFORE UPDATE OR DELETE ON payment
        FOR EACH ROW EXECUTE FUNCTION mafundi_payment_stays()"""
    )
    op.execute(
        """CREATE FUNCTION mafundi_allocation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'the ledger is append-only';
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER allocation_stays BEFORE UPDATE OR DELETE ON allocation
        FOR EACH ROW EXECUTE FUNCTION mafundi_allocation_stays()"""
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("payment_callback", "allocation", "payment", "payment_request"):
        op.drop_table(table)
    op.execute("DROP FUNCTION mafundi_payment_stays(), mafundi_allocation_stays()")

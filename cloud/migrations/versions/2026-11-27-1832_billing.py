"""Create prices, contracts and invoices; an issued invoice and its lines are frozen by the database itself."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import APP_ROLE, enable_branch_row_security, grant

revision = "0022_billing"
down_revision = "0021_entered_times"
branch_labels = None
depends_on = None

TABLES = ("invoice_line", "invoice", "billing_setting", "customer_price_list", "price_list", "contract")


def upgrade() -> None:
    """Create the tables, their fences and what keeps issued documents as they are."""
    op.create_table(
        "price_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("labour_rate", sa.Numeric(precision=18, scale=6), server_default="0", nullable=False),
        sa.Column("skill_rates", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("travel_per_km", sa.Numeric(precision=18, scale=6), server_default="0", nullable=False),
        sa.Column("call_out_fee", sa.Numeric(precision=18, scale=6), server_default="0", nullable=False),
        sa.Column("part_prices", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("fixed_prices", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "labour_rate >= 0 AND travel_per_km >= 0 AND call_out_fee >= 0", name=op.f("price_list_not_negative_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("price_list_pkey")),
    )
    op.create_index("price_list_name_key", "price_list", [sa.text("lower(name)")], unique=True)
    op.create_index(
        "price_list_one_default_per_currency", "price_list", ["currency"], unique=True, postgresql_where="is_default"
    )
    op.create_table(
        "billing_setting",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("tax_rounding", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("mode IN ('manual', 'draft', 'issue')", name=op.f("billing_setting_mode_check")),
        sa.CheckConstraint("tax_rounding IN ('line', 'invoice')", name=op.f("billing_setting_tax_rounding_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("billing_setting_branch_id_fkey")),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("billing_setting_pkey")),
    )
    op.create_table(
        "customer_price_list",
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("price_list_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("customer_price_list_customer_id_fkey")),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name=op.f("customer_price_list_price_list_id_fkey")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("customer_price_list_pkey")),
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("asset_id", sa.Uuid(), nullable=True),
        sa.Column("covers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("kind IN ('agreement', 'warranty')", name=op.f("contract_kind_check")),
        sa.CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name=op.f("contract_ends_after_start_check")),
        sa.CheckConstraint("jsonb_array_length(covers) > 0", name=op.f("contract_covers_something_check")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("contract_asset_id_fkey")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("contract_customer_id_fkey")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("contract_site_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("contract_pkey")),
    )
    op.create_index(op.f("contract_customer_id_idx"), "contract", ["customer_id"], unique=False)
    op.create_index("contract_number_key", "contract", [sa.text("lower(number)")], unique=True)
    op.create_table(
        "invoice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("payment_reference", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_address", sa.Text(), server_default="", nullable=False),
        sa.Column("customer_tax_number", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("work_order_id", sa.Uuid(), nullable=True),
        sa.Column("work_order_number", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("credits_invoice_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("price_list_id", sa.Uuid(), nullable=True),
        sa.Column("tax_registration", sa.Text(), server_default="", nullable=False),
        sa.Column("tax_rate_percent", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("tax_rounding", sa.Text(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("net_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("gross_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("terms_days", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_to", sa.Text(), server_default="", nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(kind = 'credit_note') = (credits_invoice_id IS NOT NULL)", name=op.f("invoice_credits_an_invoice_check")
        ),
        sa.CheckConstraint(
            "(status IN ('draft', 'discarded')) = (number IS NULL) AND (number IS NULL) = (issued_at IS NULL)",
            name=op.f("invoice_numbered_when_issued_check"),
        ),
        sa.CheckConstraint("kind IN ('invoice', 'credit_note')", name=op.f("invoice_kind_check")),
        sa.CheckConstraint(
            "status IN ('draft', 'issued', 'partly_paid', 'paid', 'credited', 'discarded')",
            name=op.f("invoice_status_check"),
        ),
        sa.CheckConstraint("tax_rounding IN ('line', 'invoice')", name=op.f("invoice_tax_rounding_check")),
        sa.CheckConstraint(
            "net_minor + tax_minor = gross_minor AND gross_minor >= 0", name=op.f("invoice_adds_up_check")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("invoice_branch_id_fkey")),
        sa.ForeignKeyConstraint(["credits_invoice_id"], ["invoice.id"], name=op.f("invoice_credits_invoice_id_fkey")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("invoice_customer_id_fkey")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("invoice_file_id_fkey")),
        sa.ForeignKeyConstraint(["price_list_id"], ["price_list.id"], name=op.f("invoice_price_list_id_fkey")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("invoice_site_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("invoice_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("invoice_pkey")),
        sa.UniqueConstraint("number", name=op.f("invoice_number_key")),
        sa.UniqueConstraint("payment_reference", name=op.f("invoice_payment_reference_key")),
    )
    op.create_index("invoice_branch_id_idx", "invoice", ["branch_id", "id"], unique=False)
    op.create_index("invoice_credits_idx", "invoice", ["credits_invoice_id"], unique=False)
    op.create_index("invoice_customer_idx", "invoice", ["customer_id", "id"], unique=False)
    op.create_index(
        "invoice_one_per_work_order",
        "invoice",
        ["work_order_id"],
        unique=True,
        postgresql_where="kind = 'invoice' AND status NOT IN ('discarded', 'credited')",
    )
    op.create_index("invoice_work_order_idx", "invoice", ["work_order_id"], unique=False)
    op.create_table(
        "invoice_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("list_price", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("reason_text", sa.Text(), server_default="", nullable=False),
        sa.Column("credits_line_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('labour', 'parts', 'travel', 'call_out', 'fixed', 'other')", name=op.f("invoice_line_kind_check")
        ),
        sa.CheckConstraint(
            "reason IN ('', 'agreement', 'warranty', 'repeat', 'no_price')", name=op.f("invoice_line_reason_check")
        ),
        sa.CheckConstraint(
            "quantity > 0 AND unit_price >= 0 AND amount_minor >= 0", name=op.f("invoice_line_not_negative_check")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("invoice_line_branch_id_fkey")),
        sa.ForeignKeyConstraint(
            ["credits_line_id"], ["invoice_line.id"], name=op.f("invoice_line_credits_line_id_fkey")
        ),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("invoice_line_invoice_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("invoice_line_pkey")),
    )
    op.create_index("invoice_line_credits_idx", "invoice_line", ["credits_line_id"], unique=False)
    op.create_index("invoice_line_place_key", "invoice_line", ["invoice_id", "position"], unique=True)
    op.execute("CREATE SEQUENCE invoice_reference START 1000")
    op.execute(f"GRANT USAGE ON SEQUENCE invoice_reference TO {APP_ROLE}")
    grant(op, "contract", app="SELECT, INSERT, UPDATE")
    grant(op, "price_list", app="SELECT, INSERT, UPDATE")
    grant(op, "customer_price_list")
    enable_branch_row_security(op, "billing_setting", app="SELECT, INSERT, UPDATE")
    enable_branch_row_security(op, "invoice", app="SELECT, INSERT, UPDATE")
    enable_branch_row_security(op, "invoice_line")
    _freeze_issued_invoices()
    _freeze_lines_of_issued_invoices()


def _freeze_issued_invoices() -> None:
    """Of what was issued only the state and where it was sent follow; nothing is ever deleted."""
    op.execute(
        """CREATE FUNCTION mafundi_issued_invoice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          follows text[] := '{status,version,sent_at,sent_to,file_id}';
        BEGIN
          IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'invoices are never deleted';
          END IF;
          IF OLD.status = 'discarded' OR (OLD.number IS NOT NULL AND (
               NEW.status IN ('draft', 'discarded')
               OR (to_jsonb(NEW) - follows) IS DISTINCT FROM (to_jsonb(OLD) - follows)
               OR (OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id))) THEN
            RAISE EXCEPTION 'an issued or discarded invoice is never changed';
          END IF;
          RETURN NEW;
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE ON invoice
        FOR EACH ROW EXECUTE FUNCTION mafundi_issued_invoice_stays()"""
    )


def _freeze_lines_of_issued_invoices() -> None:
    """The lock makes an insert wait for an issue that is under way, and then see it."""
    op.execute(
        """CREATE FUNCTION mafundi_issued_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          found text;
        BEGIN
          IF TG_OP = 'UPDATE' AND NEW.invoice_id IS DISTINCT FROM OLD.invoice_id THEN
            RAISE EXCEPTION 'a line stays on its invoice';
          END IF;
          SELECT status INTO found FROM invoice
           WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.invoice_id ELSE NEW.invoice_id END FOR SHARE;
          IF found IS DISTINCT FROM 'draft' THEN
            RAISE EXCEPTION 'lines of an issued invoice are never changed';
          END IF;
          RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER issued_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON invoice_line
        FOR EACH ROW EXECUTE FUNCTION mafundi_issued_lines_stay()"""
    )


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)
    op.execute("DROP FUNCTION mafundi_issued_lines_stay(), mafundi_issued_invoice_stays()")
    op.execute("DROP SEQUENCE invoice_reference")

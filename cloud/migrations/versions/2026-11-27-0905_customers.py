"""Create customers; sites belong to one, and name whom to ask for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import grant

revision = "0013_customers"
down_revision = "0012_overdue_bookings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of the company's customers, and the columns that lead to it."""
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), server_default="organisation", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), sa.Computed("lower(name)", persisted=True), nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("tax_number", sa.Text(), server_default="", nullable=False),
        sa.Column("phones", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("service_emails", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("billing_emails", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("billing_address", sa.Text(), server_default="", nullable=False),
        sa.Column("payment_terms_days", sa.Integer(), server_default="30", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("code <> ''", name=op.f("customer_code_is_not_empty_check")),
        sa.CheckConstraint("kind IN ('organisation', 'person')", name=op.f("customer_kind_check")),
        sa.CheckConstraint("language IN ('en', 'sw', 'fr')", name=op.f("customer_language_check")),
        sa.CheckConstraint("payment_terms_days BETWEEN 0 AND 365", name=op.f("customer_payment_terms_days_check")),
        sa.CheckConstraint(
            """NOT jsonb_path_exists(phones, '$[*] ? (!(@ like_regex "^[+][1-9][0-9]{4,14}$"))')""",
            name=op.f("customer_phones_are_e164_check"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("customer_pkey")),
    )
    op.create_index("customer_code_key", "customer", [sa.text("lower(code)")], unique=True)
    op.create_index("customer_name_idx", "customer", ["name_key", "id"], unique=False)
    op.add_column("site", sa.Column("customer_id", sa.Uuid(), nullable=True))
    op.add_column(
        "site",
        sa.Column("contacts", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
    )
    op.create_foreign_key(op.f("site_customer_id_fkey"), "site", "customer", ["customer_id"], ["id"])
    op.create_index(op.f("site_customer_id_idx"), "site", ["customer_id"], unique=False)
    grant(op, "customer", app="SELECT, INSERT, UPDATE")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("site_customer_id_idx"), table_name="site")
    op.drop_constraint(op.f("site_customer_id_fkey"), "site", type_="foreignkey")
    op.drop_column("site", "contacts")
    op.drop_column("site", "customer_id")
    op.drop_index("customer_name_idx", table_name="customer")
    op.drop_index("customer_code_key", table_name="customer")
    op.drop_table("customer")

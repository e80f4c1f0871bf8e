"""Regions as a tree, and what a branch is besides its clock: where it is reached, what is switched off, a sandbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import grant

revision = "0038_regions"
down_revision = "0039_trust"
branch_labels = None
depends_on = None

# What is practised in a sandbox is never billed, whatever the programs do; `is_sandbox` itself never changes.
NO_BILL = """
CREATE FUNCTION mafundi_sandbox_bills_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS NOT NULL AND EXISTS (SELECT FROM branch WHERE id = NEW.branch_id AND is_sandbox) THEN
    RAISE EXCEPTION 'a sandbox bills nothing' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$"""
STAYS = """
CREATE FUNCTION mafundi_sandbox_stays_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a branch is a sandbox from its beginning, or never' USING ERRCODE = 'check_violation';
END $$"""


def upgrade() -> None:
    """Create the tree, widen the branch, and close the way from a sandbox to an invoice."""
    op.create_table(
        "region",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("parent_id <> id", name=op.f("region_not_its_own_parent_check")),
        sa.ForeignKeyConstraint(["parent_id"], ["region.id"], name=op.f("region_parent_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("region_pkey")),
    )
    op.create_index("region_name_key", "region", [sa.text("lower(name)")], unique=True)
    grant(op, "region")
    op.add_column("branch", sa.Column("region_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("branch_region_id_fkey"), "branch", "region", ["region_id"], ["id"])
    op.create_index(op.f("branch_region_id_idx"), "branch", ["region_id"], unique=False)
    for name in ("address", "phone", "email"):
        op.add_column("branch", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("branch", sa.Column("is_sandbox", sa.Boolean(), server_default="false", nullable=False))
    op.add_column(
        "branch",
        sa.Column("switched_off", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
    )
    op.execute(NO_BILL)
    op.execute(STAYS)
    op.execute(
        "CREATE TRIGGER invoice_of_sandbox BEFORE INSERT OR UPDATE ON invoice"
        " FOR EACH ROW EXECUTE FUNCTION mafundi_sandbox_bills_nothing()"
    )
    op.execute(
        "CREATE TRIGGER branch_sandbox_stays BEFORE UPDATE ON branch"
        " FOR EACH ROW WHEN (OLD.is_sandbox IS DISTINCT FROM NEW.is_sandbox)"
        " EXECUTE FUNCTION mafundi_sandbox_stays_one()"
    )


def downgrade() -> None:
    """Drop them."""
    op.execute("DROP TRIGGER branch_sandbox_stays ON branch")
    op.execute("DROP TRIGGER invoice_of_sandbox ON invoice")
    op.execute("DROP FUNCTION mafundi_sandbox_stays_one()")
    op.execute("DROP FUNCTION mafundi_sandbox_bills_nothing()")
    for name in ("switched_off", "is_sandbox", "email", "phone", "address"):
        op.drop_column("branch", name)
    op.drop_index(op.f("branch_region_id_idx"), table_name="branch")
    op.drop_constraint(op.f("branch_region_id_fkey"), "branch", type_="foreignkey")
    op.drop_column("branch", "region_id")
    op.drop_table("region")

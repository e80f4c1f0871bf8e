"""Create the commands of phones; sessions know whether they are a phone's."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security

revision = "0008_phone"
down_revision = "0007_promises"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and their fences."""
    op.create_table(
        "phone_command",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.CheckConstraint("outcome IN ('applied', 'refused')", name=op.f("phone_command_outcome_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("phone_command_branch_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("phone_command_person_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("phone_command_pkey")),
    )
    op.create_index(op.f("phone_command_person_id_idx"), "phone_command", ["person_id"], unique=False)
    op.add_column("session", sa.Column("is_phone", sa.Boolean(), server_default="false", nullable=False))
    enable_branch_row_security(op, "phone_command", app="SELECT, INSERT, UPDATE")


def downgrade() -> None:
    """Drop them."""
    op.drop_column("session", "is_phone")
    op.drop_index(op.f("phone_command_person_id_idx"), table_name="phone_command")
    op.drop_table("phone_command")

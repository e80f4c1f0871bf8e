"""Keep times that people write down, each counted once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security

revision = "0021_entered_times"
down_revision = "0020_portal"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and its fence."""
    op.create_table(
        "entered_time",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('travel', 'work', 'break')", name=op.f("entered_time_kind_check")),
        sa.CheckConstraint(
            "NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)"
            " AND lower_inc(during) AND NOT upper_inc(during)",
            name=op.f("entered_time_during_is_bounded_check"),
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("entered_time_branch_id_fkey")),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"], name=op.f("entered_time_technician_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("entered_time_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("entered_time_pkey")),
        postgresql.ExcludeConstraint(
            (sa.column("technician_id"), "="),
            (sa.column("during"), "&&"),
            using="gist",
            where=sa.text("withdrawn_at IS NULL"),
            name="entered_time_counts_once",
        ),
    )
    op.create_index("entered_time_work_order_id_idx", "entered_time", ["work_order_id"])
    enable_branch_row_security(op, "entered_time")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("entered_time")

"""Let a dead letter that is taken in late not undo what was heard since: ends of alarms, and words of edge agents."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0034_late_words"
down_revision = "0034_odd_clocks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table and a column."""
    op.create_table(
        "early_clear",
        sa.Column("alarm_id", sa.Uuid(), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("early_clear_branch_id_fkey")),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("early_clear_gateway_id_fkey")),
        sa.PrimaryKeyConstraint("alarm_id", "gateway_id", name=op.f("early_clear_pkey")),
    )
    enable_branch_row_security(op, "early_clear", app="SELECT, INSERT, DELETE", ingest="SELECT, INSERT, DELETE")
    op.add_column("gateway", sa.Column("told_at_us", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("gateway", "told_at_us")
    op.drop_table("early_clear")

"""Keep what edge agents say about themselves."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0017_gateway_log"
down_revision = "0016_service_reports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and its fence."""
    op.create_table(
        "gateway_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("level IN ('debug', 'info', 'warning', 'error')", name=op.f("gateway_log_level_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("gateway_log_branch_id_fkey")),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("gateway_log_gateway_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("gateway_log_pkey")),
    )
    op.create_index("gateway_log_newest_idx", "gateway_log", ["gateway_id", "id"], unique=False)
    enable_branch_row_security(op, "gateway_log", app="SELECT, DELETE", ingest="SELECT, INSERT")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("gateway_log")

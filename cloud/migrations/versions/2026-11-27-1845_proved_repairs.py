"""Note when a repair was proved: from then on its order is no longer the open one of its fault."""

import sqlalchemy as sa
from alembic import op

revision = "0024_proved_repairs"
down_revision = "0023_payments"
branch_labels = None
depends_on = None

KEY = "work_order_one_open_per_incident_key"
OPEN = "failure_mode IS NOT NULL AND status NOT IN ('closed', 'cancelled')"


def upgrade() -> None:
    """Add the time, take it over from windows that held, and let proved orders leave the key."""
    op.add_column("work_order", sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        """UPDATE work_order SET proved_at = held.decided_at
        FROM (SELECT DISTINCT ON (work_order_id) work_order_id, state, decided_at FROM verification
              ORDER BY work_order_id, started_at DESC) AS held
        WHERE held.work_order_id = work_order.id AND held.state = 'held'
        AND work_order.status IN ('completed', 'approved', 'closed')"""
    )
    op.drop_index(KEY, table_name="work_order", postgresql_where=OPEN)
    op.create_index(
        KEY, "work_order", ["asset_id", "failure_mode"], unique=True, postgresql_where=f"{OPEN} AND proved_at IS NULL"
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index(KEY, table_name="work_order", postgresql_where=f"{OPEN} AND proved_at IS NULL")
    op.create_index(KEY, "work_order", ["asset_id", "failure_mode"], unique=True, postgresql_where=OPEN)
    op.drop_column("work_order", "proved_at")

"""Mark technicians who do not show."""

import sqlalchemy as sa
from alembic import op

revision = "0012_overdue_bookings"
down_revision = "0011_skill_levels"
branch_labels = None
depends_on = None

AWAITED = "overdue_at IS NULL AND status IN ('scheduled', 'dispatched', 'accepted')"


def upgrade() -> None:
    """Add the mark; what is long past is marked without telling anybody."""
    op.add_column("booking", sa.Column("overdue_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        f"UPDATE booking SET overdue_at = now() WHERE {AWAITED}"
        " AND lower(during) + make_interval(mins => travel_minutes) <= now() - interval '15 minutes'"
    )
    op.create_index("booking_awaited_idx", "booking", ["work_order_id"], postgresql_where=AWAITED)


def downgrade() -> None:
    """Take it away."""
    op.drop_index("booking_awaited_idx", table_name="booking")
    op.drop_column("booking", "overdue_at")

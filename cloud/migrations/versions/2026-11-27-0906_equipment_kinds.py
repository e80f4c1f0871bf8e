"""Keep the equipment types that an edge agent knows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014_equipment_kinds"
down_revision = "0013_customers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the agents fill it at their next start."""
    op.add_column("gateway", sa.Column("equipment_kinds", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("gateway", "equipment_kinds")

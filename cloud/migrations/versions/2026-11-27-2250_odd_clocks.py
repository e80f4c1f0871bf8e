"""Let what unbelievable clocks said be forgotten with the readings it belongs to."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE

revision = "0034_odd_clocks"
down_revision = "0034_dead_letters_of_no_branch"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Note when it was recorded."""
    recorded_at = sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False)
    op.add_column("odd_clock", recorded_at)
    op.execute(f"GRANT DELETE ON odd_clock TO {APP_ROLE}")


def downgrade() -> None:
    """Forget when."""
    op.execute(f"REVOKE DELETE ON odd_clock FROM {APP_ROLE}")
    op.drop_column("odd_clock", "recorded_at")

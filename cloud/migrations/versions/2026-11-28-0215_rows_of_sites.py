"""Fence what hangs on a site for whoever acts at single sites of a branch."""

from alembic import op

from cloud.foundation.row_security import limit_to_sites

revision = "0045_rows_of_sites"
down_revision = "0044_keys_of_the_organisation"
branch_labels = None
depends_on = None

TABLES = {"site": "id", "asset": "site_id", "work_order": "site_id"}


def upgrade() -> None:
    """Add the second fence."""
    for table, column in TABLES.items():
        limit_to_sites(op, table, site=column)


def downgrade() -> None:
    """Take it away."""
    for table in TABLES:
        op.execute(f"DROP POLICY site ON {table}")

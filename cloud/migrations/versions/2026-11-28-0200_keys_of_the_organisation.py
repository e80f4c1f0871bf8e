"""A service account may be one of the whole organisation: then it names no branches."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0044_keys_of_the_organisation"
down_revision = "0042_branch_of_a_record"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the branches of an account be absent."""
    op.alter_column(
        "service_account", "branch_ids", nullable=True, existing_type=postgresql.JSONB(astext_type=sa.Text())
    )


def downgrade() -> None:
    """Ask for them again; an account of the whole organisation is one of no branch then."""
    op.execute("UPDATE service_account SET branch_ids = '[]' WHERE branch_ids IS NULL")
    op.alter_column(
        "service_account", "branch_ids", nullable=False, existing_type=postgresql.JSONB(astext_type=sa.Text())
    )

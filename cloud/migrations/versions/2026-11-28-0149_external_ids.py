"""What other systems call a site, a machine or a technician: lists brought from there find their rows again."""

import sqlalchemy as sa
from alembic import op

revision = "0040_external_ids"
down_revision = "0037_credentials"
branch_labels = None
depends_on = None

TABLES = ("site", "asset", "technician")


def upgrade() -> None:
    """Add the column, unique in a branch whatever the case of its letters."""
    for table in TABLES:
        op.add_column(table, sa.Column("external_id", sa.Text(), nullable=True))
        op.create_index(f"{table}_external_id_key", table, ["branch_id", sa.text("lower(external_id)")], unique=True)


def downgrade() -> None:
    """Drop it."""
    for table in TABLES:
        op.drop_index(f"{table}_external_id_key", table_name=table)
        op.drop_column(table, "external_id")

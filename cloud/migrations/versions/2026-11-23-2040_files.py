"""Create files, let programs see which migration they are on, and record the cluster's timeline."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE, enable_branch_row_security

revision = "0004_files"
down_revision = "0003_readings_fences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, its fence and the grants."""
    op.create_table(
        "file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("file_branch_id_fkey")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["person.id"], name=op.f("file_uploaded_by_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("file_pkey")),
    )
    op.create_index("file_branch_id_idx", "file", ["branch_id"])
    op.create_index("file_sha256_idx", "file", ["sha256"])
    enable_branch_row_security(op, "file", app="SELECT, INSERT")
    op.execute(f"GRANT SELECT ON alembic_version TO {APP_ROLE}, {INGEST_ROLE}")
    op.execute("UPDATE database_identity SET timeline = mafundi_timeline()")


def downgrade() -> None:
    """Drop it."""
    op.execute(f"REVOKE SELECT ON alembic_version FROM {APP_ROLE}, {INGEST_ROLE}")
    op.drop_table("file")

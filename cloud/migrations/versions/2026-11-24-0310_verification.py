"""Watch the signal of repaired machines; orders know that they came back."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0009_verification"
down_revision = "0008_phone"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and their fences."""
    op.create_table(
        "verification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("failure_mode", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("windows", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('watching', 'held', 'failed', 'unproved', 'ended')", name=op.f("verification_state_check")
        ),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("verification_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("verification_branch_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("verification_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("verification_pkey")),
    )
    op.create_index(
        "verification_until_idx", "verification", ["until"], unique=False, postgresql_where="state = 'watching'"
    )
    op.create_index(
        "verification_watching_key",
        "verification",
        ["work_order_id"],
        unique=True,
        postgresql_where="state = 'watching'",
    )
    op.create_index(op.f("verification_work_order_id_idx"), "verification", ["work_order_id"], unique=False)
    op.add_column("work_order", sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("work_order", sa.Column("reopened_count", sa.Integer(), server_default="0", nullable=False))
    op.add_column("work_order", sa.Column("follow_up_of", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("work_order_follow_up_of_fkey"), "work_order", "work_order", ["follow_up_of"], ["id"])
    enable_branch_row_security(op, "verification")


def downgrade() -> None:
    """Drop them."""
    op.drop_constraint(op.f("work_order_follow_up_of_fkey"), "work_order", type_="foreignkey")
    op.drop_column("work_order", "follow_up_of")
    op.drop_column("work_order", "reopened_count")
    op.drop_column("work_order", "reopened_at")
    op.drop_index(op.f("verification_work_order_id_idx"), table_name="verification")
    op.drop_index("verification_watching_key", table_name="verification", postgresql_where="state = 'watching'")
    op.drop_index("verification_until_idx", table_name="verification", postgresql_where="state = 'watching'")
    op.drop_table("verification")

"""Create promises: what a branch promises, the clocks of orders and their log."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security

revision = "0007_promises"
down_revision = "0006_technicians_bookings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and their fences."""
    op.create_table(
        "sla_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("hours", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("pauses_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at_risk_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("breached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_risk_told", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("is_breach_told", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("target IN ('respond', 'arrive', 'resolve')", name=op.f("sla_clock_target_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("sla_clock_branch_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("sla_clock_pkey")),
        sa.UniqueConstraint("work_order_id", "target", name=op.f("sla_clock_work_order_id_target_key")),
    )
    op.create_index(op.f("sla_clock_branch_id_idx"), "sla_clock", ["branch_id"], unique=False)
    op.create_index(
        "sla_clock_look_at_idx", "sla_clock", ["look_at"], unique=False, postgresql_where="look_at IS NOT NULL"
    )
    op.create_table(
        "sla_policy",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("respond_minutes", sa.Integer(), nullable=False),
        sa.Column("arrive_minutes", sa.Integer(), nullable=False),
        sa.Column("resolve_minutes", sa.Integer(), nullable=False),
        sa.Column("is_around_the_clock", sa.Boolean(), nullable=False),
        sa.Column("pauses_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "respond_minutes > 0 AND arrive_minutes > 0 AND resolve_minutes > 0", name=op.f("sla_policy_minutes_check")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("sla_policy_branch_id_fkey")),
        sa.PrimaryKeyConstraint("branch_id", "priority", name=op.f("sla_policy_pkey")),
    )
    op.create_table(
        "sla_event",
        sa.Column("no", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("sla_event_branch_id_fkey")),
        sa.ForeignKeyConstraint(["clock_id"], ["sla_clock.id"], name=op.f("sla_event_clock_id_fkey")),
        sa.PrimaryKeyConstraint("no", name=op.f("sla_event_pkey")),
    )
    op.create_index(op.f("sla_event_clock_id_idx"), "sla_event", ["clock_id"], unique=False)
    enable_branch_row_security(op, "sla_policy")
    enable_branch_row_security(op, "sla_clock")
    enable_branch_row_security(op, "sla_event", app="SELECT, INSERT")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("sla_event_clock_id_idx"), table_name="sla_event")
    op.drop_table("sla_event")
    op.drop_table("sla_policy")
    op.drop_index("sla_clock_look_at_idx", table_name="sla_clock", postgresql_where="look_at IS NOT NULL")
    op.drop_index(op.f("sla_clock_branch_id_idx"), table_name="sla_clock")
    op.drop_table("sla_clock")

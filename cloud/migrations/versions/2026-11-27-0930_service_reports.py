"""Keep the service reports that were made for customers; the service itself may keep files."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0016_service_reports"
down_revision = "0015_failed_phone_commands"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and its fence."""
    op.alter_column("file", "uploaded_by", existing_type=sa.Uuid(), nullable=True)
    op.create_table(
        "service_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("sent_to", sa.Text(), server_default="", nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason IN ('', 'no_customer', 'no_address')", name=op.f("service_report_reason_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("service_report_branch_id_fkey")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("service_report_file_id_fkey")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("service_report_message_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("service_report_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("service_report_pkey")),
        sa.UniqueConstraint("token", name=op.f("service_report_token_key")),
        sa.UniqueConstraint(
            "work_order_id", "completed_at", name=op.f("service_report_work_order_id_completed_at_key")
        ),
    )
    enable_branch_row_security(op, "service_report")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("service_report")
    op.alter_column("file", "uploaded_by", existing_type=sa.Uuid(), nullable=False)

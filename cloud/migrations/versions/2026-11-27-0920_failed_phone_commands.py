"""Keep phone commands that made the service fail."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0015_failed_phone_commands"
down_revision = "0014_equipment_kinds"
branch_labels = None
depends_on = None

CHECK = "phone_command_outcome_check"


def upgrade() -> None:
    """Let a command be kept as failed, and count its tries."""
    op.drop_constraint(op.f(CHECK), "phone_command", type_="check")
    op.create_check_constraint(op.f(CHECK), "phone_command", "outcome IN ('applied', 'refused', 'failed')")
    op.create_index("phone_command_failed_idx", "phone_command", ["branch_id"], postgresql_where="outcome = 'failed'")
    op.create_table(
        "phone_failure",
        sa.Column("command_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="1", nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("phone_failure_branch_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("phone_failure_person_id_fkey")),
        sa.PrimaryKeyConstraint("command_id", "person_id", name=op.f("phone_failure_pkey")),
    )
    enable_branch_row_security(op, "phone_failure", app="SELECT, INSERT, UPDATE")


def downgrade() -> None:
    """Take it away; what failed counts as refused."""
    op.drop_table("phone_failure")
    op.drop_index("phone_command_failed_idx", table_name="phone_command")
    op.execute("UPDATE phone_command SET outcome = 'refused' WHERE outcome = 'failed'")
    op.drop_constraint(op.f(CHECK), "phone_command", type_="check")
    op.create_check_constraint(op.f(CHECK), "phone_command", "outcome IN ('applied', 'refused')")

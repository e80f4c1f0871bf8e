"""Tell people: their inbox, their choices and devices, what was sent, and who is next if nobody looks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security, grant

revision = "0010_notifications"
down_revision = "0009_verification"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and their fences; events may be for one person, or for the service alone."""
    op.add_column("event", sa.Column("is_internal", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("event", sa.Column("person_id", sa.Uuid(), nullable=True))
    _notification()
    _choices_and_devices()
    _message()
    op.create_table(
        "escalation",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("person_ids", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("escalation_minutes_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("escalation_branch_id_fkey")),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("escalation_pkey")),
    )
    for table in ("notification", "message", "escalation"):
        enable_branch_row_security(op, table)
    for table in ("notification_choice", "push_subscription", "push_identity"):
        grant(op, table)


def _notification() -> None:
    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("about_kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("cause", sa.Uuid(), nullable=False),
        sa.Column("root_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_seen_by", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalates_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("notification_branch_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("notification_person_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("notification_pkey")),
        sa.UniqueConstraint("cause", "person_id", "kind", name=op.f("notification_cause_person_id_kind_key")),
    )
    op.create_index("notification_about_idx", "notification", ["about_kind", "about_id"])
    op.create_index(
        "notification_escalates_idx",
        "notification",
        ["escalates_at"],
        postgresql_where="escalates_at IS NOT NULL",
    )
    op.create_index("notification_person_idx", "notification", ["person_id", "created_at", "id"])
    op.create_index(op.f("notification_root_id_idx"), "notification", ["root_id"])


def _choices_and_devices() -> None:
    op.create_table(
        "notification_choice",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.CheckConstraint("channel IN ('push', 'mail')", name=op.f("notification_choice_channel_check")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("notification_choice_person_id_fkey")),
        sa.PrimaryKeyConstraint("person_id", "kind", "channel", name=op.f("notification_choice_pkey")),
    )
    op.create_table(
        "push_subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.Text(), nullable=False),
        sa.Column("auth", sa.Text(), nullable=False),
        sa.Column("user_agent", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("push_subscription_person_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("push_subscription_pkey")),
        sa.UniqueConstraint("endpoint", name=op.f("push_subscription_endpoint_key")),
    )
    op.create_index(op.f("push_subscription_person_id_idx"), "push_subscription", ["person_id"])
    op.create_table(
        "push_identity",
        sa.Column("only_one", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("private_key", sa.Text(), nullable=False),
        sa.CheckConstraint("only_one", name=op.f("push_identity_only_one_check")),
        sa.PrimaryKeyConstraint("only_one", name=op.f("push_identity_pkey")),
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("subscription_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), server_default="", nullable=False),
        sa.Column("attachments", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("about_kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("channel IN ('push', 'mail')", name=op.f("message_channel_check")),
        sa.CheckConstraint("outcome IN ('sent', 'refused')", name=op.f("message_outcome_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("message_branch_id_fkey")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("message_event_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("message_person_id_fkey")),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["push_subscription.id"], name=op.f("message_subscription_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("message_pkey")),
    )
    op.create_index("message_about_idx", "message", ["about_kind", "about_id"])
    op.create_index("message_branch_created_idx", "message", ["branch_id", "created_at", "id"])


def downgrade() -> None:
    """Drop them."""
    for table in (
        "escalation",
        "message",
        "push_identity",
        "push_subscription",
        "notification_choice",
        "notification",
    ):
        op.drop_table(table)
    op.drop_column("event", "person_id")
    op.drop_column("event", "is_internal")

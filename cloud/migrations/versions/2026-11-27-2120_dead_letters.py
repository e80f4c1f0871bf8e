"""Let dead letters say why, whose they are and what became of them; and let a replay take a counted gap back."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import INGEST_ROLE, enable_branch_row_security

revision = "0029_dead_letters"
down_revision = "0027_payments_taken_back"
branch_labels = None
depends_on = None

KINDS = (
    "'foreign_topic', 'unreadable_header', 'unreadable_body', 'unknown_gateway', 'foreign_stream', 'foreign_alarm', "
    "'refused'"
)


def upgrade() -> None:
    """Add columns, fence and grants."""
    op.add_column("dead_letter", sa.Column("branch_id", sa.Uuid(), nullable=True))
    op.add_column("dead_letter", sa.Column("kind", sa.Text(), server_default="refused", nullable=False))
    op.add_column("dead_letter", sa.Column("size_bytes", sa.BigInteger(), nullable=True))
    op.add_column("dead_letter", sa.Column("replay_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("dead_letter", sa.Column("replay_refusal", sa.Text(), nullable=True))
    op.execute(
        """UPDATE dead_letter SET size_bytes = octet_length(payload),
        branch_id = (SELECT branch_id FROM gateway WHERE gateway.id::text = dead_letter.gateway_id),
        kind = CASE WHEN stream_id IS NULL THEN 'unreadable_header' ELSE 'refused' END"""
    )
    op.alter_column("dead_letter", "size_bytes", nullable=False)
    op.create_foreign_key(op.f("dead_letter_branch_id_fkey"), "dead_letter", "branch", ["branch_id"], ["id"])
    op.create_check_constraint(op.f("dead_letter_kind_check"), "dead_letter", f"kind IN ({KINDS})")
    op.create_index("dead_letter_gateway_idx", "dead_letter", ["gateway_id", "id"])
    op.create_index(
        "dead_letter_asked_idx", "dead_letter", ["id"], postgresql_where=sa.text("replay_asked_at IS NOT NULL")
    )
    enable_branch_row_security(
        op, "dead_letter", app="SELECT, UPDATE, DELETE", ingest="SELECT, INSERT, UPDATE", or_no_branch=True
    )
    op.execute(f"GRANT UPDATE, DELETE ON stream_gap TO {INGEST_ROLE}")


def downgrade() -> None:
    """Take them away again."""
    op.execute(f"REVOKE UPDATE, DELETE ON stream_gap FROM {INGEST_ROLE}")
    for policy in ("branch", "owner", "ingest"):
        op.execute(f"DROP POLICY {policy} ON dead_letter")
    op.execute("ALTER TABLE dead_letter DISABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE dead_letter NO FORCE ROW LEVEL SECURITY")
    for index in ("dead_letter_asked_idx", "dead_letter_gateway_idx"):
        op.drop_index(index, table_name="dead_letter")
    op.drop_constraint(op.f("dead_letter_kind_check"), "dead_letter", type_="check")
    op.drop_constraint(op.f("dead_letter_branch_id_fkey"), "dead_letter", type_="foreignkey")
    for column in ("replay_refusal", "replay_asked_at", "size_bytes", "kind", "branch_id"):
        op.drop_column("dead_letter", column)

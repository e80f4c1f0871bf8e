"""Let a worker find its next delivery by index alone, however many wait."""

from alembic import op

revision = "0005_queue_indexes"
down_revision = "0004_files"
branch_labels = None
depends_on = None

WAITING = "done_at IS NULL AND parked_at IS NULL"


def upgrade() -> None:
    """Make the indexes match the claim: 29 ms become 0.05 ms with 1,000 deliveries waiting (2026-11-23)."""
    op.drop_index("delivery_waiting_idx", "delivery")
    op.drop_index("delivery_order_idx", "delivery")
    op.create_index("delivery_waiting_idx", "delivery", ["published_no"], postgresql_where=WAITING)
    op.create_index(
        "delivery_order_idx", "delivery", ["reaction", "subject_id", "published_no"], postgresql_where=WAITING
    )


def downgrade() -> None:
    """Bring the former ones back."""
    op.drop_index("delivery_waiting_idx", "delivery")
    op.drop_index("delivery_order_idx", "delivery")
    op.create_index("delivery_waiting_idx", "delivery", ["next_try_at"], postgresql_where=WAITING)
    op.create_index(
        "delivery_order_idx",
        "delivery",
        ["reaction", "subject_id", "published_no"],
        postgresql_where="done_at IS NULL",
    )

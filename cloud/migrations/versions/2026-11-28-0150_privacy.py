"""Pictures can lose their content, and the ledger of stock the names in it; nothing else of it."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE

revision = "0040_privacy"
down_revision = "0040_external_ids"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the service note an erased picture, and blank the name of who moved stock."""
    op.add_column("file", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(f"GRANT UPDATE (erased_at) ON file TO {APP_ROLE}")
    op.execute(f"GRANT UPDATE (person_name) ON stock_move TO {APP_ROLE}")
    op.execute(
        """CREATE OR REPLACE FUNCTION mafundi_stock_moves_stay() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND NEW.person_name = ''
             AND to_jsonb(NEW) - 'person_name' = to_jsonb(OLD) - 'person_name' THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'stock moves are never changed; write the move that reverses it';
        END $$"""
    )


def downgrade() -> None:
    """Take it back; what was erased stays erased."""
    op.execute(
        """CREATE OR REPLACE FUNCTION mafundi_stock_moves_stay() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'stock moves are never changed; write the move that reverses it';
        END $$"""
    )
    op.execute(f"REVOKE UPDATE (person_name) ON stock_move FROM {APP_ROLE}")
    op.drop_column("file", "erased_at")

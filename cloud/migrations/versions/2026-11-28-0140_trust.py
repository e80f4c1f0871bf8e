"""Names and values can be erased from the audit while its chains hold; who reads it is found by person and time."""

import sqlalchemy as sa
from alembic import op

revision = "0039_trust"
down_revision = "0035_roll_ups_go_on"
branch_labels = None
depends_on = None

COLUMNS = ("name_salt", "name_digest", "values_salt", "values_digest")


def upgrade() -> None:
    """Add the digests that stand for what was erased, and let nothing else of a sealed entry change."""
    for name in COLUMNS:
        op.add_column("audit_entry", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("audit_entry", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("audit_entry_person_idx", "audit_entry", ["person_id", "at"], unique=False)
    op.execute(
        """CREATE OR REPLACE FUNCTION mafundi_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          sealing CONSTANT text[] := '{position,previous_hash,hash}';
          erasing CONSTANT text[] :=
            '{person_name,before,after,name_salt,name_digest,values_salt,values_digest,erased_at}';
          keeps_name CONSTANT boolean :=
            (NEW.person_name, NEW.name_salt, NEW.name_digest) IS NOT DISTINCT FROM
            (OLD.person_name, OLD.name_salt, OLD.name_digest);
          keeps_values CONSTANT boolean :=
            (NEW.before, NEW.after, NEW.values_salt, NEW.values_digest) IS NOT DISTINCT FROM
            (OLD.before, OLD.after, OLD.values_salt, OLD.values_digest);
        BEGIN
          IF OLD.hash IS NULL AND to_jsonb(NEW) - sealing = to_jsonb(OLD) - sealing THEN
            RETURN NEW;
          END IF;
          IF OLD.hash IS NOT NULL AND to_jsonb(NEW) - erasing = to_jsonb(OLD) - erasing
             AND NEW.erased_at IS NOT NULL AND COALESCE(OLD.erased_at, NEW.erased_at) = NEW.erased_at
             AND (keeps_name OR (NEW.person_name = '' AND NEW.name_salt IS NULL))
             AND (keeps_values OR (NEW.before IS NULL AND NEW.after IS NULL AND NEW.values_salt IS NULL
                                   AND OLD.action <> 'audit.erased')) THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'audit entries are never changed';
        END $$"""
    )


def downgrade() -> None:
    """Take the digests away; what was erased stays erased, and its entries no longer verify."""
    op.execute(
        """CREATE OR REPLACE FUNCTION mafundi_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.hash IS NOT NULL OR (to_jsonb(NEW) - '{position,previous_hash,hash}'::text[])
             IS DISTINCT FROM (to_jsonb(OLD) - '{position,previous_hash,hash}'::text[]) THEN
            RAISE EXCEPTION 'audit entries are never changed';
          END IF;
          RETURN NEW;
        END $$"""
    )
    op.drop_index("audit_entry_person_idx", "audit_entry")
    op.drop_column("audit_entry", "erased_at")
    for name in reversed(COLUMNS):
        op.drop_column("audit_entry", name)

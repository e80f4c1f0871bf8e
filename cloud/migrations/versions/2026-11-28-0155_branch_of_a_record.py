"""The branch of a record stays: only a site without history moves, with its machines, and that by a transfer."""

from alembic import op

revision = "0042_branch_of_a_record"
down_revision = "0036_roles"
branch_labels = None
depends_on = None

STAYS = """
CREATE FUNCTION mafundi_branch_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the branch of a % stays', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$"""

# They ask as the owner: what the asking role cannot see speaks against the move all the same.
SITE = """
CREATE FUNCTION mafundi_site_has_no_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM work_order WHERE site_id = OLD.id) OR EXISTS (SELECT FROM access_link WHERE site_id = OLD.id)
     OR EXISTS (SELECT FROM invoice WHERE site_id = OLD.id)
     OR EXISTS (SELECT FROM role_assignment WHERE site_id = OLD.id) THEN
    RAISE EXCEPTION 'the site has a history in its branch' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$"""
ASSET = """
CREATE FUNCTION mafundi_asset_has_no_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM work_order WHERE asset_id = OLD.id)
     OR EXISTS (SELECT FROM point_binding WHERE asset_id = OLD.id)
     OR EXISTS (SELECT FROM incident WHERE asset_id = OLD.id)
     OR EXISTS (SELECT FROM alarm WHERE asset_id = OLD.id) THEN
    RAISE EXCEPTION 'the machine has a history in its branch' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$"""
TABLES = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'branch_id'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
    AND c.relname NOT IN ('site', 'asset', 'role_assignment', 'event')"""
WHEN = "OLD.branch_id IS NOT NULL AND OLD.branch_id IS DISTINCT FROM NEW.branch_id"


def upgrade() -> None:
    """Let every table refuse another branch for a row; what had none yet may still be given one."""
    for function in (STAYS, SITE, ASSET):
        op.execute(function)
    op.execute(
        f"""DO $$ DECLARE name text; BEGIN FOR name IN {TABLES} LOOP
        EXECUTE format('CREATE TRIGGER branch_stays BEFORE UPDATE OF branch_id ON %I FOR EACH ROW WHEN ({WHEN})'
          ' EXECUTE FUNCTION mafundi_branch_stays()', name); END LOOP; END $$"""
    )
    for table in ("site", "asset"):
        op.execute(
            f"CREATE TRIGGER {table}_moves_without_history BEFORE UPDATE OF branch_id ON {table}"
            f" FOR EACH ROW WHEN ({WHEN}) EXECUTE FUNCTION mafundi_{table}_has_no_history()"
        )


def downgrade() -> None:
    """Take the triggers away."""
    for table in ("site", "asset"):
        op.execute(f"DROP TRIGGER {table}_moves_without_history ON {table}")
        op.execute(f"DROP FUNCTION mafundi_{table}_has_no_history()")
    op.execute("DROP FUNCTION mafundi_branch_stays() CASCADE")

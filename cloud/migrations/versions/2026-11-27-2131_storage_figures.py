"""What storage looks like: counted by the owner, for the app role may not look at readings; and samples of its size."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE, grant

revision = "0028_storage_figures"
down_revision = "0028_roll_ups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the samples and the function."""
    op.create_table(
        "storage_sample",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("database_bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("at", name=op.f("storage_sample_pkey")),
    )
    grant(op, "storage_sample", app="SELECT, INSERT, DELETE")
    op.execute(STORAGE)
    op.execute("REVOKE ALL ON FUNCTION mafundi_storage() FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION mafundi_storage() TO {APP_ROLE}")


# Rows are what the server counted when it last looked; what is small is counted now. The oldest reading of what is not
# small is told by its day.
STORAGE = """
CREATE FUNCTION mafundi_storage() RETURNS jsonb LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_catalog AS $$
DECLARE
  answer jsonb;
  parent text;
  part record;
  counted bigint;
  oldest timestamptz;
  is_native boolean := to_regclass('reading_default') IS NOT NULL;
BEGIN
  SELECT jsonb_build_object('database_bytes', pg_database_size(current_database()),
    'server_version', split_part(current_setting('server_version'), ' ', 1),
    'timescaledb', (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'),
    'waiting_hours', count(*), 'oldest_waiting_at', min(hour), 'default_rows', 0) INTO answer
  FROM (SELECT hour FROM dirty_bucket UNION ALL SELECT hour FROM rolling_bucket) AS waiting;
  FOREACH parent IN ARRAY ARRAY['reading', 'reading_1min', 'reading_1h'] LOOP
    SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes,
      coalesce(sum(CASE WHEN c.reltuples >= 0 THEN c.reltuples ELSE pg_relation_size(c.oid) / 75 END), 0)::bigint
        AS rows,
      min(right(c.relname, 8)) FILTER (WHERE c.relname ~ '_[0-9]{8}$' AND pg_relation_size(c.oid) > 0) AS first
    INTO part FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass(parent);
    counted := part.rows;
    IF part.bytes < 32 * 1024 * 1024 THEN
      EXECUTE format('SELECT count(*), min(time) FROM %I', parent) INTO counted, oldest;
    ELSIF parent = 'reading' AND NOT is_native THEN
      EXECUTE 'SELECT min(range_start) FROM timescaledb_information.chunks WHERE hypertable_name = ''reading'''
        INTO oldest;
    ELSE
      oldest := to_date(part.first, 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC';
    END IF;
    answer := answer || jsonb_build_object(parent,
      jsonb_build_object('bytes', part.bytes, 'rows', counted, 'oldest_at', oldest));
  END LOOP;
  IF is_native THEN
    answer := answer || jsonb_build_object('default_rows', (SELECT count(*) FROM reading_default));
  END IF;
  RETURN answer;
END $$"""


def downgrade() -> None:
    """Take both away."""
    op.execute("DROP FUNCTION mafundi_storage()")
    op.drop_table("storage_sample")

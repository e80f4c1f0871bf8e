"""Roll-ups that no value and no writer stops: a bound for sums, last values moved apart, late readings of old days.

The functions are those of the roll-ups before, each with one change; `downgrade` brings the former ones back.
"""

import runpy
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE, grant

revision = "0035_roll_ups_go_on"
down_revision = "0034_late_words"
branch_labels = None
depends_on = None

AS_OWNER = "SECURITY DEFINER SET search_path = public, pg_catalog"


def upgrade() -> None:
    """Create the lists and replace the functions; what was rolled up of values without a bound is made again."""
    op.create_table(
        "last_value_due",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("quality", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("point_id", name=op.f("last_value_due_pkey")),
    )
    op.create_table(
        "whole_hour",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("point_id", "hour", name=op.f("whole_hour_pkey")),
    )
    grant(op, "last_value_due", app="SELECT")
    grant(op, "whole_hour", app="SELECT")
    for body in (MOVE, HEAL, HEAL_SILENT, ROLL_HOURS, ROLL_UP, DROP):
        op.execute(body)
    op.execute("REVOKE ALL ON FUNCTION mafundi_move_last_values() FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION mafundi_move_last_values() TO {APP_ROLE}")
    op.execute(
        f"""INSERT INTO dirty_bucket (point_id, hour) SELECT point_id, time FROM reading_1h WHERE {BOUNDLESS}
        ON CONFLICT DO NOTHING"""
    )
    for table in ("reading_1min", "reading_1h"):
        op.execute(f"DELETE FROM {table} WHERE {BOUNDLESS}")


BOUNDLESS = "low < -1e290 OR high > 1e290"

# What has no last value yet goes first, in the order in which all writers go; of the rest those rows that no writer
# holds. So this waits for nobody whom it blocks; what was held stays on the list for the next run.
MOVE = f"""
CREATE FUNCTION mafundi_move_last_values() RETURNS int LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  added int;
  moved int;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7161400028) THEN
    RETURN 0;
  END IF;
  INSERT INTO last_value (point_id, at, value, quality, stored_at)
  SELECT d.point_id, d.at, d.value, d.quality, clock_timestamp() FROM last_value_due d
  WHERE NOT EXISTS (SELECT FROM last_value l WHERE l.point_id = d.point_id) ORDER BY d.point_id
  ON CONFLICT (point_id) DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  WITH free AS MATERIALIZED (
    SELECT l.point_id FROM last_value l JOIN last_value_due d USING (point_id) WHERE d.at > l.at
    ORDER BY l.point_id FOR UPDATE OF l SKIP LOCKED)
  UPDATE last_value l SET at = d.at, value = d.value, quality = d.quality, stored_at = clock_timestamp()
  FROM last_value_due d JOIN free USING (point_id) WHERE l.point_id = d.point_id AND d.at > l.at;
  GET DIAGNOSTICS moved = ROW_COUNT;
  DELETE FROM last_value_due d USING last_value l WHERE l.point_id = d.point_id AND l.at >= d.at;
  RETURN added + moved;
END $$"""

# Only noted here: who moves last values holds their rows, and roll-ups may take seconds.
HEAL = f"""
CREATE OR REPLACE FUNCTION mafundi_heal_last_values(points int[], starts timestamptz, ends timestamptz) RETURNS int
LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  healed int;
BEGIN
  EXECUTE format(
    'INSERT INTO last_value_due AS l (point_id, at, value, quality)
     SELECT p.id, n.time, n.value, n.quality
     FROM (SELECT DISTINCT unnest($1) AS id) p LEFT JOIN last_value k ON k.point_id = p.id
     CROSS JOIN LATERAL (SELECT time, value, quality FROM reading r WHERE r.point_id = p.id
       AND r.time >= %1$L AND r.time < %2$L ORDER BY r.time DESC, r.seq DESC LIMIT 1) n
     WHERE k.at IS NULL OR n.time > k.at ORDER BY p.id
     ON CONFLICT (point_id) DO UPDATE SET at = excluded.at, value = excluded.value, quality = excluded.quality
       WHERE excluded.at > l.at', starts, ends) USING points;
  GET DIAGNOSTICS healed = ROW_COUNT;
  RETURN healed;
END $$"""

HEAL_SILENT = f"""
CREATE OR REPLACE FUNCTION mafundi_heal_silent_points() RETURNS int LANGUAGE plpgsql {AS_OWNER} AS $$
BEGIN
  -- One at a time with roll-ups, whose list it is.
  PERFORM pg_advisory_xact_lock(7161400028);
  PERFORM mafundi_heal_last_values(
    (SELECT coalesce(array_agg(DISTINCT d.point_id), '{{}}') FROM dirty_bucket d LEFT JOIN last_value k USING (point_id)
      WHERE d.hour >= now() - INTERVAL '2 hours' AND (k.at IS NULL OR k.stored_at < now() - INTERVAL '30 seconds')),
    now() - INTERVAL '3 hours', now() + INTERVAL '1 hour');
  RETURN mafundi_move_last_values();
END $$"""

# A value beyond the bound is no measurement, and two of them have no sum.
ROLL_HOURS = f"""
CREATE OR REPLACE FUNCTION mafundi_roll_up_hours(points int[], hours timestamptz[], day date) RETURNS bigint
LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  starts timestamptz := day::timestamp AT TIME ZONE 'UTC';
  rolled bigint;
BEGIN
  PERFORM mafundi_ensure_period('reading_1min', day);
  PERFORM mafundi_ensure_period('reading_1h', day);
  EXECUTE format(
    'WITH minute AS (
       SELECT r.point_id, date_bin(''1 minute'', r.time, ''epoch'') AS time, count(*)::int AS count, min(value) AS low,
         max(value) AS high, sum(value) AS total, min(r.time) AS first_at, max(r.time) AS last_at
       FROM unnest($1, $2) AS c(point_id, hour) JOIN reading r ON r.point_id = c.point_id
         AND r.time >= c.hour AND r.time < c.hour + INTERVAL ''1 hour''
       WHERE r.time >= %L AND r.time < %L AND r.quality < 2 AND abs(r.value) <= 1e290 GROUP BY 1, 2),
     minutes AS (
       INSERT INTO reading_1min (point_id, time, count, low, high, total, first_at, last_at)
       SELECT point_id, time, count, low, high, total, first_at, last_at FROM minute ORDER BY point_id, time
       ON CONFLICT (point_id, time) DO UPDATE SET count = excluded.count, low = excluded.low, high = excluded.high,
         total = excluded.total, first_at = excluded.first_at, last_at = excluded.last_at),
     hours AS (
       INSERT INTO reading_1h (point_id, time, count, low, high, total, first_at, last_at)
       SELECT point_id, date_bin(''1 hour'', time, ''epoch''), sum(count), min(low), max(high), sum(total),
         min(first_at), max(last_at) FROM minute GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (point_id, time) DO UPDATE SET count = excluded.count, low = excluded.low, high = excluded.high,
         total = excluded.total, first_at = excluded.first_at, last_at = excluded.last_at)
     SELECT coalesce(sum(count), 0) FROM minute', starts, starts + INTERVAL '1 day') INTO rolled USING points, hours;
  PERFORM mafundi_heal_last_values(points, starts, starts + INTERVAL '1 day');
  RETURN rolled;
END $$"""

# Of days that were dropped, an hour that was rolled up stays as it is: its readings are gone. One that was not is
# rolled up, and written down as whole, so that more of it may come.
ROLL_UP = f"""
CREATE OR REPLACE FUNCTION mafundi_roll_up(most int, budget interval, OUT hours int, OUT readings bigint)
LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  began timestamptz := clock_timestamp();
  oldest_running bigint;
  kept_from timestamptz;
  day date;
  points int[];
  taken timestamptz[];
BEGIN
  hours := 0;
  readings := 0;
  IF NOT pg_try_advisory_xact_lock(7161400028) THEN
    RETURN;
  END IF;
  UPDATE rolling_bucket SET horizon = pg_current_xact_id()::text::bigint WHERE horizon IS NULL;
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint INTO oldest_running;
  SELECT coalesce(max(dropped_before), '-infinity') INTO kept_from FROM retention_floor WHERE kept = 'reading';
  DELETE FROM rolling_bucket b WHERE b.hour < kept_from
    AND NOT EXISTS (SELECT FROM whole_hour w WHERE w.point_id = b.point_id AND w.hour = b.hour)
    AND EXISTS (SELECT FROM reading_1h h WHERE h.point_id = b.point_id AND h.time = b.hour);
  INSERT INTO whole_hour (point_id, hour) SELECT point_id, hour FROM rolling_bucket WHERE hour < kept_from
    ON CONFLICT DO NOTHING;
  WHILE hours < most AND clock_timestamp() - began < budget LOOP
    SELECT (max(hour) AT TIME ZONE 'UTC')::date INTO day FROM rolling_bucket WHERE horizon < oldest_running;
    EXIT WHEN day IS NULL;
    WITH chosen AS MATERIALIZED (
      SELECT b.point_id, b.hour FROM rolling_bucket b
      WHERE b.horizon < oldest_running AND b.hour >= day::timestamp AT TIME ZONE 'UTC'
      ORDER BY b.hour DESC, b.point_id LIMIT least(256, most - hours)),
    next AS (
      DELETE FROM rolling_bucket d USING chosen c WHERE d.point_id = c.point_id AND d.hour = c.hour
      RETURNING d.point_id, d.hour)
    SELECT array_agg(point_id), array_agg(hour) INTO points, taken FROM next;
    readings := readings + mafundi_roll_up_hours(points, taken, day);
    hours := hours + cardinality(points);
  END LOOP;
END $$"""

# The floor is raised only where something was there to be dropped.
DROP = f"""
CREATE OR REPLACE FUNCTION mafundi_drop_before(what text, drop_limit timestamptz) RETURNS timestamptz
LANGUAGE plpgsql {AS_OWNER} SET lock_timeout = '2s' AS $$
DECLARE
  days int := CASE what WHEN 'reading' THEN 1 WHEN 'reading_1min' THEN 7 WHEN 'reading_1h' THEN 91 END;
  waiting timestamptz;
  is_anything_old boolean;
  name text;
BEGIN
  IF days IS NULL OR drop_limit > now() - INTERVAL '1 day' THEN
    RAISE EXCEPTION 'nothing of % before % is dropped', what, drop_limit;
  END IF;
  IF what = 'reading' THEN
    SELECT min(hour) INTO waiting FROM (SELECT hour FROM dirty_bucket UNION ALL SELECT hour FROM rolling_bucket) AS b;
  END IF;
  drop_limit := date_trunc('day', least(drop_limit, waiting), 'UTC');
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE time < %L)', what, drop_limit) INTO is_anything_old;
  IF NOT is_anything_old THEN
    RETURN drop_limit;
  END IF;
  INSERT INTO retention_floor AS f VALUES (what, drop_limit)
    ON CONFLICT (kept) DO UPDATE SET dropped_before = greatest(f.dropped_before, excluded.dropped_before);
  IF what = 'reading' THEN
    DELETE FROM whole_hour WHERE hour < drop_limit;
  END IF;
  IF what = 'reading' AND to_regclass('reading_default') IS NULL THEN
    PERFORM drop_chunks('reading', drop_limit);
    RETURN drop_limit;
  END IF;
  FOR name IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = to_regclass(what) AND c.relname ~ '_\\d{{8}}$' ORDER BY 1 LOOP
    IF (to_date(right(name, 8), 'YYYYMMDD') + days)::timestamp AT TIME ZONE 'UTC' <= drop_limit THEN
      EXECUTE format('DROP TABLE %I', name);
    END IF;
  END LOOP;
  RETURN drop_limit;
END $$"""


def downgrade() -> None:
    """Bring the former functions back."""
    former = runpy.run_path(str(Path(__file__).with_name("2026-11-27-2130_roll_ups.py")))
    for name in ("HEAL", "HEAL_SILENT", "ROLL_HOURS", "ROLL_UP", "DROP"):
        op.execute(former[name].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))
    op.execute("DROP FUNCTION mafundi_move_last_values()")
    op.drop_table("whole_hour")
    op.drop_table("last_value_due")

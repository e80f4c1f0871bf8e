"""Roll-ups of 1 min and 1 h, what makes them from dirty hours, and what drops old days.

The app role has no grant on readings, for a hypertable's chunks would pass it on without the fence. What its jobs do to
readings they do through functions of the owner: each does one thing, and none gives a reading away.
"""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE, grant

revision = "0028_roll_ups"
down_revision = "0029_dead_letters"
branch_labels = None
depends_on = None

FUNCTIONS = {
    "mafundi_ensure_period(text, date)": (APP_ROLE,),
    "mafundi_empty_reading_default()": (APP_ROLE,),
    "mafundi_heal_last_values(int[], timestamptz, timestamptz)": (),
    "mafundi_heal_silent_points()": (APP_ROLE,),
    "mafundi_roll_up_hours(int[], timestamptz[], date)": (),
    "mafundi_roll_up(int, interval)": (APP_ROLE,),
    "mafundi_claim_dirty(int, interval, interval)": (APP_ROLE,),
    "mafundi_drop_before(text, timestamptz)": (APP_ROLE,),
}
"""What the roles may call; the others serve these."""


def upgrade() -> None:
    """Create tables, views and functions, and let the roles in."""
    _create_tables()
    for body in (ENSURE_PERIOD, ENSURE_DAY, EMPTY_DEFAULT, HEAL, HEAL_SILENT, ROLL_HOURS, ROLL_UP, CLAIM, DROP):
        op.execute(body)
    for function, roles in FUNCTIONS.items():
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        for role in roles:
            op.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {role}")


def _create_tables() -> None:
    # An hour may not be rolled up again before its first mark is this old, so marks say how old they are.
    op.add_column(
        "dirty_bucket",
        sa.Column("marked_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    )
    op.create_table(
        "rolling_bucket",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("horizon", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("point_id", "hour", name=op.f("rolling_bucket_pkey")),
    )
    op.create_table(
        "retention_floor",
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("dropped_before", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kept", name=op.f("retention_floor_pkey")),
    )
    grant(op, "rolling_bucket", app="SELECT")
    grant(op, "retention_floor", app="SELECT")
    # Partitioned by PostgreSQL itself on every tier: they are small, and dropping is all that is asked of partitions.
    # Of a year's hours each lies on a page of its own, hence the index that holds the whole row.
    for name, more in (("reading_1min", ""), ("reading_1h", "INCLUDE (count, low, high, total, first_at, last_at)")):
        op.execute(
            f"""CREATE TABLE {name} (time timestamptz NOT NULL, first_at timestamptz NOT NULL,
            last_at timestamptz NOT NULL, low float8 NOT NULL, high float8 NOT NULL, total float8 NOT NULL,
            point_id int NOT NULL, count int NOT NULL, PRIMARY KEY (point_id, time) {more}) PARTITION BY RANGE (time)"""
        )
        op.execute(
            f"""CREATE VIEW visible_{name} WITH (security_barrier) AS
            SELECT r.point_id, r.time, r.count, r.low, r.high, r.total, r.first_at, r.last_at
            FROM {name} r JOIN point p ON p.id = r.point_id
            WHERE p.branch_id = ANY (string_to_array(NULLIF(current_setting('app.branch_ids', true), ''), ',')::uuid[])
               OR current_setting('app.is_system', true) = 'on'"""
        )
        op.execute(f"GRANT SELECT ON visible_{name} TO {APP_ROLE}")


AS_OWNER = "SECURITY DEFINER SET search_path = public, pg_catalog"

# Attached and not created in place: that needs no lock that waits for writers of other days.
ENSURE_PERIOD = f"""
CREATE FUNCTION mafundi_ensure_period(parent text, day date) RETURNS void LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  days int := CASE parent WHEN 'reading' THEN 1 WHEN 'reading_1min' THEN 7 WHEN 'reading_1h' THEN 91 END;
  first date := day - (day - DATE '1970-01-01') % days;
  name text := format('%s_%s', parent, to_char(first, 'YYYYMMDD'));
  starts timestamptz := first::timestamp AT TIME ZONE 'UTC';
  ends timestamptz := (first + days)::timestamp AT TIME ZONE 'UTC';
BEGIN
  IF days IS NULL OR day < DATE '1970-01-01' THEN
    RAISE EXCEPTION 'there are no partitions of % for %', parent, day;
  END IF;
  IF to_regclass(name) IS NOT NULL OR (parent = 'reading' AND to_regclass('reading_default') IS NULL) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(7161400003);
  IF to_regclass(name) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name, parent);
  IF parent = 'reading' THEN
    EXECUTE format('WITH moved AS (DELETE FROM reading_default WHERE time >= %L AND time < %L RETURNING *)
      INSERT INTO %I SELECT * FROM moved', starts, ends, name);
  END IF;
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, starts, ends);
END $$"""

ENSURE_DAY = f"""
CREATE OR REPLACE FUNCTION mafundi_ensure_reading_day(day date) RETURNS void LANGUAGE plpgsql {AS_OWNER} AS $$
BEGIN
  PERFORM mafundi_ensure_period('reading', day);
END $$"""

EMPTY_DEFAULT = f"""
CREATE FUNCTION mafundi_empty_reading_default() RETURNS int LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  day date;
  moved int := 0;
BEGIN
  IF to_regclass('reading_default') IS NULL THEN
    RETURN 0;
  END IF;
  FOR day IN SELECT DISTINCT (time AT TIME ZONE 'UTC')::date FROM reading_default LIMIT 31 LOOP
    PERFORM mafundi_ensure_period('reading', day);
    moved := moved + 1;
  END LOOP;
  RETURN moved;
END $$"""

# Only what is really newer is written: rows that an upsert merely looks at would stay locked for ingest.
HEAL = f"""
CREATE FUNCTION mafundi_heal_last_values(points int[], starts timestamptz, ends timestamptz) RETURNS int
LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  healed int;
BEGIN
  EXECUTE format(
    'INSERT INTO last_value AS l (point_id, at, value, quality, stored_at)
     SELECT p.id, n.time, n.value, n.quality, clock_timestamp()
     FROM (SELECT DISTINCT unnest($1) AS id) p LEFT JOIN last_value k ON k.point_id = p.id
     CROSS JOIN LATERAL (SELECT time, value, quality FROM reading r WHERE r.point_id = p.id
       AND r.time >= %1$L AND r.time < %2$L ORDER BY r.time DESC, r.seq DESC LIMIT 1) n
     WHERE k.at IS NULL OR n.time > k.at ORDER BY p.id
     ON CONFLICT (point_id) DO UPDATE SET at = excluded.at, value = excluded.value, quality = excluded.quality,
       stored_at = excluded.stored_at WHERE excluded.at > l.at', starts, ends) USING points;
  GET DIAGNOSTICS healed = ROW_COUNT;
  RETURN healed;
END $$"""

HEAL_SILENT = f"""
CREATE FUNCTION mafundi_heal_silent_points() RETURNS int LANGUAGE plpgsql {AS_OWNER} AS $$
BEGIN
  RETURN mafundi_heal_last_values(
    (SELECT coalesce(array_agg(DISTINCT d.point_id), '{{}}') FROM dirty_bucket d LEFT JOIN last_value k USING (point_id)
      WHERE d.hour >= now() - INTERVAL '2 hours' AND (k.at IS NULL OR k.stored_at < now() - INTERVAL '30 seconds')),
    now() - INTERVAL '3 hours', now() + INTERVAL '1 hour');
END $$"""

ROLL_HOURS = f"""
CREATE FUNCTION mafundi_roll_up_hours(points int[], hours timestamptz[], day date) RETURNS bigint
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
       WHERE r.time >= %L AND r.time < %L AND r.quality = 0 AND r.value <> ''NaN'' GROUP BY 1, 2),
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

# A writer that found its hour marked marks it no second time, and may commit after the mark was taken: what it wrote
# would be rolled up by nobody. So hours that were taken wait until every transaction has ended that could have seen
# the mark: those with a number below `horizon`, which is given in a later transaction than the one that took it.
ROLL_UP = f"""
CREATE FUNCTION mafundi_roll_up(most int, budget interval, OUT hours int, OUT readings bigint)
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
  DELETE FROM rolling_bucket WHERE hour < kept_from;
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

CLAIM = f"""
CREATE FUNCTION mafundi_claim_dirty(most int, settled interval, age interval) RETURNS int
LANGUAGE plpgsql {AS_OWNER} AS $$
DECLARE
  claimed int;
BEGIN
  WITH chosen AS MATERIALIZED (
    SELECT point_id, hour FROM dirty_bucket
    WHERE hour <= clock_timestamp() - INTERVAL '1 hour' - settled AND marked_at <= clock_timestamp() - age
    ORDER BY hour DESC, point_id LIMIT most FOR UPDATE SKIP LOCKED),
  due AS (
    DELETE FROM dirty_bucket d USING chosen c WHERE d.point_id = c.point_id AND d.hour = c.hour
    RETURNING d.point_id, d.hour)
  INSERT INTO rolling_bucket (point_id, hour) SELECT point_id, hour FROM due ORDER BY point_id, hour
  ON CONFLICT (point_id, hour) DO UPDATE SET horizon = NULL;
  GET DIAGNOSTICS claimed = ROW_COUNT;
  RETURN claimed;
END $$"""

# What is not rolled up yet is kept, and a lock that is not free soon is asked for at the next run.
DROP = f"""
CREATE FUNCTION mafundi_drop_before(what text, drop_limit timestamptz) RETURNS timestamptz
LANGUAGE plpgsql {AS_OWNER} SET lock_timeout = '2s' AS $$
DECLARE
  days int := CASE what WHEN 'reading' THEN 1 WHEN 'reading_1min' THEN 7 WHEN 'reading_1h' THEN 91 END;
  waiting timestamptz;
  name text;
BEGIN
  IF days IS NULL OR drop_limit > now() - INTERVAL '1 day' THEN
    RAISE EXCEPTION 'nothing of % before % is dropped', what, drop_limit;
  END IF;
  IF what = 'reading' THEN
    SELECT min(hour) INTO waiting FROM (SELECT hour FROM dirty_bucket UNION ALL SELECT hour FROM rolling_bucket) AS b
      WHERE hour >= (SELECT coalesce(max(dropped_before), '-infinity') FROM retention_floor WHERE kept = what);
  END IF;
  drop_limit := date_trunc('day', least(drop_limit, waiting), 'UTC');
  INSERT INTO retention_floor AS f VALUES (what, drop_limit)
    ON CONFLICT (kept) DO UPDATE SET dropped_before = greatest(f.dropped_before, excluded.dropped_before);
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
    """Take roll-ups away; ensuring a day stays as it is now."""
    for name in ("reading_1h", "reading_1min"):
        op.execute(f"DROP VIEW visible_{name}")
        op.execute(f"DROP TABLE {name}")
    for function in reversed(FUNCTIONS):
        if "ensure_period" not in function:
            op.execute(f"DROP FUNCTION {function}")
    for table in ("retention_floor", "rolling_bucket"):
        op.drop_table(table)
    op.drop_column("dirty_bucket", "marked_at")
    op.execute(f"GRANT EXECUTE ON FUNCTION mafundi_ensure_reading_day(date) TO {INGEST_ROLE}")

"""Create readings in the way of the server's tier, fence the branches, and let the roles in."""

from alembic import op

from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE, enable_branch_row_security, grant

revision = "0003_readings_fences"
down_revision = "0002_telemetry_orders"
branch_labels = None
depends_on = None

READ_WRITE = "SELECT, INSERT, UPDATE"
FENCED = {
    "site": "",
    "asset": "SELECT",
    "gateway": READ_WRITE,
    "point": READ_WRITE,
    "point_binding": "SELECT",
    "rule": "SELECT",
    "alarm": READ_WRITE,
    "incident": READ_WRITE,
    "work_order": "",
    "work_order_history": "",
}
OPEN_TO_APP = {
    "organisation": ("SELECT, INSERT, UPDATE", ""),
    "branch": ("SELECT, INSERT, UPDATE", "SELECT"),
    "number_series": ("SELECT, INSERT, UPDATE", ""),
    "person": ("SELECT, INSERT, UPDATE", ""),
    "role_assignment": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "session": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "delivery": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "job_run": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "idempotency_key": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "database_identity": ("SELECT", "SELECT"),
    "stream": ("SELECT", READ_WRITE),
    "stream_gap": ("SELECT", "SELECT, INSERT"),
    "dead_letter": ("SELECT, UPDATE", "SELECT, INSERT"),
    "edge_configuration": ("SELECT, INSERT", "SELECT"),
    "last_value": ("SELECT", READ_WRITE),
    "dirty_bucket": ("SELECT, DELETE", "SELECT, INSERT"),
    "odd_clock": ("SELECT", "SELECT, INSERT"),
}


def upgrade() -> None:
    """Shape readings, then fences and grants."""
    _create_readings()
    for table, ingest in FENCED.items():
        enable_branch_row_security(op, table, ingest=ingest)
    enable_branch_row_security(op, "event", app="SELECT, INSERT, UPDATE", ingest="SELECT, INSERT", or_no_branch=True)
    enable_branch_row_security(
        op, "audit_entry", app="SELECT, INSERT, UPDATE", ingest="SELECT, INSERT", or_no_branch=True
    )
    for table, (app, ingest) in OPEN_TO_APP.items():
        grant(op, table, app=app, ingest=ingest)
    _make_the_audit_append_only()
    op.execute("GRANT INSERT, SELECT ON reading TO " + INGEST_ROLE)
    op.execute(
        """CREATE VIEW visible_reading WITH (security_barrier) AS
        SELECT r.point_id, r.time, r.value, r.quality, r.seq, r.stream_no
        FROM reading r JOIN point p ON p.id = r.point_id
        WHERE p.branch_id = ANY (string_to_array(NULLIF(current_setting('app.branch_ids', true), ''), ',')::uuid[])
           OR current_setting('app.is_system', true) = 'on'"""
    )
    op.execute(f"GRANT SELECT ON visible_reading TO {APP_ROLE}")
    op.execute(
        """INSERT INTO database_identity (epoch, system_identifier, timeline)
        VALUES (gen_random_uuid(), mafundi_system_identifier(), 1)"""
    )


def _create_readings() -> None:
    has_timescale = op.get_bind().exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'").scalar()
    columns = """point_id int NOT NULL, stream_no int NOT NULL, time timestamptz NOT NULL,
        value float8 NOT NULL, seq bigint NOT NULL, quality smallint NOT NULL"""
    if has_timescale:
        op.execute(f"CREATE TABLE reading ({columns})")
        op.execute(
            "SELECT create_hypertable('reading', by_range('time', INTERVAL '1 day'), create_default_indexes => false)"
        )
    else:
        op.execute(f"CREATE TABLE reading ({columns}) PARTITION BY RANGE (time)")
        op.execute("CREATE TABLE reading_default PARTITION OF reading DEFAULT")
    op.execute("CREATE INDEX reading_point_time_idx ON reading (point_id, time)")
    # Ingest may not create tables; this function, the owner's, makes the one day it needs.
    op.execute(
        """CREATE FUNCTION mafundi_ensure_reading_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_catalog AS $$
        BEGIN
          IF to_regclass('reading_default') IS NULL OR to_regclass(format('reading_%s', to_char(day, 'YYYYMMDD')))
             IS NOT NULL THEN
            RETURN;
          END IF;
          PERFORM pg_advisory_xact_lock(7161400003);
          EXECUTE format('CREATE TABLE IF NOT EXISTS reading_%s PARTITION OF reading FOR VALUES FROM (%L) TO (%L)',
            to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
        END $$"""
    )
    op.execute("REVOKE ALL ON FUNCTION mafundi_ensure_reading_day(date) FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION mafundi_ensure_reading_day(date) TO {INGEST_ROLE}")


def _make_the_audit_append_only() -> None:
    """The app may add entries and seal each once; nobody changes what an entry says."""
    op.execute(
        """CREATE FUNCTION mafundi_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.hash IS NOT NULL OR (to_jsonb(NEW) - '{position,previous_hash,hash}'::text[])
             IS DISTINCT FROM (to_jsonb(OLD) - '{position,previous_hash,hash}'::text[]) THEN
            RAISE EXCEPTION 'audit entries are never changed';
          END IF;
          RETURN NEW;
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER append_only BEFORE UPDATE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION mafundi_audit_is_append_only()"""
    )


def downgrade() -> None:
    """Take readings and fences away."""
    op.execute("DROP VIEW visible_reading")
    op.execute("DROP TABLE reading")
    op.execute("DROP FUNCTION mafundi_ensure_reading_day(date)")
    op.execute("DROP TRIGGER append_only ON audit_entry")
    op.execute("DROP FUNCTION mafundi_audit_is_append_only()")
    for table in (*FENCED, "event", "audit_entry"):
        op.execute(f"DROP POLICY IF EXISTS branch ON {table}")
        op.execute(f"DROP POLICY IF EXISTS owner ON {table}")
        op.execute(f"DROP POLICY IF EXISTS ingest ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

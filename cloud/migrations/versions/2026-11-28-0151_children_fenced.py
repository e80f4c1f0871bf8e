"""What hangs on a point, an edge agent or a stream is fenced by what it hangs on: the app role saw all of it before."""

from alembic import op

from cloud.foundation.row_security import APP_ROLE, INGEST_ROLE

revision = "0041_children_fenced"
down_revision = "0040_privacy"
branch_labels = None
depends_on = None

# What is asked of the parent goes through the parent's own fence. The owner, whose functions roll up, passes.
FENCES = {
    "last_value": "point_id IN (SELECT id FROM point)",
    "edge_configuration": "gateway_id IN (SELECT id FROM gateway)",
    "stream": "gateway_id IN (SELECT id FROM gateway)",
    "stream_gap": "stream_number IN (SELECT number FROM stream)",
}
SYSTEM = "(SELECT current_setting('app.is_system', true)) = 'on'"


def upgrade() -> None:
    """Fence them for the app role; ingest serves every branch."""
    for table, visible in FENCES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY branch ON {table} TO {APP_ROLE} USING ({SYSTEM} OR {visible})")
        op.execute(f"CREATE POLICY ingest ON {table} TO {INGEST_ROLE} USING (true) WITH CHECK (true)")


def downgrade() -> None:
    """Take the fences away."""
    for table in FENCES:
        op.execute(f"DROP POLICY branch ON {table}")
        op.execute(f"DROP POLICY ingest ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

"""Create edge agents, points, rules, alarms, incidents and work orders."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002_telemetry_orders"
down_revision = "0001_ground"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "dead_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("gateway_id", sa.Text(), nullable=True),
        sa.Column("stream_id", sa.Text(), nullable=True),
        sa.Column("first_seq", sa.BigInteger(), nullable=True),
        sa.Column("last_seq", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("replayed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("dead_letter_pkey")),
    )
    op.create_table(
        "dirty_bucket",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("point_id", "hour", name=op.f("dirty_bucket_pkey")),
    )
    op.create_table(
        "odd_clock",
        sa.Column("stream_number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream_number", "seq", name=op.f("odd_clock_pkey")),
    )
    op.create_table(
        "gateway",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("is_online", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agent_version", sa.Text(), nullable=True),
        sa.Column("desired_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("desired_hash", sa.Text(), nullable=True),
        sa.Column("reported_version", sa.Integer(), nullable=True),
        sa.Column("reported_hash", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("gateway_branch_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("gateway_pkey")),
    )
    op.create_table(
        "edge_configuration",
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("edge_configuration_gateway_id_fkey")),
        sa.PrimaryKeyConstraint("gateway_id", "version", name=op.f("edge_configuration_pkey")),
    )
    op.create_table(
        "point",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'bound')", name=op.f("point_state_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("point_branch_id_fkey")),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("point_gateway_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("point_pkey")),
    )
    op.create_index("point_key", "point", ["gateway_id", "key", "unit"], unique=True)
    op.create_table(
        "stream",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("cursor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("stored_readings", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("stored_records", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lost", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_batch_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("stream_gateway_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("stream_pkey")),
        sa.UniqueConstraint("number", name=op.f("stream_number_key")),
    )
    op.create_index(op.f("stream_gateway_id_idx"), "stream", ["gateway_id"], unique=False)
    op.create_table(
        "incident",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("failure_mode", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("severity IN ('low', 'medium', 'high', 'critical')", name=op.f("incident_severity_check")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("incident_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("incident_branch_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("incident_pkey")),
    )
    op.create_index(
        "incident_open_key", "incident", ["asset_id", "failure_mode"], unique=True, postgresql_where="closed_at IS NULL"
    )
    op.create_table(
        "last_value",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("quality", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("last_value_point_id_fkey")),
        sa.PrimaryKeyConstraint("point_id", name=op.f("last_value_pkey")),
    )
    op.create_index(op.f("last_value_stored_at_idx"), "last_value", ["stored_at"], unique=False)
    op.create_table(
        "point_binding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("bound_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bound_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("point_binding_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("point_binding_branch_id_fkey")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("point_binding_point_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("point_binding_pkey")),
    )
    op.create_index("point_binding_asset_idx", "point_binding", ["asset_id"], unique=False)
    op.create_index(
        "point_binding_open_key", "point_binding", ["point_id"], unique=True, postgresql_where="bound_until IS NULL"
    )
    op.create_table(
        "rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("params", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("failure_mode", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("severity IN ('low', 'medium', 'high', 'critical')", name=op.f("rule_severity_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("rule_branch_id_fkey")),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("rule_gateway_id_fkey")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("rule_point_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("rule_pkey")),
    )
    op.create_index(op.f("rule_gateway_id_idx"), "rule", ["gateway_id"], unique=False)
    op.create_index(op.f("rule_point_id_idx"), "rule", ["point_id"], unique=False)
    op.create_table(
        "stream_gap",
        sa.Column("stream_number", sa.Integer(), nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["stream_number"], ["stream.number"], name=op.f("stream_gap_stream_number_fkey")),
        sa.PrimaryKeyConstraint("stream_number", "first_seq", name=op.f("stream_gap_pkey")),
    )
    op.create_table(
        "alarm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("gateway_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=True),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("rule_name", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("failure_mode", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("onset_seq", sa.BigInteger(), nullable=False),
        sa.Column("onset_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_value", sa.Double(), nullable=False),
        sa.Column("limit", sa.Double(), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_value", sa.Double(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("severity IN ('low', 'medium', 'high', 'critical')", name=op.f("alarm_severity_check")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("alarm_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("alarm_branch_id_fkey")),
        sa.ForeignKeyConstraint(["gateway_id"], ["gateway.id"], name=op.f("alarm_gateway_id_fkey")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("alarm_incident_id_fkey")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("alarm_point_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("alarm_pkey")),
    )
    op.create_index("alarm_asset_raised_idx", "alarm", ["asset_id", "raised_at"], unique=False)
    op.create_index("alarm_branch_raised_idx", "alarm", ["branch_id", "raised_at"], unique=False)
    op.create_index(op.f("alarm_incident_id_idx"), "alarm", ["incident_id"], unique=False)
    op.create_table(
        "work_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        sa.Column("failure_mode", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "(status = 'on_hold') = (hold_reason IS NOT NULL)", name=op.f("work_order_hold_has_a_reason_check")
        ),
        sa.CheckConstraint(
            "priority IN ('emergency', 'high', 'normal', 'low')", name=op.f("work_order_priority_check")
        ),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("work_order_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("work_order_branch_id_fkey")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("work_order_incident_id_fkey")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("work_order_site_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("work_order_pkey")),
        sa.UniqueConstraint("number", name=op.f("work_order_number_key")),
    )
    op.create_index(op.f("work_order_asset_id_idx"), "work_order", ["asset_id"], unique=False)
    op.create_index("work_order_branch_opened_idx", "work_order", ["branch_id", "opened_at", "id"], unique=False)
    op.create_index(op.f("work_order_incident_id_idx"), "work_order", ["incident_id"], unique=False)
    op.create_index(
        "work_order_one_open_per_incident_key",
        "work_order",
        ["asset_id", "failure_mode"],
        unique=True,
        postgresql_where="failure_mode IS NOT NULL AND status NOT IN ('closed', 'cancelled')",
    )
    op.create_table(
        "work_order_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("work_order_history_branch_id_fkey")),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["work_order.id"], name=op.f("work_order_history_work_order_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("work_order_history_pkey")),
    )
    op.create_index(op.f("work_order_history_work_order_id_idx"), "work_order_history", ["work_order_id"], unique=False)


def downgrade() -> None:
    """Drop them, last made first."""
    for table in [
        "work_order_history",
        "work_order",
        "alarm",
        "stream_gap",
        "rule",
        "point_binding",
        "last_value",
        "incident",
        "stream",
        "point",
        "edge_configuration",
        "gateway",
        "odd_clock",
        "dirty_bucket",
        "dead_letter",
    ]:
        op.drop_table(table)

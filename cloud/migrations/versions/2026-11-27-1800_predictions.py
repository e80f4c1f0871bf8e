"""Charts of rules, forecasts, proposed visits, how a branch wants them, and by when an order is to be done."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from cloud.foundation.row_security import enable_branch_row_security

revision = "0018_predictions"
down_revision = "0017_gateway_log"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and their fences."""
    op.add_column("work_order", _time("due_at"))
    _create_charts()
    _create_forecasts()
    _create_proposals()
    op.create_table(
        "prediction_setting",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("mode IN ('propose', 'open_orders')", name=op.f("prediction_setting_mode_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("prediction_setting_branch_id_fkey")),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("prediction_setting_pkey")),
    )
    enable_branch_row_security(op, "prediction_setting", app="SELECT, INSERT, UPDATE")


def _create_charts() -> None:
    op.create_table(
        "rule_chart",
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("learned", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=True) for name in ("centre", "spread", "low", "high")),
        sa.Column("reason", sa.Text(), nullable=False),
        _time("at", nullable=False),
        _time("sensor_changed_at"),
        sa.CheckConstraint("phase IN ('learning', 'armed')", name=op.f("rule_chart_phase_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("rule_chart_branch_id_fkey")),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name=op.f("rule_chart_rule_id_fkey")),
        sa.PrimaryKeyConstraint("rule_id", name=op.f("rule_chart_pkey")),
    )
    enable_branch_row_security(op, "rule_chart", app="SELECT", ingest="SELECT, INSERT, UPDATE")


def _create_forecasts() -> None:
    op.create_table(
        "forecast",
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=True),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        _time("made_at", nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("limit", sa.Double(), nullable=False),
        sa.Column("step_s", sa.Integer(), nullable=False),
        sa.Column("reading_count", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=True) for name in ("value", "slope_per_day", "usual", "usual_spread")),
        *(_time(name) for name in ("since", "horizon_at", "earliest_at", "expected_at", "latest_at")),
        sa.Column("coverage", sa.Double(), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("path", JSONB(), nullable=False),
        sa.Column("quiet_runs", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("(outcome = 'reaches') = (expected_at IS NOT NULL)", name=op.f("forecast_dates_check")),
        sa.CheckConstraint("outcome IN ('reaches', 'not_within', 'none')", name=op.f("forecast_outcome_check")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("forecast_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("forecast_branch_id_fkey")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("forecast_point_id_fkey")),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name=op.f("forecast_rule_id_fkey")),
        sa.PrimaryKeyConstraint("rule_id", name=op.f("forecast_pkey")),
    )
    op.create_index("forecast_asset_idx", "forecast", ["asset_id"])
    enable_branch_row_security(op, "forecast")


def _create_proposals() -> None:
    op.create_table(
        "visit_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("failure_mode", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        *(_time(name, nullable=False) for name in ("opened_at", "earliest_at", "expected_at")),
        _time("latest_at"),
        sa.Column("coverage", sa.Double(), nullable=False),
        sa.Column("evidence", JSONB(), nullable=False),
        _time("decided_at"),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'dismissed', 'withdrawn')", name=op.f("visit_proposal_state_check")
        ),
        sa.CheckConstraint("(state = 'open') = (decided_at IS NULL)", name=op.f("visit_proposal_decided_check")),
        sa.CheckConstraint(
            "(state = 'accepted') = (work_order_id IS NOT NULL)", name=op.f("visit_proposal_order_check")
        ),
        sa.CheckConstraint("(state = 'dismissed') = (verdict IS NOT NULL)", name=op.f("visit_proposal_verdict_check")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("visit_proposal_asset_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("visit_proposal_branch_id_fkey")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("visit_proposal_point_id_fkey")),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name=op.f("visit_proposal_rule_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("visit_proposal_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("visit_proposal_pkey")),
    )
    op.create_index(
        "visit_proposal_one_open_key",
        "visit_proposal",
        ["asset_id", "failure_mode"],
        unique=True,
        postgresql_where="state = 'open'",
    )
    op.create_index("visit_proposal_branch_idx", "visit_proposal", ["branch_id", "opened_at", "id"])
    op.create_index(op.f("visit_proposal_work_order_id_idx"), "visit_proposal", ["work_order_id"])
    enable_branch_row_security(op, "visit_proposal", app="SELECT, INSERT, UPDATE")


def _time(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def downgrade() -> None:
    """Drop them."""
    for table in ("prediction_setting", "visit_proposal", "forecast", "rule_chart"):
        op.drop_table(table)
    op.drop_column("work_order", "due_at")

"""Create technicians, bookings, kinds of jobs, checklists, comments and attachments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security, grant

revision = "0006_technicians_bookings"
down_revision = "0005_queue_indexes"
branch_labels = None
depends_on = None

FENCED = (
    "technician",
    "technician_leave",
    "on_call",
    "booking",
    "booking_move",
    "dispatch_setting",
    "work_order_step",
    "work_order_comment",
    "work_order_attachment",
)


def upgrade() -> None:
    """Create the tables and their fences."""
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.create_table(
        "service_category",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("failure_modes", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("required_skills", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column(
            "required_certificates", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column("duration_minutes", sa.Integer(), server_default="90", nullable=False),
        sa.Column("steps", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("photo_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("needs_signature", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("radius_m", sa.Integer(), server_default="0", nullable=False),
        sa.Column("verification_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("duration_minutes BETWEEN 5 AND 1440", name=op.f("service_category_duration_minutes_check")),
        sa.CheckConstraint("photo_count BETWEEN 0 AND 20", name=op.f("service_category_photo_count_check")),
        sa.CheckConstraint(
            "radius_m >= 0 AND verification_minutes >= 0", name=op.f("service_category_not_negative_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("service_category_pkey")),
        sa.UniqueConstraint("name", name=op.f("service_category_name_key")),
    )
    op.create_table(
        "dispatch_setting",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("mode IN ('automatic', 'suggested', 'manual')", name=op.f("dispatch_setting_mode_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("dispatch_setting_branch_id_fkey")),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("dispatch_setting_pkey")),
    )
    op.create_table(
        "technician",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("van", sa.Text(), server_default="", nullable=False),
        sa.Column("home_latitude", sa.Double(), nullable=True),
        sa.Column("home_longitude", sa.Double(), nullable=True),
        sa.Column("hourly_rate", sa.Numeric(precision=18, scale=6), server_default="0", nullable=False),
        sa.Column("skills", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("certificates", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("shifts", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("hourly_rate >= 0", name=op.f("technician_hourly_rate_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("technician_branch_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("technician_person_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("technician_pkey")),
        sa.UniqueConstraint("person_id", name=op.f("technician_person_id_key")),
    )
    op.create_index(op.f("technician_branch_id_idx"), "technician", ["branch_id"], unique=False)
    op.create_table(
        "on_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("on_call_ends_after_start_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("on_call_branch_id_fkey")),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"], name=op.f("on_call_technician_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("on_call_pkey")),
    )
    op.create_index(op.f("on_call_technician_id_idx"), "on_call", ["technician_id"], unique=False)
    op.create_table(
        "technician_leave",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('holiday', 'sick', 'training', 'other')", name=op.f("technician_leave_kind_check")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("technician_leave_ends_after_start_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("technician_leave_branch_id_fkey")),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"], name=op.f("technician_leave_technician_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("technician_leave_pkey")),
    )
    op.create_index(op.f("technician_leave_technician_id_idx"), "technician_leave", ["technician_id"], unique=False)
    op.create_table(
        "booking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("technician_id"), "="),
            (sa.column("during"), "&&"),
            where=sa.text(
                "status IN ('proposed', 'scheduled', 'dispatched', 'accepted',"
                " 'travelling', 'on_site', 'working', 'on_break')"
            ),
            deferrable=True,
            initially="IMMEDIATE",
            using="gist",
            name="booking_technician_is_free",
        ),
        sa.CheckConstraint(
            "NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)"
            " AND lower_inc(during) AND NOT upper_inc(during)",
            name=op.f("booking_during_is_bounded_check"),
        ),
        sa.CheckConstraint("travel_minutes >= 0", name=op.f("booking_travel_minutes_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("booking_branch_id_fkey")),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"], name=op.f("booking_technician_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("booking_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("booking_pkey")),
    )
    op.create_index(
        "booking_branch_during_idx", "booking", ["branch_id", "during"], unique=False, postgresql_using="gist"
    )
    op.create_index(op.f("booking_work_order_id_idx"), "booking", ["work_order_id"], unique=False)
    op.create_table(
        "work_order_attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('photo', 'document', 'signature')", name=op.f("work_order_attachment_kind_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("work_order_attachment_branch_id_fkey")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("work_order_attachment_file_id_fkey")),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["work_order.id"], name=op.f("work_order_attachment_work_order_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("work_order_attachment_pkey")),
        sa.UniqueConstraint("file_id", name=op.f("work_order_attachment_file_id_key")),
    )
    op.create_index(
        op.f("work_order_attachment_work_order_id_idx"), "work_order_attachment", ["work_order_id"], unique=False
    )
    op.create_table(
        "work_order_comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("work_order_comment_branch_id_fkey")),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["work_order.id"], name=op.f("work_order_comment_work_order_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("work_order_comment_pkey")),
    )
    op.create_index(op.f("work_order_comment_work_order_id_idx"), "work_order_comment", ["work_order_id"], unique=False)
    op.create_table(
        "work_order_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("is_required", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("is_out_of_limits", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("kind IN ('check', 'number', 'text', 'choice')", name=op.f("work_order_step_kind_check")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("work_order_step_branch_id_fkey")),
        sa.ForeignKeyConstraint(["work_order_id"], ["work_order.id"], name=op.f("work_order_step_work_order_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("work_order_step_pkey")),
        sa.UniqueConstraint("work_order_id", "position", name=op.f("work_order_step_work_order_id_position_key")),
    )
    op.create_index(op.f("work_order_step_work_order_id_idx"), "work_order_step", ["work_order_id"], unique=False)
    op.create_table(
        "booking_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("booking_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("device_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("booking_move_booking_id_fkey")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("booking_move_branch_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("booking_move_pkey")),
    )
    op.create_index(op.f("booking_move_booking_id_idx"), "booking_move", ["booking_id"], unique=False)
    op.add_column("work_order", sa.Column("category_id", sa.Uuid(), nullable=True))
    op.add_column("work_order", sa.Column("duration_minutes", sa.Integer(), server_default="90", nullable=False))
    op.add_column(
        "work_order",
        sa.Column("required_skills", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
    )
    op.add_column(
        "work_order",
        sa.Column(
            "required_certificates", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
    )
    op.create_foreign_key(
        op.f("work_order_category_id_fkey"), "work_order", "service_category", ["category_id"], ["id"]
    )
    op.create_check_constraint(
        op.f("work_order_duration_minutes_check"), "work_order", "duration_minutes BETWEEN 5 AND 1440"
    )
    for table in FENCED:
        enable_branch_row_security(op, table)
    grant(op, "service_category")


def downgrade() -> None:
    """Drop them."""
    op.drop_constraint(op.f("work_order_category_id_fkey"), "work_order", type_="foreignkey")
    op.drop_column("work_order", "required_certificates")
    op.drop_column("work_order", "required_skills")
    op.drop_column("work_order", "duration_minutes")
    op.drop_column("work_order", "category_id")
    op.drop_index(op.f("booking_move_booking_id_idx"), table_name="booking_move")
    op.drop_table("booking_move")
    op.drop_index(op.f("work_order_step_work_order_id_idx"), table_name="work_order_step")
    op.drop_table("work_order_step")
    op.drop_index(op.f("work_order_comment_work_order_id_idx"), table_name="work_order_comment")
    op.drop_table("work_order_comment")
    op.drop_index(op.f("work_order_attachment_work_order_id_idx"), table_name="work_order_attachment")
    op.drop_table("work_order_attachment")
    op.drop_index(op.f("booking_work_order_id_idx"), table_name="booking")
    op.drop_index("booking_branch_during_idx", table_name="booking", postgresql_using="gist")
    op.drop_table("booking")
    op.drop_index(op.f("technician_leave_technician_id_idx"), table_name="technician_leave")
    op.drop_table("technician_leave")
    op.drop_index(op.f("on_call_technician_id_idx"), table_name="on_call")
    op.drop_table("on_call")
    op.drop_index(op.f("technician_branch_id_idx"), table_name="technician")
    op.drop_table("technician")
    op.drop_table("dispatch_setting")
    op.drop_table("service_category")

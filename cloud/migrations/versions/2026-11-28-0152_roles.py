"""Roles are given in the organisation, a region, a branch or at a site; the organisation may have roles of its own.

Until here `facility_manager` was the one who may do everything. Whoever was that keeps all of it: in the organisation
as super admin, operations manager and accountant together, in a branch as its manager and accountant.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import grant

revision = "0036_roles"
down_revision = "0041_children_fenced"
branch_labels = None
depends_on = None

SUCCESSORS = {
    "branch_id IS NULL": ("super_admin", "operations_manager", "accountant"),
    "branch_id IS NOT NULL": ("branch_manager", "accountant"),
}


def upgrade() -> None:
    """Add the scopes, and hand the former manager's rights on."""
    op.create_table(
        "custom_role",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("custom_role_name_is_not_empty_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("custom_role_pkey")),
    )
    op.create_index("custom_role_name_key", "custom_role", [sa.text("lower(name)")], unique=True)
    grant(op, "custom_role")
    op.add_column("role_assignment", sa.Column("region_id", sa.Uuid(), nullable=True))
    op.add_column("role_assignment", sa.Column("site_id", sa.Uuid(), nullable=True))
    op.create_unique_constraint(op.f("site_id_branch_id_key"), "site", ["id", "branch_id"])
    op.create_foreign_key(
        op.f("role_assignment_site_id_branch_id_fkey"),
        "role_assignment",
        "site",
        ["site_id", "branch_id"],
        ["id", "branch_id"],
        onupdate="CASCADE",
    )
    op.create_foreign_key(op.f("role_assignment_region_id_fkey"), "role_assignment", "region", ["region_id"], ["id"])
    op.create_check_constraint(
        op.f("role_assignment_one_scope_check"), "role_assignment", "region_id IS NULL OR branch_id IS NULL"
    )
    op.create_check_constraint(
        op.f("role_assignment_site_has_branch_check"), "role_assignment", "site_id IS NULL OR branch_id IS NOT NULL"
    )
    _key(["person_id", "role", "branch_id", "region_id", "site_id"])
    for where, roles in SUCCESSORS.items():
        for role in roles:
            op.execute(
                f"""INSERT INTO role_assignment (id, person_id, role, branch_id)
                SELECT gen_random_uuid(), person_id, '{role}', branch_id FROM role_assignment
                WHERE role = 'facility_manager' AND {where} ON CONFLICT DO NOTHING"""
            )
    op.execute("DELETE FROM role_assignment WHERE role = 'facility_manager'")


def downgrade() -> None:
    """Make managers what they were; what was given in a region or at a site is lost."""
    op.execute("DELETE FROM role_assignment WHERE region_id IS NOT NULL OR site_id IS NOT NULL")
    op.execute(
        """INSERT INTO role_assignment (id, person_id, role, branch_id)
        SELECT gen_random_uuid(), person_id, 'facility_manager', branch_id FROM role_assignment
        WHERE role IN ('super_admin', 'branch_manager') ON CONFLICT DO NOTHING"""
    )
    op.execute(
        """DELETE FROM role_assignment
        WHERE role NOT IN ('facility_manager', 'dispatch_officer', 'accountant', 'technician')"""
    )
    _key(["person_id", "role", "branch_id"])
    op.drop_column("role_assignment", "site_id")
    op.drop_constraint(op.f("site_id_branch_id_key"), "site", type_="unique")
    op.drop_column("role_assignment", "region_id")
    op.drop_table("custom_role")


def _key(columns: list[str]) -> None:
    op.drop_index("role_assignment_key", table_name="role_assignment")
    op.create_index("role_assignment_key", "role_assignment", columns, unique=True, postgresql_nulls_not_distinct=True)

"""Keep links to customers' pages, and what customers said by them."""

import sqlalchemy as sa
from alembic import op

from cloud.foundation.row_security import enable_branch_row_security

revision = "0020_portal"
down_revision = "0019_inventory"
branch_labels = None
depends_on = None

TABLES = ("access_link", "portal_request", "portal_upload", "customer_decision", "customer_rating")


def upgrade() -> None:
    """Create the tables and their fences."""
    _access_link()
    _portal_request()
    _portal_upload()
    _customer_decision()
    _customer_rating()
    for table in TABLES:
        enable_branch_row_security(op, table, app="SELECT, INSERT, UPDATE")


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"{table}_{column}_fkey"))


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _access_link() -> None:
    op.create_table(
        "access_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("work_order_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("may_decide", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        _at("created_at"),
        _at("expires_at"),
        _at("revoked_at", nullable=True),
        _at("last_used_at", nullable=True),
        sa.CheckConstraint("kind IN ('request', 'order')", name=op.f("access_link_kind_check")),
        sa.CheckConstraint("origin IN ('office', 'sheet', 'request', 'mail')", name=op.f("access_link_origin_check")),
        sa.CheckConstraint(
            "(kind = 'request') = (site_id IS NOT NULL) AND (kind = 'order') = (work_order_id IS NOT NULL)",
            name=op.f("access_link_one_subject_check"),
        ),
        _key("access_link", "branch_id", "branch"),
        _key("access_link", "site_id", "site"),
        _key("access_link", "work_order_id", "work_order"),
        sa.PrimaryKeyConstraint("id", name=op.f("access_link_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("access_link_token_hash_key")),
    )
    op.create_index("access_link_site_idx", "access_link", ["site_id"], postgresql_where="site_id IS NOT NULL")
    op.create_index(
        "access_link_order_idx", "access_link", ["work_order_id"], postgresql_where="work_order_id IS NOT NULL"
    )
    op.create_index(
        "access_link_one_mail_key", "access_link", ["work_order_id"], unique=True, postgresql_where="origin = 'mail'"
    )


def _portal_request() -> None:
    op.create_table(
        "portal_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.Uuid(), nullable=True),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("is_repeated", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        _at("at"),
        _key("portal_request", "branch_id", "branch"),
        _key("portal_request", "link_id", "access_link"),
        _key("portal_request", "site_id", "site"),
        _key("portal_request", "asset_id", "asset"),
        _key("portal_request", "work_order_id", "work_order"),
        sa.PrimaryKeyConstraint("id", name=op.f("portal_request_pkey")),
    )
    op.create_index("portal_request_site_at_idx", "portal_request", ["site_id", "at"])
    op.create_index(op.f("portal_request_work_order_id_idx"), "portal_request", ["work_order_id"])


def _portal_upload() -> None:
    op.create_table(
        "portal_upload",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        _key("portal_upload", "file_id", "file"),
        _key("portal_upload", "branch_id", "branch"),
        _key("portal_upload", "link_id", "access_link"),
        sa.PrimaryKeyConstraint("file_id", name=op.f("portal_upload_pkey")),
    )


def _customer_decision() -> None:
    op.create_table(
        "customer_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("no", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        _at("completed_at"),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        _at("at"),
        sa.CheckConstraint("decision IN ('confirmed', 'disputed')", name=op.f("customer_decision_decision_check")),
        _key("customer_decision", "branch_id", "branch"),
        _key("customer_decision", "link_id", "access_link"),
        _key("customer_decision", "work_order_id", "work_order"),
        sa.PrimaryKeyConstraint("id", name=op.f("customer_decision_pkey")),
    )
    op.create_index("customer_decision_order_no_idx", "customer_decision", ["work_order_id", "no"])


def _customer_rating() -> None:
    op.create_table(
        "customer_rating",
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        _at("created_at"),
        _at("changed_at"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("customer_rating_score_check")),
        _key("customer_rating", "work_order_id", "work_order"),
        _key("customer_rating", "branch_id", "branch"),
        _key("customer_rating", "link_id", "access_link"),
        sa.PrimaryKeyConstraint("work_order_id", name=op.f("customer_rating_pkey")),
    )
    op.create_index("customer_rating_branch_created_idx", "customer_rating", ["branch_id", "created_at"])

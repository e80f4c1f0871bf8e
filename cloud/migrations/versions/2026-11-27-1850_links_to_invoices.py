"""Let a link open an invoice."""

import sqlalchemy as sa
from alembic import op

revision = "0025_links_to_invoices"
down_revision = "0024_proved_repairs"
branch_labels = None
depends_on = None

KIND, SUBJECT = "access_link_kind_check", "access_link_one_subject_check"
ONE_OF_TWO = "(kind = 'request') = (site_id IS NOT NULL) AND (kind = 'order') = (work_order_id IS NOT NULL)"


def upgrade() -> None:
    """Add the third thing that a link can be about."""
    op.add_column("access_link", sa.Column("invoice_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("access_link_invoice_id_fkey"), "access_link", "invoice", ["invoice_id"], ["id"])
    op.create_index("access_link_invoice_idx", "access_link", ["invoice_id"], postgresql_where="invoice_id IS NOT NULL")
    _check("kind IN ('request', 'order', 'invoice')", f"{ONE_OF_TWO} AND (kind = 'invoice') = (invoice_id IS NOT NULL)")


def downgrade() -> None:
    """Take it away with the links that need it."""
    op.execute("DELETE FROM access_link WHERE kind = 'invoice'")
    _check("kind IN ('request', 'order')", ONE_OF_TWO)
    op.drop_index("access_link_invoice_idx", table_name="access_link")
    op.drop_column("access_link", "invoice_id")


def _check(kind: str, subject: str) -> None:
    for name, condition in ((KIND, kind), (SUBJECT, subject)):
        op.drop_constraint(op.f(name), "access_link", type_="check")
        op.create_check_constraint(op.f(name), "access_link", condition)

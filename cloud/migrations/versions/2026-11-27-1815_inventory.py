"""Create parts, places, the ledger of stock, balances, worth, and what orders need."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import enable_branch_row_security, grant

revision = "0019_inventory"
down_revision = "0018_predictions"
branch_labels = None
depends_on = None

QUANTITY = sa.Numeric(18, 6)
REAL = "kind IN ('warehouse', 'van')"


def upgrade() -> None:
    """Create the tables, their fences, and the guard of the ledger."""
    _parts_and_places()
    _ledger()
    _balances()
    op.create_table(
        "planned_part",
        sa.Column("work_order_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", QUANTITY, nullable=False),
        sa.Column("reserved", QUANTITY, server_default="0", nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("planned_part_quantity_check")),
        sa.CheckConstraint("reserved >= 0", name=op.f("planned_part_reserved_check")),
        sa.CheckConstraint(
            "(reserved > 0) = (place_id IS NOT NULL)", name=op.f("planned_part_reserved_somewhere_check")
        ),
        *_keys("planned_part", work_order_id="work_order", part_id="part", branch_id="branch", place_id="stock_place"),
        sa.PrimaryKeyConstraint("work_order_id", "part_id", name=op.f("planned_part_pkey")),
    )
    op.add_column(
        "service_category",
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
    )
    grant(op, "part", app="SELECT, INSERT, UPDATE")
    for table in ("stock_place", "stock_balance", "stock_value"):
        enable_branch_row_security(op, table, app="SELECT, INSERT, UPDATE")
    enable_branch_row_security(op, "planned_part")
    enable_branch_row_security(op, "stock_move", app="SELECT, INSERT")
    _make_the_ledger_append_only()


def _keys(table: str, **targets: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"{table}_{column}_fkey"))
        for column, target in targets.items()
    ]


def _parts_and_places() -> None:
    op.create_table(
        "part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), sa.Computed("lower(number)", persisted=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), sa.Computed("lower(name)", persisted=True), nullable=False),
        sa.Column("unit", sa.Text(), server_default="piece", nullable=False),
        sa.Column("sale_price", QUANTITY, nullable=True),
        sa.Column("sale_currency", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f("part_number_is_not_empty_check")),
        sa.CheckConstraint("sale_price >= 0", name=op.f("part_sale_price_check")),
        sa.CheckConstraint(
            "(sale_price IS NULL) = (sale_currency IS NULL)", name=op.f("part_price_has_a_currency_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("part_pkey")),
    )
    op.create_index("part_number_key", "part", ["number_key"], unique=True)
    op.create_index("part_name_idx", "part", ["name_key", "id"], unique=False)
    op.create_table(
        "stock_place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "kind IN ('warehouse', 'van', 'vendor', 'consumed', 'adjustment', 'scrap')",
            name=op.f("stock_place_kind_check"),
        ),
        sa.CheckConstraint(
            "(kind = 'van') = (technician_id IS NOT NULL)", name=op.f("stock_place_a_van_has_a_technician_check")
        ),
        *_keys("stock_place", branch_id="branch", technician_id="technician"),
        sa.PrimaryKeyConstraint("id", name=op.f("stock_place_pkey")),
    )
    op.create_index(
        "stock_place_branch_id_name_key",
        "stock_place",
        ["branch_id", sa.text("lower(name)")],
        unique=True,
        postgresql_where=sa.text(REAL),
    )
    op.create_index(
        "stock_place_one_of_a_virtual_kind",
        "stock_place",
        ["branch_id", "kind"],
        unique=True,
        postgresql_where=sa.text("kind NOT IN ('warehouse', 'van')"),
    )
    op.create_index(
        "stock_place_one_van",
        "stock_place",
        ["technician_id"],
        unique=True,
        postgresql_where=sa.text("is_active AND technician_id IS NOT NULL"),
    )


def _ledger() -> None:
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("from_place_id", sa.Uuid(), nullable=False),
        sa.Column("to_place_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", QUANTITY, nullable=False),
        sa.Column("unit_cost", QUANTITY, nullable=False),
        sa.Column("cost_minor_units", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("work_order_id", sa.Uuid(), nullable=True),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("stock_move_quantity_check")),
        sa.CheckConstraint("unit_cost >= 0 AND cost_minor_units >= 0", name=op.f("stock_move_cost_check")),
        sa.CheckConstraint("from_place_id <> to_place_id", name=op.f("stock_move_places_differ_check")),
        sa.CheckConstraint(
            "kind IN ('received', 'transferred', 'used', 'adjusted', 'scrapped', 'reversed')",
            name=op.f("stock_move_kind_check"),
        ),
        sa.CheckConstraint(
            "(kind = 'reversed') = (reverses_id IS NOT NULL)",
            name=op.f("stock_move_a_reversal_names_its_move_check"),
        ),
        *_keys(
            "stock_move",
            branch_id="branch",
            part_id="part",
            from_place_id="stock_place",
            to_place_id="stock_place",
            work_order_id="work_order",
            reverses_id="stock_move",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("stock_move_pkey")),
        sa.UniqueConstraint("reverses_id", name=op.f("stock_move_reverses_id_key")),
    )
    op.create_index("stock_move_part_id_at_idx", "stock_move", ["part_id", "at", "id"], unique=False)
    op.create_index(op.f("stock_move_work_order_id_idx"), "stock_move", ["work_order_id"], unique=False)


def _balances() -> None:
    op.create_table(
        "stock_balance",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("available", QUANTITY, server_default="0", nullable=False),
        sa.Column("allocated", QUANTITY, server_default="0", nullable=False),
        sa.Column("reorder_level", QUANTITY, nullable=True),
        sa.Column("is_low", sa.Boolean(), server_default="false", nullable=False),
        sa.CheckConstraint("available >= 0 AND allocated >= 0", name=op.f("stock_balance_never_negative_check")),
        sa.CheckConstraint("reorder_level >= 0", name=op.f("stock_balance_reorder_level_check")),
        *_keys("stock_balance", place_id="stock_place", part_id="part", branch_id="branch"),
        sa.PrimaryKeyConstraint("place_id", "part_id", name=op.f("stock_balance_pkey")),
    )
    op.create_index(op.f("stock_balance_part_id_idx"), "stock_balance", ["part_id"], unique=False)
    op.create_table(
        "stock_value",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", QUANTITY, server_default="0", nullable=False),
        sa.Column("value_minor_units", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.CheckConstraint("quantity >= 0 AND value_minor_units >= 0", name=op.f("stock_value_never_negative_check")),
        sa.CheckConstraint(
            "quantity > 0 OR value_minor_units = 0", name=op.f("stock_value_nothing_is_worth_nothing_check")
        ),
        *_keys("stock_value", branch_id="branch", part_id="part"),
        sa.PrimaryKeyConstraint("branch_id", "part_id", name=op.f("stock_value_pkey")),
    )


def _make_the_ledger_append_only() -> None:
    """What was moved was moved: it is corrected by another move, whoever asks."""
    op.execute(
        """CREATE FUNCTION mafundi_stock_moves_stay() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'stock moves are never changed; write the move that reverses it';
        END $$"""
    )
    op.execute(
        """CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON stock_move
        FOR EACH ROW EXECUTE FUNCTION mafundi_stock_moves_stay()"""
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_column("service_category", "parts")
    for table in ("planned_part", "stock_value", "stock_balance", "stock_move", "stock_place", "part"):
        op.drop_table(table)
    op.execute("DROP FUNCTION mafundi_stock_moves_stay()")

"""Tables of parts, places, the ledger of stock, what follows from it, and what orders need."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Computed, DateTime, ForeignKey, Index, Numeric, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base

QUANTITY = Numeric(18, 6)


class PartRow(Base):
    """Something that is kept in stock. Its number never changes: files and kinds of jobs name it by that."""

    __tablename__ = "part"
    __table_args__ = (
        Index("part_number_key", "number_key", unique=True),
        Index("part_name_idx", "name_key", "id"),
        CheckConstraint("number <> ''", name="number_is_not_empty"),
        CheckConstraint("sale_price >= 0", name="sale_price"),
        CheckConstraint("(sale_price IS NULL) = (sale_currency IS NULL)", name="price_has_a_currency"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text)
    number_key: Mapped[str] = mapped_column(Text, Computed("lower(number)", persisted=True))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, Computed("lower(name)", persisted=True))
    unit: Mapped[str] = mapped_column(Text, default="piece", server_default="piece")
    sale_price: Mapped[Decimal | None] = mapped_column(QUANTITY)
    sale_currency: Mapped[str | None] = mapped_column(Text)
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class PlaceRow(Base):
    """A warehouse, a technician's van, or one of the four sides from which stock comes and to which it goes."""

    __tablename__ = "stock_place"
    __table_args__ = (
        Index(
            "stock_place_branch_id_name_key",
            "branch_id",
            text("lower(name)"),
            unique=True,
            postgresql_where="kind IN ('warehouse', 'van')",
        ),
        Index(
            "stock_place_one_of_a_virtual_kind",
            "branch_id",
            "kind",
            unique=True,
            postgresql_where="kind NOT IN ('warehouse', 'van')",
        ),
        Index(
            "stock_place_one_van",
            "technician_id",
            unique=True,
            postgresql_where="is_active AND technician_id IS NOT NULL",
        ),
        CheckConstraint(
            "kind IN ('warehouse', 'van', 'vendor', 'consumed', 'adjustment', 'scrap')",
            name="kind",
        ),
        CheckConstraint("(kind = 'van') = (technician_id IS NOT NULL)", name="a_van_has_a_technician"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    technician_id: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class MoveRow(Base):
    """One entry of the ledger, append-only: from one place to another. The id is made by whoever tells it."""

    __tablename__ = "stock_move"
    __table_args__ = (
        Index("stock_move_part_id_at_idx", "part_id", "at", "id"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("unit_cost >= 0 AND cost_minor_units >= 0", name="cost"),
        CheckConstraint("from_place_id <> to_place_id", name="places_differ"),
        CheckConstraint(
            "kind IN ('received', 'transferred', 'used', 'adjusted', 'scrapped', 'reversed')",
            name="kind",
        ),
        CheckConstraint("(kind = 'reversed') = (reverses_id IS NOT NULL)", name="a_reversal_names_its_move"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    part_id: Mapped[UUID] = mapped_column(ForeignKey("part.id"))
    from_place_id: Mapped[UUID] = mapped_column(ForeignKey("stock_place.id"))
    to_place_id: Mapped[UUID] = mapped_column(ForeignKey("stock_place.id"))
    kind: Mapped[str] = mapped_column(Text)
    quantity: Mapped[Decimal] = mapped_column(QUANTITY)
    unit_cost: Mapped[Decimal] = mapped_column(QUANTITY)
    cost_minor_units: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    work_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_order.id"), index=True)
    reverses_id: Mapped[UUID | None] = mapped_column(ForeignKey("stock_move.id"), unique=True)
    person_id: Mapped[UUID | None]
    person_name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class BalanceRow(Base):
    """What a warehouse or a van has of a part: on hand = available + allocated; and when to order more."""

    __tablename__ = "stock_balance"
    __table_args__ = (
        CheckConstraint("available >= 0 AND allocated >= 0", name="never_negative"),
        CheckConstraint("reorder_level >= 0", name="reorder_level"),
    )

    place_id: Mapped[UUID] = mapped_column(ForeignKey("stock_place.id"), primary_key=True)
    part_id: Mapped[UUID] = mapped_column(ForeignKey("part.id"), primary_key=True, index=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    available: Mapped[Decimal] = mapped_column(QUANTITY, default=Decimal(0), server_default="0")
    allocated: Mapped[Decimal] = mapped_column(QUANTITY, default=Decimal(0), server_default="0")
    reorder_level: Mapped[Decimal | None] = mapped_column(QUANTITY)
    is_low: Mapped[bool] = mapped_column(default=False, server_default="false")


class ValueRow(Base):
    """What a branch has of a part in all its places, and its worth; the lock of the row is the part's turn."""

    __tablename__ = "stock_value"
    __table_args__ = (
        CheckConstraint("quantity >= 0 AND value_minor_units >= 0", name="never_negative"),
        CheckConstraint("quantity > 0 OR value_minor_units = 0", name="nothing_is_worth_nothing"),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    part_id: Mapped[UUID] = mapped_column(ForeignKey("part.id"), primary_key=True)
    quantity: Mapped[Decimal] = mapped_column(QUANTITY, default=Decimal(0), server_default="0")
    value_minor_units: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    currency: Mapped[str] = mapped_column(Text)


class PlannedPartRow(Base):
    """What an order needs of a part, and how much of it is kept for it in which place."""

    __tablename__ = "planned_part"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("(reserved > 0) = (place_id IS NOT NULL)", name="reserved_somewhere"),
    )

    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), primary_key=True)
    part_id: Mapped[UUID] = mapped_column(ForeignKey("part.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    quantity: Mapped[Decimal] = mapped_column(QUANTITY)
    reserved: Mapped[Decimal] = mapped_column(QUANTITY, default=Decimal(0), server_default="0")
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("stock_place.id"))

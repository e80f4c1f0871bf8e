"""Tables of sites and assets."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, synonym

from cloud.foundation.database import Base, OfSite


class SiteRow(OfSite, Base):
    """A place with assets: a customer's, or (without one) the company's own. Its contacts are edited as a whole."""

    __tablename__ = "site"
    __table_args__ = (
        UniqueConstraint("branch_id", "name"),
        UniqueConstraint("id", "branch_id"),  # for those who name a site together with its branch
        Index("site_external_id_key", "branch_id", text("lower(external_id)"), unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    site_id = synonym("id")
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="", server_default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    contacts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    external_id: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class AssetRow(OfSite, Base):
    """A machine or a part of one (ISO 14224: equipment unit, subunit)."""

    __tablename__ = "asset"
    __table_args__ = (
        UniqueConstraint("branch_id", "tag"),
        Index("asset_external_id_key", "branch_id", text("lower(external_id)"), unique=True),
        CheckConstraint("criticality IN ('low', 'medium', 'high', 'critical')", name="criticality"),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"), index=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    tag: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text, default="", server_default="")
    manufacturer: Mapped[str] = mapped_column(Text, default="", server_default="")
    model: Mapped[str] = mapped_column(Text, default="", server_default="")
    serial_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    criticality: Mapped[str] = mapped_column(Text, default="medium", server_default="medium")
    external_id: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

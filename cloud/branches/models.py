"""Tables of the organisation."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class OrganisationRow(Base):
    """The company; one database holds one."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("only_one", name="only_one"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    only_one: Mapped[bool] = mapped_column(default=True, server_default="true", unique=True)
    name: Mapped[str] = mapped_column(Text)
    mail: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class RegionRow(Base):
    """A part of the company with branches; it may lie in another one."""

    __tablename__ = "region"
    __table_args__ = (
        Index("region_name_key", text("lower(name)"), unique=True),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class BranchRow(Base):
    """A unit with its own time zone, calendar, currency, tax registration and number series.

    `is_sandbox` is decided when it is added and stays. `switched_off` names the features it does not use yet.
    """

    __tablename__ = "branch"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    time_zone: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    tax_registration: Mapped[str] = mapped_column(Text, default="", server_default="")
    tax_rate_percent: Mapped[str] = mapped_column(Text, default="0", server_default="0")
    calendar: Mapped[dict[str, Any]] = mapped_column(JSONB)
    region_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"), index=True)
    address: Mapped[str] = mapped_column(Text, default="", server_default="")
    phone: Mapped[str] = mapped_column(Text, default="", server_default="")
    email: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_sandbox: Mapped[bool] = mapped_column(default=False, server_default="false")
    switched_off: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class NumberSeriesRow(Base):
    """The last number given out per branch, kind of document and year; its row lock makes the series gapless."""

    __tablename__ = "number_series"
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last_number: Mapped[int]

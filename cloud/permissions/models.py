"""Tables of roles: who was given which one where, and what the organisation's own roles allow."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, ForeignKeyConstraint, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class RoleAssignmentRow(Base):
    """A role of a person: in the organisation (no branch, no region), a region, a branch, or a site of the branch."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        ForeignKeyConstraint(["site_id", "branch_id"], ["site.id", "site.branch_id"], onupdate="CASCADE"),
        CheckConstraint("region_id IS NULL OR branch_id IS NULL", name="one_scope"),
        CheckConstraint("site_id IS NULL OR branch_id IS NOT NULL", name="site_has_branch"),
        Index(
            "role_assignment_key",
            "person_id",
            "role",
            "branch_id",
            "region_id",
            "site_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(Text)
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))
    region_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"))
    site_id: Mapped[UUID | None]


class CustomRoleRow(Base):
    """A role of the organisation's own; its id is the word under which it is given."""

    __tablename__ = "custom_role"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_is_not_empty"),
        Index("custom_role_name_key", text("lower(name)"), unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    permissions: Mapped[list[str]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

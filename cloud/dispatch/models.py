"""How each branch dispatches."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class DispatchSettingRow(Base):
    """A branch's way of dispatching; without a row it is `suggested`."""

    __tablename__ = "dispatch_setting"
    __table_args__ = (CheckConstraint("mode IN ('automatic', 'suggested', 'manual')", name="mode"),)

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    mode: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")

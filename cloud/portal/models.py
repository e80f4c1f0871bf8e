"""Tables of links to customers' pages, and of what customers said by them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Identity, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class AccessLinkRow(Base):
    """A link that opens one thing: a site's request page, an order, or an invoice. Of its secret only the hash is kept.

    Without `may_decide` it only shows how the order goes on. One mail with a link goes out for each order.
    """

    __tablename__ = "access_link"
    __table_args__ = (
        CheckConstraint("kind IN ('request', 'order', 'invoice')", name="kind"),
        CheckConstraint("origin IN ('office', 'sheet', 'request', 'mail')", name="origin"),
        CheckConstraint(
            "(kind = 'request') = (site_id IS NOT NULL) AND (kind = 'order') = (work_order_id IS NOT NULL)"
            " AND (kind = 'invoice') = (invoice_id IS NOT NULL)",
            name="one_subject",
        ),
        Index("access_link_site_idx", "site_id", postgresql_where="site_id IS NOT NULL"),
        Index("access_link_order_idx", "work_order_id", postgresql_where="work_order_id IS NOT NULL"),
        Index("access_link_invoice_idx", "invoice_id", postgresql_where="invoice_id IS NOT NULL"),
        Index("access_link_one_mail_key", "work_order_id", unique=True, postgresql_where="origin = 'mail'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    kind: Mapped[str] = mapped_column(Text)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("site.id"))
    work_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_order.id"))
    invoice_id: Mapped[UUID | None] = mapped_column(ForeignKey("invoice.id"))
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    may_decide: Mapped[bool] = mapped_column(default=True, server_default="true")
    origin: Mapped[str] = mapped_column(Text)
    created_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class PortalRequestRow(Base):
    """What somebody at a site reported, and the order it became; the id is made by the page that sends it."""

    __tablename__ = "portal_request"
    __table_args__ = (Index("portal_request_site_at_idx", "site_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    link_id: Mapped[UUID] = mapped_column(ForeignKey("access_link.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    asset_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    is_repeated: Mapped[bool] = mapped_column(default=False, server_default="false")
    words: Mapped[str] = mapped_column(Text)
    person_name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PortalUploadRow(Base):
    """By which link a picture came: only that link may use it."""

    __tablename__ = "portal_upload"

    file_id: Mapped[UUID] = mapped_column(ForeignKey("file.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    link_id: Mapped[UUID] = mapped_column(ForeignKey("access_link.id"))


class CustomerDecisionRow(Base):
    """The customer's word on one completion of an order, append-only; `no` is the order in which it was said."""

    __tablename__ = "customer_decision"
    __table_args__ = (
        CheckConstraint("decision IN ('confirmed', 'disputed')", name="decision"),
        Index("customer_decision_order_no_idx", "work_order_id", "no"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    link_id: Mapped[UUID] = mapped_column(ForeignKey("access_link.id"))
    no: Mapped[int] = mapped_column(BigInteger, Identity())
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"))
    completed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    decision: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, default="", server_default="")
    person_name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class CustomerRatingRow(Base):
    """The customer's rating of an order, 1 to 5; there is one, and it may be changed for some days."""

    __tablename__ = "customer_rating"
    __table_args__ = (
        CheckConstraint("score BETWEEN 1 AND 5", name="score"),
        Index("customer_rating_branch_created_idx", "branch_id", "created_at"),
    )

    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    link_id: Mapped[UUID] = mapped_column(ForeignKey("access_link.id"))
    score: Mapped[int]
    words: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

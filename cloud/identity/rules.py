"""Who may do what: the permission table. What does not stand here is not allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

IDLE_LIMIT: Final = timedelta(minutes=30)
ABSOLUTE_LIMIT: Final = timedelta(hours=12)
PHONE_LIMIT: Final = timedelta(days=30)
"""A phone in a basement has no network for days; in return its session may do what a technician may, no more."""
BROWSER_LIMIT: Final = timedelta(days=365)
"""A browser that was not used for a year is a stranger again."""

_READS: Final = frozenset(
    {
        "branch.read",
        "customer.read",
        "site.read",
        "asset.read",
        "point.read",
        "gateway.read",
        "rule.read",
        "alarm.read",
        "incident.read",
        "work_order.read",
        "technician.read",
        "booking.read",
        "service_category.read",
        "part.read",
        "overview.read",
        "prediction.read",
        "events.read",
        "file.read",
        "notification.use",
        "message.read",
        "invoice.read",
    }
)

PERMISSIONS: Final[dict[str, frozenset[str]]] = {
    "facility_manager": _READS
    | {
        "customer.write",
        "branch.write",
        "organisation.write",
        "site.write",
        "asset.write",
        "point.write",
        "gateway.write",
        "dead_letter.read",
        "dead_letter.replay",
        "rule.write",
        "alarm.acknowledge",
        "work_order.write",
        "work_order.approve",
        "prediction.decide",
        "technician.write",
        "booking.write",
        "service_category.write",
        "part.write",
        "stock.move",
        "dispatch.write",
        "sla.write",
        "work_order.waive_proof",
        "audit.read",
        "file.write",
        "delivery.write",
        "invoice.write",
        "invoice.issue",
        "payment.write",
        "price.write",
        "cost.read",
        "notification.configure",
        "mail.write",
        "portal.link",
        "figures.read",
        "storage.read",
        "privacy.manage",
    },
    "dispatch_officer": _READS
    | {
        "customer.write",
        "alarm.acknowledge",
        "work_order.write",
        "booking.write",
        "stock.move",
        "file.write",
        "portal.link",
        "prediction.decide",
    },
    "accountant": _READS
    | {
        "customer.write",
        "invoice.write",
        "invoice.issue",
        "payment.write",
        "price.write",
        "cost.read",
        "audit.read",
        "file.write",
        "figures.read",
    },
    "technician": frozenset({"branch.read", "phone.use", "events.read", "file.read", "file.write", "notification.use"}),
}
"""Role → permissions."""

HEARD_WITH: Final[dict[str, frozenset[str]]] = {
    "access_link": frozenset({"portal.link"}),
    "alarm": frozenset({"alarm.read"}),
    "asset": frozenset({"asset.read"}),
    "branch": frozenset({"branch.read"}),
    "contract": frozenset({"invoice.read"}),
    "customer": frozenset({"customer.read"}),
    "gateway": frozenset({"gateway.read"}),
    "incident": frozenset({"incident.read"}),
    "invoice": frozenset({"invoice.read"}),
    "message": frozenset({"message.read"}),
    "notification": frozenset({"notification.use"}),
    "organisation": frozenset({"mail.write"}),
    "part": frozenset({"part.read"}),
    "payment": frozenset({"invoice.read"}),
    "payment_request": frozenset({"invoice.read"}),
    "person": frozenset({"notification.use"}),
    "point": frozenset({"point.read"}),
    "region": frozenset({"branch.read"}),
    "price_list": frozenset({"price.write", "invoice.read"}),
    "service_category": frozenset({"service_category.read"}),
    "site": frozenset({"site.read"}),
    "stock_place": frozenset({"part.read"}),
    "technician": frozenset({"technician.read"}),
    "visit_proposal": frozenset({"work_order.read"}),
    # A phone is woken by what happens to orders; it asks for its own jobs then.
    "work_order": frozenset({"work_order.read", "phone.use"}),
}
"""Kind of subject → permissions any of which lets a person hear of its changes; other kinds nobody hears of."""


def may_hear(permissions: frozenset[str], subject_kind: str) -> bool:
    """Tell whether changes of this kind of subject are announced to somebody with these permissions."""
    return not permissions.isdisjoint(HEARD_WITH.get(subject_kind, frozenset()))


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a branch, or in all branches (None)."""

    role: str
    branch_id: UUID | None


def permissions_of(grants: Iterable[Grant], *, is_phone: bool = False) -> frozenset[str]:
    """Return what these roles allow together; an unknown role allows nothing.

    Roles of all branches are joined today: who is manager of one branch and dispatcher of another may do in both what
    either role allows. What belongs to the company (mail, kinds of jobs, customers) is changed by a role of any branch.
    """
    allowed: frozenset[str] = frozenset().union(*(PERMISSIONS.get(grant.role, frozenset()) for grant in grants))
    return allowed & PERMISSIONS["technician"] if is_phone else allowed


def branches_of(grants: Iterable[Grant], *, all_branches: Iterable[UUID]) -> frozenset[UUID]:
    """Return the branches in which any of the roles holds."""
    listed = list(grants)
    if any(grant.branch_id is None for grant in listed):
        return frozenset(all_branches)
    return frozenset(grant.branch_id for grant in listed if grant.branch_id is not None)


def is_over(*, created_at: datetime, last_used_at: datetime, now: datetime, is_phone: bool = False) -> bool:
    """Tell whether a session has ended: unused for 30 minutes, or 12 hours old; on a phone 30 days old."""
    if is_phone:
        return now - created_at > PHONE_LIMIT
    return now - last_used_at > IDLE_LIMIT or now - created_at > ABSOLUTE_LIMIT

"""The permission table as data: what does not stand here is not allowed to anybody. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

ROLES: Final = (
    "super_admin",
    "operations_manager",
    "regional_supervisor",
    "branch_manager",
    "dispatch_officer",
    "technician",
    "accountant",
    "auditor",
    "facility_manager",
    "site_contact",
    "customer",
    "contractor",
)
"""Stored words of the roles that come with the product, in the order of the table's columns."""

Level = Literal["organisation", "branch", "site"]
"""The smallest part of the company for which a permission can be held: what belongs to the organisation as a whole is
changed by a role of the organisation, what has no site by a role of the branch."""

Cell = Literal["+", "t", "o", "."]
"""`+` wherever the role was given, `t` what was assigned to the person, `o` the person's own, `.` not at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One permission: where it can be held, and by which roles."""

    level: Level
    cells: Mapping[str, Cell]


def _row(level: Level, cells: str) -> Row:
    found = cells.split()
    return Row(level, dict(zip(ROLES, found, strict=True)))  # type: ignore[arg-type]  # a test reads every cell


_COMPANY: Final = "organisation"
_BRANCH: Final = "branch"
_SITE: Final = "site"

# Columns: super admin, operations manager, regional supervisor, branch manager, dispatch officer, technician,
#          accountant, auditor, facility manager, site contact, customer, contractor.
MATRIX: Final[Mapping[str, Row]] = {
    #                                         SA OM RS BM DO TE AC AU FM SC CU CO
    "alarm.acknowledge": _row(_BRANCH, "      +  +  +  +  +  .  .  .  +  .  .  .   "),
    "alarm.read": _row(_BRANCH, "             +  +  +  +  +  .  +  +  +  .  .  .   "),
    "api_key.read": _row(_COMPANY, "          +  +  .  .  .  .  .  +  .  .  .  .   "),
    "api_key.write": _row(_COMPANY, "         +  .  .  .  .  .  .  .  .  .  .  .   "),
    "asset.read": _row(_SITE, "               +  +  +  +  +  .  +  +  +  +  .  .   "),
    "asset.write": _row(_SITE, "              +  +  +  +  .  .  .  .  +  .  .  .   "),
    "audit.read": _row(_BRANCH, "             +  +  +  +  .  .  +  +  .  .  .  .   "),
    "booking.read": _row(_BRANCH, "           +  +  +  +  +  .  +  +  +  .  .  .   "),
    "booking.write": _row(_BRANCH, "          +  +  +  +  +  .  .  .  +  .  .  .   "),
    "branch.read": _row(_SITE, "              +  +  +  +  +  +  +  +  +  +  .  +   "),
    "branch.write": _row(_BRANCH, "           +  +  +  +  .  .  .  .  .  .  .  .   "),
    "cost.read": _row(_BRANCH, "              +  +  +  +  .  .  +  +  +  .  .  .   "),
    "customer.read": _row(_BRANCH, "          +  +  +  +  +  .  +  +  +  .  .  .   "),
    "customer.write": _row(_BRANCH, "         +  +  +  +  +  .  +  .  .  .  .  .   "),
    "dead_letter.read": _row(_BRANCH, "       +  +  +  +  .  .  .  +  .  .  .  .   "),
    "dead_letter.replay": _row(_BRANCH, "     +  +  +  +  .  .  .  .  .  .  .  .   "),
    "delivery.read": _row(_BRANCH, "          +  +  +  +  .  .  .  +  .  .  .  .   "),
    "delivery.write": _row(_BRANCH, "         +  +  +  +  .  .  .  .  .  .  .  .   "),
    "dispatch.write": _row(_BRANCH, "         +  +  +  +  .  .  .  .  .  .  .  .   "),
    "events.read": _row(_BRANCH, "            +  +  +  +  +  o  +  +  +  .  .  o   "),
    "figures.read": _row(_BRANCH, "           +  +  +  +  .  .  +  +  +  .  .  .   "),
    "file.read": _row(_BRANCH, "              +  +  +  +  +  t  +  +  +  .  .  t   "),
    "file.write": _row(_BRANCH, "             +  +  +  +  +  t  +  .  +  .  .  t   "),
    "gateway.read": _row(_BRANCH, "           +  +  +  +  +  .  .  +  +  .  .  .   "),
    "gateway.write": _row(_BRANCH, "          +  +  +  +  .  .  .  .  .  .  .  .   "),
    "incident.read": _row(_BRANCH, "          +  +  +  +  +  .  +  +  +  .  .  .   "),
    "invoice.issue": _row(_BRANCH, "          .  .  .  .  .  .  +  .  .  .  .  .   "),
    "invoice.read": _row(_BRANCH, "           +  +  +  +  +  .  +  +  +  .  .  .   "),
    "invoice.write": _row(_BRANCH, "          .  .  .  .  .  .  +  .  .  .  .  .   "),
    "invoicing.write": _row(_BRANCH, "        +  .  .  .  .  .  +  .  .  .  .  .   "),
    "mail.read": _row(_COMPANY, "             +  +  .  .  .  .  .  +  .  .  .  .   "),
    "mail.write": _row(_COMPANY, "            +  +  .  .  .  .  .  .  .  .  .  .   "),
    "message.read": _row(_BRANCH, "           +  +  +  +  +  .  +  +  +  .  .  .   "),
    "notification.configure": _row(_BRANCH, " +  +  +  +  .  .  .  .  .  .  .  .   "),
    "notification.use": _row(_SITE, "         o  o  o  o  o  o  o  o  o  o  o  o   "),
    "organisation.write": _row(_COMPANY, "    +  +  .  .  .  .  .  .  .  .  .  .   "),
    "overview.read": _row(_BRANCH, "          +  +  +  +  +  .  +  +  +  .  .  .   "),
    "part.read": _row(_BRANCH, "              +  +  +  +  +  .  +  +  +  .  .  .   "),
    "part.write": _row(_COMPANY, "            +  +  .  .  .  .  .  .  .  .  .  .   "),
    "payment.write": _row(_BRANCH, "          .  .  .  .  .  .  +  .  .  .  .  .   "),
    "person.read": _row(_BRANCH, "            +  +  +  +  .  .  .  +  +  .  .  .   "),
    "person.write": _row(_BRANCH, "           +  +  +  +  .  .  .  .  +  .  .  .   "),
    "phone.use": _row(_BRANCH, "              .  .  .  .  .  t  .  .  .  .  .  t   "),
    "point.read": _row(_BRANCH, "             +  +  +  +  +  .  +  +  +  .  .  .   "),
    "point.write": _row(_BRANCH, "            +  +  +  +  .  .  .  .  +  .  .  .   "),
    "portal.link": _row(_BRANCH, "            +  +  +  +  +  .  .  .  +  .  .  .   "),
    "prediction.decide": _row(_BRANCH, "      +  +  +  +  +  .  .  .  +  .  .  .   "),
    "prediction.read": _row(_BRANCH, "        +  +  +  +  +  .  +  +  +  .  .  .   "),
    "price.write": _row(_COMPANY, "           +  .  .  .  .  .  +  .  .  .  .  .   "),
    "privacy.manage": _row(_COMPANY, "        +  +  .  .  .  .  .  .  .  .  .  .   "),
    "role.read": _row(_BRANCH, "              +  +  +  +  .  .  .  +  +  .  .  .   "),
    "role.write": _row(_COMPANY, "            +  +  .  .  .  .  .  .  .  .  .  .   "),
    "rule.read": _row(_BRANCH, "              +  +  +  +  +  .  .  +  +  .  .  .   "),
    "rule.write": _row(_BRANCH, "             +  +  +  +  .  .  .  .  +  .  .  .   "),
    "service_category.read": _row(_BRANCH, "  +  +  +  +  +  .  +  +  +  .  .  .   "),
    "service_category.write": _row(_COMPANY, "+  +  .  .  .  .  .  .  .  .  .  .   "),
    "site.read": _row(_SITE, "                +  +  +  +  +  .  +  +  +  +  .  .   "),
    "site.write": _row(_SITE, "               +  +  +  +  +  .  .  .  +  .  .  .   "),
    "sla.write": _row(_BRANCH, "              +  +  +  .  .  .  .  .  .  .  .  .   "),
    "stock.move": _row(_BRANCH, "             +  +  +  +  +  .  .  .  .  .  .  .   "),
    "stock_place.write": _row(_BRANCH, "      +  +  +  +  .  .  .  .  .  .  .  .   "),
    "storage.read": _row(_COMPANY, "          +  +  .  .  .  .  .  +  .  .  .  .   "),
    "technician.read": _row(_BRANCH, "        +  +  +  +  +  .  +  +  +  .  .  .   "),
    "technician.write": _row(_BRANCH, "       +  +  +  +  .  .  .  .  .  .  .  .   "),
    "work_order.approve": _row(_SITE, "       .  +  +  +  .  .  .  .  +  .  .  .   "),
    "work_order.read": _row(_SITE, "          +  +  +  +  +  .  +  +  +  +  .  .   "),
    "work_order.waive_proof": _row(_SITE, "   .  +  +  +  .  .  .  .  +  .  .  .   "),
    "work_order.write": _row(_SITE, "         +  +  +  +  +  .  .  .  +  .  .  .   "),
}
"""Permission → where it can be held, and by whom."""

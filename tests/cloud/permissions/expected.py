"""The permission table as people read it, in docs/permissions.md, and what its letters mean, said a second time."""

import re
from typing import Final

from tests.plant import ROOT

DOCUMENT: Final = ROOT / "docs" / "permissions.md"
SHORT: Final = {
    "SA": "super_admin",
    "OM": "operations_manager",
    "RS": "regional_supervisor",
    "BM": "branch_manager",
    "DO": "dispatch_officer",
    "TE": "technician",
    "AC": "accountant",
    "AU": "auditor",
    "FM": "facility_manager",
    "SC": "site_contact",
    "CU": "customer",
    "CO": "contractor",
}
_ROW: Final = re.compile(r"\| ([a-z_]+\.[a-z_]+) \| (organisation|branch|site) \|(.*)\|")

PLACES: Final = (
    "the organisation",
    "a branch of the region",
    "another branch of the region",
    "a branch elsewhere",
    "a site of the branch",
    "another site of the branch",
    "a site elsewhere",
)
REACHED: Final[dict[tuple[str, str], set[str]]] = {
    ("organisation", "organisation"): set(PLACES),
    ("organisation", "region"): set(),
    ("organisation", "branch"): set(),
    ("organisation", "site"): set(),
    ("branch", "organisation"): set(PLACES),
    ("branch", "region"): {
        "a branch of the region",
        "another branch of the region",
        "a site of the branch",
        "another site of the branch",
    },
    ("branch", "branch"): {"a branch of the region", "a site of the branch", "another site of the branch"},
    ("branch", "site"): set(),
    ("site", "organisation"): set(PLACES),
    ("site", "region"): {
        "a branch of the region",
        "another branch of the region",
        "a site of the branch",
        "another site of the branch",
    },
    ("site", "branch"): {"a branch of the region", "a site of the branch", "another site of the branch"},
    ("site", "site"): {"a site of the branch"},
}
"""Level of a permission and scope in which a role was given → the places where it may be used."""


def table() -> dict[str, tuple[str, dict[str, str]]]:
    """Return permission → level and role → letter, as the document has them."""
    found = {}
    for line in DOCUMENT.read_text().splitlines():
        if (match := _ROW.fullmatch(line)) is not None:
            letters = [cell.strip().replace("–", ".") for cell in match[3].split("|")]
            found[match[1]] = match[2], dict(zip(SHORT.values(), letters, strict=True))
    return found

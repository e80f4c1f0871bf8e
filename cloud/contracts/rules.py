"""Which contract covers what, on which day. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

COVERS: Final = ("labour", "parts", "travel")


@dataclass(frozen=True, slots=True)
class Cover:
    """A contract as it bears on one job: its kind (`agreement` or `warranty`), number, and what is not paid for."""

    contract_id: UUID
    kind: str
    number: str
    covers: frozenset[str]
    site_id: UUID | None
    asset_id: UUID | None
    starts_on: date
    ends_on: date | None


def cover_of(
    covers: Iterable[Cover], *, what: str, site_id: UUID | None, asset_id: UUID | None, on: date
) -> Cover | None:
    """Return what covers labour, parts or travel of a job on this day; both days of a contract are within it.

    A machine's own warranty goes before a site's contract, and that before one of the whole customer.
    """
    found = [
        one
        for one in covers
        if what in one.covers
        and one.starts_on <= on
        and (one.ends_on is None or on <= one.ends_on)
        and one.site_id in (None, site_id)
        and one.asset_id in (None, asset_id)
    ]
    found.sort(key=lambda one: (one.asset_id is None, one.site_id is None, one.kind != "warranty", one.number))
    return found[0] if found else None

"""Working calendars as data, and checks of what a branch is told to be."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from cloud.branches.errors import (
    BadBranchCode,
    BadWorkingHours,
    RegionWithinItself,
    UnknownCurrency,
    UnknownFeature,
    UnknownTaxRate,
    UnknownTimeZone,
)

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_CODE: Final = re.compile(r"[A-Z0-9]{1,8}")
_PERCENT: Final = re.compile(r"[0-9]{1,2}(\.[0-9]{1,4})?|100")

FEATURES: Final = (
    "alarm_orders",
    "phone",
    "customer_links",
    "customer_mail",
    "invoicing",
    "stock",
    "forecasts",
)
"""What a branch may begin with later, each guarded where it is done: orders that alarms open, jobs on phones, links and
mails to customers, drafts of invoices, moves of stock, visits proposed by forecasts."""

SERIES: Final = ("WO", "INV", "CN")
"""Kinds of numbered documents: work orders, invoices, credit notes."""

MINUTES_A_DAY: Final = 1440
MINUTES_A_WEEK: Final = 7 * MINUTES_A_DAY

WEEKDAYS_8_TO_5: Final[dict[str, Any]] = {
    "windows": [{"weekday": day, "opens": "08:00", "closes": "17:00"} for day in range(5)],
    "holidays": [],
}
AROUND_THE_CLOCK: Final[dict[str, Any]] = {
    "windows": [{"weekday": day, "opens": "00:00", "closes": "24:00"} for day in range(7)],
    "holidays": [],
}


def require_time_zone(name: str) -> ZoneInfo:
    """Raises: UnknownTimeZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZone(time_zone=name, field_errors={"time_zone": UnknownTimeZone.code}) from error


def require_currency(code: str) -> str:
    """Raises: UnknownCurrency."""
    if not _CURRENCY.fullmatch(code):
        raise UnknownCurrency(currency=code, field_errors={"currency": UnknownCurrency.code})
    return code


def country_of(*, time_zone: str, currency: str) -> str | None:
    """Return the country (ISO 3166) a branch lies in, by its time zone, else by a currency that one country has alone.

    So nobody is asked for it: Africa/Nairobi is Kenya (Unicode CLDR). None where neither tells (`UTC` with USD).
    """
    country: str | None = get_global("zone_territories").get(time_zone)
    return country or _only_country_with(currency)


def _only_country_with(currency: str) -> str | None:
    # A country's currencies come with the days of their use; those without a last day are in use.
    using = [
        country
        for country, currencies in get_global("territory_currencies").items()
        if any(code == currency and until is None and is_tender for code, _, until, is_tender in currencies)
    ]
    return using[0] if len(using) == 1 else None


def require_code(code: str) -> str:
    """Raises: BadBranchCode."""
    if not _CODE.fullmatch(code):
        raise BadBranchCode(branch_code=code, field_errors={"code": BadBranchCode.code})
    return code


def require_tax_rate(percent: str) -> str:
    """Return the rate as it was written; it is a decimal number, never a float.

    Raises:
        UnknownTaxRate.
    """
    if not _PERCENT.fullmatch(percent):
        raise UnknownTaxRate(percent=percent, field_errors={"tax_rate_percent": UnknownTaxRate.code})
    return percent


def require_features(names: Collection[str]) -> list[str]:
    """Return these names of features in their order, each once.

    Raises:
        UnknownFeature.
    """
    unknown = sorted(set(names) - set(FEATURES))
    if unknown:
        raise UnknownFeature(feature=unknown[0], field_errors={"switched_off": UnknownFeature.code})
    return [one for one in FEATURES if one in names]


Id = TypeVar("Id")


def regions_within(parents: Mapping[Id, Id | None], *, region: Id) -> set[Id]:
    """Return a region and all that lie in it, however deep; `parents` names the region in which each one lies."""
    within = {region}
    while more := {one for one, parent in parents.items() if parent in within} - within:
        within |= more
    return within


def require_tree(parents: Mapping[Id, Id | None], *, region: Id, parent: Id | None) -> None:
    """Refuse a place in the tree from which no way leads to its top.

    Raises:
        RegionWithinItself.
    """
    if parent is not None and parent in regions_within(parents, region=region):
        raise RegionWithinItself(field_errors={"parent_id": RegionWithinItself.code})


def document_number(*, branch_code: str, kind: str, year: int, number: int) -> str:
    """Return the number people quote, such as NBI-WO-2026-00012."""
    return f"{branch_code}-{kind}-{year}-{number:05d}"


def require_windows(windows: Sequence[Mapping[str, Any]]) -> None:
    """Refuse a week that cannot be worked by; a window that closes before it opens goes on after midnight.

    Raises:
        BadWorkingHours: no window at all, one of no length, or two that overlap; the later one is named.
    """
    if not windows:
        raise BadWorkingHours(field_errors={"windows": BadWorkingHours.code})
    laid = []
    for place, window in enumerate(windows):
        opens, closes = (_minute(window[end]) for end in ("opens", "closes"))
        if opens == closes:
            raise _bad_window(place)
        start = window["weekday"] * MINUTES_A_DAY + opens
        lasts = (closes - opens) % MINUTES_A_DAY or MINUTES_A_DAY
        laid.append((start, start + lasts, place))
    laid.sort()
    first = laid[0]  # Sunday's night meets Monday's morning
    for one, following in pairwise([*laid, (first[0] + MINUTES_A_WEEK, first[1] + MINUTES_A_WEEK, first[2])]):
        if following[0] < one[1]:
            raise _bad_window(max(one[2], following[2]))


def _minute(clock_time: str) -> int:
    hour, minute = clock_time.split(":")
    return int(hour) * 60 + int(minute)


def _bad_window(place: int) -> BadWorkingHours:
    return BadWorkingHours(field_errors={f"windows.{place}": BadWorkingHours.code})

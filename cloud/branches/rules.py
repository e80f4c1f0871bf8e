"""Working calendars as data, and checks of what a branch is told to be."""

import re
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from cloud.branches.errors import UnknownCurrency, UnknownTimeZone

_CURRENCY: Final = re.compile(r"[A-Z]{3}")

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
        raise UnknownTimeZone(time_zone=name) from error


def require_currency(code: str) -> str:
    """Raises: UnknownCurrency."""
    if not _CURRENCY.fullmatch(code):
        raise UnknownCurrency(currency=code)
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


def document_number(*, branch_code: str, kind: str, year: int, number: int) -> str:
    """Return the number people quote, such as NBI-WO-2026-00012."""
    return f"{branch_code}-{kind}-{year}-{number:05d}"

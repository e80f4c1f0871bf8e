"""What a branch is told to be is checked before anything is written."""

import pytest

from cloud.branches.errors import BadBranchCode, UnknownCurrency, UnknownTaxRate, UnknownTimeZone
from cloud.branches.rules import (
    country_of,
    document_number,
    require_code,
    require_currency,
    require_tax_rate,
    require_time_zone,
)


@pytest.mark.parametrize("percent", ["0", "16", "7.5", "99.9999", "100"])
def test_a_tax_rate_is_a_percentage(percent: str) -> None:
    assert require_tax_rate(percent) == percent


@pytest.mark.parametrize("percent", ["", "16 %", "sixteen", "-1", "101", "1e1", "NaN", "7,5", "٧"])
def test_anything_else_is_refused(percent: str) -> None:
    with pytest.raises(UnknownTaxRate):
        require_tax_rate(percent)


@pytest.mark.parametrize("code", ["", "nbi", "N B", "NAIROBI-1", "NAIROBIKE", "../"])
def test_a_code_that_cannot_begin_a_document_number_is_refused(code: str) -> None:
    with pytest.raises(BadBranchCode):
        require_code(code)


@pytest.mark.parametrize("currency", ["kes", "KE", "KESH", ""])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with pytest.raises(UnknownCurrency):
        require_currency(currency)


@pytest.mark.parametrize("name", ["", "Nairobi", "../../etc/passwd", "Africa"])
def test_a_time_zone_is_one_of_the_iana_database(name: str) -> None:
    with pytest.raises(UnknownTimeZone):
        require_time_zone(name)


def test_a_document_number_names_branch_kind_and_year() -> None:
    assert document_number(branch_code="NBI", kind="WO", year=2026, number=12) == "NBI-WO-2026-00012"


@pytest.mark.parametrize(
    ("time_zone", "currency", "country"),
    [
        ("Africa/Nairobi", "KES", "KE"),
        ("Africa/Nairobi", "USD", "KE"),
        ("Europe/Paris", "EUR", "FR"),
        ("Europe/Kiev", "UAH", "UA"),
        ("UTC", "UGX", "UG"),
        ("UTC", "USD", None),
        ("UTC", "DEM", None),
    ],
)
def test_the_country_is_that_of_the_zone_or_of_a_currency_that_one_country_has(
    time_zone: str, currency: str, country: str | None
) -> None:
    assert country_of(time_zone=time_zone, currency=currency) == country

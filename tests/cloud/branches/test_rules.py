"""A branch's country is known from what it has told already."""

import pytest

from cloud.branches.rules import country_of


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

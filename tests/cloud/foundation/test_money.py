"""Amounts are exact, rounded once by the stated rule, and written as people write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.errors import Invalid
from cloud.foundation.money import (
    MOST_MINOR_UNITS,
    AmountTooLarge,
    CurrenciesDiffer,
    Money,
    NotACurrency,
    decimals_of,
    format_money,
    line_amount,
    sum_of,
    tax_on,
    tax_within,
)

VAT = Decimal(16)
currencies = st.sampled_from(["KES", "UGX", "KWD"])
amounts = st.integers(-(10**12), 10**12)
decimals = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
rates = st.decimals(min_value=0, max_value=100, places=4)


def kes(amount: str) -> Money:
    return Money.rounded(Decimal(amount), "KES")


def half_up(value: Fraction) -> int:
    """The rule once more, in whole numbers alone."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size


def test_three_lines_taxed_one_by_one_and_together() -> None:
    line = kes("33.33")

    per_line = sum_of([tax_on(line, rate_percent=VAT) for _ in range(3)], currency="KES")
    per_invoice = tax_on(sum_of([line] * 3, currency="KES"), rate_percent=VAT)

    assert (per_line, per_invoice) == (kes("15.99"), kes("16.00"))


def test_tax_within_a_gross_price() -> None:
    gross = kes("5800")

    tax = tax_within(gross, rate_percent=VAT)

    assert (tax, gross - tax) == (kes("800"), kes("5000"))


@pytest.mark.parametrize(
    ("amount", "currency", "minor_units"),
    [
        ("0.005", "KES", 1),
        ("-0.005", "KES", -1),
        ("0.0049999", "KES", 0),
        ("2318.845", "KES", 231885),
        ("99.5", "UGX", 100),
        ("1.0005", "KWD", 1001),
    ],
)
def test_a_half_goes_away_from_zero_in_the_decimals_of_the_currency(
    amount: str, currency: str, minor_units: int
) -> None:
    assert Money.rounded(Decimal(amount), currency).minor_units == minor_units


def test_a_line_is_rounded_once() -> None:
    assert line_amount(quantity=Decimal("1.75"), unit_price=Decimal("1000.333333"), currency="KES") == kes("1750.58")


@given(minor_units=amounts, currency=currencies)
def test_an_amount_survives_the_way_through_decimals(minor_units: int, currency: str) -> None:
    money = Money(minor_units, currency)

    assert Money.rounded(money.amount, currency) == money
    assert -money.amount.as_tuple().exponent == decimals_of(currency)


@given(quantity=decimals, price=decimals, currency=currencies)
def test_rounding_agrees_with_whole_number_arithmetic(quantity: Decimal, price: Decimal, currency: str) -> None:
    exact = Fraction(quantity) * Fraction(price) * 10 ** decimals_of(currency)
    if abs(exact) > MOST_MINOR_UNITS:
        with pytest.raises(AmountTooLarge):
            line_amount(quantity=quantity, unit_price=price, currency=currency)
        return

    found = line_amount(quantity=quantity, unit_price=price, currency=currency)

    assert found.minor_units == half_up(exact)


@given(minor_units=amounts, rate=rates, currency=currencies)
def test_net_and_the_tax_within_make_the_gross_again(minor_units: int, rate: Decimal, currency: str) -> None:
    gross = Money(minor_units, currency)

    tax = tax_within(gross, rate_percent=rate)

    again = gross - tax + tax_on(gross - tax, rate_percent=rate)
    assert tax.minor_units == half_up(Fraction(minor_units) * Fraction(rate) / (100 + Fraction(rate)))
    assert abs((again - gross).minor_units) <= 1


@given(parts=st.lists(amounts, max_size=50), currency=currencies)
def test_a_sum_is_exact_in_any_order(parts: list[int], currency: str) -> None:
    monies = [Money(part, currency) for part in parts]

    assert sum_of(monies, currency=currency) == sum_of(reversed(monies), currency=currency)
    assert sum_of(monies, currency=currency).minor_units == sum(parts)


def test_two_currencies_are_neither_added_nor_compared() -> None:
    with pytest.raises(CurrenciesDiffer):
        kes("1") + Money(1, "UGX")
    with pytest.raises(CurrenciesDiffer):
        _ = kes("1") < Money(1, "UGX")


@pytest.mark.parametrize("currency", ["", "kes", "KE", "ABC", "KES "])
def test_an_unknown_currency_is_refused(currency: str) -> None:
    with pytest.raises(NotACurrency):
        Money(1, currency)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "1e400", "10000000000000.01"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(Invalid):
        kes(amount)


def test_whole_units_are_told_from_cents() -> None:
    assert kes("2318").is_whole
    assert not kes("2318.84").is_whole
    assert Money(5, "UGX").is_whole


@pytest.mark.parametrize(("language", "text"), [("en", "KES2,318.84"), ("sw", "Ksh 2,318.84"), ("fr", "2 318,84 KES")])
def test_an_amount_is_written_as_the_language_does(language: str, text: str) -> None:
    written = format_money(kes("2318.84"), language=language)

    assert " ".join(written.split()) == text
    assert " " not in written  # it is never broken over two lines

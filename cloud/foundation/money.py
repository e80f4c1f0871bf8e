"""Money: whole minor units of a currency, and the one way in which an amount is rounded.

The rule: quantities, unit prices and rates are exact decimals; an amount is rounded once, half up (away from zero), at
the end of its line. Sums of amounts are exact. How many decimals a currency has is CLDR's word, by babel.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from typing import Final

from babel.numbers import format_currency, get_currency_precision, is_currency

from cloud.foundation.errors import Invalid

MOST_MINOR_UNITS: Final = 10**15
"""An amount beyond this is a mistake; below it every program, a browser too, counts exactly."""

_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_PERCENT: Final = Decimal(100)


class NotACurrency(Invalid):
    """The code is not in the list of currencies (ISO 4217)."""

    code = "money.not_a_currency"


class CurrenciesDiffer(Invalid):
    """Amounts of two currencies cannot be added or compared."""

    code = "money.currencies_differ"


class AmountTooLarge(Invalid):
    """Not a number, or more than any business moves."""

    code = "money.amount_too_large"


@cache
def decimals_of(currency: str) -> int:
    """Return how many decimals amounts of a currency have: 2 for KES, 0 for UGX, 3 for KWD.

    Raises:
        NotACurrency.
    """
    if not is_currency(currency):
        raise NotACurrency(currency=currency)
    return get_currency_precision(currency)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount. Adding and comparing need one currency; nothing here rounds but `rounded`.

    Raises:
        NotACurrency, AmountTooLarge.
    """

    minor_units: int
    currency: str

    def __post_init__(self) -> None:
        decimals_of(self.currency)
        if abs(self.minor_units) > MOST_MINOR_UNITS:
            raise AmountTooLarge(most=MOST_MINOR_UNITS)

    @classmethod
    def zero(cls, currency: str) -> "Money":
        """Return nothing of a currency."""
        return cls(0, currency)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str) -> "Money":
        """Return the amount nearest to an exact decimal of major units, half up (away from zero).

        Raises:
            NotACurrency, AmountTooLarge.
        """
        if not amount.is_finite():
            raise AmountTooLarge(most=MOST_MINOR_UNITS)
        with localcontext(_EXACT):
            scaled = amount.scaleb(decimals_of(currency))
            if abs(scaled) > MOST_MINOR_UNITS:
                raise AmountTooLarge(most=MOST_MINOR_UNITS)
            return cls(int(scaled.to_integral_value()), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units with all decimals of its currency, such as 2318.84."""
        return Decimal(self.minor_units).scaleb(-decimals_of(self.currency), _EXACT)

    @property
    def is_whole(self) -> bool:
        """Whether there are no cents; some ways to pay move whole units alone."""
        return self.amount == self.amount.to_integral_value()

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor_units + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor_units - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor_units, self.currency)

    def __bool__(self) -> bool:
        return self.minor_units != 0

    def __lt__(self, other: "Money") -> bool:
        return self.minor_units < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor_units <= self._same(other)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrenciesDiffer(one=self.currency, other=other.currency)
        return other.minor_units


def line_amount(*, quantity: Decimal, unit_price: Decimal, currency: str) -> Money:
    """Return quantity × unit price, rounded once."""
    return Money.rounded(_EXACT.multiply(quantity, unit_price), currency)


def tax_on(net: Money, *, rate_percent: Decimal) -> Money:
    """Return the tax that comes on top of a net amount, rounded once: 5000 at 16 % is 800."""
    return Money.rounded(_EXACT.divide(_EXACT.multiply(net.amount, rate_percent), _PERCENT), net.currency)


def tax_within(gross: Money, *, rate_percent: Decimal) -> Money:
    """Return the tax that is contained in a gross amount, rounded once: of 5800 at 16 % it is 800."""
    share = _EXACT.multiply(gross.amount, rate_percent)
    return Money.rounded(_EXACT.divide(share, _EXACT.add(_PERCENT, rate_percent)), gross.currency)


def sum_of(amounts: Iterable[Money], *, currency: str) -> Money:
    """Return the exact sum; nothing is zero of the currency."""
    return sum(amounts, Money.zero(currency))


def format_money(money: Money, *, language: str) -> str:
    """Return the amount as people of the language write it; non-breaking spaces keep it on one line."""
    return format_currency(money.amount, money.currency, locale=language)

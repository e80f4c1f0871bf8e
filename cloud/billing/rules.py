"""Sums, tax, credit and payment of an invoice. Pure.

The rule of tax (research: billing): every amount is rounded once, half up, at the end of its line. Tax is rounded on
each line (`line`, the usual) or once on the invoice's sum (`invoice`, a branch's choice); which one is kept with the
invoice. 3 lines of 33.33 at 16 % are taxed 15.99 by line and 16.00 by invoice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from cloud.billing.errors import MoreThanTheLine
from cloud.foundation.money import Money, sum_of, tax_on, tax_within

TAX_ROUNDINGS: Final = ("line", "invoice")
MODES: Final = ("manual", "draft", "issue")
LINE_KINDS: Final = ("labour", "parts", "travel", "call_out", "fixed", "other")
REASONS: Final = ("", "agreement", "warranty", "repeat", "no_price")
STATUSES: Final = ("draft", "issued", "partly_paid", "paid", "credited", "discarded")
OPEN: Final = ("issued", "partly_paid")
ISSUED: Final = ("issued", "partly_paid", "paid", "credited")


@dataclass(frozen=True, slots=True)
class TaxRule:
    """How tax is taken: the rate, where it is rounded, and whether prices include it."""

    rate_percent: Decimal
    rounding: str
    prices_include_tax: bool

    def tax_of(self, amount: Money) -> Money:
        """Return the tax on, or within, an amount."""
        if self.prices_include_tax:
            return tax_within(amount, rate_percent=self.rate_percent)
        return tax_on(amount, rate_percent=self.rate_percent)


@dataclass(frozen=True, slots=True)
class Totals:
    """What an invoice comes to: gross = net + tax, whatever the rule."""

    net: Money
    tax: Money
    gross: Money


def totals_of(amounts: Sequence[Money], *, rule: TaxRule, currency: str) -> Totals:
    """Return the sums of lines whose amounts are given as their prices are: net, or gross if prices include tax."""
    whole = sum_of(amounts, currency=currency)
    if rule.rounding == "invoice":
        tax = rule.tax_of(whole)
    else:
        tax = sum_of((rule.tax_of(amount) for amount in amounts), currency=currency)
    return totals_with(whole, tax, rule=rule)


def totals_with(whole: Money, tax: Money, *, rule: TaxRule) -> Totals:
    """Return the sums when the tax is known."""
    return Totals(whole - tax, tax, whole) if rule.prices_include_tax else Totals(whole, tax, whole + tax)


@dataclass(frozen=True, slots=True)
class Credit:
    """What is taken back of one line, and what the line had and has left, all as its price is given."""

    amount: Money
    line_amount: Money
    credited_before: Money

    @property
    def left(self) -> Money:
        """What may be credited."""
        return self.line_amount - self.credited_before


def credit_totals(credits_: Sequence[Credit], *, rule: TaxRule, invoice_left: Totals) -> Totals:
    """Return the sums of a credit note; what completes the credit of an invoice takes the rest of its tax too.

    `invoice_left` is what of the invoice is not credited yet: so that parts credited one by one, each rounded, never
    come to more than the whole, and all of them together to exactly it.

    Raises:
        MoreThanTheLine.
    """
    currency = invoice_left.net.currency
    for place, credit in enumerate(credits_):
        if credit.left < credit.amount or credit.amount <= Money.zero(currency):
            field_errors = {f"lines.{place}.amount": MoreThanTheLine.code}
            raise MoreThanTheLine(left=credit.left.amount, field_errors=field_errors)
    whole = sum_of((credit.amount for credit in credits_), currency=currency)
    whole_left = invoice_left.gross if rule.prices_include_tax else invoice_left.net
    tax = totals_of([credit.amount for credit in credits_], rule=rule, currency=currency).tax
    if whole == whole_left or invoice_left.tax < tax:
        tax = invoice_left.tax
    return totals_with(whole, tax, rule=rule)


def balance(*, gross: Money, credited: Money, allocated: Money) -> Money:
    """Return what is owed: issued − credits − allocations."""
    return gross - credited - allocated


def status_of(*, gross: Money, credited: Money, allocated: Money) -> str:
    """Return the state of an issued invoice; a whole credit takes it back, so that its order can be invoiced anew."""
    if gross and gross <= credited:
        return "credited"
    if balance(gross=gross, credited=credited, allocated=allocated) <= Money.zero(gross.currency):
        return "paid"
    return "partly_paid" if allocated else "issued"


def whole_units_up(amount: Money) -> Money:
    """Return the amount that M-Pesa can move: whole shillings, rounded up, so that nothing stays owed.

    2318.84 is asked for as 2319; what is paid above what is owed stays the customer's credit.
    """
    return Money.rounded(amount.amount.to_integral_value(rounding=ROUND_CEILING), amount.currency)


def reference_of(number: int) -> str:
    """Return the reference a payer types: digits and a check digit (Luhn), so that one mistyped digit is noticed.

    M-Pesa takes 12 characters (AccountReference, BillRefNumber), too few for an invoice's number.
    """
    digits = f"{number:06d}"
    return f"{digits}{_check_digit(digits)}"


def plain_reference(typed: str) -> str:
    """Return what somebody typed without blanks, dashes and case: 12 characters hold a number or a reference."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def _check_digit(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled  # Luhn: the sum of the product's digits
    return str(-total % 10)

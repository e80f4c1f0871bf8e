"""Tax, totals, credit and state: the published vectors, and what holds for any invoice."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.billing.errors import MoreThanTheLine
from cloud.billing.rules import (
    Credit,
    TaxRule,
    Totals,
    credit_totals,
    reference_of,
    status_of,
    totals_of,
    whole_units_up,
)
from cloud.foundation.money import Money

VAT = Decimal(16)
amounts = st.lists(st.integers(1, 10**9).map(lambda minor: Money(minor, "KES")), min_size=1, max_size=12)
rules = st.builds(
    TaxRule,
    rate_percent=st.sampled_from([Decimal(0), Decimal(8), VAT, Decimal("17.5")]),
    rounding=st.sampled_from(["line", "invoice"]),
    prices_include_tax=st.booleans(),
)


def kes(amount: str) -> Money:
    return Money.rounded(Decimal(amount), "KES")


@pytest.mark.parametrize(("rounding", "tax", "gross"), [("line", "15.99", "115.98"), ("invoice", "16.00", "115.99")])
def test_three_lines_of_33_33_are_taxed_by_the_rule_of_the_invoice(rounding: str, tax: str, gross: str) -> None:
    rule = TaxRule(VAT, rounding, prices_include_tax=False)

    totals = totals_of([kes("33.33")] * 3, rule=rule, currency="KES")

    assert (totals.net, totals.tax, totals.gross) == (kes("99.99"), kes(tax), kes(gross))


@pytest.mark.parametrize("rounding", ["line", "invoice"])
def test_prices_that_include_tax_are_taken_apart(rounding: str) -> None:
    rule = TaxRule(VAT, rounding, prices_include_tax=True)

    assert totals_of([kes("5800")], rule=rule, currency="KES") == Totals(kes("5000"), kes("800"), kes("5800"))


@given(lines=amounts, rule=rules)
def test_an_invoice_always_adds_up_and_keeps_the_side_its_prices_are_on(lines: list[Money], rule: TaxRule) -> None:
    totals = totals_of(lines, rule=rule, currency="KES")
    whole = Money(sum(line.minor_units for line in lines), "KES")

    assert totals.net + totals.tax == totals.gross
    assert whole == (totals.gross if rule.prices_include_tax else totals.net)


@given(lines=amounts, rule=rules, data=st.data())
def test_parts_credited_one_by_one_are_the_whole_in_the_end_and_never_more(
    lines: list[Money], rule: TaxRule, data: st.DataObject
) -> None:
    totals = totals_of(lines, rule=rule, currency="KES")
    nothing = Money.zero("KES")
    credited = [nothing] * len(lines)
    left = totals
    while any(done != line for done, line in zip(credited, lines, strict=True)):
        place = data.draw(st.sampled_from([n for n, line in enumerate(lines) if credited[n] != line]))
        rest = lines[place] - credited[place]
        part = Money(data.draw(st.integers(max(1, rest.minor_units // 3), rest.minor_units)), "KES")
        note = credit_totals([Credit(part, lines[place], credited[place])], rule=rule, invoice_left=left)
        credited[place] += part
        left = Totals(left.net - note.net, left.tax - note.tax, left.gross - note.gross)
        assert nothing <= left.gross
        assert nothing <= left.tax

    assert left == Totals(nothing, nothing, nothing)


@pytest.mark.parametrize("amount", ["0", "-1", "70.01"])
def test_more_than_what_is_left_of_a_line_is_not_credited(amount: str) -> None:
    credit = Credit(kes(amount), line_amount=kes("100"), credited_before=kes("30"))
    rule = TaxRule(VAT, "line", prices_include_tax=False)

    with pytest.raises(MoreThanTheLine):
        credit_totals([credit], rule=rule, invoice_left=Totals(kes("70"), kes("11.20"), kes("81.20")))


@pytest.mark.parametrize(
    ("gross", "credited", "allocated", "status"),
    [
        ("100", "0", "0", "issued"),
        ("100", "0", "40", "partly_paid"),
        ("100", "0", "100", "paid"),
        ("100", "60", "40", "paid"),
        ("100", "60", "0", "issued"),
        ("100", "100", "0", "credited"),
        ("0", "0", "0", "paid"),
    ],
)
def test_the_state_follows_the_ledger(gross: str, credited: str, allocated: str, status: str) -> None:
    assert status_of(gross=kes(gross), credited=kes(credited), allocated=kes(allocated)) == status


@pytest.mark.parametrize(("owed", "asked"), [("2318.84", "2319"), ("2319", "2319"), ("0.01", "1")])
def test_a_phone_is_asked_for_whole_shillings_rounded_up(owed: str, asked: str) -> None:
    assert whole_units_up(kes(owed)) == kes(asked)


@given(number=st.integers(1, 10**10), place=st.integers(0, 5), other=st.integers(1, 9))
def test_a_reference_fits_m_pesa_and_one_mistyped_digit_makes_no_other_reference(
    number: int, place: int, other: int
) -> None:
    reference = reference_of(number)
    digit = (int(reference[place]) + other) % 10
    mistyped = f"{reference[:place]}{digit}{reference[place + 1 :]}"

    assert len(reference) <= 12
    assert mistyped != reference_of(int(mistyped[:-1]))

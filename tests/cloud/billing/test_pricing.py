"""What was done becomes lines: rates by skill, fees by visit, and free lines that say why."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cloud.billing.pricing import Done, Part, Prices, Visit, hours_of, lines_of

PRICES = Prices(
    labour_rate=Decimal(2000),
    skill_rates={"electrical": Decimal(2500), "refrigeration": Decimal(3000)},
    travel_per_km=Decimal(60),
    call_out_fee=Decimal(0),
    part_prices={"BRG-6205": Decimal(1800)},
    fixed_prices={"kind": Decimal(9000)},
)
DONE = Done(
    visits=[Visit("Wanjiru", timedelta(minutes=75), 33.33, Decimal(1200))],
    parts=[Part("BRG-6205", "Bearing", "{piece}", Decimal(2), Decimal(900), Decimal(1500))],
    skills=["mechanical"],
    category_id=None,
    category_name="",
)


def say(key: str, **fields: Any) -> str:
    return f"{key} {fields}"


def priced(done: Done, prices: Prices = PRICES, covers: dict[str, tuple[str, str]] | None = None) -> list[Any]:
    return lines_of(done, prices=prices, cover_of=(covers or {}).get, say=say)


def test_labour_travel_and_parts_have_their_prices() -> None:
    found = [(line.kind, line.quantity, line.unit_price, line.reason) for line in priced(DONE)]

    assert found == [
        ("labour", Decimal("1.25"), Decimal(2000), ""),
        ("travel", Decimal("33.3"), Decimal(60), ""),
        ("parts", Decimal(2), Decimal(1800), ""),
    ]


def test_the_dearest_skill_the_job_asks_for_sets_the_rate() -> None:
    assert priced(replace(DONE, skills=["electrical", "refrigeration", "mechanical"]))[0].unit_price == Decimal(3000)


def test_a_call_out_fee_stands_for_kilometres() -> None:
    lines = priced(DONE, replace(PRICES, call_out_fee=Decimal(1500)))

    assert [line.kind for line in lines] == ["labour", "call_out", "parts"]


def test_a_fixed_price_stands_for_labour_and_the_way_and_parts_are_added() -> None:
    lines = priced(replace(DONE, category_id="kind", category_name="Bearing replacement"))

    assert [(line.kind, line.unit_price) for line in lines] == [("fixed", Decimal(9000)), ("parts", Decimal(1800))]
    assert lines[0].cost == Decimal(1500)


def test_a_visit_costs_each_second_at_work_and_on_the_way_though_it_is_priced_by_the_hundredth_hour() -> None:
    short = replace(DONE.visits[0], working=timedelta(seconds=31), travelling=timedelta(seconds=3))
    priced_short = priced(replace(DONE, visits=[short]))
    never_begun = priced(replace(DONE, visits=[replace(short, working=timedelta(0))]))

    assert [(line.kind, line.quantity, line.cost) for line in priced_short[:2]] == [
        ("labour", Decimal("0.01"), Decimal(34) / 3),
        ("travel", Decimal("33.3"), None),
    ]
    assert [(line.kind, line.cost) for line in never_begun] == [("travel", Decimal(1)), ("parts", Decimal(1800))]


def test_a_part_without_a_price_of_its_own_has_that_of_the_stock_or_none() -> None:
    parts = [replace(DONE.parts[0], number="SEAL"), replace(DONE.parts[0], number="GASKET", sale_price=None)]
    lines = priced(replace(DONE, visits=[], parts=parts))

    assert [(line.unit_price, line.reason) for line in lines] == [(Decimal(1500), ""), (Decimal(0), "no_price")]


def test_what_a_contract_covers_stays_on_the_invoice_free_with_the_reason() -> None:
    lines = priced(DONE, covers={"labour": ("agreement", "SLA-1"), "parts": ("warranty", "W-9")})

    assert [(line.unit_price, line.list_price, line.reason, line.reason_text) for line in lines] == [
        (Decimal(0), Decimal(2000), "agreement", "SLA-1"),
        (Decimal(60), Decimal(60), "", ""),
        (Decimal(0), Decimal(1800), "warranty", "W-9"),
    ]


def test_a_repair_that_failed_is_not_paid_for_twice() -> None:
    again = priced(replace(DONE, repeat_of="NBI-WO-2026-00007"))
    later = priced(replace(DONE, parts=[], visits=[DONE.visits[0], replace(DONE.visits[0], is_repeat=True)]))

    assert {(line.unit_price, line.reason, line.reason_text) for line in again} == {
        (Decimal(0), "repeat", "NBI-WO-2026-00007")
    }
    assert [line.reason for line in later] == ["", "repeat", "", "repeat"]


def test_time_written_down_later_is_no_second_visit() -> None:
    visits = [DONE.visits[0], replace(DONE.visits[0], is_call_out=False)]

    assert [line.kind for line in priced(replace(DONE, visits=visits, parts=[]))] == ["labour", "labour", "travel"]


def test_working_time_is_counted_to_the_hundredth_of_an_hour() -> None:
    assert hours_of(timedelta(minutes=50)) == Decimal("0.83")
    assert hours_of(timedelta(seconds=18)) == Decimal("0.01")

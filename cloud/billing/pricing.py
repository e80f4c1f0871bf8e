"""From what was done to the lines of an invoice. Pure.

A line that is not paid for stays, priced 0, with the reason and with what it would have cost.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

HUNDREDTH: Final = Decimal("0.01")
TENTH: Final = Decimal("0.1")
HOUR_S: Final = 3600
_COVERED_BY: Final = {
    "labour": "labour",
    "fixed": "labour",
    "parts": "parts",
    "travel": "travel",
    "call_out": "travel",
}
"""Which part of a contract covers which kind of line; a fixed price is a price of labour."""


@dataclass(frozen=True, slots=True)
class Prices:
    """A price list: per hour (of a skill), per km, per visit, per part, per kind of job."""

    labour_rate: Decimal
    skill_rates: Mapping[str, Decimal]
    travel_per_km: Decimal
    call_out_fee: Decimal
    part_prices: Mapping[str, Decimal]
    fixed_prices: Mapping[str, Decimal]

    def rate_of(self, skills: Sequence[str]) -> Decimal:
        """Return the hourly rate of a job: the dearest of its skills' own rates, else the usual one."""
        own = [self.skill_rates[skill] for skill in skills if skill in self.skill_rates]
        return max(own, default=self.labour_rate)


@dataclass(frozen=True, slots=True)
class Visit:
    """One technician's working time at an order and the way there and back; `is_repeat`: after the job came back.

    Time that somebody wrote down later is no second visit: it has no `is_call_out`.
    """

    technician: str
    working: timedelta
    km: float | None
    hourly_cost: Decimal
    travelling: timedelta = timedelta(0)
    is_repeat: bool = False
    is_call_out: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was used, with its cost and, if stock has one, its price; `is_repeat`: after the job came back."""

    number: str
    name: str
    unit: str
    quantity: Decimal
    unit_cost: Decimal | None
    sale_price: Decimal | None
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What was done at an order, as far as it is to be paid for."""

    visits: Sequence[Visit]
    parts: Sequence[Part]
    skills: Sequence[str]
    category_id: str | None
    category_name: str
    repeat_of: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line to be. `list_price` is what it would cost; `reason` says why it is free, `reason_text` names what.

    `cost`: what it cost ourselves in all, not yet rounded.
    """

    kind: str
    description: str
    quantity: Decimal
    unit: str
    list_price: Decimal
    unit_price: Decimal
    cost: Decimal | None = None
    reason: str = ""
    reason_text: str = ""
    is_repeat: bool = False


Cover = tuple[str, str]
"""`agreement` or `warranty`, and the contract's number."""

CoverOf = Callable[[str], Cover | None]
Say = Callable[..., str]
"""A text of the catalogue in the customer's language."""


def lines_of(done: Done, *, prices: Prices, cover_of: CoverOf, say: Say) -> list[DraftLine]:
    """Return the lines of what was done; a fixed price stands for labour and the way, parts are always added."""
    fixed = prices.fixed_prices.get(done.category_id or "")
    if fixed is not None:
        cost = sum((_cost(visit) for visit in done.visits), Decimal(0))
        lines = [DraftLine("fixed", done.category_name, Decimal(1), "", fixed, fixed, cost)]
    else:
        rate = prices.rate_of(done.skills)
        lines = [*_labour(done.visits, rate=rate, say=say), *_travel(done.visits, prices=prices, say=say)]
    lines += [_part(part, prices) for part in done.parts]
    return [_judged(line, done, cover_of) for line in lines]


def hours_of(working: timedelta) -> Decimal:
    """Return working time in hours, to the hundredth, half up."""
    hours = Decimal(round(working.total_seconds())) / HOUR_S
    return hours.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def _cost(visit: Visit) -> Decimal:
    """Return what a visit cost ourselves: each second at work and on the way, at the technician's own rate."""
    return Decimal(round((visit.working + visit.travelling).total_seconds())) * visit.hourly_cost / HOUR_S


def _labour(visits: Sequence[Visit], *, rate: Decimal, say: Say) -> list[DraftLine]:
    return [
        DraftLine(
            "labour",
            say("invoice.line_labour", name=visit.technician),
            hours_of(visit.working),
            "h",
            rate,
            rate,
            _cost(visit),
            is_repeat=visit.is_repeat,
        )
        for visit in visits
        if hours_of(visit.working) > 0
    ]


def _travel(visits: Sequence[Visit], *, prices: Prices, say: Say) -> list[DraftLine]:
    """A fee for each visit where there is one, else kilometres where they are known; an estimate says so.

    What the visit cost ourselves stands at its labour; here only if it has none.
    """
    lines = []
    for visit in (one for one in visits if one.is_call_out):
        cost = None if hours_of(visit.working) > 0 else _cost(visit)
        if prices.call_out_fee > 0:
            fee = prices.call_out_fee
            name = say("invoice.line_call_out", name=visit.technician)
            lines.append(DraftLine("call_out", name, Decimal(1), "", fee, fee, cost, is_repeat=visit.is_repeat))
        elif prices.travel_per_km > 0 and visit.km:
            km = Decimal(str(visit.km)).quantize(TENTH, rounding=ROUND_HALF_UP)
            name = say("invoice.line_travel", name=visit.technician)
            per_km = prices.travel_per_km
            lines.append(DraftLine("travel", name, km, "km", per_km, per_km, cost, is_repeat=visit.is_repeat))
    return lines


def _part(part: Part, prices: Prices) -> DraftLine:
    price = prices.part_prices.get(part.number, part.sale_price)
    line = DraftLine(
        "parts",
        f"{part.number} {part.name}",
        part.quantity,
        part.unit,
        Decimal(0),
        Decimal(0),
        None if part.unit_cost is None else part.quantity * part.unit_cost,
        is_repeat=part.is_repeat,
    )
    if price is None:
        return replace(line, reason="no_price")
    return replace(line, list_price=price, unit_price=price)


def _judged(line: DraftLine, done: Done, cover_of: CoverOf) -> DraftLine:
    """A repair that failed is not paid for twice; then contracts say what is covered."""
    if line.is_repeat or done.repeat_of:
        return replace(line, unit_price=Decimal(0), reason="repeat", reason_text=done.repeat_of)
    cover = cover_of(_COVERED_BY[line.kind])
    if cover is None:
        return line
    kind, number = cover
    return replace(line, unit_price=Decimal(0), reason=kind, reason_text=number)

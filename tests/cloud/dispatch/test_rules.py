"""Who is best for a job, and why the others are not: plain values, thousands of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.dispatch.rules import (
    Candidate,
    Job,
    Offer,
    Position,
    Reason,
    Rejection,
    Supplies,
    Visit,
    evaluate,
    objections,
    rank,
    travel_minutes,
)
from cloud.foundation.places import distance_m

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
NAIROBI = Position(-1.2921, 36.8219)
MOMBASA = Position(-4.0435, 39.6682)
WORKS = Position(-1.30, 36.90)
HOUR = timedelta(hours=1)


def candidate(
    number: int = 1,
    *,
    home: Position | None = NAIROBI,
    levels: dict[str, int] | None = None,
    certificates: dict[str, datetime | None] | None = None,
    leaves: tuple[tuple[datetime, datetime], ...] = (),
    refused_because: str | None = None,
    work: list[tuple[datetime, datetime]] | None = None,
    visits: tuple[Visit, ...] = (),
) -> Candidate:
    return Candidate(
        technician_id=UUID(int=number),
        name=f"Technician {number}",
        home=home,
        levels={"mechanical": 3} if levels is None else levels,
        certificates=certificates or {},
        work_times=[(NOW - HOUR, NOW + 9 * HOUR)] if work is None else work,
        visits=visits,
        leaves=leaves,
        refused_because=refused_because,
    )


def visit(
    begin: float, end: float, *, may_yield: bool = False, position: Position | None = WORKS, travel_minutes: int = 30
) -> Visit:
    number = UUID(int=int(begin * 100) + 7)
    return Visit(number, (NOW + begin * HOUR, NOW + end * HOUR), position, may_yield, travel_minutes)


def job(
    priority: str = "normal", *, hours: float = 1.5, due_in: float | None = None, certificates: tuple[str, ...] = ()
) -> Job:
    due_at = None if due_in is None else NOW + due_in * HOUR
    return Job(WORKS, hours * HOUR, priority, {"mechanical": 1}, certificates, due_at)


def test_the_way_from_nairobi_to_mombasa_is_known() -> None:
    # Geodesics of other sources give 440 km; the sphere is good to half a percent.
    way_m = distance_m((NAIROBI.latitude, NAIROBI.longitude), (MOMBASA.latitude, MOMBASA.longitude))
    assert way_m == pytest.approx(440_000, rel=0.005)


def test_an_unknown_place_is_assumed_and_said_to_be() -> None:
    assert travel_minutes(None, WORKS) == (30, True)


def test_who_is_below_the_level_asked_for_is_told_so() -> None:
    wanted = Job(WORKS, HOUR, "normal", levels={"mechanical": 4})

    answer = evaluate(candidate(levels={"mechanical": 3}), wanted, now=NOW)

    assert isinstance(answer, Rejection)
    assert answer.reasons == (Reason("level", "mechanical 3 < 4"),)


def test_a_skill_is_the_same_however_it_is_written() -> None:
    wanted = Job(WORKS, HOUR, "normal", levels={"Mechanical": 3})

    assert isinstance(evaluate(candidate(levels={"mechanical": 3}), wanted, now=NOW), Offer)


def test_skill_beyond_what_is_asked_for_costs_and_just_enough_does_not() -> None:
    wanted = Job(WORKS, HOUR, "normal", levels={"mechanical": 3})

    just_enough, too_good = (evaluate(candidate(levels={"mechanical": level}), wanted, now=NOW) for level in (3, 5))

    assert isinstance(just_enough, Offer)
    assert isinstance(too_good, Offer)
    assert (just_enough.parts["surplus_skill"], too_good.parts["surplus_skill"]) == (0, 10)


def test_every_reason_against_somebody_is_told() -> None:
    wanted = job(certificates=("High voltage",))

    answer = evaluate(candidate(levels={}, work=[], refused_because="no ladder"), wanted, now=NOW)

    assert isinstance(answer, Rejection)
    assert answer.reasons == (
        Reason("skill", "mechanical"),
        Reason("declined", "no ladder"),
        Reason("certificate", "High voltage"),
        Reason("not_working"),
    )


def test_a_certificate_is_judged_for_the_visit_and_not_for_today() -> None:
    work = [(NOW + 24 * HOUR, NOW + 30 * HOUR)]
    wanted = job(certificates=("EPRA",))
    ends_before, holds_longer, lasts = (
        evaluate(candidate(work=work, certificates={"epra": until}), wanted, now=NOW)
        for until in (NOW + 12 * HOUR, NOW + 48 * HOUR, None)
    )

    assert isinstance(ends_before, Rejection)
    assert ends_before.reasons[0] == Reason("certificate", "EPRA")
    assert isinstance(holds_longer, Offer)
    assert isinstance(lasts, Offer)


def test_the_way_on_to_the_next_visit_has_to_fit_too() -> None:
    # 13 minutes there and an hour's work end after 73; the next visit is 2 minutes away, from there it would be 13.
    here, there = Position(-1.2921, 36.8219), Position(-1.2921, 36.8719)
    late, early = (
        evaluate(
            candidate(home=here, visits=(visit(begin, begin + 2, position=here, travel_minutes=2),)),
            Job(there, HOUR, "normal", levels={"mechanical": 1}),
            now=NOW,
        )
        for begin in (1.3, 1.5)
    )

    assert isinstance(late, Offer)
    assert isinstance(early, Offer)
    assert (late.leaves_at, early.leaves_at) == (NOW + 3.3 * HOUR, NOW)


@pytest.mark.parametrize(
    ("who", "at_h", "told"),
    [
        ({}, 1.0, []),
        ({"levels": {}}, 1.0, ["skill"]),
        ({}, 8.5, ["not_working"]),
        ({"refused_because": "ill"}, 1.0, ["declined"]),
        ({"leaves": ((NOW, NOW + HOUR),)}, 0.5, ["away"]),
        ({"certificates": {"epra": NOW + HOUR}}, 1.0, ["certificate"]),
    ],
)
def test_what_speaks_against_a_chosen_time_is_told(who: dict[str, Any], at_h: float, told: list[str]) -> None:
    during = (NOW + at_h * HOUR, NOW + (at_h + 1) * HOUR)
    wanted = job(certificates=("EPRA",) if "certificates" in who else ())

    assert [one.code for one in objections(candidate(**who), wanted, during=during)] == told


def test_a_day_without_a_gap_is_told() -> None:
    answer = evaluate(candidate(visits=(visit(0, 8),)), job(), now=NOW)

    assert isinstance(answer, Rejection)
    assert answer.reasons == (Reason("no_gap"),)


def test_the_way_begins_where_the_last_job_ends() -> None:
    far = candidate(1, home=MOMBASA, visits=(visit(0, 2, position=WORKS),))

    answer = evaluate(far, job(), now=NOW)

    assert isinstance(answer, Offer)
    assert answer.leaves_at == NOW + 2 * HOUR
    assert answer.travel_minutes == 2


def test_the_nearer_one_goes_first() -> None:
    offers, _ = rank([candidate(1, home=MOMBASA), candidate(2, home=WORKS)], job(), now=NOW)

    assert [offer.technician_id for offer in offers] == [UUID(int=2)]  # from Mombasa the day is too short


def test_the_expert_is_kept_for_what_needs_one() -> None:
    offers, _ = rank([candidate(1, levels={"mechanical": 5}), candidate(2, levels={"mechanical": 2})], job(), now=NOW)

    assert [offer.technician_id for offer in offers] == [UUID(int=2), UUID(int=1)]


def test_who_would_be_late_comes_after_who_would_not() -> None:
    busy = candidate(1, home=WORKS, visits=(visit(0, 3),))
    free_but_farther = candidate(2, home=NAIROBI)

    offers, _ = rank([busy, free_but_farther], job("high", due_in=2), now=NOW)

    assert [offer.technician_id for offer in offers] == [UUID(int=2), UUID(int=1)]
    assert offers[0].slack_minutes is not None
    assert offers[0].slack_minutes > 0


def test_an_emergency_takes_the_time_of_what_may_yield_and_names_it() -> None:
    in_the_way = visit(0, 6, may_yield=True)

    answer = evaluate(candidate(visits=(in_the_way,)), job("emergency"), now=NOW)

    assert isinstance(answer, Offer)
    assert answer.displaced == (in_the_way.booking_id,)
    assert answer.leaves_at == NOW


def test_other_jobs_wait_for_what_an_emergency_would_push_aside() -> None:
    answer = evaluate(candidate(visits=(visit(0, 6, may_yield=True),)), job("high"), now=NOW)

    assert isinstance(answer, Offer)
    assert answer.displaced == ()
    assert answer.leaves_at == NOW + 6 * HOUR


spans = st.tuples(st.integers(-4, 40), st.integers(1, 16)).map(
    lambda given: (NOW + given[0] * HOUR / 4, NOW + (given[0] + given[1]) * HOUR / 4)
)


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    begun = NOW - 2 * HOUR
    visits, at = [], begun
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 8)), max_size=5)):
        starts_at = at + gap * HOUR / 4
        at = starts_at + length * HOUR / 4
        visits.append(Visit(UUID(int=len(visits) + 1), (starts_at, at), WORKS, may_yield=draw(st.booleans())))
    return candidate(
        draw(st.integers(1, 99)),
        home=draw(st.sampled_from([NAIROBI, WORKS, None])),
        levels=draw(st.sampled_from([{}, {"mechanical": 1}, {"mechanical": 5, "electrical": 2}])),
        work=[draw(spans)],
        visits=tuple(visits),
    )


@given(
    them=st.lists(candidates(), max_size=5),
    priority=st.sampled_from(["emergency", "high", "normal", "low"]),
    hours=st.integers(1, 12),
)
def test_no_hard_rule_is_ever_broken(them: list[Candidate], priority: str, hours: int) -> None:
    wanted = job(priority, hours=hours / 4)

    offers, rejections = rank(them, wanted, now=NOW)

    assert len(offers) + len(rejections) == len(them)
    assert all(rejection.reasons for rejection in rejections)
    for offer in offers:
        own = [one for one in them if one.technician_id == offer.technician_id]
        assert any(_is_sound(one, offer, wanted) for one in own)
    assert [offer.cost for offer in offers] == sorted(offer.cost for offer in offers)
    assert rank(list(reversed(them)), wanted, now=NOW)[0] == offers or len({o.technician_id for o in offers}) < len(
        offers
    )


def _is_sound(one: Candidate, offer: Offer, wanted: Job) -> bool:
    inside = any(begin <= offer.leaves_at and offer.ends_at <= end for begin, end in one.work_times)
    free = all(
        visit.during[1] <= offer.leaves_at or offer.ends_at <= visit.during[0] or visit.booking_id in offer.displaced
        for visit in one.visits
    )
    long_enough = offer.ends_at - offer.arrives_at == wanted.duration
    skilled = all(one.levels.get(skill.casefold(), 0) >= level for skill, level in wanted.levels.items())
    return inside and free and long_enough and skilled and offer.leaves_at >= NOW


def test_parts_in_the_van_go_before_parts_in_the_warehouse_and_those_before_missing_ones() -> None:
    everywhere = {
        1: Supplies(missing=("Bearing",)),
        2: Supplies(in_van=("Grease",), in_warehouse=("Bearing", "Seal")),
        3: Supplies(in_van=("Bearing", "Grease")),
    }
    people = [replace(candidate(number), supplies=supplies) for number, supplies in everywhere.items()]

    offers, _ = rank(people, job(), now=NOW)

    assert [offer.technician_id.int for offer in offers] == [3, 2, 1]
    assert [offer.parts["spare_parts"] for offer in offers] == [0, 20, 90]
    assert [[(one.code, one.what) for one in offer.remarks] for offer in offers] == [
        [("parts_in_van", "")],
        [("part_in_warehouse", "Bearing"), ("part_in_warehouse", "Seal")],
        [("part_missing", "Bearing")],
    ]

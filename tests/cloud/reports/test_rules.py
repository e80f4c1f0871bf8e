"""Periods on the branch's clock, and figures from plain facts."""

import statistics
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.reports.errors import BadPeriod
from cloud.reports.rules import (
    FIGURES,
    JobFacts,
    ReadyPeriod,
    Span,
    Workforce,
    figures_of,
    own_period,
    quantile,
    ready_period,
)

NAIROBI = ZoneInfo("Africa/Nairobi")
PARIS = ZoneInfo("Europe/Paris")
NOBODY = Workforce(0, timedelta(0), timedelta(0))
OPENED = datetime(2026, 11, 2, 6, tzinfo=UTC)


def job(**facts: object) -> JobFacts:
    fields: dict[str, object] = {"order_id": UUID(int=1), "opened_at": OPENED, "completed_at": OPENED}
    return JobFacts(**(fields | facts))  # type: ignore[arg-type]  # facts of a test


def values(**given_facts: object) -> dict[tuple[str, str], float | None]:
    facts: dict[str, object] = {"completed": [], "judged": [], "workforce": NOBODY}
    return {(one.figure, one.key): one.value for one in figures_of(**(facts | given_facts))}  # type: ignore[arg-type]


def days(span: Span, zone: ZoneInfo) -> tuple[str, str]:
    return span.starts_at.astimezone(zone).isoformat(" ", "minutes"), span.ends_at.astimezone(zone).isoformat(
        " ", "minutes"
    )


@pytest.mark.parametrize(
    ("name", "now", "first", "end", "before", "before_end"),
    [
        ("this_month", "2026-11-10T12:00", "2026-11-01", "2026-12-01", "2026-10-01", None),
        ("last_month", "2026-01-10T12:00", "2025-12-01", "2026-01-01", "2025-11-01", "2025-12-01"),
        ("this_quarter", "2026-11-10T12:00", "2026-10-01", "2027-01-01", "2026-07-01", None),
        ("last_quarter", "2026-02-10T12:00", "2025-10-01", "2026-01-01", "2025-07-01", "2025-10-01"),
        # In Nairobi the month has begun while it is still October in UTC.
        ("this_month", "2026-11-01T00:30", "2026-11-01", "2026-12-01", "2026-10-01", None),
    ],
)
def test_a_ready_period_is_the_branchs_own(
    name: ReadyPeriod, now: str, first: str, end: str, before: str, before_end: str | None
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=NAIROBI)

    span, earlier = ready_period(name, now=moment.astimezone(UTC), zone=NAIROBI)

    assert days(span, NAIROBI) == (f"{first} 00:00+03:00", f"{end} 00:00+03:00")
    assert days(earlier, NAIROBI)[0] == f"{before} 00:00+03:00"
    if before_end is not None:
        assert days(earlier, NAIROBI)[1] == f"{before_end} 00:00+03:00"
    else:  # what still runs is compared with as long a part
        assert earlier.ends_at - earlier.starts_at == moment - span.starts_at


def test_a_long_month_is_never_compared_beyond_the_end_of_a_short_one() -> None:
    now = datetime(2026, 3, 31, 12, tzinfo=UTC)

    span, before = ready_period("this_month", now=now, zone=NAIROBI)

    assert before.ends_at == span.starts_at


def test_days_of_ones_own_are_whole_also_when_the_clock_changes() -> None:
    span, before = own_period(first=date(2026, 3, 29), last=date(2026, 3, 29), zone=PARIS)

    assert span.ends_at.astimezone(UTC) - span.starts_at.astimezone(UTC) == timedelta(hours=23)
    assert days(before, PARIS) == ("2026-03-28 00:00+01:00", "2026-03-29 00:00+01:00")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-02-02", "2026-02-01"),
        ("2025-01-01", "2026-06-01"),
        ("0001-01-01", "0001-01-02"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_a_period_that_cannot_be_is_refused(first: str, last: str) -> None:
    with pytest.raises(BadPeriod):
        own_period(first=date.fromisoformat(first), last=date.fromisoformat(last), zone=NAIROBI)


@given(st.lists(st.floats(0, 1e6), min_size=2), st.floats(0, 1))
def test_a_quantile_lies_between_the_values_and_the_middle_is_the_median(numbers: list[float], share: float) -> None:
    ordered = sorted(numbers)
    found = quantile(ordered, share)

    assert found is not None
    assert ordered[0] - 1e-6 <= found <= ordered[-1] + 1e-6
    assert quantile(ordered, 0.5) == pytest.approx(statistics.median(ordered))


def test_where_nothing_speaks_there_is_no_number_and_not_zero() -> None:
    found = values()

    headlines = [("productivity", "jobs_per_day"), ("completion_time", "median"), ("revenue_per_job", "mean")]
    headlines += [("repeat_rate", "share"), ("satisfaction", "mean"), ("operational_cost", "mean")]
    assert [found[key] for key in headlines] == [None] * 6
    assert {figure for figure, _ in found} == set(FIGURES)


def test_the_figures_of_three_jobs() -> None:
    done = [
        job(completed_at=OPENED + timedelta(hours=2), labour=1000, travel=200, parts=300, revenue=5000, score=5),
        job(completed_at=OPENED + timedelta(hours=4), labour=2000),
        job(completed_at=OPENED + timedelta(hours=9), is_asked=True, revenue=1000),
    ]
    force = Workforce(2, timedelta(hours=16), timedelta(hours=4))

    found = values(completed=done, judged=[job(is_repeat=True), job(), job(), job()], workforce=force)

    assert found["productivity", "jobs_per_day"] == 1.5
    assert found["productivity", "worked_share"] == 0.25
    assert (found["completion_time", "median"], found["completion_time", "p90"]) == (4, 8)
    assert (found["revenue_per_job", "mean"], found["revenue_per_job", "invoiced"]) == (2000, 2)
    assert (found["repeat_rate", "share"], found["repeat_rate", "jobs"]) == (0.25, 4)
    assert (found["satisfaction", "mean"], found["satisfaction", "jobs"]) == (5, 2)
    assert found["satisfaction", "answered_share"] == 0.5
    assert (found["operational_cost", "mean"], found["operational_cost", "total"]) == (3500 / 3, 3500)


def test_a_clock_that_runs_behind_makes_no_negative_time() -> None:
    assert job(completed_at=OPENED - timedelta(minutes=5)).hours_open == 0

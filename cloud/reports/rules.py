"""Periods and figures: from plain facts about jobs to the numbers people steer by. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from cloud.reports.errors import BadPeriod

ReadyPeriod = Literal["this_month", "last_month", "this_quarter", "last_quarter"]
FigureName = Literal[
    "productivity", "completion_time", "revenue_per_job", "repeat_rate", "satisfaction", "operational_cost"
]
FIGURES: Final[tuple[FigureName, ...]] = (
    "productivity",
    "completion_time",
    "revenue_per_job",
    "repeat_rate",
    "satisfaction",
    "operational_cost",
)
LONGEST: Final = timedelta(days=367)
EARLIEST, LATEST = 1970, 9999
MONTHS_A_QUARTER: Final = 3
P90: Final = 0.9


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant up to, and without, another."""

    starts_at: datetime
    ends_at: datetime

    def clipped(self, starts_at: datetime, ends_at: datetime) -> timedelta:
        """Return how much of a stretch of time lies inside."""
        return max(min(ends_at, self.ends_at) - max(starts_at, self.starts_at), timedelta(0))


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What is known of one job; amounts are minor units of the branch's currency.

    It is `asked` if its customer had a link to rate it by, `judged` if the machine's signal decided about its repair in
    the period, `repeat` if the repair failed, the job came back, or another followed it. `revenue` is None as long as
    nothing was invoiced.
    """

    order_id: UUID
    opened_at: datetime
    completed_at: datetime | None
    worked: timedelta = timedelta(0)
    travelled: timedelta = timedelta(0)
    labour: int = 0
    travel: int = 0
    parts: int = 0
    revenue: int | None = None
    score: int | None = None
    is_asked: bool = False
    is_repeat: bool = False

    @property
    def cost(self) -> int:
        """What the job has cost."""
        return self.labour + self.travel + self.parts

    @property
    def hours_open(self) -> float | None:
        """Hours from opened to completed; never negative, whatever a phone's clock said."""
        if self.completed_at is None:
            return None
        return max((self.completed_at - self.opened_at).total_seconds(), 0.0) / 3600


@dataclass(frozen=True, slots=True)
class Workforce:
    """What a branch's technicians had and did: days with a shift or with work, shift time, and time told as work."""

    technician_days: int
    on_shift: timedelta
    worked: timedelta


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a figure; `unit` is jobs_per_day, share, hours, money (minor units), score, or count."""

    figure: FigureName
    key: str
    value: float | None
    unit: Literal["jobs_per_day", "share", "hours", "money", "score", "count"]


def ready_period(name: ReadyPeriod, *, now: datetime, zone: ZoneInfo) -> tuple[Span, Span]:
    """Return a calendar period on the branch's clock and the one before.

    A period that still runs is compared with as long a part of the one before, so that like stands beside like.
    """
    months = 1 if name.endswith("month") else MONTHS_A_QUARTER
    today = now.astimezone(zone).date()
    first = date(today.year, today.month - (today.month - 1) % months, 1)
    if name.startswith("last"):
        first = _months_later(first, -months)
    before = _months_later(first, -months)
    starts_at, ends_at = _midnight(first, zone), _midnight(_months_later(first, months), zone)
    before_starts_at = _midnight(before, zone)
    if now >= ends_at:
        return Span(starts_at, ends_at), Span(before_starts_at, starts_at)
    return Span(starts_at, ends_at), Span(before_starts_at, min(before_starts_at + (now - starts_at), starts_at))


def own_period(*, first: date, last: date, zone: ZoneInfo) -> tuple[Span, Span]:
    """Return the days from first to last, both whole, and as many days before.

    Raises:
        BadPeriod: it ends before it starts, or is longer than a year.
    """
    days = last - first + timedelta(days=1)
    if not timedelta(0) < days <= LONGEST or not EARLIEST <= first.year <= last.year < LATEST:
        raise BadPeriod(field_errors={"to": BadPeriod.code})
    span = Span(_midnight(first, zone), _midnight(last + timedelta(days=1), zone))
    return span, Span(_midnight(first - days, zone), span.starts_at)


def figures_of(*, completed: Collection[JobFacts], judged: Collection[JobFacts], workforce: Workforce) -> list[Figure]:
    """Return every number; one that nothing speaks of is None, which is not zero."""
    jobs = len(completed)
    hours = sorted(job.hours_open for job in completed if job.hours_open is not None)
    revenue = [job.revenue for job in completed if job.revenue is not None]
    scores = [job.score for job in completed if job.score is not None]
    asked = sum(job.is_asked or job.score is not None for job in completed)
    repeats = sum(job.is_repeat for job in judged)
    cost = sum(job.cost for job in completed)
    return [
        Figure("productivity", "jobs_per_day", _ratio(jobs, workforce.technician_days), "jobs_per_day"),
        Figure("productivity", "worked_share", _ratio(*_seconds(workforce.worked, workforce.on_shift)), "share"),
        Figure("productivity", "technician_days", workforce.technician_days, "count"),
        Figure("productivity", "jobs", jobs, "count"),
        Figure("completion_time", "median", quantile(hours, 0.5), "hours"),
        Figure("completion_time", "p90", quantile(hours, P90), "hours"),
        Figure("completion_time", "jobs", len(hours), "count"),
        Figure("revenue_per_job", "mean", _ratio(sum(revenue), jobs), "money"),
        Figure("revenue_per_job", "total", sum(revenue), "money"),
        Figure("revenue_per_job", "invoiced", len(revenue), "count"),
        Figure("revenue_per_job", "jobs", jobs, "count"),
        Figure("repeat_rate", "share", _ratio(repeats, len(judged)), "share"),
        Figure("repeat_rate", "repeats", repeats, "count"),
        Figure("repeat_rate", "jobs", len(judged), "count"),
        Figure("satisfaction", "mean", _ratio(sum(scores), len(scores)), "score"),
        Figure("satisfaction", "answered_share", _ratio(len(scores), asked), "share"),
        Figure("satisfaction", "answered", len(scores), "count"),
        Figure("satisfaction", "jobs", asked, "count"),
        Figure("operational_cost", "mean", _ratio(cost, jobs), "money"),
        Figure("operational_cost", "total", cost, "money"),
        Figure("operational_cost", "labour", sum(job.labour for job in completed), "money"),
        Figure("operational_cost", "travel", sum(job.travel for job in completed), "money"),
        Figure("operational_cost", "parts", sum(job.parts for job in completed), "money"),
        Figure("operational_cost", "jobs", jobs, "count"),
    ]


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """Return the quantile of values in order, between neighbours in proportion (SQL's percentile_cont)."""
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _seconds(part: timedelta, whole: timedelta) -> tuple[float, float]:
    return part.total_seconds(), whole.total_seconds()


def _months_later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)

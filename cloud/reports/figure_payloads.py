"""Figures on the wire."""

from typing import Literal
from uuid import UUID

from cloud.foundation.payloads import ResponseBody, UtcTime
from cloud.reports.rules import FigureName


class FigureValue(ResponseBody):
    """One number of a figure in a period, and in the period before; null where nothing speaks of it.

    Money is in minor units of `currency`, on average with fractions of them; a share is between 0 and 1.
    """

    figure: FigureName
    key: str
    value: float | None
    before: float | None
    unit: Literal["jobs_per_day", "share", "hours", "money", "score", "count"]
    currency: str
    starts_at: UtcTime
    ends_at: UtcTime
    before_starts_at: UtcTime
    before_ends_at: UtcTime


class FigureJob(ResponseBody):
    """One job that a figure counts; amounts are minor units of `currency`."""

    work_order_id: UUID
    number: str
    title: str
    opened_at: UtcTime
    completed_at: UtcTime | None
    hours_open: float | None
    worked_minutes: int
    travel_minutes: int
    labour: int
    travel: int
    parts: int
    cost: int
    revenue: int | None
    currency: str
    score: int | None
    is_repeat: bool


class LatestBranch(ResponseBody):
    """The branch that completed a job last; null where none has."""

    branch_id: UUID | None

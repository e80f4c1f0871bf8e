"""A recorded bearing that wears out, replayed: the edge's chart, the forecast, and the limit alarm, in that order?

The record (IMS test 2: four bearings of one shaft, ten-minute means of vibration, 164 hours; bearing 1 fails) passes
the very functions that run at the edge and in the cloud: `schemas.rules.engine` sample by sample, and hour by hour
`cloud.predictions.rules` on what was known then. Widths and thresholds were chosen with this record in view, so that it
shows what the functions do, not how well they would do elsewhere. The last line is JSON.
"""

import csv
import gzip
import json
import statistics
from argparse import ArgumentParser
from bisect import bisect_right
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from cloud.predictions.rules import Course, Usual, asks_for_visit, forecast, step_for
from schemas.rules.engine import evaluator_of, initial_state
from schemas.rules.ewma import EwmaState
from schemas.rules.rule import EwmaParams, LimitParams, Rule
from schemas.rules.sample import Sample

RECORD: Final = "predictive/ims/2nd_test_10min.csv.gz"
LIMIT_G: Final = 0.13
HOUR: Final = 3600.0
CHART: Final = EwmaParams(direction="high", learn_samples=150, on_delay_s=HOUR, off_delay_s=HOUR)
LIMIT: Final = LimitParams(direction="high", limit=LIMIT_G, deadband=0.01, on_delay_s=1800, off_delay_s=HOUR)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one bearing brought, in hours since the record began; None where nothing came."""

    name: str
    chart_alarm_h: float | None
    proposal_h: float | None
    limit_alarm_h: float | None
    earliest_h: float | None
    expected_h: float | None
    coverage_when_proposed: float | None
    coverage_at_the_end: float | None
    usual: float | None

    @property
    def lead_h(self) -> float | None:
        """How long before the limit alarm the visit was proposed."""
        return None if self.limit_alarm_h is None or self.proposal_h is None else self.limit_alarm_h - self.proposal_h


def bearings(path: Path) -> tuple[list[float], list[list[float]]]:
    """Return the times in seconds since the first reading, and the readings of each bearing."""
    with gzip.open(path, "rt") as record:
        rows = list(csv.reader(record))[1:]
    at = [datetime.strptime(row[1], "%Y.%m.%d.%H.%M.%S").replace(tzinfo=UTC).timestamp() for row in rows]
    return [one - at[0] for one in at], [[float(row[place]) for row in rows] for place in range(2, 6)]


def raised_at(rule: Rule, at: list[float], values: list[float]) -> tuple[float | None, Any]:
    """Return the hour of the first alarm of a rule at the edge, and where its state ended."""
    state, see, first = initial_state(rule), evaluator_of(rule), None
    for seq, (time, value) in enumerate(zip(at, values, strict=True), start=1):
        state, told = see(state, Sample(seq, int(time * 1_000_000), value))
        if told and first is None:
            first = told[0].at_us / 1_000_000 / HOUR
    return first, state


def course_until(now: float, at: list[float], values: list[float]) -> Course:
    """Return what the database would answer: medians of equal steps that end now."""
    step = step_for(now)
    count = int(now // step)
    starts = now - count * step
    edges = [bisect_right(at, starts + place * step) for place in range(count + 1)]
    medians = [statistics.median(values[low:high]) if high > low else None for low, high in pairwise(edges)]
    return Course(starts + step / 2, step, medians)


def replay(name: str, at: list[float], values: list[float]) -> Bearing:
    """Let one bearing's record pass the edge's rules and, hour by hour, the cloud's forecast."""
    common = {"version": 1, "point_key": name, "point_unit": "g"}
    chart_h, chart = raised_at(Rule(id="chart", params=CHART, **common), at, values)  # type: ignore[arg-type]  # plain words
    limit_h, _ = raised_at(Rule(id="limit", params=LIMIT, **common), at, values)  # type: ignore[arg-type]  # plain words
    assert isinstance(chart, EwmaState)
    assert chart.baseline is not None
    usual = Usual(chart.baseline.centre, chart.baseline.spread)
    learned_at = at[CHART.learn_samples]
    asked, coverage = None, None
    for hour in range(1, int(at[-1] // HOUR) + 1):
        now = hour * HOUR
        known = usual if now > learned_at else None
        found = forecast(course_until(now, at, values), limit=LIMIT_G, direction="high", now=now, usual=known)
        coverage = found.coverage if found.coverage is not None else coverage
        if asked is None and asks_for_visit(found, limit=LIMIT_G, direction="high"):
            asked = (float(hour), found)
    return Bearing(
        name=name,
        chart_alarm_h=chart_h,
        proposal_h=asked[0] if asked else None,
        limit_alarm_h=limit_h,
        earliest_h=asked[1].earliest_at / HOUR if asked and asked[1].earliest_at else None,
        expected_h=asked[1].expected_at / HOUR if asked and asked[1].expected_at else None,
        coverage_when_proposed=asked[1].coverage if asked else None,
        coverage_at_the_end=coverage,
        usual=usual.centre,
    )


def run(path: Path) -> list[Bearing]:
    """Replay the whole record."""
    at, courses = bearings(path)
    return [replay(f"bearing {place}", at, values) for place, values in enumerate(courses, start=1)]


def summary(found: list[Bearing]) -> dict[str, Any]:
    """Return what the record proves: which bearing was named first, and how long before the limit."""
    proposed = [one for one in found if one.proposal_h is not None]
    first = min(proposed, key=lambda one: one.proposal_h or 0.0)
    alarms = [one.limit_alarm_h for one in found if one.limit_alarm_h is not None]
    return {
        "named": first.name,
        "chart_alarm_h": first.chart_alarm_h,
        "proposal_h": first.proposal_h,
        "first_limit_alarm_h": min(alarms),
        "lead_h": round(min(alarms) - (first.proposal_h or 0.0), 1),
        "coverage_when_proposed": first.coverage_when_proposed,
        "coverage_at_the_end": first.coverage_at_the_end,
        "coverage_of_all": round(statistics.mean(one.coverage_at_the_end or 0.0 for one in found), 3),
        "bearings": [asdict(one) for one in found],
    }


def main() -> None:
    """Replay and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the recorded data")
    found = run(parser.parse_args().data / RECORD)
    for one in found:
        print(
            f"{one.name}: unusual at {one.chart_alarm_h} h, visit proposed at {one.proposal_h} h, "
            f"limit at {one.limit_alarm_h} h, coverage {one.coverage_at_the_end}"
        )
    print(json.dumps(summary(found)))


if __name__ == "__main__":
    main()

"""The evidence of a proposal in words, for the order's description: as those who go there read it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent

from cloud.foundation.messages import text_of
from schemas.units import sign_of

TIME_FORMAT: Final = "EEE d MMM y, HH:mm"
NUMBER_FORMAT: Final = "#,##0.##########"


def description_of(
    evidence: Mapping[str, Any], *, earliest_at: datetime, coverage: float, language: str, zone: ZoneInfo
) -> str:
    """Return what was observed, what was usual, the trend, and by when the limit may be reached, a line each."""

    def say(key: str, **fields: Any) -> str:
        return text_of(f"predictions.evidence_{key}", language=language, fields=fields)

    def amount(value: float, digits: int = 4) -> str:
        return f"{_number(value, digits, language)} {sign_of(evidence['unit'])}".strip()

    def at(moment: datetime) -> str:
        return str(format_datetime(moment.astimezone(zone), TIME_FORMAT, locale=language))

    sign = "≥" if evidence["direction"] == "high" else "≤"
    value, limit, slope = (evidence[key] for key in ("value", "limit", "slope_per_day"))
    lines = [say("now", point=evidence["point_name"], value=amount(value), sign=sign, limit=amount(limit))]
    if evidence["usual"] is not None and evidence["usual_spread"] is not None:
        usual, spread = _number(evidence["usual"], 4, language), amount(evidence["usual_spread"], 2)
        lines.append(say("usual", value=usual, spread=spread))
    lines.append(say("trend", slope=("+" if slope >= 0 else "") + amount(slope, 3)))
    if evidence["since"]:
        lines.append(say("since", at=at(datetime.fromisoformat(evidence["since"]))))
    lines.append(say("earliest", at=at(earliest_at)))
    share = format_percent(coverage, locale=language)
    lines.append(say("trust", share=share, count=evidence["checked"]))
    if evidence["also"]:
        lines.append(say("also", points=", ".join(one["point_name"] for one in evidence["also"])))
    return "\n".join(lines)


def _number(value: float, digits: int, language: str) -> str:
    """Return a number of so many significant digits as the language writes it."""
    return str(format_decimal(float(f"{value:.{digits}g}"), format=NUMBER_FORMAT, locale=language))

"""The evidence of a proposal in words, for the order's description: numbers first, so that any language reads them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from schemas.units import sign_of


def description_of(evidence: Mapping[str, Any], *, earliest_at: datetime, coverage: float) -> str:
    """Return what was observed, what was usual, the trend, and by when the limit may be reached, a line each."""
    unit = sign_of(evidence["unit"])
    sign = "≥" if evidence["direction"] == "high" else "≤"
    lines = [f"{evidence['point_name']}: {evidence['value']:.4g} {unit}; limit {sign} {evidence['limit']:.4g} {unit}"]
    if evidence["usual"] is not None and evidence["usual_spread"] is not None:
        lines.append(f"Usual: {evidence['usual']:.4g} ± {evidence['usual_spread']:.2g} {unit}")
    lines.append(f"Trend: {evidence['slope_per_day']:+.3g} {unit} per day")
    if evidence["since"]:
        lines.append(f"Unusual since {datetime.fromisoformat(evidence['since']):%Y-%m-%d %H:%M} UTC")
    lines.append(f"Limit may be reached from {earliest_at:%Y-%m-%d %H:%M} UTC")
    lines.append(
        f"Intervals like this one held {coverage:.0%} of {evidence['checked']} times on this signal's own past"
    )
    if evidence["also"]:
        lines.append("Also: " + ", ".join(one["point_name"] for one in evidence["also"]))
    return "\n".join(lines)

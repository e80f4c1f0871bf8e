"""What the edge agent says of a chart: how far it has learned, what it learned, and that it learns again."""

from typing import Final

from schemas.records import ChartReport
from schemas.rules.engine import RuleState
from schemas.rules.ewma import EwmaState, band_of
from schemas.rules.rule import EwmaParams, Rule

TOLD_SHARE: Final = 20
"""Learning is told in so many parts: a person who waits sees it move, and the spool hardly notices."""


def chart_report(rule: Rule, before: RuleState, after: RuleState, *, at_us: int) -> ChartReport | None:
    """Return what is worth telling after a sample; None if nothing is, or the rule is no chart."""
    if not (isinstance(rule.params, EwmaParams) and isinstance(before, EwmaState) and isinstance(after, EwmaState)):
        return None
    if not _is_news(before, after, every=max(1, rule.params.learn_samples // TOLD_SHARE)):
        return None
    usual, band = after.baseline, band_of(after)
    return ChartReport(
        offset=0,
        at_us=at_us,
        rule_id=rule.id,
        rule_version=rule.version,
        phase="learning" if usual is None else "armed",
        learned=len(after.learned) if usual is None else rule.params.learn_samples,
        needed=rule.params.learn_samples,
        centre=None if usual is None else usual.centre,
        spread=None if usual is None else usual.spread,
        low=None if band is None else band[0],
        high=None if band is None else band[1],
        reason=after.reason,
    )


def _is_news(before: EwmaState, after: EwmaState, *, every: int) -> bool:
    if before.baseline != after.baseline or before.reason != after.reason:
        return True
    count = len(after.learned)
    return count != len(before.learned) and (count <= 1 or count % every == 0)

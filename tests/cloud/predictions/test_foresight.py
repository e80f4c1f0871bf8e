"""On a recorded bearing that wears out, the proposal comes before the limit alarm and names the right bearing."""

from tests.bench.foresight import RECORD, run, summary
from tests.shared_data import shared_file


def test_the_failing_bearing_is_named_well_before_any_limit_is_reached() -> None:
    found = run(shared_file(RECORD))

    told = summary(found)
    print({name: value for name, value in told.items() if name != "bearings"})
    failing, *others = found
    assert told["named"] == failing.name == "bearing 1"
    assert failing.chart_alarm_h is not None
    assert failing.proposal_h is not None
    assert failing.limit_alarm_h is not None
    assert failing.chart_alarm_h < failing.proposal_h < failing.limit_alarm_h
    assert told["lead_h"] >= 24
    assert told["coverage_when_proposed"] >= 0.6
    for other in others:
        assert other.proposal_h is None or other.proposal_h > failing.proposal_h
        assert other.chart_alarm_h is None or other.chart_alarm_h > failing.chart_alarm_h

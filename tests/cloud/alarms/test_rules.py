"""States of alarms, what opens an incident, who is most suspect: plain values."""

from datetime import UTC, datetime, timedelta

import pytest

from cloud.alarms.rules import AlarmState, Suspicion, opens_incident, ranked, state_of, worse

T0 = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_cleared", "is_acknowledged", "state"),
    [
        (False, False, AlarmState.ACTIVE_UNACKNOWLEDGED),
        (False, True, AlarmState.ACTIVE_ACKNOWLEDGED),
        (True, False, AlarmState.CLEARED_UNACKNOWLEDGED),
        (True, True, AlarmState.CLEARED),
    ],
)
def test_an_alarm_is_done_with_when_cleared_and_acknowledged(
    is_cleared: bool, is_acknowledged: bool, state: AlarmState
) -> None:
    assert state_of(is_cleared=is_cleared, is_acknowledged=is_acknowledged) is state


@pytest.mark.parametrize(
    ("stage", "is_cleared", "has_asset", "opens"),
    [
        ("live", False, True, True),
        ("live", True, True, False),
        ("live", False, False, False),
        ("shadow", False, True, False),
        ("observe", False, True, False),
    ],
)
def test_only_a_live_rule_on_a_known_asset_opens_an_incident(
    stage: str, is_cleared: bool, has_asset: bool, opens: bool
) -> None:
    assert opens_incident(stage=stage, is_cleared=is_cleared, has_asset=has_asset) is opens


def test_the_point_that_went_wrong_first_is_most_suspect() -> None:
    later_but_worse = Suspicion(1, T0 + timedelta(hours=1), 50.0, 10.0)
    first = Suspicion(2, T0, 10.1, 10.0)

    assert ranked([later_but_worse, first]) == [2, 1]


def test_of_two_that_went_wrong_together_the_larger_excess_leads() -> None:
    assert ranked([Suspicion(1, T0, 11.0, 10.0), Suspicion(2, T0, 20.0, 10.0)]) == [2, 1]


def test_a_point_is_named_once_however_often_it_complained() -> None:
    assert ranked([Suspicion(1, T0, 11, 10), Suspicion(1, T0 + timedelta(hours=2), 12, 10)]) == [1]


def test_the_graver_severity_is_kept() -> None:
    assert worse("medium", "critical") == worse("critical", "medium") == "critical"

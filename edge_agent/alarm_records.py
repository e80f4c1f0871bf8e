"""What the edge agent says of an alarm: raised by a rule, cleared by it, or cleared because its rule has gone."""

from uuid import UUID

import msgspec

from edge_agent.spool import StoredRuleState
from schemas.records import AlarmCleared, AlarmRaised
from schemas.rules.engine import alarm_id, decode_state
from schemas.rules.rule import Rule
from schemas.rules.transition import Transition

AlarmRecord = AlarmRaised | AlarmCleared


def clear_orphan(row: StoredRuleState, *, at_us: int, cleared_seq: int) -> AlarmCleared | None:
    """Return the end of an alarm whose rule was changed or taken away; None if it had not raised one."""
    try:
        state = decode_state(row.state)
    except msgspec.DecodeError:
        return None
    if not state.is_raised or state.onset_seq is None:
        return None
    return AlarmCleared(
        offset=0,
        at_us=at_us,
        alarm_id=_alarm_id(row.history_stream, row.rule_id, row.rule_version, state.onset_seq),
        rule_id=row.rule_id,
        rule_version=row.rule_version,
        cleared_seq=cleared_seq,
        value=row.last_value,
        reason="rule_changed",
    )


def alarm_record(rule: Rule, transition: Transition, history_stream: str) -> AlarmRecord:
    """Return what is told of a transition."""
    identity = _alarm_id(history_stream, rule.id, rule.version, transition.onset_seq)
    if transition.kind == "cleared":
        return AlarmCleared(
            offset=0,
            at_us=transition.at_us,
            alarm_id=identity,
            rule_id=rule.id,
            rule_version=rule.version,
            cleared_seq=transition.seq,
            value=transition.value,
        )
    return AlarmRaised(
        offset=0,
        at_us=transition.at_us,
        alarm_id=identity,
        rule_id=rule.id,
        rule_version=rule.version,
        point_key=rule.point_key,
        point_unit=rule.point_unit,
        onset_seq=transition.onset_seq,
        onset_at_us=transition.onset_at_us,
        value=transition.value,
        limit=transition.limit,
        history_stream=history_stream,
    )


def _alarm_id(history_stream: str, rule_id: str, rule_version: int, onset_seq: int) -> str:
    return str(
        alarm_id(history_stream=UUID(history_stream), rule_id=rule_id, rule_version=rule_version, onset_seq=onset_seq)
    )

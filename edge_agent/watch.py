"""The rules of the present configuration and how far each is: samples in, alarm records out."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from edge_agent.observations import Measurement
from edge_agent.spool import StoredRuleState
from schemas.records import AlarmCleared, AlarmRaised, Quality
from schemas.rules.engine import RuleState, alarm_id, decode_state, encode_state, evaluate, initial_state
from schemas.rules.rule import Rule
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

AlarmRecord = AlarmRaised | AlarmCleared


@dataclass(frozen=True, slots=True)
class _Standing:
    """A rule's state, the history stream its episode began in, and the last value it saw."""

    state: RuleState
    history_stream: str
    last_value: float = 0.0


class Watch:
    """Evaluates rules on samples in order of seq; a batch that could not be stored is undone."""

    def __init__(self, *, rules: list[Rule], stored: list[StoredRuleState], history_stream: str) -> None:
        self.history_stream = history_stream
        self._rules = {rule.id: rule for rule in rules if rule.runs_at == "edge"}
        self._by_point: dict[tuple[str, str], list[Rule]] = {}
        for rule in self._rules.values():
            self._by_point.setdefault((rule.point_key, rule.point_unit), []).append(rule)
        self._standings: dict[str, _Standing] = {}
        self.orphans = [row for row in stored if not self._takes_up(row)]
        self._before: dict[str, _Standing | None] = {}

    def settle(self) -> None:
        """What was seen since the last time is on the disk."""
        self._before.clear()

    def undo(self) -> None:
        """What was seen since the last time was not stored: it will be shown again."""
        for rule_id, standing in self._before.items():
            if standing is None:
                self._standings.pop(rule_id, None)
            else:
                self._standings[rule_id] = standing
        self._before.clear()

    def see(self, reading: Measurement, seq: int) -> list[AlarmRecord]:
        """Show one stored reading to the rules of its point."""
        records: list[AlarmRecord] = []
        for rule in self._by_point.get((reading.point_key, reading.point_unit), ()):
            sample = Sample(seq, reading.at_us, reading.value, is_good=reading.quality == Quality.GOOD)
            self._before.setdefault(rule.id, self._standings.get(rule.id))
            before = self._standing(rule)
            state, transitions = evaluate(rule=rule, state=before.state, sample=sample)
            last_value = before.last_value if reading.value is None else reading.value
            self._standings[rule.id] = _Standing(state, before.history_stream, last_value)
            records.extend(_record(rule, transition, before.history_stream) for transition in transitions)
        return records

    def stored_states(self) -> list[StoredRuleState]:
        """Return the states that changed, as they are to be stored beside the samples."""
        return [
            StoredRuleState(
                rule_id=rule_id,
                rule_version=self._rules[rule_id].version,
                history_stream=self._standings[rule_id].history_stream,
                state=encode_state(self._standings[rule_id].state),
                last_value=self._standings[rule_id].last_value,
            )
            for rule_id in sorted(self._before)
        ]

    def _takes_up(self, row: StoredRuleState) -> bool:
        rule = self._rules.get(row.rule_id)
        if rule is None or rule.version != row.rule_version:
            return False
        try:
            state = decode_state(row.state)
        except msgspec.DecodeError:
            return False
        self._standings[rule.id] = _Standing(state, row.history_stream, row.last_value)
        return True

    def _standing(self, rule: Rule) -> _Standing:
        """An episode that is not yet raised starts anew with a new stream: its alarm id would name a seq not in it."""
        standing = self._standings.get(rule.id)
        if standing is not None and (standing.history_stream == self.history_stream or standing.state.is_raised):
            return standing
        last_value = 0.0 if standing is None else standing.last_value
        return _Standing(initial_state(rule), self.history_stream, last_value)


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


def _record(rule: Rule, transition: Transition, history_stream: str) -> AlarmRecord:
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

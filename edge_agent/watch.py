"""The rules at work on the stored samples, in order of seq, with their states as they are to be stored."""

from dataclasses import dataclass

import msgspec

from edge_agent.alarm_records import AlarmRecord, alarm_record
from edge_agent.chart_reports import chart_report
from edge_agent.observations import Measurement
from edge_agent.spool import StoredRuleState
from schemas.records import ChartReport, Quality
from schemas.rules.engine import (
    RuleState,
    decode_state,
    encode_state,
    evaluator_of,
    fits,
    initial_state,
    without_episode,
)
from schemas.rules.limits import LimitState, is_turn
from schemas.rules.rule import EwmaParams, Rule
from schemas.rules.sample import Sample


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
        self._evaluators = {rule.id: evaluator_of(rule) for rule in self._rules.values()}
        self._charts = {rule.id for rule in self._rules.values() if isinstance(rule.params, EwmaParams)}
        self._by_point: dict[tuple[str, str], list[Rule]] = {}
        for rule in self._rules.values():
            self._by_point.setdefault((rule.point_key, rule.point_unit), []).append(rule)
        self._standings: dict[str, _Standing] = {}
        self._before: dict[str, _Standing | None] = {}
        self.orphans = [row for row in stored if not self._takes_up(row)]

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

    def see(self, reading: Measurement, seq: int) -> list[AlarmRecord | ChartReport]:
        """Show one stored reading to the rules of its point."""
        records: list[AlarmRecord | ChartReport] = []
        for rule in self._by_point.get((reading.point_key, reading.point_unit), ()):
            self._before.setdefault(rule.id, self._standings.get(rule.id))
            before = self._standing(rule)
            state, transitions = self._evaluators[rule.id](before.state, _sample(reading, seq=seq))
            last_value = before.last_value if reading.value is None else reading.value
            self._standings[rule.id] = _Standing(state, before.history_stream, last_value)
            records.extend(alarm_record(rule, transition, before.history_stream) for transition in transitions)
            report = chart_report(rule, before.state, state, at_us=reading.at_us) if rule.id in self._charts else None
            if report is not None:
                records.append(report)
        return records

    def would_turn(self, reading: Measurement) -> bool:
        """Tell whether a rule's verdict would change with a reading that is not stored yet; nothing is changed."""
        for rule in self._by_point.get((reading.point_key, reading.point_unit), ()):
            before = self._standing(rule).state
            after, transitions = self._evaluators[rule.id](before, _sample(reading, seq=0))
            if transitions or not isinstance(after, LimitState) or not isinstance(before, LimitState):
                return True
            if is_turn(before, after):
                return True
        return False

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
        """Go on from a stored state; what a chart learned outlives its version, the episode does not."""
        rule = self._rules.get(row.rule_id)
        if rule is None:
            return False
        try:
            state = decode_state(row.state)
        except msgspec.DecodeError:
            return False
        if not fits(rule, state):
            return False
        is_same = rule.version == row.rule_version
        if is_same or rule.id in self._charts:
            kept = state if is_same else without_episode(rule, state)
            self._standings[rule.id] = _Standing(kept, row.history_stream, row.last_value)
        if not is_same and rule.id in self._charts:
            # Its row is forgotten with the old version: it is written again with the next samples, whoever sends them.
            self._before[rule.id] = self._standings[rule.id]
        return is_same

    def _standing(self, rule: Rule) -> _Standing:
        """An episode that is not yet raised starts anew with a new stream: its alarm id would name a seq not in it."""
        standing = self._standings.get(rule.id)
        if standing is None:
            return _Standing(initial_state(rule), self.history_stream)
        if standing.history_stream == self.history_stream or standing.state.is_raised:
            return standing
        return _Standing(without_episode(rule, standing.state), self.history_stream, standing.last_value)


def _sample(reading: Measurement, *, seq: int) -> Sample:
    return Sample(seq, reading.at_us, reading.value, is_good=reading.quality == Quality.GOOD)

"""From the inbox to the disk: readings, the alarms they cause and the rules' states are committed together."""

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol

import msgspec
import structlog

from edge_agent.alarm_records import AlarmRecord, alarm_record
from edge_agent.changeover import APPLIED_MEMO, append_births, append_change
from edge_agent.chart_reports import chart_report
from edge_agent.clock import Clock
from edge_agent.observations import Answer, Arrival, Identity, Item, Measurement, NewConfiguration, Notice
from edge_agent.shortage import ShortageTeller
from edge_agent.spool import Spool, SpoolFull, SpoolWriter, StoredRuleState
from schemas.configuration import ConfigurationDocument, content_hash
from schemas.records import ChartReport, EquipmentKind, LogRecord, PointDescription, Quality
from schemas.rules.engine import (
    RuleState,
    decode_state,
    encode_state,
    evaluator_of,
    fits,
    initial_state,
    without_episode,
)
from schemas.rules.rule import EwmaParams, Rule
from schemas.rules.sample import Sample

IDENTITY_BYTES: Final = 8
INBOX_SIZE: Final = 5_000
PUT_TIMEOUT_S: Final = 0.5
GROUP_RECORDS: Final = 100
GROUP_S: Final = 0.1
LINGER_S: Final = 0.01
"""Equipment that waits for its acknowledgement is not kept waiting for the whole group."""
NO_ROOM_PAUSE_S: Final = 1.0

log = structlog.get_logger()


class Inbox:
    """One bounded queue; a source that finds it full waits, and its equipment with it, rather than lose anything."""

    def __init__(self, *, size: int = INBOX_SIZE) -> None:
        self._queue: queue.Queue[Item] = queue.Queue(maxsize=size)
        self._is_closed = threading.Event()

    def put(self, item: Item) -> bool:
        """Wait for a place and tell whether there was one before the inbox closed."""
        while not self._is_closed.is_set():
            try:
                self._queue.put(item, timeout=PUT_TIMEOUT_S)
            except queue.Full:
                continue
            return True
        return False

    def get(self, *, timeout_s: float) -> Item | None:
        """Return the next item, None if none came in time."""
        try:
            return self._queue.get(timeout=timeout_s) if timeout_s > 0 else self._queue.get_nowait()
        except queue.Empty:
            return None

    def close(self) -> None:
        """Take nothing more; what is inside can still be read."""
        self._is_closed.set()

    def __len__(self) -> int:
        return self._queue.qsize()


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
            sample = Sample(seq, reading.at_us, reading.value, is_good=reading.quality == Quality.GOOD)
            self._before.setdefault(rule.id, self._standings.get(rule.id))
            before = self._standing(rule)
            state, transitions = self._evaluators[rule.id](before.state, sample)
            last_value = before.last_value if reading.value is None else reading.value
            self._standings[rule.id] = _Standing(state, before.history_stream, last_value)
            records.extend(alarm_record(rule, transition, before.history_stream) for transition in transitions)
            report = chart_report(rule, before.state, state, at_us=reading.at_us) if rule.id in self._charts else None
            if report is not None:
                records.append(report)
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


class Configuration(Protocol):
    """What the pipeline needs of the configuration: keep the last good one, and say which points it makes."""

    def keep(self, document: ConfigurationDocument) -> None:
        """Store the document so that the next start finds it."""

    def points(self, document: ConfigurationDocument) -> list[PointDescription]:
        """Return what the equipment of the document can measure."""

    def kinds(self) -> list[EquipmentKind]:
        """Return the equipment types that could be connected here."""


class Pipeline:
    """Takes items in order; what `on_stored` and `on_applied` hear is on the disk."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        spool: Spool,
        clock: Clock,
        configuration: Configuration,
        document: ConfigurationDocument,
        on_stored: Callable[[], None],
        on_applied: Callable[[ConfigurationDocument], None],
    ) -> None:
        self._inbox = inbox
        self._spool = spool
        self._clock = clock
        self._configuration = configuration
        self._on_stored = on_stored
        self._on_applied = on_applied
        self._document = document
        self._watch = self._new_watch(document)
        self._disabled = _disabled_points(document)
        self.stored_readings = 0
        self.has_room = True
        self._shortage = ShortageTeller()

    @property
    def shortage(self) -> str:
        """Return why history is being given up; empty while there is room."""
        return self._shortage.text

    def start(self) -> None:
        """Say who speaks, first thing in both lanes; a configuration other than the last applied one is said too."""
        is_other = self._spool.memo(APPLIED_MEMO) != content_hash(self._document)
        self._persist(lambda: self._apply(NewConfiguration(self._document)) if is_other else self._announce())

    def run(self, stop: threading.Event) -> None:
        """Store until told to stop, then what is left in the inbox."""
        while True:
            items = self.collect()
            if items:
                self.store(items, stop=stop)
            elif stop.is_set():
                return

    def collect(self) -> list[Item]:
        """Wait for a first item and take what follows it within the group's limits."""
        first = self._inbox.get(timeout_s=GROUP_S)
        if first is None:
            return []
        items, count = [first], _record_count(first)
        deadline_s = self._clock.monotonic_s() + GROUP_S
        while count < GROUP_RECORDS and not isinstance(items[-1], NewConfiguration):
            left_s = deadline_s - self._clock.monotonic_s()
            is_awaited = any(isinstance(item, Arrival) and item.on_stored is not None for item in items)
            item = self._inbox.get(timeout_s=min(left_s, LINGER_S) if is_awaited else left_s) if left_s > 0 else None
            if item is None:
                break
            items.append(item)
            count += _record_count(item)
        return items

    def store(self, items: Sequence[Item], *, stop: threading.Event | None = None) -> None:
        """Commit the items; a full disk is waited out, since nothing accepted may be lost."""
        plain = [item for item in items if not isinstance(item, NewConfiguration)]
        if plain:
            self._persist(lambda: self._commit(plain), stop=stop)
        for item in items:
            if isinstance(item, NewConfiguration):
                self._persist(lambda item=item: self._apply(item), stop=stop)  # type: ignore[misc]  # a bound default
        self._on_stored()
        news = self._shortage.news(self._spool.shortage)
        if news is not None:
            self._persist(lambda: self._commit([news]), stop=stop)

    def _persist(self, commit: Callable[[], None], *, stop: threading.Event | None = None) -> None:
        pause = stop or threading.Event()
        while True:
            try:
                commit()
            except (SpoolFull, OSError) as error:
                self._tell_room(False, str(error))
                if pause.wait(0.0 if self.has_room else NO_ROOM_PAUSE_S) and stop is not None:
                    raise
                self.has_room = False
            else:
                self._tell_room(True)
                return

    def _tell_room(self, has_room: bool, cause: str = "") -> None:
        if has_room and not self.has_room:
            log.info("spool.has_room_again")
        elif not has_room and self.has_room:
            log.error("spool.no_room", cause=cause, text="the disk is full: free some of it or lower spool_cap_mb")
        self.has_room = has_room

    def _commit(self, items: Sequence[Item]) -> None:
        watch = self._watch
        try:
            with self._spool.transaction() as writer:
                watch.history_stream = writer.history_stream
                stored = sum(self._append(writer, watch, item) for item in items)
                for state in watch.stored_states():
                    writer.save_rule_state(state)
        except BaseException:
            watch.undo()
            raise
        watch.settle()
        self.stored_readings += stored
        for item in items:
            if isinstance(item, Arrival) and item.on_stored is not None:
                item.on_stored()

    def _append(self, writer: SpoolWriter, watch: Watch, item: Item) -> int:
        if isinstance(item, Arrival):
            if item.identity is not None and _is_copy(writer, item.identity):
                return 0
            enabled = [one for one in item.measurements if one.point_key not in self._disabled]
            for measurement in enabled:
                self._append_measurement(writer, watch, measurement)
            return len(enabled)
        if isinstance(item, Notice):
            record = LogRecord(offset=0, at_us=self._clock.now_us(), level=item.level, event=item.event, text=item.text)
            writer.append_record("events", record)
        elif isinstance(item, Answer):
            writer.append_record("events", item.result)
        return 0

    def _append_measurement(self, writer: SpoolWriter, watch: Watch, measurement: Measurement) -> None:
        seq = writer.append_reading(
            point_key=measurement.point_key,
            point_unit=measurement.point_unit,
            at_us=measurement.at_us,
            value=measurement.value,
            quality=measurement.quality,
            is_device_time=measurement.is_device_time,
        )
        for record in watch.see(measurement, seq):
            writer.append_record("events", record, is_device_time=measurement.is_device_time)

    def _announce(self, command_id: str | None = None) -> None:
        document, points = self._document, self._configuration.points(self._document)
        with self._spool.transaction() as writer:
            append_births(
                writer,
                document=document,
                points=points,
                kinds=self._configuration.kinds(),
                command_id=command_id,
                at_us=self._clock.now_us(),
            )

    def _apply(self, item: NewConfiguration) -> None:
        if self._spool.memo(APPLIED_MEMO) == content_hash(item.document):
            self._announce(item.command_id)  # the cloud asks again: it has not heard, or has forgotten, what is in use
            return
        document = item.document
        self._configuration.keep(document)
        watch, points = self._new_watch(document), self._configuration.points(document)
        with self._spool.transaction() as writer:
            append_change(
                writer,
                document=document,
                points=points,
                kinds=self._configuration.kinds(),
                orphans=watch.orphans,
                command_id=item.command_id,
                at_us=self._clock.now_us(),
            )
        self._document, self._watch, self._disabled = document, watch, _disabled_points(document)
        self._on_applied(document)

    def _new_watch(self, document: ConfigurationDocument) -> Watch:
        return Watch(
            rules=document.rules,
            stored=self._spool.rule_states(),
            history_stream=self._spool.current_stream("history").id,
        )


def _is_copy(writer: SpoolWriter, heard: Identity) -> bool:
    # A number by which contents are told apart, of a size that the spool can hold.
    number = int.from_bytes(blake2b(heard.content, digest_size=IDENTITY_BYTES).digest(), "big", signed=True)
    if heard.may_be_copy and writer.has_heard(heard.speaker, number, among_latest=heard.unfinished_at_most):
        return True
    writer.note_heard(heard.speaker, number)
    return False


def _disabled_points(document: ConfigurationDocument) -> frozenset[str]:
    return frozenset(point.key for point in document.points if not point.is_enabled)


def _record_count(item: Item) -> int:
    return len(item.measurements) if isinstance(item, Arrival) else 1

"""From the inbox to the disk: readings, the alarms they cause and the rules' states are committed together."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from typing import Final, Protocol

from edge_agent.changeover import APPLIED_MEMO, append_births, append_change
from edge_agent.clock import Clock
from edge_agent.observations import Answer, Arrival, Identity, Item, Measurement, NewConfiguration, Notice
from edge_agent.reduction import Reducer
from edge_agent.shortage import Patience, ShortageTeller
from edge_agent.spool import Spool, SpoolWriter
from edge_agent.watch import Watch
from schemas.configuration import ConfigurationDocument, content_hash
from schemas.records import EquipmentKind, LogRecord, PointDescription

IDENTITY_BYTES: Final = 8
INBOX_SIZE: Final = 5_000
PUT_TIMEOUT_S: Final = 0.5
GROUP_RECORDS: Final = 100
GROUP_S: Final = 0.1
LINGER_S: Final = 0.01
"""Equipment that waits for its acknowledgement is not kept waiting for the whole group."""


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
        self.round_at_s = clock.monotonic_s()
        self._spool = spool
        self._clock = clock
        self._configuration = configuration
        self._on_stored = on_stored
        self._on_applied = on_applied
        self._document = document
        self._watch = self._new_watch(document)
        self._reducer = Reducer(document, stored=spool.reductions())
        self._disabled = _disabled_points(document)
        self.stored_readings = 0
        self._patience = Patience()
        self._shortage = ShortageTeller()

    @property
    def left_out_readings(self) -> int:
        """Return how many readings their deadbands have left out."""
        return self._reducer.left_out

    @property
    def has_room(self) -> bool:
        """Tell whether the disk takes what comes."""
        return self._patience.has_room

    @property
    def shortage(self) -> str:
        """Return why history is being given up; empty while there is room."""
        return self._shortage.text

    def start(self, *, after_damage: bool = False) -> None:
        """Say who speaks, first in both lanes, and a configuration not applied yet; after damage begin points anew."""
        is_other = self._spool.memo(APPLIED_MEMO) != content_hash(self._document)
        self._patience.persist(lambda: self._apply(NewConfiguration(self._document)) if is_other else self._announce())
        if after_damage:
            self._patience.persist(self._begin_anew)

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
        self.round_at_s = self._clock.monotonic_s()
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
            self._patience.persist(lambda: self._commit(plain), stop=stop)
        for item in items:
            if isinstance(item, NewConfiguration):
                self._patience.persist(lambda item=item: self._apply(item), stop=stop)  # type: ignore[misc]  # a bound default
        self._on_stored()
        news = self._shortage.news(self._spool.shortage)
        if news is not None:
            self._patience.persist(lambda: self._commit([news]), stop=stop)

    def _commit(self, items: Sequence[Item]) -> None:
        with self._storing() as writer:
            self._begin_lost_anew(writer)
            stored = sum(self._append(writer, item) for item in items)
        self.stored_readings += stored
        for item in items:
            if isinstance(item, Arrival) and item.on_stored is not None:
                item.on_stored()

    @contextmanager
    def _storing(self) -> Iterator[SpoolWriter]:
        """Run the block as one transaction of samples, rules' states and reductions."""
        watch, reducer = self._watch, self._reducer
        try:
            with self._spool.transaction() as writer:
                watch.history_stream = writer.history_stream
                yield writer
                for state in watch.stored_states():
                    writer.save_rule_state(state)
                for reduction in reducer.changed():
                    writer.save_reduction(reduction)
        except BaseException:
            watch.undo()
            reducer.undo()
            raise
        watch.settle()
        reducer.settle()

    def _append(self, writer: SpoolWriter, item: Item) -> int:
        if isinstance(item, Arrival):
            if item.identity is not None and _is_copy(writer, item.identity):
                return 0
            enabled = [one for one in item.measurements if one.point_key not in self._disabled]
            return sum(self._append_or_leave_out(writer, measurement) for measurement in enabled)
        if isinstance(item, Notice):
            record = LogRecord(offset=0, at_us=self._clock.now_us(), level=item.level, event=item.event, text=item.text)
            writer.append_record("events", record)
        elif isinstance(item, Answer):
            writer.append_record("events", item.result)
        return 0

    def _append_or_leave_out(self, writer: SpoolWriter, measurement: Measurement) -> int:
        if not self._reducer.thins_out(measurement.point_key):
            self._append_measurement(writer, measurement)
            return 1
        era = writer.era(measurement.is_device_time)
        kept = self._reducer.take(measurement, era=era, would_turn=self._watch.would_turn)
        for one, its_era in kept:
            self._reducer.note_kept(one, self._append_measurement(writer, one, its_era))
        return len(kept)

    def _begin_anew(self) -> None:
        with self._storing() as writer:
            self._append_all(writer, self._reducer.begin_anew())

    def _begin_lost_anew(self, writer: SpoolWriter) -> None:
        """Where what was kept last was given up, the course would be unknown until the next heartbeat."""
        seqs = self._reducer.kept_seqs()
        lost = self._spool.is_given_up(seqs.values())
        self._append_all(writer, self._reducer.begin_anew({name for name, seq in seqs.items() if seq in lost}))

    def _append_all(self, writer: SpoolWriter, kept: Iterable[tuple[Measurement, int]]) -> None:
        for measurement, era in kept:
            self._append_measurement(writer, measurement, era)

    def _append_measurement(self, writer: SpoolWriter, measurement: Measurement, era: int | None = None) -> int:
        seq = writer.append_reading(
            point_key=measurement.point_key,
            point_unit=measurement.point_unit,
            at_us=measurement.at_us,
            value=measurement.value,
            quality=measurement.quality,
            is_device_time=measurement.is_device_time,
            era=era,
        )
        for record in self._watch.see(measurement, seq):
            writer.append_record("events", record, is_device_time=measurement.is_device_time)
        return seq

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
        self._begin_anew()
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
        self._reducer = Reducer(document, stored=self._spool.reductions())
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

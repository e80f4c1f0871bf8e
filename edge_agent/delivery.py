"""The sending of one stream, as decisions over time: what is due, what an ack means, when to send again.

Go-back-N (DESIGN §4): batches go out in order within a window; only the cloud's ack moves on; without progress all that
is unacked is sent again after growing pauses, one batch first. Knows no socket and no thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from msgspec import UNSET, structs

from edge_agent.clock import Clock
from edge_agent.contact import Contact
from edge_agent.pace import MAX_RECORDS, Pace
from edge_agent.spool import Gap, Slice, Spool, StoredReading, StoredRecord, StreamRow
from edge_agent.suspicion import Suspicion
from edge_agent.way import Refusal
from schemas.envelope import MAX_BATCH_BYTES, DroppedRange, encode_batch
from schemas.records import Body, ClockQuality, PointName, Readings

REPEATS_EXPECTED_S: Final = 5.0
BELOW_SPACING_S: Final = 3.0
BELOW_BELIEVED: Final = 3
HEARTBEAT_S: Final = 10.0
"""An idle stream repeats its last confirmed record: the cloud sees life, the edge sees that the cloud still has it."""

OUT_OF_REACH: Final = 2**53 - 1
"""A seq that no stream comes to, and that every reader of JSON reads exactly."""

AckOutcome = Literal["progress", "repeated", "went_back", "ahead", "ignored"]


@dataclass(frozen=True, slots=True)
class Batch:
    """An encoded batch and the records it answers for."""

    first_seq: int
    last_seq: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class _InFlight:
    last_seq: int
    sent_at_s: float


class Delivery:
    """How far one stream is sent, and what to do next."""

    def __init__(self, *, spool: Spool, stream: StreamRow, clock: Clock) -> None:
        self._spool = spool
        self._clock = clock
        self.number = stream.number
        self._next_seq = stream.acked_upto + 1
        self._contact = Contact(at_opening=spool.sent_at_opening(stream.number))
        self._in_flight: list[_InFlight] = []
        self._pace = Pace()
        self._suspicion = Suspicion(lane=stream.lane)
        self._resend_at_s = 0.0
        self._held_until_s = 0.0
        self._heartbeat_at_s = clock.monotonic_s() + HEARTBEAT_S
        self._expected_repeats = 0
        self._repeats_until_s = 0.0
        self._below: tuple[int, int, float] = (0, 0, float("-inf"))

    @property
    def stream(self) -> StreamRow:
        """Return the stream as the spool knows it now."""
        return next(row for row in self._spool.streams() if row.number == self.number)

    @property
    def has_unconfirmed(self) -> bool:
        """Tell whether anything waits for the cloud."""
        stream = self.stream
        return stream.state != "closed" and stream.produced > stream.acked_upto

    @property
    def is_stuck_on_one_record(self) -> bool:
        """Tell whether even a batch of one record, sent again and again, brings no progress."""
        return self._pace.is_stuck_on_one_record

    @property
    def is_never_taken(self) -> bool:
        """Tell whether the record in the way may be given up: it alone is never taken, whatever else is."""
        return self._pace.is_stuck_on_one_record and self._suspicion.is_certain

    @property
    def is_passed_over(self) -> bool:
        """Tell whether the cloud takes other streams and not the record that is in the way here."""
        return self._suspicion.is_strong

    def note_others_taken(self) -> None:
        """The cloud confirmed something of another stream: it is there."""
        self._suspicion.note_others_taken()

    def send_due(self, publish: Callable[[bytes], bool]) -> bool:
        """Send what is due now, if anything, and tell whether it was handed to the network."""
        batch = self.due()
        return batch is not None and publish(batch.payload)

    def due(self) -> Batch | None:
        """Return the batch to publish now and count it as sent; None if nothing is due."""
        now_s, stream = self._clock.monotonic_s(), self.stream
        if now_s < self._held_until_s:
            return None
        if self._in_flight and now_s >= self._resend_at_s:
            self._note_fruitless(is_refused=False)
            self._rewind(stream)
            self.take_back_offers()
            self._contact.note_silence()
            self._pace.lengthen_pause()
        if len(self._in_flight) < self._pace.window and self._next_seq <= self._contact.sendable_upto(stream.produced):
            return self._send(stream, now_s)
        if self._contact.is_question_due(now_s) and not self._in_flight and stream.produced > 0:
            self._contact.note_question(again_at_s=now_s + self._pace.pause_s)
            return self._beat(stream, now_s) if _has_last_confirmed(stream) else self._question(stream, now_s)
        if now_s >= self._heartbeat_at_s and not self._in_flight and _has_last_confirmed(stream):
            return self._beat(stream, now_s)
        return None

    def on_ack(self, upto: int) -> AckOutcome:
        """Take in the cloud's word on this stream; what it frees is confirmed in the spool."""
        stream = self.stream
        if upto > stream.produced and stream.state == "draining":
            upto = stream.produced  # a damaged spool no longer knew how far it had been
        if self._contact.is_from_elsewhere(upto) and stream.state != "draining":
            return "ahead"
        self._contact.note_answer()
        if upto > stream.acked_upto:
            self._spool.confirm(self.number, upto=upto)
            self._note_progress(upto)
            return "progress"
        if upto < stream.acked_upto:
            return self._on_ack_below(upto)
        if self._expected_repeats > 0 and self._clock.monotonic_s() < self._repeats_until_s:
            self._expected_repeats -= 1
        elif self._in_flight:
            # The cloud stands where it stood: something before our window was lost on the way.
            self._rewind(stream)
        return "repeated"

    def go_back(self, upto: int) -> None:
        """The cloud has nothing above `upto`, whatever it said before."""
        self._spool.go_back(self.number, upto=upto)
        self.restart()

    def begin_anew(self, reason: str) -> str:
        """Go on under a new stream id and return it: the cloud has more of the old one than was ever sent from here."""
        renewed = self._spool.renew_stream(self.number, reason=reason, delivered_upto=self._contact.known_elsewhere)
        self._contact.begin_anew()
        self.restart()
        return renewed

    def take_back_offers(self) -> None:
        """What was offered ahead and not sent counts as never sent, should this process end before it is."""
        self._spool.take_back_offers(self.number, sent_upto=self._contact.sent_upto)

    def restart(self) -> None:
        """Send again from the last confirmed record on: the connection or the other side is new."""
        stream = self.stream
        self._contact.restart()
        self._next_seq = stream.acked_upto + 1
        self._in_flight.clear()
        self._expected_repeats = 0
        self._held_until_s = 0.0
        self._pace.restart()
        self._suspicion.clear()
        self._heartbeat_at_s = self._clock.monotonic_s()

    def on_link_lost(self) -> None:
        """What was in flight may be lost, and a large batch may be what broke the link; that is no record's fault."""
        if self._in_flight:
            self._pace.note_fruitless()
        self.take_back_offers()
        self.restart()

    def on_refused(self, refusal: Refusal) -> None:
        """Nothing of what is on the way was taken: it counts as not sent, and is sent again after a pause."""
        if not self._in_flight:
            return
        self._rewind(self.stream)
        self._expect_repeats(0)
        if refusal == "size" and self._pace.note_too_large():
            return
        if refusal in {"batch", "size"}:
            self._note_fruitless(is_refused=True)
        else:
            self._pace.forgive()
            self._suspicion.clear()
        self._held_until_s = self._clock.monotonic_s() + self._pace.pause_s
        self._pace.lengthen_pause()

    def give_up_first(self, reason: str) -> int:
        """Take the first unconfirmed record out of the stream, counted, and return its seq."""
        seq = self.stream.acked_upto + 1
        self._spool.give_up(self.number, seq=seq, reason=reason)
        self._pace.begin_anew()
        self.restart()
        return seq

    def _send(self, stream: StreamRow, now_s: float) -> Batch | None:
        batch = self._offered_batch(stream)
        if batch is None:
            return None
        if not self._in_flight:
            self._resend_at_s = now_s + self._pace.pause_s
        self._in_flight.append(_InFlight(batch.last_seq, now_s))
        self._next_seq = batch.last_seq + 1
        self._contact.note_sent(batch.last_seq)
        self._pace.note_sent(batch.last_seq - batch.first_seq + 1)
        self._heartbeat_at_s = now_s + HEARTBEAT_S
        return batch

    def _offered_batch(self, stream: StreamRow) -> Batch | None:
        """Return the next batch, all of it marked as offered before it was read: nothing of it is given up any more."""
        last_seq, most = self._contact.sendable_upto(stream.produced), self._pace.max_records
        upto = min(self._next_seq + most - 1, last_seq)
        while True:
            self._spool.offer(self.number, upto=upto)
            batch = next_batch(
                self._spool, stream, from_seq=self._next_seq, upto=last_seq, clock=self._clock, max_records=most
            )
            if batch is None or batch.last_seq <= upto:
                return batch
            upto = batch.last_seq

    def _beat(self, stream: StreamRow, now_s: float) -> Batch | None:
        self._heartbeat_at_s = now_s + HEARTBEAT_S
        self._expect_repeats(1)
        return next_batch(self._spool, stream, from_seq=stream.acked_upto, clock=self._clock, max_records=1)

    def _question(self, stream: StreamRow, now_s: float) -> Batch:
        """Return a batch that the cloud cannot store, so that it says where it stands: no confirmed record is left."""
        self._heartbeat_at_s = now_s + HEARTBEAT_S
        self._expect_repeats(1)
        nothing = Slice(OUT_OF_REACH, OUT_OF_REACH, [], [Gap(OUT_OF_REACH, OUT_OF_REACH, "question")])
        return _encode(stream, nothing, self._clock)

    def _note_fruitless(self, *, is_refused: bool) -> None:
        if self._pace.max_records == 1:
            self._suspicion.note_fruitless(now_s=self._clock.monotonic_s(), is_refused=is_refused)
        self._pace.note_fruitless()

    def _rewind(self, stream: StreamRow) -> None:
        """Send again, one batch first; each batch that did arrive will be answered by a repeated ack."""
        self._expect_repeats(len(self._in_flight))
        self._in_flight.clear()
        self._next_seq = stream.acked_upto + 1
        self._pace.probe()

    def _expect_repeats(self, count: int) -> None:
        """What is sent twice is answered by acks that tell nothing new: they are no sign of a loss."""
        self._expected_repeats = count
        self._repeats_until_s = self._clock.monotonic_s() + REPEATS_EXPECTED_S

    def _note_progress(self, upto: int) -> None:
        now_s = self._clock.monotonic_s()
        freed = [sent for sent in self._in_flight if sent.last_seq <= upto]
        self._in_flight = self._in_flight[len(freed) :]
        self._next_seq = max(self._next_seq, upto + 1)
        self._pace.note_progress()
        self._suspicion.clear()
        self._resend_at_s = now_s + self._pace.pause_s
        self._below = (0, 0, float("-inf"))
        if freed:
            self._pace.note_answer(now_s - freed[-1].sent_at_s)

    def _on_ack_below(self, upto: int) -> AckOutcome:
        """Usually a late ack; if the cloud says it again and again it has truly lost what it confirmed."""
        now_s = self._clock.monotonic_s()
        last_upto, count, counted_at_s = self._below
        if upto != last_upto:
            self._below = (upto, 1, now_s)
        elif now_s - counted_at_s >= BELOW_SPACING_S:
            self._below = (upto, count + 1, now_s)
        if self._below[1] < BELOW_BELIEVED:
            return "ignored"
        self.go_back(upto)
        return "went_back"


def _has_last_confirmed(stream: StreamRow) -> bool:
    return stream.acked_upto >= stream.kept_from


def next_batch(
    spool: Spool,
    stream: StreamRow,
    *,
    from_seq: int,
    upto: int | None = None,
    clock: Clock,
    max_records: int = MAX_RECORDS,
) -> Batch | None:
    """Return the batch that starts at `from_seq` and ends at `upto` at the latest, None if there is nothing."""
    limit = max_records
    while True:
        part = spool.read(stream.number, from_seq=from_seq, limit=limit)
        if part is None:
            return None
        part = _of_one_clock_quality(part if upto is None else _cut(part, upto))
        batch = _encode(stream, part, clock)
        if len(batch.payload) <= MAX_BATCH_BYTES or len(part.records) <= 1:
            return batch
        limit = max(1, min(len(part.records) - 1, len(part.records) * MAX_BATCH_BYTES // len(batch.payload)))


def _of_one_clock_quality(part: Slice) -> Slice:
    """Cut where the quality of the clock changes: a body has one for all its records."""
    for before, after in zip(part.records, part.records[1:], strict=False):
        if before.clock != after.clock:
            return _cut(part, after.seq - 1)
    return part


def _cut(part: Slice, last_seq: int) -> Slice:
    if part.last_seq <= last_seq:
        return part
    return Slice(
        part.first_seq,
        last_seq,
        [record for record in part.records if record.seq <= last_seq],
        [replace(gap, last_seq=min(gap.last_seq, last_seq)) for gap in part.gaps if gap.first_seq <= last_seq],
    )


def _encode(stream: StreamRow, part: Slice, clock: Clock) -> Batch:
    payload = encode_batch(
        stream=stream.id,
        lane=stream.lane,
        from_seq=part.first_seq,
        to_seq=part.last_seq,
        body=_body(part, clock),
        dropped=[_dropped(gap) for gap in part.gaps],
    )
    return Batch(part.first_seq, part.last_seq, payload)


def _dropped(gap: Gap) -> DroppedRange:
    return DroppedRange(gap.first_seq, gap.last_seq, gap.reason)


def _body(part: Slice, clock: Clock) -> Body:
    readings = [record for record in part.records if isinstance(record, StoredReading)]
    others = [record for record in part.records if isinstance(record, StoredRecord)]
    points: dict[tuple[str, str], int] = {}
    indexes = [points.setdefault((one.point_key, one.point_unit), len(points)) for one in readings]
    quality: ClockQuality = part.records[0].clock if part.records else clock.quality()
    return Body(
        boot=clock.boot,
        mono_ms=round(clock.monotonic_s() * 1000),
        edge_at_us=clock.now_us(),
        clock=quality,
        points=[PointName(key, unit) for key, unit in points],
        readings=Readings(
            offset=[one.seq - part.first_seq for one in readings],
            point=indexes,
            at_us=[one.at_us for one in readings],
            value=[one.value for one in readings],
            quality=[one.quality for one in readings],
        )
        if readings
        else UNSET,
        records=[structs.replace(one.record, offset=one.seq - part.first_seq) for one in others],
    )

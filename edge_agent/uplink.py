"""Brings the spool's streams to the cloud: events first, history paced; only the cloud's own ack frees a record."""

import threading
from collections.abc import Callable
from typing import Final

import structlog

from edge_agent.clock import Clock
from edge_agent.delivery import Delivery
from edge_agent.observations import Notice
from edge_agent.spool import Spool, SpoolFull, StreamRow
from edge_agent.way import Connected, Denied, LinkEvent, Lost, Received, Way
from schemas.downlink import Ack, Command, HostState, UnreadableMessage, decode_ack, decode_command, decode_host_state
from schemas.envelope import VERSION

HISTORY_PER_TURN: Final = 4
TURN_S: Final = 0.2
DRAIN_S: Final = 5.0
NO_ROOM_PAUSE_S: Final = 1.0
LEFT_EPOCH_BELIEVED_S: Final = 60.0
UNANSWERED_AFTER_S: Final = 30.0
UNANSWERED: Final = (
    "connected, but nothing that was sent for half a minute is confirmed; it is kept and sent again. Check that the"
    " service's ingest program and its database run, and that the broker lets this user hear its own topics"
)
PASSED_OVER: Final = (
    "a record has not been taken, though the cloud takes others; it is kept and sent again. Look into the log of the"
    " service's ingest program"
)
REFUSALS: Final = {
    "rights": "what we send is refused ({reason}); check that user name and gateway id belong together, and the"
    " broker's access rules",
    "busy": "what we send cannot be taken at the moment ({reason}); it is kept and sent again",
    "size": "a batch was too large for the other side ({reason}); batches are made smaller",
    "batch": "a batch was refused ({reason}); it is sent again",
}

log = structlog.get_logger()


class Uplink:
    """One thread's work; `run` is the loop, `turn` one round of it."""

    def __init__(
        self,
        *,
        link: Way,
        spool: Spool,
        clock: Clock,
        wake: threading.Event,
        on_command: Callable[[Command], None],
        on_notice: Callable[[Notice], None],
    ) -> None:
        self._link = link
        self._spool = spool
        self._clock = clock
        self._wake = wake
        self._on_command = on_command
        self._on_notice = on_notice
        self._deliveries: dict[int, Delivery] = {}
        self._host: HostState | None = None
        self._epochs = spool.epochs()
        self._has_room = True
        self._left_epoch_since_s: float | None = None
        self._refusal: str | None = None
        self._unanswered_since_s: float | None = None
        self._was_lost = False
        self.round_at_s = clock.monotonic_s()
        self.is_connected = False
        self.last_problem: str | None = None
        self.last_ack_at_us: int | None = None

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop, then a little longer to bring out what is left."""
        while not stop.is_set():
            self._round()
        deadline_s = self._clock.monotonic_s() + DRAIN_S
        while (
            self.is_connected
            and self._refusal is None
            and self._is_spoken()
            and self._has_unconfirmed()
            and self._clock.monotonic_s() < deadline_s
        ):
            self._round()
        for delivery in self._deliveries.values():
            delivery.take_back_offers()

    def turn(self) -> None:
        """Take in what has come and send what is due."""
        while not self._link.events.empty():
            self._on_event(self._link.events.get())
        self._follow_streams()
        if self.is_connected and self._is_spoken():
            self._send_due()
            self._close_in_on_poison()
            self._tell_silence()

    def _round(self) -> None:
        self._wake.clear()
        self.round_at_s = self._clock.monotonic_s()
        try:
            self.turn()
            self._has_room = True
        except SpoolFull as error:
            if self._has_room:
                log.error("uplink.no_room", cause=str(error), text="the disk is full: free some of it")
            self._has_room = False
        self._wake.wait(TURN_S if self._has_room else NO_ROOM_PAUSE_S)

    def _send_due(self) -> None:
        for delivery in self._of_lane("events"):
            while self._sends(delivery):
                pass
        for delivery in self._of_lane("history"):
            for _ in range(HISTORY_PER_TURN):
                if not self._sends(delivery):
                    break
            else:
                self._wake.set()

    def _sends(self, delivery: Delivery) -> bool:
        is_sent = delivery.send_due(self._link.publish)
        if is_sent and self._unanswered_since_s is None:
            self._unanswered_since_s = self._clock.monotonic_s()
        return is_sent

    def _tell_silence(self) -> None:
        """A cloud that is away behind a broker that is there, or acks that we may not hear, look like a good line."""
        since_s = self._unanswered_since_s
        if since_s is None or self._clock.monotonic_s() - since_s < UNANSWERED_AFTER_S or self._refusal is not None:
            return
        if self.last_problem is None:
            log.warning("uplink.unanswered", text=UNANSWERED)
            self.last_problem = UNANSWERED

    def _of_lane(self, lane: str) -> list[Delivery]:
        streams = sorted((row for row in self._spool.streams() if row.lane == lane), key=lambda row: row.number)
        return [self._deliveries[row.number] for row in streams if row.number in self._deliveries]

    def _follow_streams(self) -> None:
        for stream in self._spool.streams():
            if stream.state == "closed":
                self._deliveries.pop(stream.number, None)
            elif stream.number not in self._deliveries:
                self._deliveries[stream.number] = Delivery(spool=self._spool, stream=stream, clock=self._clock)

    def _has_unconfirmed(self) -> bool:
        return any(delivery.has_unconfirmed for delivery in self._deliveries.values())

    def _is_spoken(self) -> bool:
        return self._host is None or VERSION in self._host.versions

    def _on_event(self, event: LinkEvent) -> None:
        match event:
            case Connected():
                self._on_connected()
            case Lost(text):
                self._on_lost(text)
            case Denied():
                self._on_denied(event)
            case Received(channel, payload):
                self._on_message(channel, payload)

    def _on_connected(self) -> None:
        self.is_connected = True
        self.last_problem = None if self._is_spoken() else self._version_problem()
        log.info("uplink.reconnected" if self._was_lost else "uplink.connected")
        self._was_lost = False
        for delivery in self._deliveries.values():
            delivery.restart()

    def _on_lost(self, text: str) -> None:
        """Say it once, and once more when there is advice to give."""
        is_news = not self._was_lost or ("check user" in text and "check user" not in (self.last_problem or ""))
        if is_news:
            log.warning("uplink.unreachable", text=text)
        if self.is_connected:
            for delivery in self._deliveries.values():
                delivery.on_link_lost()
        self.is_connected, self._was_lost, self.last_problem = False, True, text
        self._unanswered_since_s = None

    def _on_denied(self, denied: Denied) -> None:
        """What was refused counts as not sent; it is told once, until something is taken again."""
        for delivery in self._deliveries.values():
            delivery.on_refused(denied.refusal)
        text = REFUSALS[denied.refusal].format(reason=denied.reason)
        self.last_problem = text
        if self._refusal != denied.refusal:
            log.error("uplink.denied", text=text)
            if denied.refusal != "busy":
                self._on_notice(Notice("error", "uplink.denied", text))
        self._refusal = denied.refusal

    def _on_message(self, channel: str, payload: bytes) -> None:
        try:
            if channel == "ack":
                self._on_ack(decode_ack(payload))
            elif channel == "cmd":
                self._on_command(decode_command(payload))
            else:
                self._on_host_state(decode_host_state(payload))
        except UnreadableMessage as error:
            log.warning("uplink.unreadable_message", channel=channel, cause=str(error))

    def _on_host_state(self, host: HostState) -> None:
        """The cloud side has (re)started: what it had not committed is to be sent again at once."""
        was_spoken, self._host = self._is_spoken(), host
        if not self._is_spoken():
            self.last_problem = self._version_problem()
            if was_spoken:
                log.error("uplink.version_not_spoken", text=self.last_problem)
                self._on_notice(Notice("error", "uplink.version_not_spoken", self.last_problem))
        elif not was_spoken:
            self.last_problem = None
            log.info("uplink.version_spoken_again")
        self._is_current_epoch(host.epoch)
        for delivery in self._deliveries.values():
            delivery.restart()

    def _version_problem(self) -> str:
        versions = [] if self._host is None else self._host.versions
        return (
            f"the cloud reads envelope versions {versions}, this edge agent writes {VERSION}: nothing is sent and"
            " all is kept; update it, or the cloud if that is older"
        )

    def _on_ack(self, ack: Ack) -> None:
        stream = next((row for row in self._spool.streams() if row.id == ack.stream), None)
        delivery = None if stream is None else self._deliveries.get(stream.number)
        if stream is None or delivery is None or not self._is_current_epoch(ack.epoch):
            return
        self.last_ack_at_us = self._clock.now_us()
        self._unanswered_since_s = None
        if self._refusal is not None or self.last_problem == UNANSWERED:
            self._refusal = self.last_problem = None
        for other in self._deliveries.values():
            if other is not delivery:
                other.note_others_taken()
        if stream.epoch not in (None, ack.epoch) and ack.upto < stream.acked_upto:
            self._obey_downwards(stream, delivery, ack)
        elif delivery.on_ack(ack.upto) == "ahead":
            self._begin_new_stream(stream, delivery, ack)
            return
        self._spool.note_epoch(stream.number, ack.epoch)

    def _is_current_epoch(self, epoch: str) -> bool:
        """A database never seen before is the present one; one left behind is a late word, unless it goes on alone."""
        if self._epochs and epoch == self._epochs[-1]:
            self._left_epoch_since_s = None
            return True
        if epoch in self._epochs and not self._is_back_for_good():
            return False
        if self._epochs:
            log.warning("uplink.new_epoch", text="the cloud's database is another one; what it lacks is sent again")
        self._spool.adopt_epoch(epoch)
        self._epochs, self._left_epoch_since_s = self._spool.epochs(), None
        return True

    def _is_back_for_good(self) -> bool:
        now_s = self._clock.monotonic_s()
        if self._left_epoch_since_s is None:
            self._left_epoch_since_s = now_s
        return now_s - self._left_epoch_since_s >= LEFT_EPOCH_BELIEVED_S

    def _obey_downwards(self, stream: StreamRow, delivery: Delivery, ack: Ack) -> None:
        log.warning("uplink.went_back", stream=stream.id, from_seq=ack.upto + 1, confirmed_before=stream.acked_upto)
        delivery.go_back(ack.upto)

    def _begin_new_stream(self, stream: StreamRow, delivery: Delivery, ack: Ack) -> None:
        renewed = delivery.begin_anew("the cloud had more of it than was sent from here")
        text = (
            f"the cloud has {ack.upto} records of stream {stream.id}, more than this spool has sent of"
            f" {stream.produced}: it was rolled back or copied; new records go to stream {renewed}"
        )
        log.error("uplink.spool_rolled_back", text=text)
        self._on_notice(Notice("error", "uplink.spool_rolled_back", text))

    def _close_in_on_poison(self) -> None:
        """A record that alone is never taken, while others are, is given up; else the cloud is just away."""
        for delivery in self._deliveries.values():
            if delivery.is_never_taken:
                self._give_up(delivery)
        is_passed_over = any(delivery.is_passed_over for delivery in self._deliveries.values())
        if is_passed_over and self.last_problem is None:
            log.error("uplink.passed_over", text=PASSED_OVER)
            self.last_problem = PASSED_OVER
        elif not is_passed_over and self.last_problem == PASSED_OVER:
            self.last_problem = None

    def _give_up(self, delivery: Delivery) -> None:
        stream, seq = delivery.stream.id, delivery.give_up_first("not_taken_by_cloud")
        text = f"record {seq} of stream {stream} was never taken while others were; it was put aside and is counted"
        log.error("uplink.record_given_up", text=text)
        self._on_notice(Notice("error", "uplink.record_given_up", text))

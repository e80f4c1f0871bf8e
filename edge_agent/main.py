"""Builds the edge agent's objects, hands them to each other and keeps them running."""

import os
import signal
import sqlite3
import threading
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Final

import structlog

from edge_agent.clock import Clock, SystemClock
from edge_agent.commands import Commands
from edge_agent.configuration import Catalogue, ConfigurationKeeper
from edge_agent.link import Link
from edge_agent.metrics import serving_metrics
from edge_agent.observations import Notice
from edge_agent.pipeline import Inbox, Pipeline
from edge_agent.service_manager import ServiceManager
from edge_agent.settings import Settings
from edge_agent.sources.supervisor import SourceFactory, SourceSupervisor
from edge_agent.spool import SpoolDamaged, SpoolFull
from edge_agent.spool.salvage import forget_failures, noting_failure, open_spool
from edge_agent.status import Rate, Status, port_statuses, write_status
from edge_agent.uplink import DRAIN_S, Uplink
from schemas.configuration import ConfigurationDocument, content_hash

STATUS_EVERY_S: Final = 2.0
TIDY_EVERY_S: Final = 60.0
PIPELINE_STOP_S: Final = 5.0
REPAIR_PAUSE_S: Final = 1.0
TRUSTED_AFTER_S: Final = 600.0
"""A spool that was in use for so long without a failure is not suspected any more."""
LONGEST_ROUND_S: Final = 20.0
"""A round of a thread takes a second or two; a flash card may take its time with a commit."""

log = structlog.get_logger()


class Agent:
    """All parts of one running edge agent, from an open spool to its closing."""

    def __init__(
        self,
        *,
        settings: Settings,
        clock: Clock,
        catalogue: Catalogue,
        source_factory: Callable[[Inbox], SourceFactory],
        service_manager: ServiceManager | None = None,
    ) -> None:
        self._settings = settings
        self._service_manager = service_manager or ServiceManager.from_environment()
        self._clock = clock
        self._keeper = ConfigurationKeeper(
            folder=settings.data_folder, catalogue=catalogue, local_file=settings.configuration_file
        )
        with self._service_manager.busy():  # to check a large spool, or to save it, takes minutes
            self._spool, self._salvage = open_spool(
                settings.data_folder, clock=clock, cap_bytes=settings.spool_cap_bytes
            )
        self._document = self._keeper.load()
        self._inbox = Inbox()
        self._wake = threading.Event()
        self._failure: BaseException | None = None
        self._failed = threading.Event()
        self._reading_rate, self._confirmed_rate = Rate(), Rate()
        self._status: Status | None = None
        self._sources = SourceSupervisor(make_source=source_factory(self._inbox))
        self._link = Link(settings=settings, clock=clock, wake=self._wake.set)
        with noting_failure(settings.data_folder):
            self._spool.bind(settings.gateway_id)
            self._pipeline = Pipeline(
                inbox=self._inbox,
                spool=self._spool,
                clock=clock,
                configuration=self._keeper,
                document=self._document,
                on_stored=self._wake.set,
                on_applied=self._on_applied,
            )
        commands = Commands(keeper=self._keeper, inbox=self._inbox, clock=clock)
        self._uplink = Uplink(
            link=self._link,
            spool=self._spool,
            clock=clock,
            wake=self._wake,
            on_command=commands.obey,
            on_notice=self._on_notice,
        )

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop.

        Raises:
            SpoolDamaged: a new agent can repair it and go on.
        """
        with noting_failure(self._settings.data_folder):
            self._work(stop)
            if self._failure is not None:
                raise self._failure
        log.info("edge.stopped")

    def _work(self, stop: threading.Event) -> None:
        stop_pipeline, stop_uplink = threading.Event(), threading.Event()
        pipeline = self._thread("pipeline", lambda: self._pipeline.run(stop_pipeline))
        uplink = self._thread("uplink", lambda: self._uplink.run(stop_uplink))
        try:
            self._pipeline.start(after_damage=self._salvage is not None)
            self._tell_salvage()
            pipeline.start()
            uplink.start()
            self._link.start()
            self._sources.apply(self._document)
            log.info("edge.started", gateway=self._settings.gateway_id, configuration=self._document.version)
            self._service_manager.ready()
            with serving_metrics(self._settings, status=lambda: self._status):
                self._watch_over(stop)
        finally:
            if stop.is_set():  # else a new agent may go on, and systemd kills what said that it ends
                self._service_manager.ending()
            self._sources.stop()
            self._inbox.close()
            stop_pipeline.set()
            _join(pipeline, PIPELINE_STOP_S)
            stop_uplink.set()
            self._wake.set()
            _join(uplink, DRAIN_S + 1)
            self._link.stop()
            self._tell_status(is_running=False)
            self._spool.close()

    def _watch_over(self, stop: threading.Event) -> None:
        tidy_at_s = self._clock.monotonic_s() + TIDY_EVERY_S
        trusted_at_s = self._clock.monotonic_s() + TRUSTED_AFTER_S
        every_s = min(STATUS_EVERY_S, self._service_manager.beat_s or STATUS_EVERY_S)
        while not stop.is_set() and not self._failed.is_set():
            self._tell_status()
            self._beat()
            if self._clock.monotonic_s() >= tidy_at_s:
                tidy_at_s = self._clock.monotonic_s() + TIDY_EVERY_S
                try:
                    self._spool.tidy(go_on=lambda: self._beat() and not stop.is_set())
                except SpoolFull:
                    log.debug("spool.tidy_postponed")
            if self._clock.monotonic_s() >= trusted_at_s:
                trusted_at_s = float("inf")
                forget_failures(self._settings.data_folder)
            stop.wait(every_s)

    def _beat(self) -> bool:
        works = self._works()
        if works:
            self._service_manager.alive()
        return works

    def _works(self) -> bool:
        """Tell whether all threads still go round; one that hangs is ended by systemd, and nothing is lost by that."""
        rounds = [self._uplink.round_at_s]
        if self._pipeline.has_room:  # else it waits for room on the disk, which no new start would bring
            rounds.append(self._pipeline.round_at_s)
        return self._link.is_alive and self._clock.monotonic_s() - min(rounds) < LONGEST_ROUND_S

    def _thread(self, name: str, work: Callable[[], None]) -> threading.Thread:
        def guarded() -> None:
            try:
                work()
            except Exception as error:
                # The outermost loop of this thread: the main thread decides what becomes of the process.
                log.error("edge.part_failed", part=name, traceback=traceback.format_exc())
                self._failure = error
                self._failed.set()
                self._wake.set()

        return threading.Thread(target=guarded, name=name, daemon=True)

    def _on_notice(self, notice: Notice) -> None:
        self._inbox.put(notice)

    def _on_applied(self, document: ConfigurationDocument) -> None:
        self._document = document
        self._sources.apply(document)

    def _tell_salvage(self) -> None:
        if self._salvage is not None:
            log.error("spool.damaged", text=self._salvage.text())
            self._inbox.put(Notice("error", "spool.damaged", self._salvage.text()))

    def _tell_status(self, *, is_running: bool = True) -> None:
        now_s = self._clock.monotonic_s()
        confirmed = sum(stream.acked_upto for stream in self._spool.streams())
        self._status = Status(
            at_us=self._clock.now_us(),
            process_id=os.getpid(),
            is_running=is_running,
            gateway_id=self._settings.gateway_id,
            boot=self._clock.boot,
            clock=self._clock.quality(),
            link="connected" if is_running and self._uplink.is_connected else "disconnected",
            last_problem=self._uplink.last_problem,
            last_ack_at_us=self._uplink.last_ack_at_us,
            configuration_version=self._document.version,
            configuration_hash=content_hash(self._document),
            inbox=len(self._inbox),
            has_room=self._pipeline.has_room,
            shortage=self._pipeline.shortage,
            spool_bytes=self._spool.used_bytes(),
            spool_cap_bytes=self._settings.spool_cap_bytes,
            readings=self._pipeline.stored_readings,
            left_out=self._pipeline.left_out_readings,
            readings_per_s=self._reading_rate.after(self._pipeline.stored_readings, now_s=now_s),
            confirmed_per_s=self._confirmed_rate.after(confirmed, now_s=now_s),
            ports=port_statuses(self._sources.reports()),
        )
        problem = f"; {self._uplink.last_problem}" if self._uplink.last_problem else ""
        self._service_manager.status(f"{self._status.link}, {len(self._status.ports)} ports{problem}")
        write_status(self._settings.data_folder, self._status)


def run(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT."""
    from edge_agent.equipment import EquipmentCatalogue
    from edge_agent.sources.factory import EquipmentSources

    clock = SystemClock()
    catalogue = EquipmentCatalogue(own_folder=settings.equipment_folder)

    def source_factory(inbox: Inbox) -> SourceFactory:
        return EquipmentSources(settings=settings, catalogue=catalogue, inbox=inbox, clock=clock)

    keep_running(lambda: Agent(settings=settings, clock=clock, catalogue=catalogue, source_factory=source_factory))


def keep_running(make_agent: Callable[[], Agent]) -> None:
    """Run one agent until told to end; a damaged spool is repaired by the next one, without anybody's help."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    while not stop.is_set():
        try:
            make_agent().run(stop)
        except (SpoolDamaged, sqlite3.DatabaseError) as error:
            log.error("edge.begins_anew", cause=str(error))
            stop.wait(REPAIR_PAUSE_S)


def _join(thread: threading.Thread, timeout_s: float) -> None:
    if thread.ident is not None:
        thread.join(timeout=timeout_s)

"""How the agent fares, for Prometheus: text over HTTP on 127.0.0.1, only where edge.toml names a port."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import structlog

from edge_agent.settings import Settings
from edge_agent.spool.ledger import read_ledger
from edge_agent.status import Status, lane_summary

if TYPE_CHECKING:
    from prometheus_client import Metric

ADDRESS: Final = "127.0.0.1"
PREFIX: Final = "mafundi_edge"

log = structlog.get_logger()


@contextmanager
def serving_metrics(settings: Settings, *, status: Callable[[], Status | None]) -> Iterator[None]:
    """Answer scrapes while the block runs; a port that is taken is told and costs nothing else."""
    if settings.metrics_port is None:
        yield
        return
    # Imported here: an agent that serves no metrics saves its memory.
    from prometheus_client import CollectorRegistry, start_http_server

    registry = CollectorRegistry()
    registry.register(Collector(settings.data_folder, status=status))
    try:
        server, thread = start_http_server(settings.metrics_port, addr=ADDRESS, registry=registry)
    except OSError as error:
        text = f"metrics cannot be served on {ADDRESS}:{settings.metrics_port} ({error.strerror}); name another port"
        log.error("edge.no_metrics", text=f"{text} under [metrics] in {settings.file}")
        yield
        return
    log.info("edge.metrics", url=f"http://{ADDRESS}:{settings.metrics_port}/metrics")
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=2)


class Collector:
    """Reads the spool beside the running agent for each scrape: no counting on the hot path."""

    def __init__(self, folder: Path, *, status: Callable[[], Status | None]) -> None:
        self._folder = folder
        self._status = status

    def collect(self) -> "Iterator[Metric]":
        """Yield what is known now."""
        told = self._status()
        if told is not None:
            yield from _of_status(told)
        try:
            lanes = lane_summary(read_ledger(self._folder))
        except sqlite3.Error:
            return  # damaged or away for a moment: the agent itself tells that
        yield from _of_lanes(lanes, now_us=None if told is None else told.at_us)


def _of_status(told: Status) -> "Iterator[Metric]":
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    gauges = {
        "link_up": ("1 while the agent is connected to its broker", float(told.link == "connected")),
        "has_room": ("0 while the disk takes nothing", float(told.has_room)),
        "gives_up_history": ("1 while history is given up for want of room", float(told.shortage != "")),
        "spool_bytes": ("bytes of the spool in use", float(told.spool_bytes)),
        "spool_cap_bytes": ("bytes the spool may use", float(told.spool_cap_bytes)),
        "readings_per_second": ("readings stored per second, over the last minute", told.readings_per_s),
        "confirmed_per_second": ("records the cloud confirmed per second, over the last minute", told.confirmed_per_s),
        "inbox_items": ("what sources have said and is not on the disk yet", float(told.inbox)),
        "configuration_version": ("version of the configuration in use", float(told.configuration_version)),
        "last_confirmation_timestamp_seconds": ("when the cloud confirmed last", (told.last_ack_at_us or 0) / 1e6),
    }
    for name, (text, value) in gauges.items():
        yield GaugeMetricFamily(f"{PREFIX}_{name}", text, value=value)
    yield CounterMetricFamily(f"{PREFIX}_readings", "readings stored since the start", value=told.readings)
    yield CounterMetricFamily(f"{PREFIX}_readings_left_out", "readings left out by deadbands", value=told.left_out)
    rejected = CounterMetricFamily(f"{PREFIX}_port_rejected", "what came on a port and is no reading", labels=["port"])
    for port in told.ports:
        rejected.add_metric([port.key], port.rejected)
    yield rejected


def _of_lanes(lanes: list[dict[str, Any]], *, now_us: int | None) -> "Iterator[Metric]":
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    waiting = GaugeMetricFamily(f"{PREFIX}_records_waiting", "records not confirmed yet", labels=["lane"])
    oldest = GaugeMetricFamily(f"{PREFIX}_oldest_waiting_seconds", "age of the oldest of them", labels=["lane"])
    lost = CounterMetricFamily(f"{PREFIX}_records_lost", "records given up and counted", labels=["lane", "reason"])
    for lane in lanes:
        waiting.add_metric([lane["lane"]], lane["pending"])
        at_us = lane["oldest_pending_at_us"]
        age_s = 0.0 if at_us is None or now_us is None else max(0.0, (now_us - at_us) / 1e6)
        oldest.add_metric([lane["lane"]], age_s)
        for reason, count in lane["lost_by_reason"].items():
            lost.add_metric([lane["lane"], reason], count)
    yield from (waiting, oldest, lost)

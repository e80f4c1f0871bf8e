"""Keeps one source per port of the present configuration, and on a new one restarts only what changed."""

import threading
from collections.abc import Callable

from edge_agent.sources.source import PortReport, Source
from schemas.configuration import ConfigurationDocument, Equipment, Port

SourceFactory = Callable[[Port, list[Equipment]], Source]
_Plan = tuple[Port, tuple[Equipment, ...]]


class SourceSupervisor:
    """Starts and stops sources; may be called from any thread."""

    def __init__(self, *, make_source: SourceFactory) -> None:
        self._make_source = make_source
        self._running: dict[str, tuple[_Plan, Source]] = {}
        self._lock = threading.Lock()

    def apply(self, document: ConfigurationDocument) -> None:
        """Make the running sources those of the document; a port whose plan is the same is not touched."""
        wanted = _plans(document)
        with self._lock:
            changed = [key for key, (plan, _) in self._running.items() if wanted.get(key) != plan]
            _stop_all([self._running.pop(key)[1] for key in changed])
            for key, plan in wanted.items():
                if key not in self._running:
                    source = self._make_source(plan[0], list(plan[1]))
                    self._running[key] = (plan, source)
                    source.start()

    def reports(self) -> list[PortReport]:
        """Return how each port fares."""
        with self._lock:
            return [source.report for _, source in self._running.values()]

    def stop(self) -> None:
        """End all sources."""
        with self._lock:
            _stop_all([source for _, source in self._running.values()])
            self._running.clear()


def _plans(document: ConfigurationDocument) -> dict[str, _Plan]:
    """Return what each port has to do; a port without equipment has nothing to do."""
    plans = {
        port.key: (port, tuple(machine for machine in document.equipment if machine.port == port.key))
        for port in document.ports
    }
    return {key: plan for key, plan in plans.items() if plan[1]}


def _stop_all(sources: list[Source]) -> None:
    """Stop side by side: one that hangs costs its own timeout, not the sum."""
    threads = [threading.Thread(target=source.stop, daemon=True) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

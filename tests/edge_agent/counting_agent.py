"""A whole edge agent as a process, with a source that counts: a number is on the disk, or it is counted again."""

import json
import sys
import threading
import time
from pathlib import Path

from edge_agent.clock import SystemClock
from edge_agent.logs import configure_logs
from edge_agent.main import Agent, keep_running
from edge_agent.observations import Arrival, Measurement
from edge_agent.pipeline import Inbox
from edge_agent.settings import load_settings
from edge_agent.sources.source import PortReport
from edge_agent.sources.supervisor import SourceFactory
from schemas.configuration import ConfigurationDocument, Equipment, Port
from schemas.records import EquipmentKind, PointDescription


class CountingSource:
    """Equipment that numbers its samples and forgets one only when it is acknowledged, as a file on its side shows."""

    def __init__(self, port: Port, inbox: Inbox, memory: Path) -> None:
        self.report = PortReport(port.key)
        self._inbox = inbox
        self._memory = memory
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        self.report.state = "open"
        number = int(self._memory.read_text() or 0) if self._memory.exists() else 0
        while not self._stop.is_set():
            number += 1
            measurement = Measurement("counter/number", "1", time.time_ns() // 1000, float(number), 0)
            self._inbox.put(Arrival((measurement,), on_stored=lambda number=number: self._acknowledge(number)))
            self.report.readings += 1
            time.sleep(0.0005)

    def _acknowledge(self, number: int) -> None:
        self._memory.write_text(str(number))


class AnyEquipment:
    """Every type is known."""

    def findings(self, document: ConfigurationDocument) -> list[str]:
        return []

    def points(self, type_name: str) -> list[PointDescription]:
        return [PointDescription(key="number", unit="1", name="Number")]

    def kinds(self) -> list[EquipmentKind]:
        return []


def main(config: str, memory: str) -> None:
    configure_logs(is_json=True)
    settings, clock = load_settings(Path(config)), SystemClock()

    def source_factory(inbox: Inbox) -> SourceFactory:
        def make(port: Port, _machines: list[Equipment]) -> CountingSource:
            return CountingSource(port, inbox, Path(memory))

        return make

    keep_running(lambda: Agent(settings=settings, clock=clock, catalogue=AnyEquipment(), source_factory=source_factory))
    sys.stdout.write(json.dumps({"ended": "well"}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

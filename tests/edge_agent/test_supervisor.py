"""A new configuration restarts only the ports whose work has changed."""

from edge_agent.sources.source import PortReport
from edge_agent.sources.supervisor import SourceSupervisor
from schemas.configuration import ConfigurationDocument, Equipment, Port, SerialPort


class RecordedSource:
    """Notes its starts and stops."""

    def __init__(self, port: Port, diary: list[str]) -> None:
        self.report = PortReport(port.key)
        self._diary = diary

    def start(self) -> None:
        self._diary.append(f"start {self.report.key}")

    def stop(self) -> None:
        self._diary.append(f"stop {self.report.key}")


def document(**devices: str) -> ConfigurationDocument:
    return ConfigurationDocument(
        ports=[SerialPort(key=key, device=device) for key, device in devices.items()],
        equipment=[Equipment(key=f"machine-{key}", type="pump", port=key) for key in devices],
    )


def test_only_what_changed_is_restarted() -> None:
    diary: list[str] = []
    supervisor = SourceSupervisor(make_source=lambda port, _machines: RecordedSource(port, diary))

    supervisor.apply(document(a="/dev/1", b="/dev/2"))
    supervisor.apply(document(a="/dev/1", b="/dev/3", c="/dev/4"))
    supervisor.apply(document(c="/dev/4"))

    assert diary[:2] == ["start a", "start b"]
    assert diary[2:5] == ["stop b", "start b", "start c"]
    assert sorted(diary[5:]) == ["stop a", "stop b"]


def test_a_port_without_machines_has_no_source() -> None:
    diary: list[str] = []
    supervisor = SourceSupervisor(make_source=lambda port, _machines: RecordedSource(port, diary))

    supervisor.apply(ConfigurationDocument(ports=[SerialPort(key="a", device="/dev/1")]))

    assert diary == []
    assert supervisor.reports() == []

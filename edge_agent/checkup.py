"""`mafundi-edge check`: tries the files, the lines and the way to the cloud, and says of each what to do."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from edge_agent.clock import Clock
from edge_agent.configuration import ConfigurationKeeper, sleeping_rules
from edge_agent.equipment import EquipmentCatalogue
from edge_agent.link import AnyConnection, Connection
from edge_agent.rights import loose_rights
from edge_agent.settings import Settings
from edge_agent.sources.probe import probe_port
from edge_agent.status import Status, running_status
from edge_agent.way import Connected, LinkEvent
from schemas.configuration import BadConfiguration, ConfigurationDocument, Port
from schemas.downlink import GatewayState


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    what: str
    is_well: bool
    text: str
    is_file: bool = False


def examine(settings: Settings, *, clock: Clock) -> list[Finding]:
    """Try everything; a failure of one thing does not hide the next."""
    running = running_status(settings.data_folder, clock.now_us())
    findings = [Finding("settings", True, f"{settings.file} is understood", is_file=True), *_rights(settings)]
    findings.append(_data_folder(settings))
    document, finding = _configuration(settings)
    findings.append(finding)
    if document is not None:
        findings += [Finding("rule", False, text, is_file=True) for text in sleeping_rules(document)]
        findings += [_port(port, running) for port in document.ports]
    if settings.is_in_clear:
        findings.append(_line_in_clear(settings))
    findings.append(_way_to_the_cloud(settings, clock, running))
    return findings


def _rights(settings: Settings) -> list[Finding]:
    changeable, readable = loose_rights(settings)
    return [
        *(Finding("rights", False, text, is_file=True) for text in changeable),
        *(Finding("rights", True, text, is_file=True) for text in readable),
    ]


def _data_folder(settings: Settings) -> Finding:
    folder = settings.data_folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / "trial"
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        text = f"{folder} cannot be written ({error.strerror}); correct [data] folder in {settings.file} or its rights"
        return Finding("data folder", False, text, is_file=True)
    return Finding("data folder", True, f"{folder} can be written")


def _configuration(settings: Settings) -> tuple[ConfigurationDocument | None, Finding]:
    keeper = ConfigurationKeeper(
        folder=settings.data_folder,
        catalogue=EquipmentCatalogue(own_folder=settings.equipment_folder),
        local_file=settings.configuration_file,
    )
    try:
        document = keeper.inspect()
    except BadConfiguration as error:
        return None, Finding("configuration", False, str(error), is_file=True)
    text = f"version {document.version}, {len(document.equipment)} machines on {len(document.ports)} ports"
    if not document.equipment and settings.configuration_file is None:
        text += "; the cloud sends the document when the gateway is connected"
    return document, Finding("configuration", True, text)


def _port(port: Port, running: Status | None) -> Finding:
    """A running agent holds its ports: then its own word counts."""
    told = next((one for one in running.ports if one.key == port.key), None) if running is not None else None
    if told is not None and told.state == "open":
        return Finding(f"port {port.key}", True, f"in use by the running agent, {told.readings} readings")
    problem = probe_port(port)
    return Finding(f"port {port.key}", problem is None, problem or "can be opened")


def _line_in_clear(settings: Settings) -> Finding:
    text = (
        f"the line to {settings.broker_host}:{settings.broker_port} is not encrypted: password and records can be read"
        f" on the way; set tls = true in {settings.file} (brokers listen for it on 8883), with ca_file if the service"
        " has an authority of its own"
    )
    return Finding("encryption", False, text, is_file=True)


def _way_to_the_cloud(settings: Settings, clock: Clock, running: Status | None) -> Finding:
    """A second connection of the same user would push the running agent out."""
    what = "broker" if settings.cloud_url is None else "cloud"
    where = settings.cloud_url or f"{settings.broker_host}:{settings.broker_port}"
    if running is not None and running.link == "connected":
        return Finding(what, True, f"the running agent is connected to {where}")
    accepted, stop = threading.Event(), threading.Event()

    def tell(event: LinkEvent) -> None:
        if isinstance(event, Connected):
            accepted.set()
            stop.set()

    cause = _connection(settings, clock, tell).live(stop)
    if accepted.is_set():
        return Finding(what, True, f"{where} accepts user {settings.username}")
    mend = f"check host, port, user and password in {settings.file}, and that the broker runs"
    return Finding(what, False, f"{where}: {cause}; {mend if settings.cloud_url is None else settings.what_to_check}")


def _connection(settings: Settings, clock: Clock, tell: Callable[[LinkEvent], None]) -> AnyConnection:
    def state(_word: str) -> GatewayState:
        return GatewayState(state="offline", boot=clock.boot, at_us=clock.now_us())

    if settings.cloud_url is None:
        return Connection(settings=settings, state=state, tell=tell)
    from edge_agent.https_connection import HttpsConnection

    return HttpsConnection(settings=settings, tell=tell)

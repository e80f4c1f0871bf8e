"""mosquitto as it is configured for real use: who may say what, who comes in, and by which line."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from cloud.gateways.broker_accounts import MosquittoAccounts
from deploy.broker.configure import HOST, BrokerPlan, CannotConfigure, configuration, write
from edge_agent.checkup import examine
from edge_agent.clock import SystemClock
from schemas.topics import gateway_topic
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.scripted_cloud import ScriptedCloud
from tests.edge_agent.test_uplink import Edge, running
from tests.plant import MOSQUITTO
from tests.programs import Program, free_port, wait_for
from tests.trust import certificates, presence

EDGE, OTHER = "gateway-1", "gateway-2"
NOT_AUTHORIZED = 135


class Broker:
    """A mosquitto with our production configuration on private ports."""

    def __init__(self, folder: Path, *, client_authority: Path | None = None) -> None:
        if MOSQUITTO is None:
            pytest.skip("mosquitto is not installed: its production configuration was not tested")
        kept = certificates(folder / "trust", presence("127.0.0.1"))
        self.authority = folder / "ca.pem"
        self.authority.write_bytes(kept.authority.to_pem())
        self.folder = folder
        server = folder / "trust" / "server.pem"
        plan = BrokerPlan(
            folder=folder / "etc",
            data=folder / "data",
            accounts=folder / "accounts" / "passwords",
            certificate=server,
            key=server,
            client_authority=client_authority,
            address="127.0.0.1",
            port=free_port(),
            own_port=free_port(),
        )
        self.plan = plan
        self.host_password = write(plan)
        self.accounts = MosquittoAccounts(plan.accounts, pid_file=None)
        self.program = Program("mosquitto", [MOSQUITTO, "-c", str(plan.folder / "mosquitto.conf")], folder=folder)

    def start(self) -> None:
        config = self.plan.folder / "mosquitto.conf"
        config.write_text(config.read_text() + "user root\n")  # its own user cannot read this test's folder
        self.hand_on_accounts()
        self.program.start()
        wait_for("mosquitto", lambda: can_connect(self.plan.port) and can_connect(self.plan.own_port), timeout_s=10)

    def hand_on_accounts(self) -> None:
        """The work of mafundi-broker-accounts.service."""
        copy = self.plan.folder / "passwords"
        copy.write_text(self.plan.accounts.read_text())
        shutil.chown(copy, user="root")

    def edge(self, name: str, password: str | None = "secret", **more: Any) -> "Client":
        return Client(self.plan.port, name, password, authority=self.authority, **more)

    def host(self, client_id: str) -> "Client":
        return Client(self.plan.own_port, HOST, self.host_password, client_id=client_id)


class Client:
    """An MQTT 5 client that remembers what it was told."""

    def __init__(
        self,
        port: int,
        name: str,
        password: str | None,
        *,
        client_id: str | None = None,
        authority: Path | None = None,
        certificate: Path | None = None,
    ) -> None:
        self.reason: int | None = None
        self.is_up = False
        self.ended = 0
        self.heard: list[str] = []
        self.published: dict[int, int] = {}
        self.properties: Any = None
        self._client = mqtt.Client(
            CallbackAPIVersion.VERSION2, client_id=client_id or name, protocol=mqtt.MQTTv5, reconnect_on_failure=False
        )
        if password is not None:
            self._client.username_pw_set(name, password)
        if authority is not None:
            self._client.tls_set(ca_certs=str(authority), certfile=str(certificate) if certificate else None)
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = lambda _client, _userdata, message: self.heard.append(message.topic)
        self._client.on_publish = self._on_publish
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        wait_for("an answer", lambda: self.reason is not None or self.ended, timeout_s=10)

    def publish(self, topic: str, payload: bytes = b"x") -> int:
        """Return the reason code of the PUBACK."""
        mid = self._client.publish(topic, payload, qos=1).mid
        wait_for("a PUBACK", lambda: mid in self.published, timeout_s=10)
        return self.published[mid]

    def subscribe(self, topic: str) -> None:
        self._client.subscribe(topic, qos=1)

    def stop(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def _on_connect(self, _client: Any, _userdata: Any, _flags: Any, reason: Any, properties: Any) -> None:
        self.reason, self.is_up, self.properties = reason.value, not reason.is_failure, properties

    def _on_disconnect(self, *_: Any) -> None:
        self.is_up = False
        self.ended += 1

    def _on_publish(self, _client: Any, _userdata: Any, mid: int, reason: Any, _properties: Any) -> None:
        self.published[mid] = reason.value


def can_connect(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
    except OSError:
        return False
    return True


def answer_of(line: socket.socket) -> bytes:
    try:
        return line.recv(100)
    except ConnectionResetError:
        return b""


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    for name in (EDGE, OTHER):
        broker.accounts.put(username=name, password="secret")
    broker.start()
    yield broker
    broker.program.kill()


def test_an_edge_agent_speaks_on_its_own_topics_alone_and_hears_its_own(broker: Broker) -> None:
    edge, host = broker.edge(EDGE), broker.host("host-1")
    for topic in (gateway_topic(EDGE, "ack"), gateway_topic(OTHER, "ack"), gateway_topic(OTHER, "cmd"), "#"):
        edge.subscribe(topic)

    codes = {topic: edge.publish(topic) for topic in (gateway_topic(EDGE, "up"), gateway_topic(EDGE, "state"))}
    denied = {
        topic: edge.publish(topic)
        for topic in (gateway_topic(OTHER, "up"), gateway_topic(EDGE, "ack"), "mafundi/v1/host/state", "other")
    }
    for name in (OTHER, EDGE):
        host.publish(gateway_topic(name, "ack"))

    wait_for("its ack", lambda: gateway_topic(EDGE, "ack") in edge.heard, timeout_s=10)
    assert max(codes.values()) < 128
    assert set(denied.values()) == {NOT_AUTHORIZED}
    assert gateway_topic(OTHER, "ack") not in edge.heard
    for client in (edge, host):
        client.stop()


def test_nobody_can_push_another_one_off_the_line(broker: Broker) -> None:
    edge = broker.edge(EDGE)

    other = broker.edge(OTHER, client_id=EDGE)

    assert (edge.is_up, other.is_up) == (True, True)
    assert edge.publish(gateway_topic(EDGE, "up")) < 128
    for client in (edge, other):
        client.stop()


def test_several_programs_of_the_service_share_its_account(broker: Broker) -> None:
    first, second = broker.host("ingest-00-31"), broker.host("ingest-32-63")

    assert first.publish(gateway_topic(EDGE, "ack")) < 128
    assert (first.is_up, second.is_up) == (True, True)
    for client in (first, second):
        client.stop()


def test_the_line_for_edge_agents_takes_tls_and_nothing_else(broker: Broker) -> None:
    with socket.create_connection(("127.0.0.1", broker.plan.port), timeout=5) as plain:
        plain.sendall(b"\x10\x10\x00\x04MQTT\x05\x02\x00\x0a\x00\x00\x03abc")
        assert answer_of(plain)[:1] in {b"", b"\x15"}  # an end, or a TLS alert; no CONNACK


@pytest.mark.parametrize(("name", "password"), [(EDGE, "wrong"), ("nobody", "secret"), ("", None)])
def test_who_is_not_known_is_not_let_in(broker: Broker, name: str, password: str | None) -> None:
    client = broker.edge(name, password)

    assert not client.is_up
    client.stop()


def test_a_revoked_edge_agent_is_cut_off_once_the_accounts_are_handed_on(broker: Broker) -> None:
    edge = broker.edge(EDGE)

    broker.accounts.remove(username=EDGE)
    broker.hand_on_accounts()
    subprocess.run(["kill", "-HUP", str(broker.program.pid)], check=True)

    wait_for("the cut", lambda: not edge.is_up, timeout_s=5)
    edge.stop()


def test_limits_are_told_to_each_client(broker: Broker) -> None:
    edge = broker.edge(EDGE)

    assert edge.properties.MaximumPacketSize == 262400
    assert edge.publish(gateway_topic(EDGE, "up"), b"x" * 256 * 1024) < 128
    edge.stop()


def test_with_client_certificates_the_certificate_says_who_it_is(tmp_path: Path) -> None:
    clients = tmp_path / "clients"
    clients.mkdir()
    make_client_certificate(clients, EDGE)
    broker = Broker(tmp_path, client_authority=clients / "ca.pem")
    broker.start()
    try:
        with pytest.raises((ssl.SSLError, ConnectionError, OSError, AssertionError)):
            without = broker.edge(EDGE)
            assert without.is_up
        edge = broker.edge(OTHER, None, certificate=clients / "client.pem")
        codes = [edge.publish(gateway_topic(name, "up")) for name in (EDGE, OTHER)]
        edge.stop()
    finally:
        broker.program.kill()

    assert codes[0] < 128
    assert codes[1] == NOT_AUTHORIZED


def test_our_edge_agent_comes_in_with_its_certificate(tmp_path: Path) -> None:
    clients = tmp_path / "clients"
    clients.mkdir()
    make_client_certificate(clients, EDGE)
    broker = Broker(tmp_path, client_authority=clients / "ca.pem")
    broker.start()
    settings = msgspec.structs.replace(
        settings_for(tmp_path / "edge", port=broker.plan.port, gateway_id=EDGE),
        is_tls=True,
        ca_file=broker.authority,
        certificate_file=clients / "client.crt",
        key_file=clients / "client.key",
    )
    without = msgspec.structs.replace(settings, certificate_file=None, key_file=None)
    try:
        cloud = ScriptedCloud(broker.plan.own_port, password=broker.host_password)
        findings = [examine(one, clock=SystemClock())[-1] for one in (without, settings)]
        edge = Edge(tmp_path / "edge", 0, settings=settings)
        edge.write(10)
        with running(edge):
            cloud.wait_for(edge.has_delivered_all)
        cloud.stop()
    finally:
        broker.program.kill()

    assert [finding.is_well for finding in findings] == [False, True]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    plan = BrokerPlan(
        folder=tmp_path, data=tmp_path, accounts=tmp_path / "a", certificate=tmp_path / "none", key=tmp_path / "none"
    )

    with pytest.raises(CannotConfigure, match="none is not there"):
        write(plan)


def test_a_second_time_nothing_is_forgotten(broker: Broker) -> None:
    before = broker.plan.accounts.read_text()

    assert write(broker.plan) is None
    assert broker.plan.accounts.read_text() == before
    assert (broker.plan.folder / "passwords").read_text() == before
    assert "require_certificate" not in configuration(broker.plan)
    assert "require_certificate true" in configuration(replace(broker.plan, client_authority=broker.authority))


def make_client_certificate(folder: Path, name: str) -> None:
    """By openssl, as an operator would."""
    new = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    for words in (
        ["req", "-x509", *new, "-days", "2", "-subj", "/CN=clients", "-keyout", "ca.key", "-out", "ca.pem"],
        ["req", *new, "-subj", f"/CN={name}", "-keyout", "client.key", "-out", "client.csr"],
        ["x509", "-req", "-in", "client.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "1", "-out", "client.crt"],
    ):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    (folder / "client.pem").write_text((folder / "client.key").read_text() + (folder / "client.crt").read_text())

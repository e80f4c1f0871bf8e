"""Makes the source of a port from the configuration and the equipment types."""

import time

from edge_agent.clock import Clock
from edge_agent.equipment import EquipmentCatalogue
from edge_agent.pipeline import Inbox
from edge_agent.settings import Settings
from edge_agent.sources.modbus_polling import PolledUnit, PollingTalk
from edge_agent.sources.mqtt_source import Hear, MqttSource
from edge_agent.sources.serial_source import Hearing, ListeningTalk, Reader, SerialSource, Talk
from edge_agent.sources.source import Heard, Source
from firmware_bridge.equipment import EquipmentType
from firmware_bridge.protocols.checksum_line import LineReader
from firmware_bridge.protocols.cobs_frames import CobsReader
from firmware_bridge.protocols.modbus_rtu import poll_plan
from firmware_bridge.protocols.mqtt_json import read_message, topic_filter, topic_of
from firmware_bridge.serial_port import SerialPort as SerialLine
from schemas.configuration import Equipment, MqttPort, Port, SerialPort


class EquipmentSources:
    """Called with a port and the machines on it."""

    def __init__(self, *, settings: Settings, catalogue: EquipmentCatalogue, inbox: Inbox, clock: Clock) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._inbox = inbox
        self._clock = clock

    def __call__(self, port: Port, machines: list[Equipment]) -> Source:
        """Return the source, not yet started."""
        kinds = [self._catalogue.load(machine.type) for machine in machines]
        if isinstance(port, MqttPort):
            return self._mqtt_source(port, machines, kinds)
        talk: Talk
        if kinds[0].protocol == "modbus_rtu":
            talk = self._polling_talk(port, machines, kinds)
        else:
            talk = self._listening_talk(port, machines[0], kinds[0])
        return SerialSource(key=port.key, talk=talk, inbox=self._inbox, clock=self._clock)

    def _listening_talk(self, port: SerialPort, machine: Equipment, kind: EquipmentType) -> ListeningTalk:
        def make_reader() -> Reader:
            return CobsReader(kind) if kind.protocol == "cobs_frames" else LineReader(kind)

        line = SerialLine(port.device, baud_rate=port.baud_rate, parity=port.parity, stop_bits=port.stop_bits)
        return ListeningTalk(line=line, make_reader=make_reader, hearing=self._hearing(machine, kind))

    def _polling_talk(self, port: SerialPort, machines: list[Equipment], kinds: list[EquipmentType]) -> PollingTalk:
        units = [
            PolledUnit(
                unit_id=int(machine.address),
                plan=poll_plan(kind),
                interval_s=machine.interval_s,
                hearing=self._hearing(machine, kind),
            )
            for machine, kind in zip(machines, kinds, strict=True)
        ]
        return PollingTalk(port=port, units=units, clock=self._clock, wait=time.sleep)

    def _mqtt_source(self, port: MqttPort, machines: list[Equipment], kinds: list[EquipmentType]) -> MqttSource:
        listeners = {
            topic_of(kind, address=machine.address): self._hear(machine, kind)
            for machine, kind in zip(machines, kinds, strict=True)
        }
        return MqttSource(
            port=port,
            client_id=f"{self._settings.gateway_id}-{port.key}",
            password=self._settings.port_passwords.get(port.key),
            filters=sorted({topic_filter(kind) for kind in kinds}),
            listeners=listeners,
            inbox=self._inbox,
            clock=self._clock,
        )

    def _hear(self, machine: Equipment, kind: EquipmentType) -> Hear:
        hearing = self._hearing(machine, kind)

        def hear(_topic: str, payload: bytes) -> Heard:
            (heard,) = hearing.heard([read_message(kind, payload)])
            return heard

        return hear

    def _hearing(self, machine: Equipment, kind: EquipmentType) -> Hearing:
        return Hearing(machine_key=machine.key, kind=kind, clock=self._clock)
